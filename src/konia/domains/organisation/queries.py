"""Questions about bodies of the register of units, and about decisions that rearrange them."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from konia.kernel.org.models import Spell, Unit
from konia.kernel.org.queries import UnitQuerySet
from konia.kernel.registers.queries import RecordQuerySet

AGENCY, BOARD, INTERAGENCY = "department", "management_board", "interagency"
DISTRICT, COMMUNE, PUBLIC_UNIT = "district_pc", "commune_pc", "public_unit"
# The bodies of the three tiers below the provincial committee: 20 + 17 + 220 in Gia Lai.
BODIES = (AGENCY, BOARD, DISTRICT, COMMUNE)


def bodies(*kinds: str, on: date) -> UnitQuerySet:
    """Units of these kinds that exist on a day. A unit is gone on the day it is closed."""
    return Unit.objects.open_on(on).of_kind(*kinds, on=on)


def set_up_by_province(units: UnitQuerySet) -> UnitQuerySet:
    """Units that the provincial level set up."""
    return units.filter(established_by="province")


def having(units: UnitQuerySet, rows: "QuerySet[Any]") -> UnitQuerySet:
    """Units that have at least one of these records."""
    return units.filter(Exists(rows.filter(unit=OuterRef("pk"))))


def lacking(units: UnitQuerySet, rows: "QuerySet[Any]") -> UnitQuerySet:
    """Units that have none of these records."""
    return units.filter(~Exists(rows.filter(unit=OuterRef("pk"))))


class RestructuredUnitQuerySet(RecordQuerySet[models.Model]):
    """Bodies named by restructuring decisions …"""

    def being_rearranged(self, on: date) -> Self:
        """… whose rearrangement has begun by a day and was not yet reported done."""
        return self.filter(Q(done_on__isnull=True) | Q(done_on__gt=on), begins_on__lte=on)

    def rearranging(self, what: str) -> Self:
        """… by decisions of one reach."""
        return self.filter(what=what)


class DeputyQuerySet(RecordQuerySet[models.Model]):
    """Deputies …"""

    def beyond_limit(self, on: date) -> Self:
        """… of units that on a day have more deputies than a decision allows them.

        A unit without a decided number is never beyond it.
        """
        limits = Spell.objects.holding_on(on).filter(unit=OuterRef("unit"))
        held = self.holding_on(on).filter(unit=OuterRef("unit"))
        counted = held.order_by().values("unit").annotate(found=Count("pk")).values("found")
        serving = self.holding_on(on).alias(
            allowed=Subquery(limits.values("deputies_allowed")[:1]), held=Subquery(counted)
        )
        return serving.filter(held__gt=F("allowed"))
