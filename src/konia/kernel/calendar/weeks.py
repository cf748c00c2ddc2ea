"""Working days: Monday to Friday, less days off, plus weekend days that are worked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .models import DayKind, SpecialDay

SATURDAY = 5
OFF = frozenset({DayKind.HOLIDAY, DayKind.SWAPPED_OFF})


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked. off: days off on weekdays; worked: weekend days that are worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @classmethod
    def approved(cls) -> "WorkingCalendar":
        """The calendar an officer has approved; a proposed day does not count yet.

        Days of the whole province only; a day off for half of it is still a working day.
        """
        rows = SpecialDay.objects.in_force().of_everyone().values_list("day", "kind")
        days = list(rows)
        return cls(
            off=frozenset(day for day, kind in days if kind in OFF),
            worked=frozenset(day for day, kind in days if kind == DayKind.WORKED),
        )

    def is_worked(self, day: date) -> bool:
        """Whether a day is a working day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def due_on(self, start: date, *, working_days: int) -> date:
        """The day on which so many working days after the start have passed.

        The first day is not counted (Civil Code 2015, art. 147). Zero days are due on the start,
        or on the next working day when the start is a day off (art. 148).
        """
        day = start
        while not self.is_worked(day) and working_days == 0:
            day += timedelta(days=1)
        for _ in range(working_days):
            day = self.next_worked(day)
        return day

    def next_worked(self, day: date) -> date:
        """The first working day after a day."""
        day += timedelta(days=1)
        while not self.is_worked(day):
            day += timedelta(days=1)
        return day

    def worked_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and with `last`; negative when last comes before."""
        if last < first:
            return -self.worked_between(last, first)
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(self.is_worked(day) for day in days)

    def counted(self, first: date, last: date) -> Iterable[tuple[date, bool]]:
        """Each day from first to last and whether it is worked, to explain a due day."""
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            yield day, self.is_worked(day)
