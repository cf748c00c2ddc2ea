"""Working time laid along one line, so that adding and measuring it are look-ups.

Positions are microseconds since midnight of the first day in the province's zone, which has
had one offset since 1975; a day is therefore always 24 hours.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate, cycle, islice
from zoneinfo import ZoneInfo

from konia.kernel.rooms.problems import Problem
from konia.lib.dates import format_date

from .rows import FIRST_DAY, LAST_DAY, OFFICE_HOURS, DayRow, HoursRow
from .spans import MIDNIGHT, Spans, after, before, length

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MINUTE = 60_000_000
DAY = 1440 * MINUTE
_ORIGIN = datetime(FIRST_DAY.year, FIRST_DAY.month, FIRST_DAY.day, tzinfo=ZONE)
_FIRST = FIRST_DAY.toordinal()
_DAYS = LAST_DAY.toordinal() - _FIRST + 1
_TICK = timedelta(microseconds=1)


class OutOfCalendarError(Problem):
    """The moment lies outside the years the calendar knows, or no working time follows it."""

    def __init__(self) -> None:
        super().__init__(
            "Không tính được thời hạn.",
            why=f"Lịch làm việc chỉ có từ {format_date(FIRST_DAY)} đến {format_date(LAST_DAY)}.",
            todo="Hãy kiểm tra lại ngày và thời hạn.",
        )


def position(moment: datetime) -> int:
    """Where an aware moment stands. Raises: OutOfCalendarError; ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("The clock takes aware moments only.")
    found = (moment - _ORIGIN) // _TICK
    if not 0 <= found < _DAYS * DAY:
        raise OutOfCalendarError
    return found


def moment_at(place: int) -> datetime:
    """The moment of a position, in the province's zone."""
    return _ORIGIN + timedelta(microseconds=place)


def index_of(day: date) -> int:
    """The number of a day on the line. Raises: OutOfCalendarError."""
    found = day.toordinal() - _FIRST
    if not 0 <= found < _DAYS:
        raise OutOfCalendarError
    return found


def day_at(index: int) -> date:
    """The day of a number."""
    return date.fromordinal(_FIRST + index)


class Ruler:
    """The hours of every day of the calendar, with the working time and days before each."""

    def __init__(
        self, hours: Sequence[HoursRow] = (), specials: Mapping[date, DayRow] | None = None
    ) -> None:
        self.hours = (OFFICE_HOURS, *hours)
        self.specials = dict(specials or {})
        self.days = self._laid_out()
        minutes = list(map(length, self.days))
        self._minutes = array("i", accumulate(minutes, initial=0))
        self._worked = array("i", accumulate(map(bool, minutes), initial=0))

    def _laid_out(self) -> list[Spans]:
        days: list[Spans] = [()] * _DAYS
        for row in self.hours:
            first = max(row.first_on, FIRST_DAY).toordinal() - _FIRST
            last = min(row.last_on or LAST_DAY, LAST_DAY).toordinal() - _FIRST
            if first <= last:
                start = day_at(first).weekday()
                week = cycle(row.week[start:] + row.week[:start])
                days[first : last + 1] = islice(week, last - first + 1)
        for special in self.specials.values():
            place = special.day.toordinal() - _FIRST
            if 0 <= place < _DAYS:
                days[place] = special.applied(days[place], self.rule_on(special.day))
        return days

    def rule_on(self, day: date) -> HoursRow:
        """The week's rule in force on a day."""
        return next(row for row in reversed(self.hours) if row.holds_on(day))

    def is_worked(self, index: int) -> bool:
        """Whether a day has any working time."""
        return bool(self.days[index])

    def opening(self, index: int) -> int:
        """The position at which a working day begins."""
        return index * DAY + self.days[index][0][0] * MINUTE

    def closing(self, index: int) -> int:
        """The position at which a working day ends."""
        return index * DAY + self.days[index][-1][1] * MINUTE

    def worked_after(self, index: int, count: int) -> int:
        """The day on which `count` working days after a day have begun. Raises: OutOfCalendarError.

        With a count of 1 it is the next working day.
        """
        found = bisect_left(self._worked, self._worked[index + 1] + count) - 1
        if found >= _DAYS:
            raise OutOfCalendarError
        return found

    def worked_from(self, index: int) -> int:
        """The day itself when it is worked, else the next that is. Raises: OutOfCalendarError."""
        if index >= _DAYS:
            raise OutOfCalendarError
        return index if self.days[index] else self.worked_after(index, 1)

    def worked_days(self, first: int, last: int) -> int:
        """How many days after `first`, up to and with `last`, are worked."""
        return self._worked[last + 1] - self._worked[first + 1]

    def passed(self, place: int) -> int:
        """Working time from the first day up to a position, in microseconds."""
        index, within = divmod(place, DAY)
        total = self._minutes[index] * MINUTE
        for first, last in self.days[index]:
            if within <= first * MINUTE:
                break
            total += min(within, last * MINUTE) - first * MINUTE
        return total

    def reached(self, total: int) -> int:
        """The earliest position by which so much working time has passed, for a total above 0.

        Raises: OutOfCalendarError.
        """
        index = bisect_left(self._minutes, -(-total // MINUTE)) - 1
        if index >= _DAYS:
            raise OutOfCalendarError
        rest = total - self._minutes[index] * MINUTE
        for first, last in self.days[index]:
            if rest <= (last - first) * MINUTE:
                return index * DAY + first * MINUTE + rest
            rest -= (last - first) * MINUTE
        raise OutOfCalendarError

    def left(self, total: int) -> int:
        """The latest position by which no more than this working time has passed.

        Raises: OutOfCalendarError.
        """
        index = bisect_right(self._minutes, total // MINUTE) - 1
        if total < 0 or index >= _DAYS:
            raise OutOfCalendarError
        rest = total - self._minutes[index] * MINUTE
        for first, last in self.days[index]:
            if rest < (last - first) * MINUTE:
                return index * DAY + first * MINUTE + rest
            rest -= (last - first) * MINUTE
        raise OutOfCalendarError

    def open_from(self, place: int) -> int:
        """The position itself when work goes on there, else the next opening."""
        return self.left(self.passed(place))

    def part(self, index: int, start: int, end: int) -> Spans:
        """The working spans of a day that lie between two positions."""
        first = max(0, (start - index * DAY) // MINUTE)
        last = min(MIDNIGHT, (end - index * DAY) // MINUTE)
        return before(after(self.days[index], first), last)

    def changes(self, day: date) -> bool:
        """Whether a special day differs from what its week alone would have."""
        return self.days[index_of(day)] != self.rule_on(day).week[day.weekday()]
