"""The rules of the clock said a second time, one minute after the other, with nothing shared.

Slow and plain on purpose. A case is a week of hours, special days, a cut-off and pauses; minutes
are plain datetimes of the province without a zone.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass
class Slow:
    """week: seven lists of (from, to) minutes; special: day -> kind; cut_off: minute or None."""

    week: list
    special: dict = field(default_factory=dict)
    cut_off: int | None = None
    every_day: bool = False

    def works(self, day: date, minute: int) -> bool:
        hours = self.week[day.weekday()]
        kind = self.special.get(day)
        if kind and not self.every_day:
            if kind in ("holiday", "swapped_off"):
                return False
            if kind == "worked":
                hours = max(self.week, key=lambda spans: sum(b - a for a, b in spans))
            if kind == "morning_off" and minute < 720:
                return False
            if kind == "afternoon_off" and minute >= 720:
                return False
        return any(first <= minute < last for first, last in hours)

    def works_at(self, moment: datetime) -> bool:
        return self.works(moment.date(), moment.hour * 60 + moment.minute)

    def is_worked(self, day: date) -> bool:
        return any(self.works(day, minute) for minute in range(1440))

    def closing(self, day: date) -> datetime:
        last = max(minute for minute in range(1440) if self.works(day, minute))
        return datetime.combine(day, time()) + (last + 1) * MINUTE

    def next_worked(self, day: date) -> date:
        day += DAY
        while not self.is_worked(day):
            day += DAY
        return day

    def worked(self, start: datetime, end: datetime) -> int:
        """Minutes worked between two whole minutes."""
        count, moment = 0, start
        while moment < end:
            count += self.works_at(moment)
            moment += MINUTE
        return count

    def add(self, start: datetime, minutes: int) -> datetime:
        moment = start
        while minutes:
            minutes -= self.works_at(moment)
            moment += MINUTE
        return moment

    def back(self, start: datetime, minutes: int) -> datetime:
        """The latest moment from which so many minutes are worked up to the start."""
        moment = start
        while minutes:
            moment -= MINUTE
            minutes -= self.works_at(moment)
        return moment

    def due(self, start: datetime, *, days: int = 0, calendar: int = 0, minutes: int = 0):
        """When a limit runs out, and when counting began."""
        start = start.replace(second=0, microsecond=0)
        first, received, began = self._begin(start)
        last = self._last(first, days, calendar)
        if minutes:
            return self.add(self.closing(last) if days or calendar else began, minutes), began
        if not days and not calendar:
            while not self.is_worked(last) or self.closing(last) <= received:
                last = self.next_worked(last)
        due = self.closing(last)
        return (due if due.date() == last else due - MINUTE), began

    def _begin(self, start: datetime):
        first, received = start.date(), start
        if self.cut_off is not None:
            late = start.hour * 60 + start.minute > self.cut_off
            if late or not self.is_worked(first):
                first = self.next_worked(first)
                received = datetime.combine(first, time())
        began = received
        while not self.works_at(began):
            began += MINUTE
        return first, received, began

    def _last(self, first: date, days: int, calendar: int) -> date:
        last = first + calendar * DAY
        if calendar and not self.is_worked(last):
            last = self.next_worked(last)
        for _ in range(days):
            last = self.next_worked(last)
        return last

    def after_pauses(self, due: datetime, pauses: list) -> datetime:
        """The due moment moved by the worked minutes that lie in any pause."""
        lost = 0
        if pauses:
            moment = min(first for first, _ in pauses)
            end = max(last for _, last in pauses)
            while moment < end:
                paused = any(first <= moment < last for first, last in pauses)
                lost += paused and self.works_at(moment)
                moment += MINUTE
        return self.add(due, lost)
