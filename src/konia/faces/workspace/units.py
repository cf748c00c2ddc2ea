"""The directory of units on any day, and one unit with its names over time."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from konia.faces.ui.answers import figure_of
from konia.faces.ui.asking import day, defaults, latest_report, query_of
from konia.faces.ui.context import today
from konia.kernel.figures.definitions import FIGURES, Ask
from konia.kernel.figures.engine import Question, read_many
from konia.kernel.org.models import Reorganisation, Spell, Unit, UnitKind
from konia.kernel.org.tree import Node, Scope, Tree
from konia.lib.dates import format_date
from konia.lib.vietnamese import fold

from .guard import DeskRequest, needs, tree_at
from .home import GLANCE, fits
from .pages import number, page_of, shown

PAGE = 100


def _day(request: DeskRequest) -> date:
    text = request.GET.get("ngay", "").strip()
    return day(text) if text else today()


@needs("org.see")
def units(request: DeskRequest) -> HttpResponse:
    """The units right below one, or those whose name is searched, as they stood on a day."""
    on = _day(request)
    tree = tree_at(request, on)
    words = request.GET.get("q", "").lower().split()
    under = tree.node(request.GET["duoi"]) if request.GET.get("duoi") else None
    nodes = _searched(tree, words) if words else _below(tree, under)
    page = number(request.GET.get("page", "1"))
    cut = page_of(len(nodes), page, PAGE)
    kinds = {kind.code: kind.name for kind in UnitKind.objects.all()}
    context = {
        "on": on,
        "text": request.GET.get("q", ""),
        "under": under,
        "crumbs": [*_crumbs(tree, under, on)[:-1], {"title": under.short_name}] if under else [],
        "total": len(nodes),
        "page": cut,
        "table": {
            "caption": under.name if under else "Đơn vị",
            "hide_caption": True,
            "columns": [
                {"title": head} for head in ("Tên", "Mã", "Loại", "Thuộc", "Tình trạng")
            ] + [{"title": "Đơn vị trực thuộc", "numeric": True}],
            "rows": [_row(tree, node, kinds, on) for node in _on_page(nodes, cut.number)],
            "empty": "Không có đơn vị nào vào ngày này.",
        },
    }  # fmt: skip
    return shown(request, "workspace/units.html", context)


def _on_page(nodes: list[Node], page: int) -> list[Node]:
    return nodes[(page - 1) * PAGE : page * PAGE]


def _searched(tree: Tree, words: list[str]) -> list[Node]:
    folded = fold(" ".join(words)).split()
    found = [node for node in tree.nodes.values() if fits(folded, node.name, node.code)]
    return sorted(found, key=lambda node: node.sort_name)


def _below(tree: Tree, under: Node | None) -> list[Node]:
    if under is not None:
        return [node for node in tree.children(under.id) if node.is_open]
    tops = [node for node in tree.nodes.values() if node.parent_id is None and node.is_open]
    if len(tops) == 1 or not tops:
        return tops
    return sorted(tops, key=lambda node: (node.tier is None, node.sort_name))


def _row(tree: Tree, node: Node, kinds: dict[str, str], on: date) -> dict[str, Any]:
    above = tree.nodes.get(node.parent_id or 0)
    children = [child for child in tree.children(node.id) if child.is_open]
    address = f"{reverse('workspace:units')}?duoi={node.code}&ngay={on.isoformat()}"
    return {
        "url": reverse("workspace:unit", args=[node.code]) + f"?ngay={on.isoformat()}",
        "cells": [
            {"text": node.name},
            {"text": node.code},
            {"text": kinds.get(node.kind, node.kind)},
            {"text": above.name if above else ""},
            {"text": "Đang hoạt động" if node.is_open else "Đã kết thúc"},
            {"text": str(len(children)), "url": address} if children else {"text": "0"},
        ],
    }


def _crumbs(tree: Tree, under: Node | None, on: date) -> list[dict[str, str]]:
    address, day_part = reverse("workspace:units"), f"ngay={on.isoformat()}"
    if under is None:
        return []
    path = list(tree.above(under.id))[::-1]
    crumbs = [
        {"title": node.short_name, "url": f"{address}?duoi={node.code}&{day_part}"} for node in path
    ]
    return [{"title": "Đơn vị", "url": f"{address}?{day_part}"}, *crumbs]


@needs("org.see")
def unit(request: DeskRequest, code: str) -> HttpResponse:
    """One unit: its names and places over time, what reorganised it, its key figures."""
    on = _day(request)
    tree = tree_at(request, on)
    node = tree.node(code)
    found = Unit.objects.prefetch_related("spells__kind", "aliases").get(pk=node.id)
    children = [child for child in tree.children(node.id) if child.is_open]
    context = {
        "node": node,
        "on": on,
        "crumbs": [*_crumbs(tree, tree.nodes.get(node.parent_id or 0), on), {"title": node.name}],
        "summary": {"items": _lines(found, node, tree)},
        "spells": _spells(found, tree),
        "changes": _changes(found, tree),
        "tiles": _tiles(request, node) if node.is_open else [],
        "children": len(children),
        "children_url": f"{reverse('workspace:units')}?duoi={code}&ngay={on.isoformat()}",
    }
    return shown(request, "workspace/unit.html", context)


def _lines(found: Unit, node: Node, tree: Tree) -> list[dict[str, str]]:
    above = tree.nodes.get(node.parent_id or 0)
    up = reverse("workspace:unit", args=[above.code]) if above else ""
    aliases = "; ".join(alias.text for alias in found.aliases.all())
    lines = [
        {"key": "Mã", "value": found.code},
        {"key": "Mã theo QCVN 102:2016", "value": found.code_qcvn},
        {"key": "Mã theo QĐ 20/2020", "value": found.code_qd20},
        {"key": "Thuộc", "value": above.name if above else "", "url": up},
        {"key": "Thành lập", "value": format_date(found.opened_on)},
        {"key": "Kết thúc", "value": format_date(found.closed_on)},
        {"key": "Tên gọi khác", "value": aliases},
    ]
    return [line for line in lines if line["value"]]


def _spells(found: Unit, tree: Tree) -> dict[str, Any]:
    spells: list[Spell] = sorted(found.spells.all(), key=lambda spell: spell.first_on, reverse=True)
    heads = ("Từ ngày", "Đến ngày", "Tên", "Loại", "Thuộc", "Quyết định")
    return {
        "caption": "Tên và vị trí theo thời gian",
        "columns": [{"title": head} for head in heads],
        "rows": [
            {
                "cells": [
                    {"text": format_date(spell.first_on)},
                    {"text": format_date(spell.last_on) or "nay"},
                    {"text": spell.name},
                    {"text": spell.kind.name},
                    {"text": _name(tree, spell.parent_id)},
                    {"text": spell.decision},
                ]
            }
            for spell in spells
        ],
    }


def _name(tree: Tree, unit_id: int | None) -> str:
    node = tree.nodes.get(unit_id or 0)
    return node.name if node else ""


def _changes(found: Unit, tree: Tree) -> list[dict[str, Any]]:
    away = found.reorganised_away.prefetch_related("from_units", "to_units")
    into = found.reorganised_into.prefetch_related("from_units", "to_units")
    listed: dict[int, Reorganisation] = {one.pk: one for one in (*away, *into)}
    ordered = sorted(listed.values(), key=lambda one: (one.on, one.pk), reverse=True)
    return [
        {
            "title": one.get_kind_display(),
            "when": f"Từ {format_date(one.on)}",
            "text": _told(one, tree),
        }
        for one in ordered
    ]


def _told(one: Reorganisation, tree: Tree) -> str:
    gone = ", ".join(_name(tree, unit.pk) or unit.code for unit in one.from_units.all())
    here = ", ".join(_name(tree, unit.pk) or unit.code for unit in one.to_units.all())
    way = f"{gone} → {here}" if gone and here and gone != here else gone or here
    return f"{way}. {one.decision}".strip(". ")


def _tiles(request: DeskRequest, node: Node) -> list[dict[str, Any]]:
    """The key figures of the latest report, asked of this unit on the report's own day."""
    if "figures.see" not in request.powers.permissions:
        return []
    plain, form = defaults(), latest_report()
    tree = tree_at(request, plain.as_of)
    if node.id not in tree.nodes or not tree.nodes[node.id].is_open:
        return []
    ask = Ask(Scope(tree, node.code), plain.period, plain.as_of)
    lines = [form.line_by_code[code] for code in GLANCE if code in form.line_by_code]
    asked = [line.binding.asked.figure for line in lines if line.binding and line.binding.asked]
    names = [name for name in dict.fromkeys(asked) if name in FIGURES]
    answers = read_many([Question(name, ask) for name in names])
    url = reverse("workspace:figures")
    return [
        figure_of(answer, url=f"{url}{answer.definition.name}/{query_of(ask)}")
        for answer in answers
        if answer.value is not None
    ]
