"""Reading many measures at once: those over one table become one grouped scan.

The conditions of every figure are written with the ORM; only the SELECT around them is built
here, because one scan with a FILTER clause for each measure is many times cheaper than one query
for each (see docs/performance.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.where import AND

from .measures import Count, Day, Latest, Total

Leaf: TypeAlias = "Count | Total | Latest | Day"
Number: TypeAlias = "int | Decimal"
# What one measure found: unit id -> number, set of values, or day.
Found: TypeAlias = Mapping[int, Any]
Condition: TypeAlias = tuple[str, tuple[Any, ...]]


def read_all(leaves: Iterable[Leaf]) -> dict[int, Found]:
    """Read every measure. Returns: id(measure) -> what it found, by unit."""
    fused: dict[tuple[str, str, str], _Scan] = {}
    results: dict[int, Found] = {}
    for leaf in leaves:
        if id(leaf) in results:
            continue
        results[id(leaf)] = {}
        conditions = _conditions(leaf) if _is_plain(leaf) else None
        if conditions is None:
            results[id(leaf)] = _read_alone(leaf)
        elif not _never(conditions):
            key = (_table(leaf), leaf.at, getattr(leaf, "lane", ""))
            scan = fused.setdefault(key, _Scan(leaf.rows, leaf.at))
            scan.add(leaf, conditions)
    for scan in fused.values():
        results.update(scan.run())
    return results


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

    def run(self) -> dict[int, Found]:
        shared = self._shared()
        columns, params, places = self._columns(shared)
        where, where_params = _and(shared)
        at = f'"{self.rows.model._meta.db_table}"."{_column(self.rows, self.at)}"'
        sql = (
            f'SELECT {at}, {", ".join(columns)} FROM "{self.rows.model._meta.db_table}" '  # noqa: S608
            f"WHERE {where} GROUP BY {at}"
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*params, *where_params])
            rows = cursor.fetchall()
        return {
            id(leaf): _keep(rows, place, leaf)
            for (leaf, _), place in zip(self.leaves, places, strict=True)
        }

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


def _keep(rows: Sequence[tuple[Any, ...]], place: int, leaf: Leaf) -> Found:
    """What a column says by unit; nothing found is left out, an unknown value is no value."""
    if isinstance(leaf, Count) and leaf.distinct:
        found = {row[0]: frozenset(row[place]) - {None} for row in rows if row[place]}
        return {unit: values for unit, values in found.items() if values}
    return {row[0]: row[place] for row in rows if row[place]}


def _read_alone(leaf: Leaf) -> Found:
    """A measure that joins tables or keeps the newest row for each unit."""
    rows = leaf.rows.order_by()
    match leaf:
        case Latest(of=of, by=by, at=at):
            newest = rows.order_by(at, f"-{by}", "-pk").distinct(at)
            return dict(newest.values_list(at, of))
        case Count(distinct=name, at=at) if name:
            return _sets(rows.values_list(at, name).distinct())
        case Count(at=at):
            return _grouped(rows, at, "count(*)", None)
        case Total(of=of, at=at):
            return _grouped(rows, at, "sum", of)
        case Day(of=of, at=at, last=last):
            return _grouped(rows, at, "max" if last else "min", of)
    raise TypeError(leaf)


def _grouped(rows: "QuerySet[Any]", at: str, how: str, of: str | None) -> Found:
    from django.db.models import Count as DbCount
    from django.db.models import Max, Min, Sum

    aggregate = {"sum": Sum, "max": Max, "min": Min}.get(how, DbCount)
    answer = rows.values_list(at).annotate(found=aggregate(of or "pk"))
    return {unit: found for unit, found in answer if found and unit is not None}


def _sets(pairs: Iterable[tuple[int, Any]]) -> Found:
    found: dict[int, set[Any]] = defaultdict(set)
    for unit, value in pairs:
        if value is not None:
            found[unit].add(value)
    return {unit: frozenset(values) for unit, values in found.items()}


def joined(one: Any, other: Any, leaf: Leaf) -> Any:
    """What a measure found at two units together: a sum, a union, or the first or last day."""
    match leaf:
        case Count(distinct=name) if name:
            return one | other
        case Day(last=last):
            return (max if last else min)(one, other)
        case _:
            return one + other


def told(found: Any, leaf: Leaf) -> Any:
    """What was found, as an answer: the size of a union; 0 for no count; None for no day."""
    if isinstance(leaf, Count) and leaf.distinct:
        return len(found) if found else 0
    if isinstance(leaf, Day):
        return found
    return 0 if found is None else found
