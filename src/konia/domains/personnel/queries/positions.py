"""Questions about job positions."""

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef

from konia.domains.personnel.states import BodyKind
from konia.kernel.calendar.periods import Period
from konia.kernel.org.models import Unit
from konia.kernel.org.queries import UnitQuerySet
from konia.kernel.registers.queries import RecordQuerySet


class SchemeQuerySet(RecordQuerySet[Any]):
    """Job-position schemes …"""

    def administrative(self) -> Self:
        """… of administrative bodies."""
        return self.filter(body=BodyKind.ADMINISTRATIVE)

    def public_units(self) -> Self:
        """… of public units."""
        return self.filter(body=BodyKind.PUBLIC_UNIT)


class BreachQuerySet(RecordQuerySet[Any]):
    """Breaches of job-position rules …"""

    def found_in(self, period: Period) -> Self:
        """… found by an inspection in a period."""
        return self.on_days("found_on", period)


def open_public_units(on: date) -> UnitQuerySet:
    """Public units that exist on a day."""
    return Unit.objects.open_on(on).of_kind("public_unit", on=on)


def having(units: UnitQuerySet, schemes: "RecordQuerySet[Any]") -> UnitQuerySet:
    """The units among some that have one of these schemes."""
    return units.filter(Exists(schemes.filter(unit_id=OuterRef("pk"))))


def lacking(units: UnitQuerySet, schemes: "RecordQuerySet[Any]") -> UnitQuerySet:
    """The units among some that have none of these schemes."""
    return units.filter(~Exists(schemes.filter(unit_id=OuterRef("pk"))))
