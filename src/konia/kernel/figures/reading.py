"""Figures read once by unit; from that reading any scope, or all bodies at once, are told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from django.db.models import Model

from konia.kernel.calendar.periods import Period
from konia.kernel.org.tree import Node, Scope, Tree
from konia.lib.numbers import Rounding, cut

from .definitions import FIGURES, Ask, Definition
from .measures import Coded, Day, Latest, Less, Mean, Measure, Shape, Share, leaves
from .places import gathered, members_of, routes, together
from .statements import Leaf, joined, read_all, told

# What one measure found at the place asked about, or None.
Finding: TypeAlias = Callable[[Leaf], Any]


@dataclass(frozen=True)
class Answer:
    """What a figure said.

    value: a number (percent for shares), a day, or None when there is nothing to say;
    part, whole: of a share; whole: also the base of a mean; records: how many records stand behind
    it; declared: typed in.
    """

    definition: Definition
    ask: Ask
    value: Decimal | date | None
    part: Decimal | None = None
    whole: Decimal | None = None
    declared: bool = False
    meaning: str = ""

    @property
    def records(self) -> int | None:
        """How many records the number counts; None for codes, days and sums."""
        base = self.whole if self.part is None else self.part
        number = self.value if base is None else base
        return int(number) if isinstance(number, Decimal) and number == int(number) else None


@dataclass(frozen=True)
class Question:
    """One figure asked about one scope, period and moment."""

    name: str
    ask: Ask


class Cell(NamedTuple):
    """An answer without its question: one square of a grid of figures and bodies."""

    value: Decimal | date | None
    part: Decimal | None = None
    whole: Decimal | None = None


@dataclass(frozen=True)
class _Asked:
    definition: Definition
    shape: Shape


class Reader:
    """Figures read once by unit, from which values of any scope are told."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = questions
        self._asked: dict[tuple[str, Period, date], _Asked] = {}
        for question in questions:
            self._asked.setdefault(_key(question), _asked_by(question))
        self._found = read_all(
            leaf for asked in self._asked.values() for leaf in leaves(asked.shape)
        )

    def answers(self, rounding: Rounding = Rounding.HALF_UP) -> list[Answer]:
        """The answer to each question, in order."""
        return [self.answer(question, rounding) for question in self.questions]

    def answer(self, question: Question, rounding: Rounding = Rounding.HALF_UP) -> Answer:
        """The answer for a question's scope, which may be any part of the tree."""
        asked, ask = self._asked[_key(question)], question.ask
        cell, meaning = _tell(asked, lambda leaf: self._over(leaf, ask.scope), rounding)
        declared = isinstance(asked.shape, Latest) and asked.shape.declared
        return Answer(
            asked.definition, ask, cell.value, part=cell.part, whole=cell.whole,
            declared=declared, meaning=meaning,
        )  # fmt: skip

    def grid(
        self, question: Question, ids: Sequence[int], rounding: Rounding = Rounding.HALF_UP
    ) -> list[Cell]:
        """The question's figure for each of many units and all under them, in the given order.

        Most bodies have nothing of most figures; what such a body is told is made only once.
        """
        asked, scope = self._asked[_key(question)], question.ask.scope
        ways = routes(scope, ids)
        columns = {
            id(leaf): gathered(self._found[id(leaf)], leaf, ways) for leaf in leaves(asked.shape)
        }
        empty = _tell(asked, lambda leaf: None, rounding)[0]
        cells = {
            place: _tell(asked, _at(columns, place), rounding)[0]
            for place in set().union(*columns.values())
        }
        return [cells.get(place, empty) for place in ids]

    def by_unit(self, name: str, ask: Ask, nodes: Iterable[Node]) -> list[tuple[Node, Answer]]:
        """A figure already read, for each of some units."""
        found = []
        for node in nodes:
            own = Ask(Scope(ask.scope.tree, node.code, ask.scope.tiers), ask.period, ask.as_of)
            found.append((node, self.answer(Question(name, own))))
        return found

    def models(self) -> set[type[Model]]:
        """The models whose tables were read."""
        shapes = (asked.shape for asked in self._asked.values())
        return {leaf.rows.model for shape in shapes for leaf in leaves(shape)}

    def own_counts(self, question: Question) -> dict[int, Decimal]:
        """A counted figure by answering body, inside the question's scope: a body's own records
        and those of units it answers for, not those of bodies of a tier below it."""
        leaf = leaves(self._asked[_key(question)].shape)[0]
        members, anchors = members_of(question.ask.scope), question.ask.scope.tree.anchors
        counts: dict[int, Any] = {}
        for unit, value in self._found[id(leaf)].items():
            anchor = anchors.get(unit)
            if unit in members and anchor is not None:
                old = counts.get(anchor)
                counts[anchor] = value if old is None else joined(old, value, leaf)
        return {anchor: Decimal(told(value, leaf)) for anchor, value in counts.items()}

    def _over(self, leaf: Leaf, scope: Scope) -> Any:
        """What one measure found over a scope, or None."""
        found = self._found[id(leaf)]
        members = members_of(scope) if scope.root or scope.tiers else found.keys()
        if found.keys() <= members:
            return together(list(found.values()), leaf)
        return together([value for unit, value in found.items() if unit in members], leaf)


def _key(question: Question) -> tuple[str, Period, date]:
    return question.name, question.ask.period, question.ask.as_of


def _asked_by(question: Question) -> _Asked:
    ask = question.ask
    definition = FIGURES.in_force(question.name, ask.period.last)
    return _Asked(definition, shape_of(definition, ask.period, ask.as_of))


@lru_cache(maxsize=4096)
def shape_of(definition: Definition, period: Period, as_of: date) -> Shape:
    """What a definition answers for days and a moment: conditions only, so it may be kept.

    A figure may not read the database while it is being asked; a test sees to that.
    """
    return definition.ask(Ask(Scope(Tree(as_of, ())), period, as_of))


def _at(columns: dict[int, dict[int, Any]], place: int) -> Finding:
    return lambda leaf: columns[id(leaf)].get(place)


def _tell(asked: _Asked, find: Finding, rounding: Rounding) -> tuple[Cell, str]:
    """The value of a shape at one place, and the words of a coded one."""
    shape = asked.shape
    match shape:
        case Share(part=part, whole=whole):
            some, every = _number(part, find), _number(whole, find)
            value = _percent(some, every, asked.definition.decimals, rounding)
            return Cell(value, some, every), ""
        case Mean(total=total, count=count, each=each):
            base = _number(count, find)
            return Cell(_mean(_number(total, find), base * each, asked, rounding), None, base), ""
        case Coded(measures=measures, decide=decide, options=options):
            code = decide(*(_number(each, find) for each in measures))
            return (
                (Cell(None), "") if code is None else (Cell(Decimal(code)), options.get(code, ""))
            )
        case Day() | Latest():
            return Cell(_stated(find(shape))), ""
        case _:
            return Cell(_number(shape, find)), ""


def _stated(found: Any) -> Decimal | date | None:
    """No day, nothing declared, and units that differ are no value, never 0."""
    if found is None or isinstance(found, date):
        return found
    number = Decimal(found)
    return None if number.is_nan() else number


def _mean(total: Decimal, base: Decimal, asked: _Asked, rounding: Rounding) -> Decimal | None:
    decimals = asked.definition.decimals
    return cut(total / base, decimals=decimals, rounding=rounding) if base else None


def _number(measure: Measure, find: Finding) -> Decimal:
    if isinstance(measure, Less):
        return _number(measure.more, find) - _number(measure.less, find)
    return Decimal(told(find(measure), measure))


def _percent(part: Decimal, whole: Decimal, decimals: int, rounding: Rounding) -> Decimal | None:
    """An empty whole has no share: never 0 and never 100."""
    return cut(100 * part / whole, decimals=decimals, rounding=rounding) if whole else None
