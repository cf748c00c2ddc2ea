"""Records as rows of a table: heads that sort, cells in words, links to each record."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from konia.domains.procedures.models import Procedure
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.registers.cells import show
from konia.kernel.registers.models import Record
from konia.kernel.registers.registry import Register

_NUMBERS = (models.IntegerField, models.DecimalField, models.FloatField)
_SHORT = (models.DateField, models.BooleanField)
# Records that have a page of their own beside the line in their register.
_PAGES: dict[type[models.Model], tuple[str, str]] = {Procedure: ("workspace:procedure", "code")}


def title_of(field: "models.Field[Any, Any]") -> str:
    """A field's name as the head of a column."""
    text = str(field.verbose_name)
    return text[:1].upper() + text[1:]


def text_of(record: models.Model, name: str, tree: Tree) -> str:
    """A field of a record in words; a unit by the name it bears."""
    field = record._meta.get_field(name)
    if isinstance(field, models.ForeignKey) and field.related_model is Unit:
        node = tree.nodes.get(getattr(record, field.attname) or 0)
        return node.name if node else ""
    return show(record, name)


def references_of(register: Register) -> list[str]:
    """The columns that point at records of other registers."""
    fields = [register.field(name) for name in register.columns]
    return [
        field.name
        for field in fields
        if isinstance(field, models.ForeignKey) and field.related_model is not Unit
    ]


def rows_of(register: Register, records: Iterable[Record], tree: Tree) -> list[dict[str, Any]]:
    """The rows of the record_table component."""
    return [
        {
            "cells": [{"text": text_of(one, name, tree)} for name in register.columns],
            "url": reverse("workspace:record", args=[register.name, one.pk]),
        }
        for one in records
    ]


def columns_of(register: Register, asked: "dict[str, str] | None" = None) -> list[dict[str, Any]]:
    """The heads; with `asked` (the address's parts) they sort."""
    return [_column(register, name, asked) for name in register.columns]


def _column(register: Register, name: str, asked: "dict[str, str] | None") -> dict[str, Any]:
    field = register.field(name)
    column: dict[str, Any] = {
        "title": title_of(field),
        "numeric": isinstance(field, _NUMBERS) and not field.choices,
        "nowrap": isinstance(field, _SHORT),
    }
    if asked is None:
        return column
    sort = asked.get("sort") or (register.order[0] if register.order else "")
    is_here = sort.lstrip("-") == name
    following = f"-{name}" if sort == name else name
    rest = {key: value for key, value in asked.items() if value and key not in {"sort", "page"}}
    column["sort_url"] = "?" + urlencode({**rest, "sort": following})
    column["sorted"] = ("descending" if sort.startswith("-") else "ascending") if is_here else ""
    return column


def lines_of(record: Record, names: Sequence[str], tree: Tree) -> list[dict[str, str]]:
    """The lines of a summary list of one record."""
    return [
        {"key": title_of(_field(record, name)), "value": text_of(record, name, tree)}
        | _link(record, name)
        for name in names
    ]


def _link(record: Record, name: str) -> dict[str, str]:
    """Where the record that is referred to has its page."""
    field = _field(record, name)
    page = _PAGES.get(field.related_model) if isinstance(field, models.ForeignKey) else None
    target = getattr(record, name) if page else None
    return {"url": reverse(page[0], args=[getattr(target, page[1])])} if page and target else {}


def _field(record: Record, name: str) -> "models.Field[Any, Any]":
    field = record._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field
