"""Rows of one act written in one statement, and rows written only once.

Everything here is what the ORM would write, in fewer words: see docs/decisions/0009.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault

Params = list[Any]
Part = tuple[str, Params]
Key = tuple[type[Model], bool]  # of which model; whether rows that are there are passed over
DEFAULT, NULL, BLANK, QUOTE = "DEFAULT", "NULL", "''", '"'


class Gathering:
    """Rows to add and to change, in the order they were named, until they are written."""

    def __init__(self) -> None:
        self.ids: dict[type[Model], list[int]] = {}
        self.added: dict[Key, list[Model]] = {}
        self.changed: dict[tuple[type[Model], Any], Model] = {}

    def reserve(self, models: Iterable[type[Model]]) -> None:
        """Take an id for each model named, in one statement."""
        asked = list(models)
        if not asked:
            return
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(map(_next_id, asked))}")
            for model, number in zip(asked, cursor.fetchone(), strict=True):
                self.ids.setdefault(model, []).append(number)

    def add(self, row: Model, *, unless_there: bool, numbered: bool) -> None:
        """Note a fresh row. numbered: it gets its id now, one reserved before if there is one."""
        model = type(row)
        if numbered:
            if not self.ids.get(model):
                self.reserve([model])
            row.pk = self.ids[model].pop(0)
        self.added.setdefault((model, unless_there), []).append(row)

    def change(self, row: Model) -> None:
        """Note a changed row. No statement may touch a row twice, so that what waits goes first."""
        fresh = (one for rows in self.added.values() for one in rows)
        if (type(row), row.pk) in self.changed or any(one is row for one in fresh):
            self.write()
        self.changed[type(row), row.pk] = row

    def write(self) -> None:
        """Write everything in one statement."""
        parts = [_insert(key, rows) for key, rows in self.added.items()]
        parts += [_update(row) for row in self.changed.values()]
        fresh = [one for rows in self.added.values() for one in rows]
        self.added, self.changed = {}, {}
        if not parts:
            return
        named = ", ".join(f"w{place} AS ({part[0]})" for place, part in enumerate(parts))
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {named} SELECT 1", [one for part in parts for one in part[1]])
        for row in fresh:
            _is_kept(row)


_OPEN: ContextVar[Gathering | None] = ContextVar("gathering", default=None)


@contextmanager
def gathered(*models: type[Model]) -> Iterator[None]:
    """Have what is written within gathered, and written in one statement at its end.

    models: those whose ids are needed before, once for each row. Runs inside the caller's
    transaction; within it the database does not show yet what was written. One within another
    adds to it. After an exception nothing is written.
    """
    outer = _OPEN.get()
    own = outer or Gathering()
    own.reserve(models)
    if outer is not None:
        yield
        return
    token = _OPEN.set(own)
    try:
        yield
        own.write()
    finally:
        _OPEN.reset(token)


def write(*rows: Model, unless_there: bool = False, numbered: bool = False) -> None:
    """Add rows of one model: at once, or with the others of a gathering.

    unless_there: a row whose unique key is taken is passed over. numbered: the caller needs the
    ids at once.
    """
    gathering = _OPEN.get()
    for row in rows:
        _compose(row)
        if gathering is not None:
            gathering.add(row, unless_there=unless_there, numbered=numbered)
    if rows and gathering is None:
        _write_now(rows, unless_there=unless_there)


def _write_now(rows: Sequence[Model], *, unless_there: bool) -> None:
    """Add rows of one model in one statement, which is a transaction of its own outside any."""
    model = type(rows[0])
    sql, params = _insert((model, unless_there), rows)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} RETURNING {_shape(model).key}", params)
        keys = cursor.fetchall()
    if not unless_there:
        for row, (key,) in zip(rows, keys, strict=True):
            row.pk = key
            _is_kept(row)


def change(row: Model) -> None:
    """Save a row that was read and locked: at once, or with the others of a gathering."""
    gathering = _OPEN.get()
    if gathering is None:
        row.save()
    else:
        _compose(row)
        gathering.change(row)


def write_once(row: Model) -> bool:
    """Add one row unless its unique key is taken. Returns: whether it was added. One statement."""
    _compose(row)
    sql, params = _insert((type(row), True), [row])
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} RETURNING {_shape(type(row)).key}", params)
        found = cursor.fetchone()
    if found is None:
        return False
    row.pk = found[0]
    _is_kept(row)
    return True


def _compose(row: Model) -> None:
    """Records bring their texts into the composed form before they are kept."""
    compose = getattr(row, "compose", None)
    if compose is not None:
        compose()


def _is_kept(row: Model) -> None:
    state = row._state  # noqa: SLF001 - as the ORM itself marks what it kept
    state.adding, state.db = False, connection.alias
    for field in row._meta.concrete_fields:
        if isinstance(row.__dict__.get(field.attname), DatabaseDefault):
            del row.__dict__[field.attname]  # read from the database when somebody asks


@dataclass(frozen=True)
class _Shape:
    """What the statements of a model always say: its table, key and columns."""

    table: str
    key: str
    fields: tuple[tuple[str, "Field[Any, Any]"], ...]

    def columns(self, *, with_key: bool) -> Sequence[tuple[str, "Field[Any, Any]"]]:
        """The columns a fresh row is written to; without its key the database gives one."""
        return self.fields if with_key else [one for one in self.fields if not one[1].primary_key]


@cache
def _shape(model: type[Model]) -> _Shape:
    quote, key = connection.ops.quote_name, model._meta.pk
    assert key is not None
    kept = (one for one in model._meta.concrete_fields if not one.generated)
    fields = tuple((quote(str(one.column)), one) for one in kept)
    return _Shape(quote(model._meta.db_table), quote(str(key.column)), fields)


def _insert(key: Key, rows: Sequence[Model]) -> Part:
    model, unless_there = key
    shape, params, database = _shape(model), Params(), connections[DEFAULT_DB_ALIAS]
    columns = shape.columns(with_key=rows[0].pk is not None)
    tuples = ", ".join(
        f"({', '.join([_value(row, one, params, database) for _, one in columns])})" for row in rows
    )
    end = " ON CONFLICT DO NOTHING" if unless_there else ""
    names = ", ".join([name for name, _ in columns])
    return f"INSERT INTO {shape.table} ({names}) VALUES {tuples}{end}", params  # noqa: S608 - names, no values


def _update(row: Model) -> Part:
    """Everything but the key, like `save`."""
    shape, params, database = _shape(type(row)), Params(), connections[DEFAULT_DB_ALIAS]
    read = [each for each in shape.columns(with_key=False) if each[1].attname in row.__dict__]
    pairs = ", ".join(
        [f"{name} = {_value(row, one, params, database, add=False)}" for name, one in read]
    )
    params.append(row.pk)
    return f"UPDATE {shape.table} SET {pairs} WHERE {shape.key} = %s", params  # noqa: S608 - names


def _value(
    row: Model, field: Any, params: Params, database: BaseDatabaseWrapper, *, add: bool = True
) -> str:
    """The place of a value in the statement; the value itself joins the parameters."""
    value = field.pre_save(row, add)
    if isinstance(value, DatabaseDefault):
        return DEFAULT
    ready = field.get_db_prep_save(value, database)
    # The commonest values stand in the statement itself: looking for places in it costs.
    if ready is None:
        return NULL
    if isinstance(ready, str) and not ready:
        return BLANK
    params.append(ready)
    return "%s"


def _next_id(model: type[Model]) -> str:
    shape = _shape(model)
    return f"nextval(pg_get_serial_sequence('{shape.table}', '{shape.key.strip(QUOTE)}'))"
