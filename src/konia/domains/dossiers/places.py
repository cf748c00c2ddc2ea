"""Questions about one-stop desks, the post-office pilot, sessions and use of the system."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from konia.kernel.org.models import Unit
from konia.kernel.org.queries import UnitQuerySet
from konia.kernel.registers.queries import RecordQuerySet

from .states import Operator, PilotStatus, SystemUseKind

BODY_KINDS = ("department", "management_board", "district_pc", "commune_pc")
PILOT_KINDS = ("district_pc", "commune_pc")


def bodies(on: date, *kinds: str) -> UnitQuerySet:
    """Departments, district and commune people's committees that exist on a day."""
    return Unit.objects.open_on(on).of_kind(*(kinds or BODY_KINDS), on=on)


class SystemUseQuerySet(RecordQuerySet[Any]):
    """Uses of the one-stop system …"""

    def connected(self) -> Self:
        """… by being connected."""
        return self.filter(kind=SystemUseKind.CONNECTED)

    def receiving(self) -> Self:
        """… by receiving dossiers there."""
        return self.filter(kind=SystemUseKind.RECEIVES)

    def bodies_on(self, on: date) -> UnitQuerySet:
        """The bodies of the three levels with one of these uses on a day."""
        return bodies(on).filter(Exists(self.holding_on(on).filter(unit=OuterRef("pk"))))

    def bodies_without(self, on: date) -> UnitQuerySet:
        """The bodies of the three levels with none of these uses on a day."""
        return bodies(on).filter(~Exists(self.holding_on(on).filter(unit=OuterRef("pk"))))


class PostPilotQuerySet(RecordQuerySet[Any]):
    """Desks of the post-office pilot …"""

    def running_on(self, on: date) -> Self:
        """… that the post office runs on a day."""
        return self.holding_on(on).filter(status=PilotStatus.RUNNING)

    def pending_on(self, on: date) -> Self:
        """… that are to follow: planned or learning, or beginning after a day."""
        return self.filter(~Q(status=PilotStatus.RUNNING) | Q(first_on__gt=on))

    def at(self, place: str) -> Self:
        """… of one kind of place."""
        return self.filter(place=place)

    def bodies_on(self, on: date) -> UnitQuerySet:
        """The district and commune people's committees whose desk the post office runs."""
        held = self.running_on(on).filter(unit=OuterRef("pk"))
        return bodies(on, *PILOT_KINDS).filter(Exists(held))


class MobileSessionQuerySet(RecordQuerySet[Any]):
    """Sessions away from the desk …"""

    def held_from(self, first: date, last: date) -> Self:
        """… held on the days from one to another, in order."""
        return self.filter(held_on__gte=first, held_on__lte=last).order_by("held_on", "starts_at")

    def of_code(self, code: str) -> Self:
        """… with a code: one or none."""
        return self.filter(code=code)

    def newest_first(self) -> Self:
        """… the latest day first."""
        return self.order_by("-held_on", "-pk").select_related("unit")


class CounterServiceQuerySet(RecordQuerySet[Any]):
    """Procedures of vertical agencies at desks …"""

    def offering(self, agency: str, procedure_code: str) -> Self:
        """… of one agency and procedure."""
        return self.filter(agency=agency, procedure_code=procedure_code)

    def of_procedure(self, code: str) -> Self:
        """… of one procedure, those that say its time limit first."""
        return self.of_procedures([code])

    def of_procedures(self, codes: Iterable[str]) -> Self:
        """… of some procedures, of each those that say its time limit first."""
        listed = self.filter(procedure_code__in=list(codes))
        limit = F("working_days").asc(nulls_last=True)
        return listed.order_by("procedure_code", limit, "first_on", "pk")

    def names(self) -> "models.QuerySet[Any, Any]":
        """… as code and name, the first of each procedure; they are in order of procedures."""
        return self.distinct("procedure_code").values_list("procedure_code", "procedure_name")

    def by_agency(self) -> Self:
        """… listed by agency, procedure and desk."""
        return self.order_by("agency", "procedure_code", "unit__code").select_related("unit")


class DeskRuleQuerySet(RecordQuerySet[Any]):
    """What the office laid down for desks …"""

    def about(self, matter: str) -> Self:
        """… in one matter."""
        return self.filter(matter=matter)

    def overlapping(self, first: date, last: date | None) -> Self:
        """… whose spell meets another from one day to another, or without end."""
        ended = self.exclude(last_on__lt=first)
        return ended if last is None else ended.exclude(first_on__gt=last)

    def beginning_after(self, on: date) -> Self:
        """… that do not hold yet on a day."""
        return self.filter(first_on__gt=on)

    def by_matter(self) -> Self:
        """… listed by matter and unit."""
        return self.order_by("matter", "unit__code", "first_on").select_related("unit")


class CounterQuerySet(RecordQuerySet[Any]):
    """One-stop desks …"""

    def run_by_post(self) -> Self:
        """… run by staff of the post office."""
        return self.filter(operator=Operator.POST)

    def begun_after(self, unit_id: int, on: date) -> Self:
        """… of a unit, of spells that begin on a day or later."""
        return self.filter(unit_id=unit_id, first_on__gte=on)

    def run_by_state(self) -> Self:
        """… run by officials."""
        return self.filter(operator=Operator.STATE)
