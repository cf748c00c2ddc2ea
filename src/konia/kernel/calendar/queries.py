"""Questions about the rows of the calendar."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models


class CalendarRowQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Rows of the calendar …"""

    def standing(self) -> Self:
        """… that nobody took back, proposed or approved."""
        return self.filter(withdrawn_at__isnull=True)

    def proposed(self) -> Self:
        """… that wait for approval."""
        return self.standing().filter(approved_on__isnull=True)

    def approved(self) -> Self:
        """… that an officer approved."""
        return self.standing().filter(approved_on__isnull=False)

    def told(self) -> Self:
        """… with what a page says about them."""
        return self.select_related("unit")


class SpecialDayQuerySet(CalendarRowQuerySet):
    """Special days …"""

    def in_force(self) -> Self:
        """… that count: approved, and not replaced by a later approval."""
        return self.approved().filter(replaced_on__isnull=True)

    def of_year(self, year: int) -> Self:
        """… of a year."""
        return self.filter(day__year=year)

    def of_everyone(self) -> Self:
        """… that hold for every unit."""
        return self.filter(unit__isnull=True)

    def of_days(self, days: Iterable[date]) -> Self:
        """… of some days."""
        return self.filter(day__in=days)
