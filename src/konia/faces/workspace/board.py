"""The leader's board: what is late, due, waiting and new; every number opens what it counts."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from konia.faces.ui.answers import text_of
from konia.faces.ui.asking import ask_of, query_of
from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import Answer, Question, Reader, one_moment
from konia.kernel.org.tree import Tree
from konia.lib.numbers import format_number

from .dossier_list import WEEK
from .dossier_words import SEE, soon_of, unit_name, visible
from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, shown

# In the order in which the columns add up: the first two are the last four.
FIGURES = (
    ("dossiers.received", "Tiếp nhận"), ("dossiers.carried_in", "Kỳ trước chuyển sang"),
    ("dossiers.finished_on_time", "Xong đúng hạn"), ("dossiers.finished_late", "Xong trễ hạn"),
    ("dossiers.open_in_time", "Đang giải quyết, trong hạn"),
    ("dossiers.open_overdue", "Đang giải quyết, quá hạn"),
)  # fmt: skip
LATELY = timedelta(days=30)
COUNTED = ("open", "late", "soon", "week", "waiting")


@needs(SEE)
def board(request: DeskRequest) -> HttpResponse:
    """The units of who looks: totals, then unit by unit, the latest first."""
    tree, on = tree_at(request, today()), today()
    week_end = on + timedelta(days=WEEK - 1)
    seen = visible(request)
    rows = seen.standing_by_unit(on, week_end, soon_of(request).within())
    came = dict(_by_unit(seen, on))
    days = seen.finished_in(Period(on - LATELY, on)).average_days()
    totals = {key: sum(row[key] for row in rows) for key in COUNTED}
    context = {
        "tiles": _tiles(totals, sum(came.values()), days, on), "on": on,
        "table": _table(rows, came, tree),
        "sees_figures": "figures.see" in request.powers.permissions,
    }  # fmt: skip
    return shown(request, "workspace/dossiers/board.html", context)


def _by_unit(seen: Any, on: date) -> Any:
    return seen.received_in(Period(on, on)).counted_by_unit()


def list_url(**asked: str) -> str:
    """The list of dossiers, kept to something."""
    return f"{reverse('workspace:dossier_list')}?{urlencode(asked)}"


def _tiles(
    totals: dict[str, int], came: int, days: float | None, on: date
) -> list[dict[str, Any]]:  # fmt: skip
    day = date_vi(on)
    told = (
        ("Đang quá hạn", totals["late"], "late", list_url(han="qua-han")),
        ("Sắp đến hạn", totals["soon"], "due_soon", list_url(han="gan-den")),
        ("Đến hạn trong 7 ngày", totals["week"], "due_soon", list_url(han="sap-den")),
        ("Chờ người nộp", totals["waiting"], "waiting", list_url(trang_thai="waiting")),
        ("Đang giải quyết", totals["open"], "on_time", list_url(han="dang-mo")),
        ("Tiếp nhận hôm nay", came, "new", list_url(nhan_tu=day, nhan_den=day)),
    )
    tiles = [
        {"title": title, "text": format_number(count), "state": state, "url": url}
        for title, count, state, url in told
    ]
    if days is not None:
        tiles.append({
            "title": "Ngày giải quyết trung bình", "text": format_number(round(days, 1)),
            "state": "on_time", "note": "30 ngày qua, tính cả ngày nghỉ",
            "url": reverse("workspace:dossiers_by_unit"),
        })  # fmt: skip
    return tiles


def _table(rows: list[dict[str, Any]], came: dict[int, int], tree: Tree) -> dict[str, Any]:
    heads = ("Nơi tiếp nhận", "Quá hạn", "Sắp đến hạn", "Đến hạn trong 7 ngày", "Chờ người nộp",
             "Đang giải quyết", "Hôm nay")  # fmt: skip
    return {
        "caption": "Theo nơi tiếp nhận", "empty": "Không có hồ sơ nào đang giải quyết.",
        "columns": [{"title": head, "numeric": head != heads[0]} for head in heads],
        "rows": [_row(row, came, tree) for row in rows],
    }  # fmt: skip


def _row(row: dict[str, Any], came: dict[int, int], tree: Tree) -> dict[str, Any]:
    name, code = unit_name(tree, row["unit_id"]), tree.nodes[row["unit_id"]].code
    cells: list[dict[str, Any]] = [{"text": name, "url": list_url(don_vi=code, han="dang-mo")}]
    for key, asked in (
        ("late", {"han": "qua-han"}), ("soon", {"han": "gan-den"}), ("week", {"han": "sap-den"}),
        ("waiting", {"trang_thai": "waiting"}), ("open", {"han": "dang-mo"}),
    ):  # fmt: skip
        url = list_url(don_vi=code, **asked) if row[key] else ""
        cells.append({"text": format_number(row[key]), "url": url})
    cells.append({"text": format_number(came.get(row["unit_id"], 0))})
    return {"cells": cells}


@needs("figures.see")
def by_unit(request: DeskRequest) -> HttpResponse:
    """Received and carried in against finished and open, unit by unit, at a moment."""
    ask = ask_of(request.GET, unit=home_unit(request, "figures.see"))
    names = [name for name, _ in FIGURES]
    tree = ask.scope.tree
    node = tree.node(ask.scope.root)
    with one_moment():
        reader = Reader([Question(name, ask) for name in names])
    total = [reader.answer(Question(name, ask)) for name in names]
    nodes = [child for child in tree.children(node.id) if child.is_open]
    columns = [reader.by_unit(name, ask, nodes) for name in names]
    lines = [
        (child.short_name, [column[place][1] for column in columns])
        for place, child in enumerate(nodes)
    ]
    context = {
        "node": node, "ask": ask, "query": query_of(ask),
        "table": _figure_table(
            [line for line in lines if _tells(line[1])], node.name, total, _own(total, lines)
        ),
    }  # fmt: skip
    return shown(request, "workspace/dossiers/by_unit.html", context)


def _tells(answers: list[Answer]) -> bool:
    return any(one.value for one in answers)


def _own(total: list[Answer], lines: list[tuple[str, list[Answer]]]) -> list[str]:
    """What the body itself has, beside the units below it."""
    counts = [_count(one) for one in total]
    below = [sum(_count(answers[n]) for _, answers in lines) for n in range(len(total))]
    return [format_number(count - part) for count, part in zip(counts, below, strict=True)]


def _count(answer: Answer) -> int:
    return int(answer.value) if isinstance(answer.value, int | Decimal) else 0


def _figure_table(
    lines: list[tuple[str, list[Answer]]], whole: str, total: list[Answer], own: list[str]
) -> dict[str, Any]:
    heads = [{"title": "Đơn vị"}, *({"title": title, "numeric": True} for _, title in FIGURES)]
    told = {"cells": [{"text": f"Riêng {whole}"}, *({"text": text} for text in own)]}
    return {
        "caption": "Tình hình giải quyết theo đơn vị", "columns": heads,
        "rows": [_figure_row(whole, total), told, *(_figure_row(*line) for line in lines)],
    }  # fmt: skip


def _figure_row(title: str, answers: list[Answer]) -> dict[str, Any]:
    return {
        "cells": [
            {"text": title, "url": _unit_url(answers[0].ask)},
            *({"text": text_of(one) or "–", "url": _card(one)} for one in answers),
        ]
    }


def _unit_url(ask: Ask) -> str:
    return reverse("workspace:dossiers_by_unit") + query_of(ask)


def _card(answer: Answer) -> str:
    return reverse("workspace:figure", args=[answer.definition.name]) + query_of(answer.ask)
