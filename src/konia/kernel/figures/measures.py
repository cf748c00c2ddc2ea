"""What a figure answers with: which records count, and how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from django.db.models import QuerySet

Rows: TypeAlias = "QuerySet[Any]"


@dataclass(frozen=True, eq=False)
class Count:
    """How many records, or how many different values of a field.

    rows: the records, without scope: the engine keeps them to the units asked about.
    distinct: a field of the same table whose different values are counted instead of records.
    at: the field that names the unit a record belongs to.
    lane: measures of one table in different lanes are read in statements of their own, which
    pays when one of them touches few rows through an index.
    """

    rows: Rows
    distinct: str = ""
    at: str = "unit"
    lane: str = ""


@dataclass(frozen=True, eq=False)
class Total:
    """The sum of a number field over records."""

    rows: Rows
    of: str
    at: str = "unit"
    lane: str = ""


@dataclass(frozen=True, eq=False)
class Latest:
    """The newest value of a field for each unit, summed over units: dated counts, declared values.

    by: the field that orders them in time; declared: True when people typed the value in; adds:
    False for what does not add up (a rate, an age): units that differ have no value together.
    """

    rows: Rows
    of: str
    by: str
    at: str = "unit"
    declared: bool = False
    adds: bool = True


@dataclass(frozen=True, eq=False)
class Less:
    """One measure less another."""

    more: "Measure"
    less: "Measure"


@dataclass(frozen=True, eq=False)
class Share:
    """A part of a whole, in percent. An empty whole gives no value."""

    part: "Measure"
    whole: "Measure"


@dataclass(frozen=True, eq=False)
class Mean:
    """A total for each of some records: a wait, a mark. No record gives no value.

    each: how many of the total's units make one of the figure's (60 seconds are one minute).
    """

    total: "Measure"
    count: "Measure"
    each: int = 1


@dataclass(frozen=True, eq=False)
class Coded:
    """A coded answer (yes / no, a stage) that follows from numbers.

    decide: the numbers in order -> the code, or None when there is no answer.
    options: code -> what it means, in Vietnamese.
    """

    measures: tuple["Measure", ...]
    decide: Callable[..., int | None]
    options: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Day:
    """The first or the last day among records."""

    rows: Rows
    of: str
    last: bool = False
    at: str = "unit"


Measure: TypeAlias = "Count | Total | Latest | Less"
Shape: TypeAlias = "Measure | Share | Mean | Coded | Day"


def given(
    rows: Rows, *, of: str = "value", by: str = "as_of", at: str = "unit", adds: bool = True
) -> Latest:
    """A value declared by hand with its evidence, where no register exists."""
    return Latest(rows, of=of, by=by, at=at, declared=True, adds=adds)


def leaves(shape: Shape) -> list["Count | Total | Latest | Day"]:
    """The measures that are read from tables, in order."""
    match shape:
        case Less(more=a, less=b) | Share(part=a, whole=b) | Mean(total=a, count=b):
            return leaves(a) + leaves(b)
        case Coded(measures=several):
            return [leaf for measure in several for leaf in leaves(measure)]
        case _:
            return [shape]


def record_sets(shape: Shape) -> dict[str, Rows]:
    """The sets of records a reader may open: 'part' and 'whole' of a share, else 'all'."""
    if isinstance(shape, Share):
        return {"part": leaves(shape.part)[0].rows, "whole": leaves(shape.whole)[0].rows}
    if isinstance(shape, Mean):
        return {"all": leaves(shape.count)[0].rows}
    found = leaves(shape)
    if len(found) == 1:
        return {"all": found[0].rows}
    return {f"set{number}": leaf.rows for number, leaf in enumerate(found, 1)}
