"""Which day is the last that counts as soon: so many working days ahead, as each unit has it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q

from konia.kernel.calendar.clock import Timetable
from konia.kernel.figures.lookups import AmongIds, array_of
from konia.kernel.org.tree import Tree

from .actions.desk_rules import DeskRules
from .actions.editions import Editions
from .states import SOON_DAYS, Matter


@dataclass(frozen=True)
class Soon:
    """The last days that count as soon. by_unit: where it is otherwise than in the province."""

    last: date
    by_unit: Mapping[int, date]

    @classmethod
    def on(cls, day: date, tree: Tree, *, editions: Editions | None = None) -> "Soon":
        """As laid down on a day: one query when nothing has changed; none with the editions."""
        editions = editions or Editions.now()
        timetable = Timetable.of(0, edition=editions.calendar)
        rules = DeskRules.on(day, edition=editions.catalogue)
        ruled = [unit for unit in rules.by_matter.get(Matter.SOON, ()) if unit in tree.nodes]
        days = {
            below: rules.soon_days(below, tree)
            for unit in ruled
            if tree.nodes[unit].parent_id is not None
            for below in tree.below(unit)
        }
        whole = [rules.soon_days(one, tree) for one in ruled if tree.nodes[one].parent_id is None]
        plain = whole[0] if whole else SOON_DAYS
        ends = {count: _ahead(timetable, day, count) for count in {plain, *days.values()}}
        return cls(ends[plain], {unit: ends[count] for unit, count in days.items()})

    def day(self, unit_id: int) -> date:
        """The last day that counts as soon at a unit."""
        return self.by_unit.get(unit_id, self.last)

    def others(self) -> list[tuple[str, date]]:
        """The units where it is otherwise, as arrays of the database, each with its last day."""
        return [
            (array_of(unit for unit, last in self.by_unit.items() if last == end), end)
            for end in sorted(set(self.by_unit.values()))
        ]

    def within(self) -> Q:
        """What is due by then, of rows that have a unit and a due day."""
        return due_within(self.last, self.others())


def due_within(last: date, others: Iterable[tuple[str, date]]) -> Q:
    """What is due by a day, or by the day of its own unit. others: arrays of units, last days."""
    found = Q(due_on__lte=last)
    for units, end in others:
        there = Q(AmongIds(F("unit_id"), units))
        found = found & ~there | there & Q(due_on__lte=end)
    return found


def _ahead(timetable: Timetable, day: date, count: int) -> date:
    """The day so many working days after a day."""
    while count:
        day += timedelta(days=1)
        count -= timetable.is_worked(day)
    return day
