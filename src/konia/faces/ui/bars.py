"""A figure by unit as a bar table that can be sorted by name or by value."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from konia.kernel.figures.definitions import Ask, Unit
from konia.kernel.figures.engine import Answer
from konia.kernel.org.tree import Node, Scope
from konia.lib.numbers import format_number

from .answers import Card, number_of, text_of

KEPT_BACK = "không công bố"
SORTS = ("-gia-tri", "gia-tri", "ten", "-ten")

Part = tuple[Node, Answer]


def inside(ask: Ask, code: str) -> Ask:
    """The same question about another unit of the same tree."""
    return Ask(Scope(ask.scope.tree, code, ask.scope.tiers), ask.period, ask.as_of)


def sorted_parts(parts: "tuple[Part, ...]", sort: str) -> list[Part]:
    """The parts in the order asked for; the largest first when nothing sensible is asked."""
    by_name = sorted(parts, key=lambda part: part[0].sort_name)
    if sort in {"ten", "-ten"}:
        return by_name[::-1] if sort == "-ten" else by_name
    if all(number_of(answer) is None for _, answer in parts):
        return by_name
    return sorted(
        by_name, key=lambda part: number_of(part[1]) or Decimal(0), reverse=sort != "gia-tri"
    )


def bars_of(
    card: Card,
    *,
    sort: str,
    link: Callable[[Answer], str],
    sort_link: Callable[[str], str],
    hidden: frozenset[int] = frozenset(),
) -> dict[str, Any] | None:
    """What the bar_table component shows. hidden: units whose numbers are kept back."""
    if not card.parts:
        return None
    shares = card.answer.part is not None
    numbers = [number_of(answer) or Decimal(0) for _, answer in card.parts]
    largest = Decimal(100) if shares else max(numbers, default=Decimal(0))
    rows = [
        _row(node.name, answer, link(answer), largest, node.id in hidden)
        for node, answer in sorted_parts(card.parts, sort)
    ]
    if card.rest is not None:
        rows.append(_row("Tại chính đơn vị", card.rest, "", largest, bool(hidden)))
    return {
        "caption": "Theo đơn vị trực thuộc",
        "columns": _columns(card, sort if sort in SORTS else "-gia-tri", sort_link),
        "rows": rows,
        "hides": bool(hidden),
        "total": {"title": "Cả đơn vị", "cells": _cells(card.answer, "")},
    }


def _row(title: str, answer: Answer, url: str, largest: Decimal, is_hidden: bool) -> dict[str, Any]:  # noqa: FBT001
    value = number_of(answer) or Decimal(0)
    if is_hidden:
        cells = [{"text": KEPT_BACK} for _ in _cells(answer, "")]
        return {"title": title, "share": 0, "url": url, "cells": cells}
    share = 100 * max(value, Decimal(0)) / largest if largest else Decimal(0)
    return {"title": title, "share": share, "url": url, "cells": _cells(answer, url)}


def _cells(answer: Answer, url: str) -> list[dict[str, str]]:
    text = text_of(answer) or "–"
    if answer.definition.unit is Unit.PERCENT and answer.value is not None:
        text = f"{text}\u00a0%"
    value = {"text": text, "url": url}
    if answer.whole is None:
        return [value]
    part = f"{format_number(answer.part)} / " if answer.part is not None else ""
    return [value, {"text": part + format_number(answer.whole)}]


def _columns(card: Card, sort: str, sort_link: Callable[[str], str]) -> list[dict[str, Any]]:
    columns = [
        _column("Đơn vị", "ten", sort, sort_link),
        _column(card.answer.definition.unit.value, "gia-tri", sort, sort_link) | {"numeric": True},
    ]
    if card.answer.whole is not None:
        title = "Tính trên" if card.answer.part is None else "Đạt / tổng"
        columns.append({"title": title, "numeric": True})
    return columns


def _column(title: str, key: str, sort: str, sort_link: Callable[[str], str]) -> dict[str, Any]:
    is_here = sort.lstrip("-") == key
    way = ("descending" if sort.startswith("-") else "ascending") if is_here else ""
    other = f"-{key}" if sort == key else key
    if not is_here and key == "gia-tri":
        other = "-gia-tri"
    return {"title": title, "sort_url": sort_link(other), "sorted": way}
