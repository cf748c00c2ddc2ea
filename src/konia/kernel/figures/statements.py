"""Reading many measures at once: those over one table become one grouped scan.

The conditions of every figure are written with the ORM; only the SELECT around them is built
here, because one scan with a FILTER clause for each measure is many times cheaper than one query
for each (see docs/performance.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import Aggregate, Max, Min, QuerySet, Sum
from django.db.models import Count as DbCount
from django.db.models.sql.where import AND

from .measures import Count, Day, Latest, Total
from .moments import Statement, run_all

Leaf: TypeAlias = "Count | Total | Latest | Day"
Number: TypeAlias = "int | Decimal"
# What one measure found: unit id -> number, set of values, or day.
Found: TypeAlias = Mapping[int, Any]
Condition: TypeAlias = tuple[str, tuple[Any, ...]]


def read_all(leaves: Iterable[Leaf]) -> dict[int, Found]:
    """Read every measure. Returns: id(measure) -> what it found, by unit."""
    asked = tuple(dict.fromkeys(leaves))
    results: dict[int, Found] = {id(leaf): {} for leaf in asked}
    for kept in run_all(_readings(asked)):
        results.update(kept)
    return results


@lru_cache(maxsize=256)
def _readings(leaves: "tuple[Leaf, ...]") -> "list[_Fused | _Alone]":
    """The statements that read some measures, and which of their columns says what.

    Texts and parameters only, kept because the same report is asked again and again; the rows are
    read anew every time.
    """
    fused: dict[tuple[str, str, str], _Scan] = {}
    alone: list[_Alone] = []
    for leaf in leaves:
        conditions = _conditions(leaf) if _is_plain(leaf) else None
        if conditions is None:
            alone += _alone(leaf)
        elif not _never(conditions):
            key = (_table(leaf), leaf.at, getattr(leaf, "lane", ""))
            scan = fused.setdefault(key, _Scan(leaf.rows, leaf.at))
            scan.add(leaf, conditions)
    return [*alone, *(scan.fused() for scan in fused.values())]


_NEVER: Condition = ("FALSE", ())


def _never(conditions: Sequence[Condition]) -> bool:
    return _NEVER in conditions


def _table(leaf: Leaf) -> str:
    return str(leaf.rows.model._meta.db_table)


def _is_plain(leaf: Leaf) -> bool:
    """Whether the measure reads one table only, whole, so that its scan can be shared."""
    query = leaf.rows.query
    joins = sum(1 for count in query.alias_refcount.values() if count) > 1
    cut = query.is_sliced or query.distinct or query.combinator
    return not (joins or cut or isinstance(leaf, Latest) or "__" in leaf.at)


@dataclass(frozen=True)
class _Compiled:
    """A measure's conditions; kept beside the measure, whose shape is kept by the engine."""

    conditions: tuple[Condition, ...] | None


_COMPILED: "WeakKeyDictionary[Leaf, _Compiled]" = WeakKeyDictionary()


def _conditions(leaf: Leaf) -> tuple[Condition, ...] | None:
    """The conditions that all must hold, each compiled; None when they cannot be told apart."""
    if leaf not in _COMPILED:
        _COMPILED[leaf] = _Compiled(_compile(leaf))
    return _COMPILED[leaf].conditions


def _compile(leaf: Leaf) -> tuple[Condition, ...] | None:
    where = leaf.rows.query.where
    if where.connector != AND or where.negated:
        return None
    compiler = leaf.rows.query.get_compiler(connection=connection)
    found: list[Condition] = []
    for child in where.children:
        try:
            sql, params = compiler.compile(child)
        except EmptyResultSet:
            return (_NEVER,)
        except FullResultSet:
            continue
        if sql:
            found.append((sql, tuple(params)))
    return tuple(found)


@dataclass
class _Scan:
    """One statement over one table, grouped by unit."""

    rows: "QuerySet[Any]"
    at: str
    leaves: list[tuple[Leaf, tuple[Condition, ...]]] = field(default_factory=list)

    def add(self, leaf: Leaf, conditions: tuple[Condition, ...]) -> None:
        self.leaves.append((leaf, conditions))

    def fused(self) -> "_Fused":
        shared = self._shared()
        columns, params, places = self._columns(shared)
        where, where_params = _and(shared)
        at = f'"{self.rows.model._meta.db_table}"."{_column(self.rows, self.at)}"'
        sql = (
            f'SELECT {at}, {", ".join(columns)} FROM "{self.rows.model._meta.db_table}" '  # noqa: S608
            f"WHERE {where} GROUP BY {at}"
        )
        measured = [(leaf, place) for (leaf, _), place in zip(self.leaves, places, strict=True)]
        return _Fused(Statement(sql, (*params, *where_params)), measured)

    def _shared(self) -> list[Condition]:
        """Conditions of every measure: they can stand in WHERE, where an index may serve them."""
        first = self.leaves[0][1]
        rest = [conditions for _, conditions in self.leaves[1:]]
        return [one for one in first if all(one in conditions for conditions in rest)]

    def _columns(self, shared: list[Condition]) -> tuple[list[str], list[Any], list[int]]:
        """The select list, its parameters, and for each measure the place of its column."""
        known: dict[tuple[str, tuple[Any, ...]], int] = {}
        columns: list[str] = []
        params: list[Any] = []
        places: list[int] = []
        for leaf, conditions in self.leaves:
            own, own_params = _and([one for one in conditions if one not in shared])
            sql = f"{_aggregate(leaf)} FILTER (WHERE {own})" if own != "TRUE" else _aggregate(leaf)
            key = (sql, tuple(map(repr, own_params)))
            if key not in known:
                known[key] = len(columns) + 1
                columns.append(sql)
                params.extend(own_params)
            places.append(known[key])
        return columns, params, places


def _and(conditions: Sequence[Condition]) -> tuple[str, list[Any]]:
    if not conditions:
        return "TRUE", []
    sql = " AND ".join(f"({text})" for text, _ in conditions)
    return sql, [value for _, values in conditions for value in values]


def _column(rows: "QuerySet[Any]", name: str) -> str:
    return str(rows.model._meta.get_field(name).column)


def _aggregate(leaf: Leaf) -> str:
    column = '"{}"."{}"'
    table = leaf.rows.model._meta.db_table
    match leaf:
        case Count(distinct=""):
            return "count(*)"
        case Count(distinct=name):
            return f"array_agg(DISTINCT {column.format(table, _column(leaf.rows, name))})"
        case Total(of=name):
            return f"sum({column.format(table, _column(leaf.rows, name))})"
        case Day(of=name, last=last):
            aggregate = "max" if last else "min"
            return f"{aggregate}({column.format(table, _column(leaf.rows, name))})"
    raise TypeError(leaf)


@dataclass(frozen=True)
class _Fused:
    """A scan written out. measured: each measure and the place of its column."""

    statement: Statement
    measured: list[tuple[Leaf, int]]

    def keep(self, rows: Sequence[tuple[Any, ...]]) -> dict[int, Found]:
        """What each measure found, by id(measure)."""
        if not rows:
            return {}
        units, *columns = zip(*rows, strict=True)
        return {id(leaf): _keep(units, columns[place - 1], leaf) for leaf, place in self.measured}


def _keep(units: Sequence[int], column: Sequence[Any], leaf: Leaf) -> Found:
    """What a column says by unit; nothing found is left out, an unknown value is no value."""
    pairs = zip(units, column, strict=True)
    if isinstance(leaf, Count) and leaf.distinct:
        found = {unit: frozenset(values) - {None} for unit, values in pairs if values}
        return {unit: values for unit, values in found.items() if values}
    return {unit: value for unit, value in pairs if value}


@dataclass(frozen=True)
class _Alone:
    """A measure that joins tables or keeps the newest row for each unit: a statement of its own."""

    leaf: Leaf
    compiler: Any
    statement: Statement

    def keep(self, rows: Iterable[tuple[Any, ...]]) -> dict[int, Found]:
        """What the measure found, by its id."""
        converters = self.compiler.get_converters([column for column, *_ in self.compiler.select])
        pairs = self.compiler.apply_converters(rows, converters) if converters else rows
        return {id(self.leaf): _by_unit(self.leaf, pairs)}


def _alone(leaf: Leaf) -> list[_Alone]:
    compiler = _pairs(leaf).query.get_compiler(connection=connection)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return []
    return [_Alone(leaf, compiler, Statement(sql, tuple(params)))]


def _pairs(leaf: Leaf) -> "QuerySet[Any, Any]":
    """(unit, number or day or different value) of a measure read alone."""
    rows = leaf.rows.order_by()
    match leaf:
        case Latest(of=of, by=by, at=at):
            newest = rows.order_by(at, f"-{by}", "-pk").distinct(at)
            return newest.values_list(at, of)
        case Count(distinct=name, at=at) if name:
            return rows.values_list(at, name).distinct()
    grouped: QuerySet[Any, Any] = rows.values_list(leaf.at).annotate(found=_summed(leaf))
    return grouped


def _summed(leaf: Leaf) -> Aggregate:
    match leaf:
        case Total(of=of):
            return Sum(of)
        case Day(of=of, last=last):
            return Max(of) if last else Min(of)
        case _:
            return DbCount("pk")


def _by_unit(leaf: Leaf, pairs: Iterable[Sequence[Any]]) -> Found:
    """Nothing found is left out, but for a newest value, which may be 0 or unknown."""
    if isinstance(leaf, Latest):
        return {pair[0]: pair[1] for pair in pairs}
    if isinstance(leaf, Count) and leaf.distinct:
        return _sets(pairs)
    return {pair[0]: pair[1] for pair in pairs if pair[1] and pair[0] is not None}


def _sets(pairs: Iterable[Sequence[Any]]) -> Found:
    found: dict[int, set[Any]] = defaultdict(set)
    for unit, value in pairs:
        if value is not None:
            found[unit].add(value)
    return {unit: frozenset(values) for unit, values in found.items()}


def joined(one: Any, other: Any, leaf: Leaf) -> Any:
    """What a measure found at two units together: a sum, a union, the first or last day, or what
    both say; NaN, which equals nothing, when they differ in what does not add up."""
    match leaf:
        case Count(distinct=name) if name:
            return one | other
        case Day(last=last):
            return (max if last else min)(one, other)
        case Latest(adds=False):
            return one if one == other else Decimal("NaN")
        case _:
            return one + other


def told(found: Any, leaf: Leaf) -> Any:
    """What was found, as an answer: the size of a union; 0 for no count; None for no day."""
    if isinstance(leaf, Count) and leaf.distinct:
        return len(found) if found else 0
    if isinstance(leaf, Day):
        return found
    return 0 if found is None else found
