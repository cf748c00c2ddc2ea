"""Questions about deliveries."""

from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Count, Q


class DeliveryQuerySet(models.QuerySet[models.Model]):
    """Deliveries …"""

    def of_units(self, unit_ids: Collection[int], *, with_unitless: bool) -> Self:
        """… about matters of these units; unitless ones belong to the whole province."""
        mine = Q(unit_id__in=unit_ids)
        return self.filter(mine | Q(unit__isnull=True) if with_unitless else mine)

    def in_state(self, state: str) -> Self:
        """… that have come so far; '' for all of them."""
        return self.filter(state=state) if state else self

    def by_way(self, way: str) -> Self:
        """… of one way; '' for all of them."""
        return self.filter(way=way) if way else self

    def about(self, subject: str, subject_code: str) -> Self:
        """… about one thing, newest first."""
        return self.filter(subject=subject, subject_code=subject_code).newest_first()

    def newest_first(self) -> Self:
        """… in the order of a list."""
        return self.order_by("-asked_at", "-pk")

    def counted(self) -> dict[str, int]:
        """How many there are in each state, in one query."""
        rows = self.order_by().values_list("state").annotate(Count("pk"))
        return {str(state): int(count) for state, count in rows}
