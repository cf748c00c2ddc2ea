"""Questions about grants."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q


class GrantQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Grants …"""

    def holding_on(self, on: date) -> Self:
        """… that hold on a day."""
        return self.filter(Q(last_on__isnull=True) | Q(last_on__gte=on), first_on__lte=on)

    def giving(self, permission: str) -> Self:
        """… of roles that include a permission."""
        return self.filter(role__permissions__contains=[permission])

    def at_units(self, ids: Iterable[int]) -> Self:
        """… at these units themselves."""
        return self.filter(unit_id__in=list(ids))

    def lent_from_any(self, grants: Iterable[models.Model]) -> Self:
        """… that are loans of one of these grants."""
        return self.filter(lent_from__in=list(grants))
