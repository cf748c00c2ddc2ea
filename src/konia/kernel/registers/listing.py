"""One page of a register's list: searched, filtered, counted exactly, kept to what one may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from konia.kernel.access.powers import Powers
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem

from .cells import CellError, Reader
from .models import Record
from .queries import RecordQuerySet
from .registry import Register

PAGE = 50


@dataclass
class Listing:
    """What a reader sees. bad: filter -> what is wrong with its text; such a filter is left out."""

    register: Register
    rows: list[Record]
    total: int
    page: int
    pages: int
    bad: dict[str, str] = field(default_factory=dict)


def visible(register: Register, *, by: Powers) -> "RecordQuerySet[Any]":
    """Every standing record the reader may see: the one rule lists, exports and API share."""
    ids = by.unit_ids(register.see, Tree.at(by.on))
    rows: RecordQuerySet[Any] = register.model.objects.of_units(ids)
    return rows


def list_page(register: Register, asked: Mapping[str, str], *, by: Powers) -> Listing:
    """One page. asked: 'q' (search), filters by field, 'field_from'/'field_to', 'sort', 'page'."""
    rows, bad = narrowed(register, asked, by=by)
    total = rows.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, _number(asked.get("page", "1"))), pages)
    references = [
        name for name in register.columns if isinstance(register.field(name), models.ForeignKey)
    ]
    ordered = rows.select_related(*references).order_by(*_order(register, asked), "pk")
    shown = list(ordered[(page - 1) * PAGE : page * PAGE])
    return Listing(register, shown, total, page, pages, bad)


def narrowed(
    register: Register, asked: Mapping[str, str], *, by: Powers
) -> tuple["RecordQuerySet[Any]", dict[str, str]]:
    """The visible records kept to a search and filters, and what could not be understood."""
    rows = visible(register, by=by)
    if asked.get("q", "").strip():
        rows = rows.matching(asked["q"])
    reader, bad = Reader(by.on), {}
    for name in register.filters:
        for suffix, lookup in (("", ""), ("_from", "__gte"), ("_to", "__lte")):
            text = asked.get(name + suffix, "").strip()
            if not text:
                continue
            try:
                rows = _filtered(rows, register, name, lookup, reader, text, by)
            except CellError as error:
                bad[name + suffix] = str(error)
    return rows, bad


def _filtered(
    rows: "RecordQuerySet[Any]", register: Register, name: str, lookup: str,
    reader: Reader, text: str, by: Powers,
) -> "RecordQuerySet[Any]":  # fmt: skip
    column = register.field(name)
    value = reader.read(column, text)
    if column.related_model is Unit:
        tree = Tree.at(by.on)
        return rows.filter(**{f"{column.attname}__in": list(tree.below(value))})
    return rows.filter(**{f"{column.attname}{lookup}": value})


def one(register: Register, pk: int, *, by: Powers) -> Record:
    """One visible record. Raises: NotFoundProblem, also when it lies outside the reader's units."""
    found = visible(register, by=by).select_related("unit").filter(pk=pk).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy bản ghi.")
    assert isinstance(found, Record)
    return found


def _order(register: Register, asked: Mapping[str, str]) -> tuple[str, ...]:
    wanted = asked.get("sort", "")
    return (wanted,) if wanted.removeprefix("-") in register.columns else register.order


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 1
