"""Asking figures: one value, many at once, a breakdown, a trend, the records, a moment."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Model

from konia.kernel.calendar.periods import Period, months_of
from konia.kernel.org.tree import ClosedUnitError, Node, Scope, Tree
from konia.kernel.rooms.problems import Problem
from konia.lib.numbers import Rounding, cut

from .definitions import FIGURES, Ask, Definition
from .measures import Coded, Day, Latest, Less, Rows, Shape, Share, leaves, record_sets
from .statements import Leaf, joined, read_all, told


class FutureMomentError(Problem):
    """The moment asked about has not come yet."""

    def __init__(self, as_of: date, today: date) -> None:
        super().__init__(
            f"Thời điểm {as_of:%d/%m/%Y} chưa đến.",
            why=f"Hôm nay là ngày {today:%d/%m/%Y}; số liệu chỉ có đến hôm nay.",
            todo="Hãy chọn thời điểm từ hôm nay trở về trước.",
        )


@dataclass(frozen=True)
class Answer:
    """What a figure said.

    value: a number (percent for shares), a day, or None when there is nothing to say;
    part, whole: of a share; records: how many records stand behind it; declared: typed in.
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
        number = self.part if self.part is not None else self.value
        return int(number) if isinstance(number, Decimal) and number == int(number) else None


@dataclass(frozen=True)
class Question:
    """One figure asked about one scope, period and moment."""

    name: str
    ask: Ask


@contextmanager
def one_moment() -> Iterator[None]:
    """A stretch in which every question sees the same state of the database."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def scope_of(code: str, as_of: date, *, tree: Tree | None = None) -> Scope:
    """The scope of one unit. Raises: UnknownUnitError, ClosedUnitError."""
    tree = tree or Tree.at(as_of)
    node = tree.node(code)
    if not node.is_open:
        raise ClosedUnitError(node, as_of)
    return Scope(tree, code)


def check_moment(as_of: date, today: date) -> None:
    """Raises: FutureMomentError."""
    if as_of > today:
        raise FutureMomentError(as_of, today)


def read(name: str, ask: Ask, *, rounding: Rounding = Rounding.HALF_UP) -> Answer:
    """One figure. Raises: UnknownFigureError, NotInForceError."""
    return read_many([Question(name, ask)], rounding=rounding)[0]


def read_many(
    questions: Sequence[Question], *, rounding: Rounding = Rounding.HALF_UP
) -> list[Answer]:
    """Many figures at once, in as few scans as there are tables."""
    return Reader(questions).answers(rounding)


@dataclass(frozen=True)
class _Asked:
    definition: Definition
    shape: Shape


class Reader:
    """Figures read once by unit, from which values of any scope are rolled up."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = questions
        self._asked: dict[tuple[str, Period, date], _Asked] = {}
        for question in questions:
            self._asked.setdefault(self._key(question), self._shape(question))
        self._found = read_all(
            leaf for asked in self._asked.values() for leaf in leaves(asked.shape)
        )
        self._rolled: dict[tuple[int, int, frozenset[str]], dict[int, Any]] = {}

    def answers(self, rounding: Rounding = Rounding.HALF_UP) -> list[Answer]:
        """The answer to each question, in order."""
        return [self.answer(question, rounding) for question in self.questions]

    def answer(self, question: Question, rounding: Rounding = Rounding.HALF_UP) -> Answer:
        """The answer for a question's scope, which may be any part of the tree."""
        asked = self._asked[self._key(question)]
        return _say(asked, question.ask, self, rounding)

    def value(self, leaf: Leaf, scope: Scope) -> Any:
        """What one measure found over a scope."""
        if scope.root:
            root = scope.tree.node(scope.root).id
            return told(self._roll(leaf, scope).get(root), leaf)
        found = self._found[id(leaf)]
        members = scope.members if scope.tiers else found
        return told(_together((v for u, v in found.items() if u in members), leaf), leaf)

    def latest(self, leaf: Latest, scope: Scope) -> Any:
        """The newest values summed over a scope, or None when no unit has any."""
        if scope.root:
            return self._roll(leaf, scope).get(scope.tree.node(scope.root).id)
        members = scope.members if scope.tiers else self._found[id(leaf)]
        return _together((v for u, v in self._found[id(leaf)].items() if u in members), leaf)

    def _roll(self, leaf: Leaf, scope: Scope) -> dict[int, Any]:
        """What a measure found, gathered at every unit above where it was found."""
        key = (id(leaf), id(scope.tree), scope.tiers)
        if key in self._rolled:
            return self._rolled[key]
        rolled: dict[int, Any] = {}
        paths = scope.tree.paths
        for unit, value in self._found[id(leaf)].items():
            if scope.tiers and not _answers_in(scope.tree, unit, scope.tiers):
                continue
            for above in paths.get(unit, ()):
                rolled[above] = joined(rolled[above], value, leaf) if above in rolled else value
        self._rolled[key] = rolled
        return rolled

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

    def units_of(self, question: Question) -> set[int]:
        """The units at which a figure found anything."""
        shape = self._asked[self._key(question)].shape
        return {unit for leaf in leaves(shape) for unit in self._found[id(leaf)]}

    def own(self, question: Question, anchor: int) -> Decimal | None:
        """A counted figure of one answering body: its own records and those of units it answers
        for, but not those of bodies of a tier below it."""
        shape = self._asked[self._key(question)].shape
        leaf = leaves(shape)[0]
        anchors = question.ask.scope.tree.anchors
        values = [v for unit, v in self._found[id(leaf)].items() if anchors.get(unit) == anchor]
        return Decimal(told(_together(values, leaf), leaf)) if values else None

    def _key(self, question: Question) -> tuple[str, Period, date]:
        return question.name, question.ask.period, question.ask.as_of

    def _shape(self, question: Question) -> _Asked:
        ask = question.ask
        definition = FIGURES.in_force(question.name, ask.period.last)
        return _Asked(definition, shape_of(definition, ask.period, ask.as_of))


def _together(values: Iterable[Any], leaf: Leaf) -> Any:
    found: Any = None
    for value in values:
        found = value if found is None else joined(found, value, leaf)
    return found


@lru_cache(maxsize=4096)
def shape_of(definition: Definition, period: Period, as_of: date) -> Shape:
    """What a definition answers for days and a moment: conditions only, so it may be kept.

    A figure may not read the database while it is being asked; a test sees to that.
    """
    return definition.ask(Ask(Scope(Tree(as_of, ())), period, as_of))


def _answers_in(tree: Tree, unit: int, tiers: frozenset[str]) -> bool:
    anchor = tree.anchors.get(unit)
    return anchor is not None and tree.nodes[anchor].tier in tiers


def _say(asked: _Asked, ask: Ask, reader: Reader, rounding: Rounding) -> Answer:
    shape, definition = asked.shape, asked.definition
    if isinstance(shape, Share):
        part, whole = _number(shape.part, ask, reader), _number(shape.whole, ask, reader)
        value = _percent(part, whole, definition.decimals, rounding)
        return Answer(definition, ask, value, part=part, whole=whole)
    if isinstance(shape, Coded):
        code = shape.decide(*(_number(each, ask, reader) for each in shape.measures))
        meaning = "" if code is None else shape.options.get(code, "")
        return Answer(definition, ask, None if code is None else Decimal(code), meaning=meaning)
    if isinstance(shape, Day):
        return Answer(definition, ask, reader.value(shape, ask.scope))
    if isinstance(shape, Latest):
        return _say_latest(shape, asked, ask, reader)
    return Answer(definition, ask, _number(shape, ask, reader))


def _say_latest(shape: Latest, asked: _Asked, ask: Ask, reader: Reader) -> Answer:
    """Nothing declared is no value, never 0."""
    value = reader.latest(shape, ask.scope)
    number = None if value is None else Decimal(value)
    return Answer(asked.definition, ask, number, declared=shape.declared)


def _number(measure: Shape, ask: Ask, reader: Reader) -> Decimal:
    if isinstance(measure, Less):
        return _number(measure.more, ask, reader) - _number(measure.less, ask, reader)
    return Decimal(reader.value(measure, ask.scope))  # type: ignore[arg-type]


def _percent(part: Decimal, whole: Decimal, decimals: int, rounding: Rounding) -> Decimal | None:
    """An empty whole has no share: never 0 and never 100."""
    return cut(100 * part / whole, decimals=decimals, rounding=rounding) if whole else None


def records(name: str, ask: Ask, which: str = "") -> Rows:
    """The records behind a figure within the scope. which: 'part', 'whole' or '' for the first."""
    definition = FIGURES.in_force(name, ask.period.last)
    shape = shape_of(definition, ask.period, ask.as_of)
    sets = record_sets(shape)
    chosen = which if which in sets else next(iter(sets))
    ats = {id(leaf.rows): leaf.at for leaf in leaves(shape)}
    rows = sets[chosen]
    ids = ask.scope.unit_ids
    # A copy: the shape is kept between questions and must not keep the rows it once read.
    return rows.all() if ids is None else rows.filter(**{f"{ats[id(rows)]}__in": ids})


def sets_behind(name: str, ask: Ask) -> list[str]:
    """The names of the sets of records behind a figure."""
    definition = FIGURES.in_force(name, ask.period.last)
    return list(record_sets(shape_of(definition, ask.period, ask.as_of)))


def breakdown(name: str, ask: Ask, nodes: Sequence[Node]) -> list[tuple[Node, Answer]]:
    """A figure for each of several units, from one grouped read."""
    return Reader([Question(name, ask)]).by_unit(name, ask, nodes)


def by_month(name: str, ask: Ask) -> list[tuple[Period, Answer]]:
    """A figure for each month of the period, each seen at the month's end or the ask's moment."""
    months = [part for part in months_of(ask.period) if part.first <= ask.as_of]
    asks = [Ask(ask.scope, part, min(part.last, ask.as_of)) for part in months]
    answers = read_many([Question(name, each) for each in asks])
    return list(zip(months, answers, strict=True))


def digest(rows: Rows) -> str:
    """A fingerprint of a set of records that does not depend on their order: count and two sums."""
    try:
        sql, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "0:0:0"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(sum(hashint8extended(id, 11)::numeric), 0), "  # noqa: S608
            f"coalesce(bit_xor(hashint8extended(id, 17)), 0) FROM ({sql}) t(id)",
            params,
        )
        return ":".join(str(value) for value in cursor.fetchone())
