"""Compiling a report: every line and fact asked in one moment, one scan for each table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import Answer, Cell, Question, Reader, one_moment
from konia.kernel.org.tree import ClosedUnitError, Scope, Tree
from konia.lib.numbers import Rounding

from .definition import Asked, Binding, Fact, Line, ReportDefinition


@dataclass(frozen=True)
class Filled:
    """A line or a fact with its answers. by_unit: (unit name, number) of those that have any."""

    item: "Line | Fact"
    answer: Answer | None = None
    parts: tuple[tuple[Asked, Answer], ...] = ()
    by_unit: tuple[tuple[str, Decimal], ...] = ()

    @property
    def value(self) -> "Decimal | date | None":
        """The value, unrounded but for the figure's own decimals."""
        return self.answer.value if self.answer else None


@dataclass(frozen=True)
class Compiled:
    """A report of one unit, filled."""

    definition: ReportDefinition
    unit_code: str
    unit_name: str
    period: Period
    as_of: date
    rounding: Rounding
    lines: tuple[Filled, ...]
    facts: tuple[Filled, ...] = ()
    by_key: dict[str, Filled] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_as_printed(self) -> bool:
        """Whether the question is the one the printed report answered."""
        printed = self.definition
        same = (self.unit_code, self.as_of, self.period)
        return same == (printed.unit, printed.as_of, printed.period)


def compile_report(
    definition: ReportDefinition,
    *,
    unit: str = "",
    as_of: date | None = None,
    period: Period | None = None,
    rounding: Rounding | None = None,
    with_facts: bool = True,
) -> Compiled:
    """Compile for one unit. Raises: UnknownUnitError, ClosedUnitError, NotInForceError."""
    code = unit or definition.unit
    return compile_many(
        definition, [code], as_of=as_of, period=period, rounding=rounding, with_facts=with_facts
    )[0]


def compile_many(
    definition: ReportDefinition,
    units: Sequence[str] = (),
    *,
    as_of: date | None = None,
    period: Period | None = None,
    rounding: Rounding | None = None,
    with_facts: bool = False,
) -> list[Compiled]:
    """Compile for several units (all that report, when none are named) from one read."""
    with one_moment():
        maker = Maker(definition, as_of, period, rounding, with_facts=with_facts)
        codes = units or [node.code for node in maker.tree.tiered()]
        return [maker.fill(code) for code in codes]


class Maker:
    """Asks everything once, by unit; then fills the form for as many units as are wanted."""

    def __init__(
        self,
        definition: ReportDefinition,
        as_of: date | None,
        period: Period | None,
        rounding: Rounding | None,
        *,
        with_facts: bool,
    ) -> None:
        self.definition = definition
        self.as_of = as_of or definition.as_of
        self.period = period or definition.period
        self.rounding = rounding or definition.rounding
        self.tree = Tree.at(self.as_of)
        self._scopes: dict[tuple[str, tuple[str, ...]], Scope] = {}
        self.facts = (*definition.facts, *definition.extras) if with_facts else ()
        self.reader = Reader([self._question(item, asked, "") for item, asked in self._all_asked()])

    def fill(self, code: str) -> Compiled:
        """The form filled for one unit."""
        node = self.tree.node(code)
        if not node.is_open:
            raise ClosedUnitError(node, self.as_of)
        lines = tuple(self._filled(line, code) for line in self.definition.lines)
        facts = tuple(self._filled(fact, code) for fact in self.facts)
        by_key = {
            (f.item.code if isinstance(f.item, Line) else f.item.id): f for f in (*lines, *facts)
        }
        return Compiled(
            self.definition, code, node.name, self.period, self.as_of, self.rounding,
            lines, facts, by_key,
        )  # fmt: skip

    def cells(self, item: "Line | Fact", asked: Asked, ids: list[int]) -> list[Cell]:
        """One question for many bodies; one bound to a unit of its own only for those above it."""
        question = self._question(item, asked, "")
        if not asked.unit:
            return self.reader.grid(question, ids, self.rounding)
        if not self._is_here(asked):
            return [Cell(None)] * len(ids)
        answer = self.reader.answer(question, self.rounding)
        above = {node.id for node in self.tree.above(self.tree.node(asked.unit).id)}
        cell = Cell(answer.value, answer.part, answer.whole)
        return [cell if place in above else Cell(None) for place in ids]

    def _all_asked(self) -> Iterable[tuple["Line | Fact", Asked]]:
        items: tuple[Line | Fact, ...] = (*self.definition.lines, *self.facts)
        for item in items:
            if item.binding is not None:
                known = (asked for asked in _asked_of(item.binding) if self._is_here(asked))
                yield from ((item, asked) for asked in known)

    def _is_here(self, asked: Asked) -> bool:
        """Another province's register may lack a unit that a line names: the line stays blank."""
        return not asked.unit or asked.unit in self.tree

    def _question(self, item: "Line | Fact", asked: Asked, code: str) -> Question:
        own = asked.as_of or item.as_of or self.as_of
        first, last = asked.first or self.period.first, asked.last or self.period.last
        scope = self._scope(asked.unit or code, asked.tiers)
        return Question(asked.figure, Ask(scope, Period(first, last), min(own, self.as_of)))

    def _scope(self, code: str, tiers: tuple[str, ...]) -> Scope:
        """One scope for each unit and tiers, so that its members are found once."""
        key = (code, tiers)
        if key not in self._scopes:
            self._scopes[key] = Scope(self.tree, code, frozenset(tiers))
        return self._scopes[key]

    def _filled(self, item: "Line | Fact", code: str) -> Filled:
        binding = item.binding
        if binding is None:
            return Filled(item)
        asked = binding.asked if binding.asked and self._is_here(binding.asked) else None
        answer = self._answer(item, asked, code) if asked else None
        here = (part for part in binding.parts if self._is_here(part))
        parts = tuple((part, self._answer(item, part, code)) for part in here)
        lists = self._by_unit(item, asked, code) if binding.by_unit and asked else ()
        return Filled(item, answer, parts, lists)

    def _answer(self, item: "Line | Fact", asked: Asked, code: str) -> Answer:
        # A line bound to one unit of its own is empty for units that do not hold that unit.
        if asked.unit and not self._holds(code, asked.unit):
            return _nothing(self.reader.answer(self._question(item, asked, code), self.rounding))
        return self.reader.answer(self._question(item, asked, code), self.rounding)

    def _holds(self, code: str, inner: str) -> bool:
        return any(above.code == code for above in self.tree.above(self.tree.node(inner).id))

    def _by_unit(
        self, item: "Line | Fact", asked: Asked, code: str
    ) -> tuple[tuple[str, Decimal], ...]:
        """The bodies that have any, departments first, each with its own number."""
        counts = self.reader.own_counts(self._question(item, asked, code))
        nodes = [self.tree.nodes[anchor] for anchor in counts]
        nodes.sort(key=lambda node: (_RANKS[node.tier or "commune"], node.code))
        return tuple((_spoken(node.short_name), counts[node.id]) for node in nodes)


_RANKS = {"province": 0, "department": 1, "district": 2, "commune": 3}


def questions_of(compiled: Compiled) -> list[Question]:
    """Every question a compiled report asked, to keep its readings."""
    return [
        Question(answer.definition.name, answer.ask)
        for filled in (*compiled.lines, *compiled.facts)
        for answer in (filled.answer, *(own for _, own in filled.parts))
        if answer is not None
    ]


def _spoken(name: str) -> str:
    """'Huyện Ia Pa' as it stands inside a sentence: 'huyện Ia Pa'."""
    for lead in ("Huyện", "Thị xã", "Thành phố", "Xã", "Phường", "Thị trấn"):
        if name.startswith(f"{lead} "):
            return name[0].lower() + name[1:]
    return name


def _asked_of(binding: Binding) -> list[Asked]:
    own = [binding.asked] if binding.asked else []
    return [*own, *binding.parts]


def _nothing(answer: Answer) -> Answer:
    return Answer(answer.definition, answer.ask, None)
