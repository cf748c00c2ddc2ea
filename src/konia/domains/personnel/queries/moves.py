"""Questions about decisions on persons, and about leaders."""

from calendar import monthrange
from datetime import date
from typing import Any, Self

from django.db.models import Count, Q

from konia.domains.personnel.states import AppointmentMethod, LeaderLevel, MoveKind, Sex, StaffKind
from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet


def months_after(on: date, months: int) -> date:
    """The same day some months later, or that month's last day when it has no such day."""
    ahead, place = divmod(on.month - 1 + months, 12)
    year, month = on.year + ahead, place + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))


class MoveQuerySet(RecordQuerySet[Any]):
    """Decisions on a person's post, grade or pay …"""

    def decided_in(self, period: Period) -> Self:
        """… decided in a period."""
        return self.on_days("decided_on", period)

    def of_kind(self, kind: MoveKind) -> Self:
        """… of one kind."""
        return self.filter(kind=kind)

    def of_enterprise_managers(self) -> Self:
        """… about managers of enterprises."""
        return self.filter(holder=StaffKind.ENTERPRISE_MANAGER)


class AppointmentQuerySet(RecordQuerySet[Any]):
    """Appointments of leaders …"""

    def new_in(self, period: Period) -> Self:
        """… for the first time, decided in a period."""
        return self.filter(is_new=True).on_days("decided_on", period)

    def at(self, *levels: LeaderLevel) -> Self:
        """… at some levels."""
        return self.filter(level__in=levels)

    def by_competition(self) -> Self:
        """… after a competitive examination."""
        return self.filter(method=AppointmentMethod.COMPETITIVE_EXAM)

    def in_office_on(self, on: date) -> Self:
        """… under which somebody holds office on a day."""
        not_left = Q(left_on__isnull=True) | Q(left_on__gt=on)
        return self.filter(not_left, decided_on__lte=on, term_ends_on__gte=on)

    def women(self) -> Self:
        """… of women."""
        return self.filter(sex=Sex.FEMALE)

    def term_ending(self, on: date, *, months: int = 3) -> Self:
        """… in office on a day whose term ends within some months: they await re-appointment."""
        return self.in_office_on(on).filter(term_ends_on__lte=months_after(on, months))

    def women_by_level(self, on: date) -> dict[str, tuple[int, int]]:
        """Level -> women and all leaders in office on a day."""
        grouped = self.in_office_on(on).order_by().values_list("level")
        rows = grouped.annotate(women=Count("pk", filter=Q(sex=Sex.FEMALE)), every=Count("pk"))
        return {level: (women, every) for level, women, every in rows}


class AppraisalQuerySet(RecordQuerySet[Any]):
    """Yearly appraisals …"""

    def of_year(self, year: int) -> Self:
        """… of a year's work."""
        return self.filter(year=year)


class PlannedLeaderQuerySet(RecordQuerySet[Any]):
    """Entries of the plan of future leaders …"""

    def for_post(self, post: str) -> Self:
        """… for one post."""
        return self.filter(post=post)
