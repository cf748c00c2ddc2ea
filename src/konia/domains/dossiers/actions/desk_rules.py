"""What the office has laid down for desks: which rule holds at a unit on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from konia.domains.dossiers.models import CounterPoint, DeskRule
from konia.domains.dossiers.states import ON_AT_FIRST, SOON_DAYS, Matter
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.keeping import Kept

from .editions import Editions


@dataclass(frozen=True)
class Laid:
    """What was laid down in one matter. days: None for all matters but the one of days."""

    is_on: bool
    days: int | None


@dataclass(frozen=True)
class DeskRules:
    """The rules of a day. by_matter: matter -> unit -> what was laid down there.

    post_run: the units whose desk the post office runs on the day.
    """

    by_matter: Mapping[str, Mapping[int, Laid]]
    post_run: frozenset[int]

    @classmethod
    def on(cls, day: date, *, edition: int | None = None) -> "DeskRules":
        """The rules of a day, read once for each edition of the catalogue."""
        number = Editions.now().catalogue if edition is None else edition
        return _KEPT.get(number, day, lambda: _read(day))

    def laid(self, matter: Matter, unit_id: int, tree: Tree) -> Laid | None:
        """What holds at a unit: its own rule, else that of the nearest unit above it."""
        known = self.by_matter.get(matter)
        if not known or unit_id not in tree.nodes:
            return None
        return next((known[node.id] for node in tree.above(unit_id) if node.id in known), None)

    def holds(self, matter: Matter, unit_id: int, tree: Tree) -> bool:
        """Whether a matter is switched on at a unit."""
        found = self.laid(matter, unit_id, tree)
        return found.is_on if found is not None else matter in ON_AT_FIRST

    def soon_days(self, unit_id: int, tree: Tree) -> int:
        """How many working days ahead are soon at a unit."""
        found = self.laid(Matter.SOON, unit_id, tree)
        return found.days or SOON_DAYS if found is not None else SOON_DAYS


_KEPT: Kept[DeskRules] = Kept(512)


def _read(day: date) -> DeskRules:
    found: dict[str, dict[int, Laid]] = {}
    rows = DeskRule.objects.holding_on(day).values_list("matter", "unit_id", "is_on", "days")
    for matter, unit_id, is_on, days in rows:
        found.setdefault(matter, {})[unit_id] = Laid(is_on, days)
    run = CounterPoint.objects.run_by_post().holding_on(day).values_list("unit_id", flat=True)
    return DeskRules(found, frozenset(run))
