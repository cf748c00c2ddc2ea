"""Report definitions as data: lines, what was printed, and which figure answers each line."""

import csv
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.figures.relations import RELATIONS, RelationKind
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.numbers import Rounding

HOME = Path(__file__).parent / "definitions"


class UnknownReportError(NotFoundProblem):
    """No report definition has that name."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(
            f"Không có mẫu báo cáo “{name}”.", todo=f"Các mẫu hiện có: {'; '.join(known)}."
        )


@dataclass(frozen=True)
class Asked:
    """How a line asks its figure: narrowed to tiers or a unit, over its own days or moment."""

    figure: str
    unit: str = ""
    tiers: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    as_of: date | None = None
    decimals: int | None = None
    key: str = ""
    label: str = ""


@dataclass(frozen=True)
class Binding:
    """What answers a line: one question, or parts, or both; by_unit makes a list of units."""

    asked: Asked | None
    parts: tuple[Asked, ...] = ()
    by_unit: bool = False
    note: str = ""


@dataclass(frozen=True)
class Line:
    """One line of the form, with what the real report printed there."""

    code: str
    printed_code: str
    parent: str
    label: str
    unit: str
    kind: str
    printed: str
    number: Decimal | None
    printed_parts: dict[str, Decimal | None]
    options: dict[int, str]
    footnote: int | None
    as_of: date | None
    binding: Binding | None

    @property
    def is_heading(self) -> bool:
        """Whether it carries no value."""
        return self.kind == "heading"

    @property
    def depth(self) -> int:
        """0 for a part, 1 for a group, and so on."""
        return self.code.count(".")


@dataclass(frozen=True)
class Fact:
    """One number of the narrative, with what was printed."""

    id: str
    section: str
    label: str
    printed: str
    unit: str
    as_of: date | None
    part: Decimal | None
    whole: Decimal | None
    percent: Decimal | None
    qualifier: str
    binding: Binding | None


@dataclass(frozen=True)
class Pair:
    """The same quantity, or what looks like it, said in two places. Sides are lines or facts.

    A side '@name' is the figure of that name asked the report's own question.
    rule: 'same' (must be equal), 'at_most' (left never more), 'adds_up' (lefts add up to right),
    'units_within' (no unit of the left list has more than in the right list).
    note_at: the line whose note says why the sides differ; it is printed only while the figure
    named in difference counts exactly what they differ by.
    """

    id: str
    rule: str
    left: tuple[str, ...]
    right: str
    because: str
    severity: str
    note_at: str = ""
    difference: str = ""
    note: str = ""


@dataclass(frozen=True)
class UnitList:
    """A footnote of the narrative that lists: names behind one fact, or several facts.

    facts: ids; one that ends in '*' stands for all that begin so.
    """

    footnote: int
    title: str
    names_of: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class ReportDefinition:
    """One form of report with its default question."""

    name: str
    title: str
    attached_to: str
    addressee: str
    unit: str
    period: Period
    as_of: date
    rounding: Rounding
    first_footnote: int
    lines: tuple[Line, ...]
    facts: tuple[Fact, ...]
    pairs: tuple[Pair, ...] = field(default=())
    lists: tuple[UnitList, ...] = field(default=())

    @cached_property
    def line_by_code(self) -> dict[str, Line]:
        """Lines by their normalised code."""
        return {line.code: line for line in self.lines}

    @cached_property
    def extras(self) -> tuple[Fact, ...]:
        """Figures that only a check looks at: those that pairs and relations name, as facts."""
        named = [
            key[1:]
            for pair in self.pairs
            for key in (*pair.left, pair.right, pair.difference)
            if key.startswith("@")
        ]
        for relation in RELATIONS:
            if relation.kind is not RelationKind.NOT_THE_SAME:
                named += [*relation.left, relation.right]
        return tuple(_extra(name) for name in dict.fromkeys(named) if name in FIGURES)

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}


def report_names() -> list[str]:
    """The names of all report definitions."""
    return sorted(folder.name.replace("_", "-") for folder in HOME.iterdir() if folder.is_dir())


@cache
def report(name: str) -> ReportDefinition:
    """The definition of a name. Raises: UnknownReportError."""
    if name not in report_names():
        raise UnknownReportError(name, report_names())
    return _read(HOME / name.replace("-", "_"))


def _read(folder: Path) -> ReportDefinition:
    head = tomllib.loads((folder / "report.toml").read_text(encoding="utf-8"))
    rows, facts = _bindings(folder)
    return ReportDefinition(
        name=head["name"],
        title=head["title"],
        attached_to=head["attached_to"],
        addressee=head["addressee"],
        unit=head["unit"],
        period=Period(head["first"], head["last"]),
        as_of=head["as_of"],
        rounding=Rounding(head["rounding"]),
        first_footnote=head["first_footnote"],
        lines=tuple(_line(row, rows) for row in _table(folder / "lines.csv")),
        facts=tuple(_fact(row, facts) for row in _table(folder / "facts.csv")),
        pairs=tuple(_pairs(folder / "pairs.toml")),
        lists=tuple(_list(entry) for entry in head.get("list", ())),
    )


def _table(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _bindings(folder: Path) -> tuple[dict[str, Binding], dict[str, Binding]]:
    rows: dict[str, Binding] = {}
    facts: dict[str, Binding] = {}
    for path in sorted((folder / "bindings").glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        rows |= {entry["code"]: _binding(entry) for entry in read.get("row", ())}
        facts |= {entry["id"]: _binding(entry) for entry in read.get("fact", ())}
    return rows, facts


def _binding(entry: dict[str, Any]) -> Binding:
    return Binding(
        asked=_asked(entry) if entry.get("figure") else None,
        parts=tuple(
            _asked({"figure": entry.get("figure", ""), **part}) for part in entry.get("parts", ())
        ),
        by_unit=entry.get("footnote") == "by_unit",
        note=entry.get("note", ""),
    )  # fmt: skip


def _asked(entry: dict[str, Any]) -> Asked:
    return Asked(
        figure=entry["figure"],
        unit=entry.get("unit", ""),
        tiers=tuple(entry.get("tiers", ())),
        first=entry.get("first"),
        last=entry.get("last"),
        as_of=entry.get("as_of"),
        decimals=entry.get("decimals"),
        key=entry.get("key", ""),
        label=entry.get("label", ""),
    )


def _line(row: dict[str, str], bindings: dict[str, Binding]) -> Line:
    options = json.loads(row["options"]) if row["options"] else {}
    parts = json.loads(row["parts"], parse_float=Decimal, parse_int=Decimal) if row["parts"] else {}
    return Line(
        code=row["code"],
        printed_code=row["printed_code"],
        parent=row["parent"],
        label=row["label"],
        unit=row["unit"],
        kind=row["kind"],
        printed=row["printed"],
        number=Decimal(row["number"]) if row["number"] else None,
        printed_parts=parts,
        options={int(code): text for code, text in options.items()},
        footnote=int(row["footnote"]) if row["footnote"] else None,
        as_of=_day(row["as_of"]),
        binding=bindings.get(row["code"]),
    )


def _fact(row: dict[str, str], bindings: dict[str, Binding]) -> Fact:
    return Fact(
        id=row["id"],
        section=row["section"],
        label=row["label"],
        printed=row["printed"],
        unit=row["unit"],
        as_of=_day(row["as_of"]),
        part=_number(row["numerator"]),
        whole=_number(row["denominator"]),
        percent=_number(row["percent"]),
        qualifier=row["qualifier"],
        binding=bindings.get(row["id"]),
    )


def _pairs(path: Path) -> Iterator[Pair]:
    if not path.exists():
        return
    for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("pair", ()):
        yield Pair(
            id=entry["id"],
            rule=entry["rule"],
            left=tuple(entry["left"]),
            right=entry["right"],
            because=entry["because"],
            severity=entry.get("severity", "warning"),
            note_at=entry.get("note_at", ""),
            difference=entry.get("difference", ""),
            note=entry.get("note", ""),
        )


def _list(entry: dict[str, Any]) -> UnitList:
    facts = tuple(entry.get("facts", ()))
    return UnitList(entry["footnote"], entry["title"], entry.get("names_of", ""), facts)


def _extra(name: str) -> Fact:
    label = FIGURES.versions(name)[-1].title
    return Fact(
        id=f"@{name}", section="", label=label, printed="", unit="", as_of=None, part=None,
        whole=None, percent=None, qualifier="", binding=Binding(Asked(name)),
    )  # fmt: skip


def _day(text: str) -> date | None:
    """A printed as-of day; months and words ('not stated', '2021-06') leave the report's own."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
