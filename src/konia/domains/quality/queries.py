"""Questions about quality systems, conversions, procedures and findings."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import BodyGroup, Edition, ElectronicStage


class QualitySystemQuerySet(RecordQuerySet[Any]):
    """Quality systems …"""

    def of_group(self, group: BodyGroup) -> Self:
        """… of one group of bodies."""
        return self.filter(group=group)

    def above_communes(self) -> Self:
        """… of bodies other than communes."""
        return self.exclude(group=BodyGroup.COMMUNE)

    def converted(self, done: "RecordQuerySet[Any]") -> Self:
        """… of bodies that one of these conversions concerns."""
        return self.filter(Exists(done.filter(unit_id=OuterRef("unit_id"))))


class QmsConversionQuerySet(RecordQuerySet[Any]):
    """Conversions to the 2015 edition …"""

    def done_by(self, on: date) -> Self:
        """… finished by a day."""
        return self.filter(to_edition=Edition.ISO_2015, converted_on__lte=on)

    def of_group(self, group: BodyGroup) -> Self:
        """… of one group of bodies."""
        return self.filter(group=group)


class DueQuerySet(RecordQuerySet[Any]):
    """Bodies named in a plan of conversion …"""

    def listed_by(self, on: date) -> Self:
        """… by a day."""
        return self.filter(listed_on__lte=on)

    def converted_by(self, on: date, done: "RecordQuerySet[Any]") -> Self:
        """… that one of these conversions concerns."""
        return self.listed_by(on).filter(Exists(done.filter(unit_id=OuterRef("unit_id"))))

    def not_converted_by(self, on: date, done: "RecordQuerySet[Any]") -> Self:
        """… that none of these conversions concerns."""
        return self.listed_by(on).filter(~Exists(done.filter(unit_id=OuterRef("unit_id"))))

    def without_system(self, systems: "RecordQuerySet[Any]") -> Self:
        """… that have none of these quality systems."""
        return self.filter(~Exists(systems.filter(unit_id=OuterRef("unit_id"))))


class ElectronicQuerySet(RecordQuerySet[Any]):
    """Bodies with electronic ISO …"""

    def running_on(self, on: date) -> Self:
        """… on trial or in use on a day."""
        return self.holding_on(on).filter(stage__in=(ElectronicStage.PILOT, ElectronicStage.IN_USE))


class WorkProcedureQuerySet(RecordQuerySet[Any]):
    """Versions of work procedures …"""

    def latest_on(self, on: date) -> Self:
        """… the newest of each procedure in force on a day."""
        known = self.filter(in_force_on__lte=on)
        newest = known.order_by("unit_id", "code", "-version").distinct("unit_id", "code")
        return self.filter(pk__in=newest.values("pk"))

    def of_procedure(self, unit_id: int, code: str) -> Self:
        """… of one procedure, newest first."""
        return self.filter(unit_id=unit_id, code=code).order_by("-version")


class QmsFindingQuerySet(RecordQuerySet[Any]):
    """Findings of audits …"""

    def open_on(self, on: date) -> Self:
        """… found by a day and not closed by it."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on), found_on__lte=on)

    def found_in(self, period: Period) -> Self:
        """… found in a period."""
        return self.on_days("found_on", period)
