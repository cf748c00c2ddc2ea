"""Exporting a register: all fields of every standing record, straight from the database."""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.models import CharField, F, Field, Func, QuerySet, TextField, Value
from django.db.models.expressions import Combinable

from .cells import FORMULA
from .registry import Register


def export_csv(register: Register, rows: "QuerySet[Any] | None" = None) -> Iterator[bytes]:
    """The records as CSV in pieces: field names first, units and references by code, ISO days.

    Text that a spreadsheet would run begins with an apostrophe; an import takes it off again.
    rows: which records; None for all that stand.
    """
    chosen = register.model.objects.all() if rows is None else rows
    names = dict(_columns(register))
    query = chosen.order_by("pk").values(**names).query
    sql, params = query.sql_with_params()
    with connection.cursor() as cursor:
        text = cursor.cursor.mogrify(sql, params)
        yield ",".join(name.rstrip("_") for name in names).encode() + b"\n"
        with cursor.cursor.copy(f"COPY ({text}) TO STDOUT WITH (FORMAT csv)") as copy:
            for piece in copy:
                yield bytes(piece)


def _columns(register: Register) -> Iterator[tuple[str, Combinable]]:
    """Exported name -> where it is read. The closing '_' keeps it apart from the field itself."""
    yield "id_", F("pk")
    for column in register.fields:
        target: Any = column.related_model
        if target is None:
            yield f"{column.name}_", _disarmed(column)
        else:
            code = "code" if any(f.name == "code" for f in target._meta.fields) else "pk"
            yield f"{column.name}_", F(f"{column.name}__{code}")
    yield "recorded_at_", F("recorded_at")


def _disarmed(column: "Field[Any, Any]") -> Combinable:
    if not isinstance(column, CharField | TextField):
        return F(column.name)
    parts = (F(column.name), Value(FORMULA), Value(r"'\&"))
    return Func(*parts, function="regexp_replace", output_field=TextField())
