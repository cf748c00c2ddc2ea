"""Questions about autonomy, conversions and enterprises."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from konia.kernel.calendar.periods import Period
from konia.kernel.org.models import Unit
from konia.kernel.org.queries import UnitQuerySet
from konia.kernel.registers.queries import RecordQuerySet

from .states import AutonomyLevel, Decree, EnterprisePlan


class AdminAutonomyQuerySet(RecordQuerySet[Any]):
    """Administrative bodies that manage their own budget …"""

    def with_both_regulations(self, on: date) -> Self:
        """… and had issued both regulations by a day."""
        return self.filter(spending_regulation_on__lte=on, asset_regulation_on__lte=on)

    def lacking_a_regulation(self, on: date) -> Self:
        """… and lacked one of the two regulations on a day."""
        both = Q(spending_regulation_on__lte=on) & Q(asset_regulation_on__lte=on)
        missing = Q(spending_regulation_on__isnull=True) | Q(asset_regulation_on__isnull=True)
        return self.filter(missing | ~both)


class UnitAutonomyQuerySet(RecordQuerySet[Any]):
    """Autonomy entries of public units …"""

    def in_force_on(self, on: date) -> Self:
        """… decided by a day and holding on it."""
        return self.holding_on(on).filter(decided_on__lte=on)

    def at(self, *levels: AutonomyLevel) -> Self:
        """… at some levels."""
        return self.filter(level__in=levels)

    def under(self, *decrees: Decree) -> Self:
        """… under some decrees."""
        return self.filter(decree__in=decrees)

    def applied_by(self, on: date) -> Self:
        """… that the unit had put into practice by a day."""
        return self.filter(applied_on__lte=on)

    def not_applied_by(self, on: date) -> Self:
        """… that the unit had not put into practice by a day."""
        return self.filter(Q(applied_on__isnull=True) | Q(applied_on__gt=on))

    def with_both_regulations(self, on: date) -> Self:
        """… whose unit had issued both internal regulations by a day."""
        return self.filter(spending_regulation_on__lte=on, asset_regulation_on__lte=on)

    def decided_in(self, period: Period) -> Self:
        """… decided in a period."""
        return self.on_days("decided_on", period)

    def of_closed_units(self, on: date) -> Self:
        """… whose unit no longer exists on a day."""
        return self.filter(Exists(_this_unit().filter(closed_on__lte=on)))

    def of_open_units(self, on: date) -> Self:
        """… whose unit exists on a day."""
        return self.filter(Exists(_this_unit().open_on(on)))

    def to_renew(self, on: date) -> Self:
        """… that have run out by a day, the unit going on without a newer one."""
        newer = type(self)(self.model).filter(
            unit_id=OuterRef("unit_id"), first_on__gt=OuterRef("first_on"), first_on__lte=on,
            withdrawn_at__isnull=True,
        )  # fmt: skip
        return self.of_open_units(on).filter(~Exists(newer), last_on__lt=on)


def _this_unit() -> UnitQuerySet:
    return Unit.objects.filter(pk=OuterRef("unit_id"))


def open_public_units(on: date) -> UnitQuerySet:
    """Public units that exist on a day."""
    return Unit.objects.open_on(on).of_kind("public_unit", on=on)


def without(units: UnitQuerySet, entries: "RecordQuerySet[Any]") -> UnitQuerySet:
    """The units among some that have none of these entries."""
    return units.filter(~Exists(entries.filter(unit_id=OuterRef("pk"))))


class ConversionQuerySet(RecordQuerySet[Any]):
    """Conversions of public units into joint-stock companies …"""

    def done_by(self, on: date) -> Self:
        """… that took effect by a day."""
        return self.filter(converted_on__lte=on)


class EnterpriseQuerySet(RecordQuerySet[Any]):
    """State enterprises …"""

    def listed_on(self, on: date) -> Self:
        """… on the equitisation list on a day: listed, and neither finished nor taken off."""
        open_ended = Q(finished_on__isnull=True) | Q(finished_on__gt=on)
        return self.filter(open_ended, plan=EnterprisePlan.EQUITISE, listed_on__lte=on)

    def expected_after(self, on: date) -> Self:
        """… expected to be equitised after a day, as known on it."""
        return self.listed_on(on).filter(expected_on__gt=on)

    def revising_charter_on(self, on: date) -> Self:
        """… that are revising their charter on a day."""
        not_done = Q(charter_revised_on__isnull=True) | Q(charter_revised_on__gt=on)
        return self.filter(not_done, charter_review_begun_on__lte=on)
