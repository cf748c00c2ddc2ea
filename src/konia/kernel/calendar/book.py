"""The approved rows of the calendar, read once for each edition of it."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from django.db import connection

from konia.kernel.org.tree import Tree

from .models import CalendarEdition, CutOff, HoursRule, SpecialDay
from .rows import (
    LAST_DAY,
    CutOffRow,
    DayRow,
    HoursRow,
    fitting_cut_offs,
    fitting_days,
    fitting_hours,
)
from .ruler import Ruler

Parts = tuple[Ruler, tuple[CutOffRow, ...]]


@dataclass(frozen=True)
class Book:
    """All rows in force. paths: a unit and those above it, nearest first.

    Rulers are shared by the units and services that the same rows hold for: one for most.
    """

    edition: int = 0
    hours: tuple[HoursRow, ...] = ()
    days: tuple[DayRow, ...] = ()
    cut_offs: tuple[CutOffRow, ...] = ()
    paths: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    _rulers: dict[object, Ruler] = field(default_factory=dict, compare=False, repr=False)

    def parts(self, unit_id: int, service: str) -> Parts:
        """What a timetable of a unit and service is made of."""
        path = self.paths.get(unit_id, (unit_id,))
        hours = fitting_hours(self.hours, path, service)
        own = tuple(row for row in self.days if row.unit_id in path)
        key = (hours, own)
        if key not in self._rulers:
            self._rulers[key] = Ruler(hours, fitting_days(self.days, path))
        return self._rulers[key], fitting_cut_offs(self.cut_offs, path, service)

    def with_rows(
        self,
        *,
        days: Iterable[DayRow] = (),
        hours: Iterable[HoursRow] = (),
        cut_offs: Iterable[CutOffRow] = (),
    ) -> "Book":
        """The book as it would be with these rows; a day entered again replaces the old one."""
        added = tuple(days)
        named = {(row.day, row.unit_id) for row in added}
        kept = tuple(row for row in self.days if (row.day, row.unit_id) not in named)
        return replace(
            self, edition=0, days=kept + added, hours=self.hours + tuple(hours),
            cut_offs=self.cut_offs + tuple(cut_offs), paths=_paths(), _rulers={},
        )  # fmt: skip


def read_book(edition: int) -> Book:
    """The rows in force now, kept under an edition."""
    hours = tuple(rule.row for rule in HoursRule.objects.approved())
    days = tuple(one.row for one in SpecialDay.objects.in_force())
    cut_offs = tuple(rule.row for rule in CutOff.objects.approved())
    scoped = any(row.unit_id is not None for row in (*hours, *days, *cut_offs))
    return Book(edition, hours, days, cut_offs, _paths() if scoped else {})


def _paths() -> Mapping[int, tuple[int, ...]]:
    # ASSUMPTION: a unit's rules hold for those under it as the register places them at the latest;
    # a unit that moved is counted with its present place also for earlier days.
    return Tree.at(LAST_DAY).paths


def edition_now() -> int:
    """The number of the calendar's present edition: one query."""
    return CalendarEdition.objects.values_list("number", flat=True).first() or 0


MEMORY_SECONDS = 1.0
_RECENT: dict[str, tuple[float, int]] = {}


def recent_edition() -> int:
    """The number of the edition, not older than a second: no query while it is remembered.

    For the intake of many cases. A case counted in that second with the edition before carries
    that number (`Due.edition`), so whoever recounts after a change finds it.
    """
    name = str(connection.settings_dict["NAME"])
    read_at, number = _RECENT.get(name, (-MEMORY_SECONDS, 0))
    moment = time.monotonic()
    if moment - read_at >= MEMORY_SECONDS:
        number = edition_now()
        _RECENT[name] = (moment, number)
    return number


def forget_edition() -> None:
    """Have the next look at the recent edition read it anew."""
    _RECENT.clear()
