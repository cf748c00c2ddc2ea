"""Finding the unit a paper means: by code, by name, by any other way its name is written."""

from dataclasses import dataclass
from datetime import date

from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.vietnamese import fold, near

from .models import Alias, Spell

# Words before a proper name that papers use or leave out as they like.
_LEADS = ("ubnd ", "huyen ", "thi xa ", "thanh pho ", "tp ", "tx ", "xa ", "phuong ", "thi tran ")


class NoSuchUnitError(NotFoundProblem):
    """The text names no unit, or more than one; near names are offered, nothing is stored."""

    def __init__(self, text: str, offered: list[str], *, many: bool = False) -> None:
        why = "Nhiều đơn vị có tên này." if many else "Danh mục đơn vị không có tên này."
        todo = f"Có phải: {'; '.join(offered)}?" if offered else "Hãy kiểm tra lại tên đơn vị."
        super().__init__(f"Không xác định được đơn vị “{text}”.", why=why, todo=todo)
        self.offered = offered


@dataclass(frozen=True)
class Directory:
    """All names of all units on a day, ready for many look-ups.

    exact: folded name -> ids of units that bear it; shown: id -> name.
    """

    exact: dict[str, frozenset[int]]
    shown: dict[int, str]

    @classmethod
    def at(cls, on: date) -> "Directory":
        """Read the directory of a day."""
        exact: dict[str, set[int]] = {}
        shown: dict[int, str] = {}
        spells = Spell.objects.last_known_on(on)
        rows = spells.values_list("unit_id", "unit__code", "name", "short_name")
        for unit_id, code, name, short_name in rows:
            shown[unit_id] = name
            for text in (code, name, short_name):
                if text:
                    exact.setdefault(fold(text), set()).add(unit_id)
        for unit_id, folded in Alias.objects.values_list("unit_id", "folded"):
            if unit_id in shown:
                exact.setdefault(folded, set()).add(unit_id)
        return cls({key: frozenset(ids) for key, ids in exact.items()}, shown)

    def find(self, text: str) -> int:
        """The id of the one unit a text names. Raises: NoSuchUnitError."""
        folded = fold(text)
        ids = self.exact.get(folded) or self._without_lead(folded)
        if len(ids) == 1:
            return next(iter(ids))
        if ids:
            raise NoSuchUnitError(text, sorted(self.shown[i] for i in ids)[:5], many=True)
        raise NoSuchUnitError(text, self._near(folded))

    def _without_lead(self, folded: str) -> frozenset[int]:
        for lead in _LEADS:
            if folded.startswith(lead):
                rest = folded.removeprefix(lead)
                return self.exact.get(rest) or self._without_lead(rest)
        return frozenset()

    def _near(self, folded: str) -> list[str]:
        names = {
            key: self.shown[next(iter(ids))] for key, ids in self.exact.items() if len(ids) == 1
        }
        return near(folded, names)


def find_unit(text: str, *, on: date) -> int:
    """The id of the unit a text names on a day. Raises: NoSuchUnitError."""
    return Directory.at(on).find(text)
