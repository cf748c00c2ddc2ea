"""Questions about grants."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Count, F, Q


class GrantQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Grants …"""

    def holding_on(self, on: date) -> Self:
        """… that hold on a day; nothing holds that was lent by an account now switched off."""
        rows = self.filter(Q(last_on__isnull=True) | Q(last_on__gte=on), first_on__lte=on)
        return rows.filter(Q(lent_by__isnull=True) | Q(lent_by__is_active=True))

    def giving(self, permission: str) -> Self:
        """… of roles that include a permission."""
        return self.filter(role__permissions__contains=[permission])

    def at_units(self, ids: Iterable[int]) -> Self:
        """… at these units themselves."""
        return self.filter(unit_id__in=list(ids))

    def lent_from_any(self, grants: Iterable[models.Model]) -> Self:
        """… that are loans of one of these grants."""
        return self.filter(lent_from__in=list(grants))

    def not_over(self, on: date) -> Self:
        """… that hold on a day or will hold after it."""
        return self.filter(Q(last_on__isnull=True) | Q(last_on__gte=on)).ever()

    def ever(self) -> Self:
        """… that were not ended before they began."""
        return self.exclude(last_on__lt=F("first_on"))

    def meeting(self, first_on: date, last_on: date | None) -> Self:
        """… that hold on at least one day of a spell; last_on None: without end."""
        rows = self.filter(Q(last_on__isnull=True) | Q(last_on__gte=first_on))
        rows = rows.ever()
        return rows if last_on is None else rows.filter(first_on__lte=last_on)

    def latest_first(self) -> Self:
        """… those without end first, then the last to end."""
        return self.order_by(F("last_on").desc(nulls_first=True), "-first_on", "pk")

    def holders_by_role(self, on: date) -> dict[str, int]:
        """How many accounts in use hold each role on a day; role code -> count."""
        rows = self.holding_on(on).filter(account__is_active=True).order_by()
        counts = rows.values_list("role_id").annotate(count=Count("account", distinct=True))
        return dict(counts)

    def with_number(self, pk: int) -> Self:
        """… of this row number: one or none."""
        return self.filter(pk=pk)

    def held_by(self, accounts: Iterable[models.Model]) -> Self:
        """… of these accounts."""
        return self.filter(account__in=list(accounts))

    def lent_by_account(self, account: models.Model) -> Self:
        """… that an account lent to others."""
        return self.filter(lent_by=account)

    def with_names(self) -> Self:
        """… with what a list shows of each: role, unit, holder and lender."""
        return self.select_related("role", "unit", "account", "lent_by")
