"""What every loader of the reference province shares: dice that always fall alike, units, scale."""

import csv
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"
ROOT = "H21"
FIRST, LAST = date(2020, 12, 15), date(2021, 6, 14)
AS_OF = date(2021, 6, 15)
SEED = 20210615


@dataclass
class World:
    """The province under construction.

    scale: how large the bulk tables are made, 1 = as in life; units: code -> id; alias: the short
    names used by the data files -> code; ids: named ids that one loader leaves for another.
    """

    scale: float = 1.0
    units: dict[str, int] = field(default_factory=dict)
    alias: dict[str, str] = field(default_factory=dict)
    ids: dict[str, int] = field(default_factory=dict)
    _next: dict[str, int] = field(default_factory=dict)

    def dice(self, name: str) -> Random:
        """Dice of one loader: they do not depend on what other loaders threw."""
        return Random(f"{SEED}:{name}")

    def scaled(self, number: int) -> int:
        """A bulk number at this scale, at least one."""
        return number if self.scale == 1 else max(1, round(number * self.scale))

    def unit(self, name: str) -> int:
        """The id of a unit by its code or by its name in the data files."""
        return self.units[self.alias.get(name, name)]

    def of_kind(self, kind: str) -> list[str]:
        """Codes of the units of a kind, in the order in which they were made."""
        return self._kinds.get(kind, [])

    _kinds: dict[str, list[str]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def read_data(name: str) -> list[dict[str, str]]:
    """The rows of one of the province's data files."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def breakdown(quantity: str) -> dict[str, int]:
    """A printed list by unit: canonical unit name -> number (footnotes 23, 28-32 and notes)."""
    rows = read_data("breakdowns.csv")
    return {row["unit_canonical"]: int(row["value"]) for row in rows if row["quantity"] == quantity}


def day_between(dice: Random, first: date, last: date) -> date:
    """A day between two, both possible."""
    return first + timedelta(days=dice.randrange((last - first).days + 1))


def weekday_between(dice: Random, first: date, last: date) -> date:
    """A day from Monday to Friday between two."""
    day = day_between(dice, first, last)
    back = max(0, day.weekday() - 4)
    return max(first, day - timedelta(days=back))
