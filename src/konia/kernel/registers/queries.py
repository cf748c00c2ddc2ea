"""Questions every register answers."""

from datetime import date
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from django.db import models
from django.db.models import Q

from konia.kernel.calendar.periods import Period
from konia.lib.vietnamese import fold

if TYPE_CHECKING:
    from konia.kernel.org.tree import Scope

Row = TypeVar("Row", bound=models.Model, covariant=True)


class RecordQuerySet(models.QuerySet[Row], Generic[Row]):
    """Records …"""

    def in_scope(self, scope: "Scope") -> Self:
        """… of the units of a scope."""
        ids = scope.unit_ids
        return self if ids is None else self.filter(unit_id__in=ids)

    def of_units(self, ids: "frozenset[int] | list[int]") -> Self:
        """… of these units."""
        return self.filter(unit_id__in=list(ids))

    def matching(self, text: str) -> Self:
        """… in whose search text every word of a text begins some word."""
        found = self
        for word in fold(text).split():
            begins = Q(folded__startswith=word) | Q(folded__contains=f" {word}")
            found = found.filter(begins)
        return found

    def on_days(self, field: str, period: Period) -> Self:
        """… whose day in a field lies in a period."""
        days: dict[str, Any] = {f"{field}__gte": period.first, f"{field}__lte": period.last}
        return self.filter(**days)

    def holding_on(self, on: date) -> Self:
        """… whose spell (first_on, last_on) holds on a day."""
        return self.filter(Q(last_on__isnull=True) | Q(last_on__gte=on), first_on__lte=on)


class RecordManager(models.Manager[Row], Generic[Row]):
    """Gives the records that stand; a withdrawn one stays in the table and out of every count."""

    def get_queryset(self) -> "RecordQuerySet[Row]":
        rows: RecordQuerySet[Row] = self._queryset_class(self.model, using=self._db)  # type: ignore[attr-defined]
        return rows.filter(withdrawn_at__isnull=True)
