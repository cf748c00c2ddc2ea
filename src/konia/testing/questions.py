"""Asking figures in one line."""

from datetime import date

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import Answer, read
from konia.kernel.org.tree import Scope, Tree

H1 = Period(date(2020, 12, 15), date(2021, 6, 14))
AS_OF = date(2021, 6, 15)


def ask(
    unit: str = "H21", *, period: Period = H1, as_of: date = AS_OF, tiers: tuple[str, ...] = ()
) -> Ask:
    """A question about a unit; by default the province in the first half of 2021."""
    return Ask(Scope(Tree.at(as_of), unit, frozenset(tiers)), period, as_of)


def value(name: str, unit: str = "H21", **rest: object) -> object:
    """The value of a figure."""
    return answer(name, unit, **rest).value


def answer(name: str, unit: str = "H21", **rest: object) -> Answer:
    """The whole answer of a figure."""
    return read(name, ask(unit, **rest))  # type: ignore[arg-type]
