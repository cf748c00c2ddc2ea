"""The one clock of every deadline: when something is due, and how much time was worked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from django.db import connection

from .book import Book, edition_now, read_book
from .limits import Limit
from .rows import CutOffRow
from .ruler import DAY, MINUTE, Ruler, day_at, index_of, moment_at, position
from .words import ClockLine, Course, lines_of

__all__ = ["ClockLine", "Due", "Limit", "Pause", "Timetable", "Timetables", "merged"]

Pause = tuple[datetime, datetime]
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Due:
    """When something is due, and why.

    at: the last moment in time; began_at: when counting began; edition: of the calendar it was
    counted with, 0 when it was not read from the register.
    """

    at: datetime
    began_at: datetime
    edition: int = 0
    course: Course | None = field(default=None, repr=False, compare=False)

    @property
    def on(self) -> date:
        """The due day."""
        return self.at.date()

    @cached_property
    def lines(self) -> tuple[ClockLine, ...]:
        """The explanation in words; told when somebody asks."""
        return tuple(lines_of(self.course)) if self.course else ()


class Timetable:
    """The working time of one unit and service, with every rule as it changed over the years."""

    def __init__(
        self, ruler: Ruler | None = None, *, cut_offs: Sequence[CutOffRow] = (), edition: int = 0
    ) -> None:
        """cut_offs: the weakest first."""
        self.ruler = ruler or Ruler()
        self.cut_offs = tuple(cut_offs)
        self.edition = edition

    @classmethod
    def of(cls, unit_id: int, *, service: str = "", edition: int | None = None) -> "Timetable":
        """The timetable of a unit and service.

        edition: when the caller already knows it (`book.recent_edition`), nothing is asked of the
        database; without it one small query looks whether the calendar changed.
        """
        return Timetables.current(edition)(unit_id, service)

    def due_at(self, start: datetime, limit: Limit) -> Due:
        """When a limit that starts with an event runs out.

        The day of the event is not counted; a limit in days ends with the working hours of its
        last day, one in hours to the minute. Seconds of the start are left out.
        Raises: OutOfCalendarError.
        """
        ruler, place = self.ruler, position(start) // MINUTE * MINUTE
        day, began, cut_off = self._beginning(place)
        last = self._last_day(day, began if cut_off is not None else place, limit)
        minutes = limit.minutes
        if not minutes:
            due = min(ruler.closing(last), (last + 1) * DAY - MINUTE)
        else:
            counts_days = limit.whole_days or limit.calendar_days
            opened = ruler.closing(last) if counts_days else began
            due = ruler.reached(ruler.passed(opened) + minutes * MINUTE)
        course = Course(ruler, limit, start, day, began, cut_off, last, due)
        return Due(moment_at(due), moment_at(began), self.edition, course)

    def _beginning(self, place: int) -> tuple[int, int, int | None]:
        """The day of the event, when counting begins, and the cut-off that put it off."""
        ruler, index = self.ruler, place // DAY
        cut_off = self.cut_off_on(index)
        if cut_off is None or (ruler.days[index] and place - index * DAY <= cut_off * MINUTE):
            return index, ruler.open_from(place), None
        following = ruler.worked_after(index, 1)
        return following, ruler.opening(following), cut_off

    def cut_off_on(self, index: int) -> int | None:
        """The minute after which the day's receipts count from the next working day, if any."""
        if not self.cut_offs:
            return None
        day = day_at(index)
        return next((row.minute for row in reversed(self.cut_offs) if row.holds_on(day)), None)

    def _last_day(self, day: int, place: int, limit: Limit) -> int:
        ruler, last = self.ruler, day
        if limit.calendar_days:
            last = ruler.worked_from(day + limit.calendar_days)
        if limit.whole_days:
            return ruler.worked_after(last, limit.whole_days)
        if limit.calendar_days:
            return last
        is_over = ruler.is_worked(day) and ruler.closing(day) <= place
        return ruler.worked_after(day, 1) if is_over else ruler.worked_from(day)

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """Working time from one moment to another; negative when the end comes first."""
        passed = self.ruler.passed
        return timedelta(microseconds=passed(position(end)) - passed(position(start)))

    def add(self, start: datetime, worked: timedelta) -> datetime:
        """The earliest moment by which so much time has been worked since the start.

        Less than nothing goes back: the latest moment from which so much is worked up to it.
        Raises: OutOfCalendarError.
        """
        place, ticks = position(start), worked // _TICK
        if not ticks:
            return moment_at(place)
        total = self.ruler.passed(place) + ticks
        return moment_at(self.ruler.reached(total) if ticks > 0 else self.ruler.left(total))

    def remaining(self, now: datetime, due_at: datetime) -> timedelta:
        """Working time left until a due moment; negative when it has passed."""
        return self.worked(now, due_at)

    def after_pauses(self, due_at: datetime, pauses: Sequence[Pause]) -> datetime:
        """The due moment moved by just the working time that fell into the pauses.

        Pauses that overlap count once; one that lies outside working hours moves nothing.
        """
        lost = sum((self.worked(first, last) for first, last in merged(pauses)), timedelta())
        return self.add(due_at, lost)

    def is_worked(self, day: date) -> bool:
        """Whether a day has any working time."""
        return self.ruler.is_worked(index_of(day))

    def worked_days(self, first: date, last: date) -> int:
        """Working days after `first` up to and with `last`; negative when last comes before."""
        return self.ruler.worked_days(index_of(first), index_of(last))


KEPT_EDITIONS = 3
# A set of timetables never changes once made, so threads may share it.
_KNOWN: "dict[tuple[str, int], Timetables]" = {}


class Timetables:
    """The timetables of all units and services by one state of the calendar."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._made: dict[tuple[int, str], Timetable] = {}

    @classmethod
    def current(cls, edition: int | None = None) -> "Timetables":
        """Those in force. edition: the number, when the caller knows it."""
        number = edition_now() if edition is None else edition
        key = (str(connection.settings_dict["NAME"]), number)
        known = _KNOWN.get(key)
        if known is None:
            while len(_KNOWN) >= KEPT_EDITIONS:
                _KNOWN.pop(next(iter(_KNOWN)), None)
            known = _KNOWN[key] = cls(read_book(number))
        return known

    def __call__(self, unit_id: int, service: str = "") -> Timetable:
        """The timetable of a unit (0: of no unit in particular) and service."""
        key = (unit_id, service)
        if key not in self._made:
            ruler, cut_offs = self.book.parts(unit_id, service)
            self._made[key] = Timetable(ruler, cut_offs=cut_offs, edition=self.book.edition)
        return self._made[key]


def merged(pauses: Iterable[Pause]) -> list[Pause]:
    """The pauses in order, those that overlap or touch as one. Raises: ValueError."""
    found: list[Pause] = []
    for first, last in sorted(pauses):
        if last < first:
            raise ValueError("A pause ends before it begins.")
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
