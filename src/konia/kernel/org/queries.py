"""Questions about units and their spells."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from .tree import Scope


class UnitQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Units …"""

    def open_on(self, on: date) -> Self:
        """… that exist on a day. A unit is gone on the day it is closed."""
        still = Q(closed_on__isnull=True) | Q(closed_on__gt=on)
        return self.filter(still, opened_on__lte=on)

    def in_scope(self, scope: "Scope") -> Self:
        """… of a scope."""
        ids = scope.unit_ids
        return self if ids is None else self.filter(id__in=ids)

    def of_kind(self, *kinds: str, on: date) -> Self:
        """… that are of one of these kinds on a day.

        A subquery, not a join: figures over units can then share one scan of the table.
        """
        spells = self.model.spells.rel.related_model.objects.holding_on(on)
        return self.filter(Exists(spells.filter(unit=OuterRef("pk"), kind__in=kinds)))


class SpellQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Spells …"""

    def holding_on(self, on: date) -> Self:
        """… that hold on a day."""
        return self.filter(Q(last_on__isnull=True) | Q(last_on__gte=on), first_on__lte=on)

    def last_known_on(self, on: date) -> Self:
        """… the latest that had begun by a day, one for each unit, also of closed units."""
        return self.filter(first_on__lte=on).order_by("unit_id", "-first_on").distinct("unit_id")
