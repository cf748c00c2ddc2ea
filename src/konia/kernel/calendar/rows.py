"""The dated facts a timetable is made of, and which of them hold for a unit and a service."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .spans import ALL_DAY, NOON, Spans, Week, after, before, length, parse_spans

# Services every room may name; a province adds its own by entering rules for them.
PAPER = "paper"
ONLINE = "online"

HOLIDAY = "holiday"
SWAPPED_OFF = "swapped_off"
WORKED = "worked"
MORNING_OFF = "morning_off"
AFTERNOON_OFF = "afternoon_off"
ORDINARY = "ordinary"


@dataclass(frozen=True)
class HoursRow:
    """From first_on to last_on (open when None) a week of a unit and service has these hours.

    unit_id None: every unit; service '': every service; every_day: special days change nothing.
    """

    week: Week
    first_on: date
    last_on: date | None = None
    unit_id: int | None = None
    service: str = ""
    every_day: bool = False
    name: str = ""

    @property
    def made_up(self) -> Spans:
        """The hours of a worked day off: those of the longest day of the week."""
        return max(self.week, key=length)

    def holds_on(self, day: date) -> bool:
        """Whether the row is in force on a day."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)


@dataclass(frozen=True)
class DayRow:
    """One day that differs from its week, for every unit or for one and those under it."""

    day: date
    kind: str
    name: str = ""
    unit_id: int | None = None

    def applied(self, spans: Spans, hours: HoursRow) -> Spans:
        """The hours of the day under a week's rule, whose plain hours would be `spans`."""
        if hours.every_day or self.kind == ORDINARY:
            return spans
        if self.kind == MORNING_OFF:
            return after(spans, NOON)
        if self.kind == AFTERNOON_OFF:
            return before(spans, NOON)
        return hours.made_up if self.kind == WORKED else ()


@dataclass(frozen=True)
class CutOffRow:
    """What comes after this minute of the day begins counting on the next working day.

    minute None: everything counts at once.
    """

    minute: int | None
    first_on: date
    last_on: date | None = None
    unit_id: int | None = None
    service: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the row is in force on a day."""
        return self.first_on <= day and (self.last_on is None or day <= self.last_on)


FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2049, 12, 31)
_WORKED, _OFF = parse_spans("07:30-11:30, 13:30-17:00"), parse_spans("")
# ASSUMPTION: the office hours of the province, source "office-hours"; any approved rule goes
# before them.
OFFICE_HOURS = HoursRow(
    (_WORKED, _WORKED, _WORKED, _WORKED, _WORKED, _OFF, _OFF), FIRST_DAY, name="Giờ hành chính"
)
ROUND_THE_CLOCK = HoursRow((ALL_DAY,) * 7, FIRST_DAY, every_day=True, name="Cả ngày, cả tuần")


def fitting_hours(
    rows: Iterable[HoursRow], path: Sequence[int], service: str
) -> tuple[HoursRow, ...]:
    """The rows that may hold, the weakest first. path: the unit, then those above it.

    A rule for the service goes before one for all services, then a nearer unit before a farther.
    """
    known = [row for row in rows if row.service in ("", service) and _place(row, path) is not None]
    known.sort(key=lambda row: (row.service != "", -(_place(row, path) or 0), row.first_on))
    return tuple(known)


def fitting_cut_offs(
    rows: Iterable[CutOffRow], path: Sequence[int], service: str
) -> tuple[CutOffRow, ...]:
    """The cut-offs that may hold, the weakest first."""
    known = [row for row in rows if row.service in ("", service) and _place(row, path) is not None]
    known.sort(key=lambda row: (row.service != "", -(_place(row, path) or 0), row.first_on))
    return tuple(known)


def fitting_days(rows: Iterable[DayRow], path: Sequence[int]) -> dict[date, DayRow]:
    """Each special day as the nearest unit has it."""
    known = [row for row in rows if _place(row, path) is not None]
    known.sort(key=lambda row: -(_place(row, path) or 0))
    return {row.day: row for row in known}


def _place(row: HoursRow | DayRow | CutOffRow, path: Sequence[int]) -> int | None:
    """How far the row's unit stands from the asked one; None when it has nothing to do with it."""
    if row.unit_id is None:
        return len(path)
    return path.index(row.unit_id) if row.unit_id in path else None
