"""All figures, and the card of one: its value, how it comes about, and the records behind it."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from konia.faces.ui.answers import Card, card_of, definition_of, figure_of, trend_of
from konia.faces.ui.asking import TIERS, ask_of, defaults, query_of
from konia.faces.ui.bars import bars_of, inside
from konia.faces.ui.context import today
from konia.kernel.figures.definitions import FIGURES, Ask, Definition, Unit
from konia.kernel.figures.engine import Answer
from konia.kernel.figures.relations import RELATIONS, RelationKind
from konia.kernel.rooms.plates import ROOMS
from konia.lib.dates import format_date
from konia.lib.vietnamese import fold

from .behind import PAGE, SET_NAMES, Behind, behind, is_personal
from .guard import DeskRequest, needs, tree_at
from .home import fits
from .pages import home_unit, number, page_of, shown
from .registers import note_view


@needs("figures.see")
def figures(request: DeskRequest) -> HttpResponse:
    """Every definition in force, by room; a text keeps those whose name or definition fits."""
    text = request.GET.get("q", "").strip()
    words = fold(text).split()
    rules = {rule.name: rule for rule in FIGURES}
    found = [rule for rule in rules.values() if fits(words, rule.title, rule.name, rule.meaning)]
    titles = {room.name: room.title for room in ROOMS}
    groups: dict[str, list[Definition]] = {}
    for rule in found:
        groups.setdefault(titles.get(rule.room, rule.room), []).append(rule)
    listed = [
        {"title": title, "table": _list(title, groups[title])} for title in sorted(groups, key=fold)
    ]
    context = {"text": text, "groups": listed, "count": len(found), "all": len(rules)}
    return shown(request, "workspace/figures.html", context)


def _list(title: str, rules: list[Definition]) -> dict[str, Any]:
    return {
        "caption": title,
        "hide_caption": True,
        "columns": [{"title": head} for head in ("Chỉ tiêu", "Đơn vị tính", "Mã")],
        "rows": [
            {
                "url": reverse("workspace:figure", args=[rule.name]),
                "cells": [{"text": rule.title}, {"text": rule.unit.value}, {"text": rule.name}],
            }
            for rule in rules
        ],
    }


@needs("figures.see")
def figure(request: DeskRequest, name: str) -> HttpResponse:
    """The figure card: the question is in the address, so a card can be sent to somebody."""
    rules = FIGURES.versions(name)
    tree = tree_at(request, defaults().as_of)
    ask = ask_of(request.GET, unit=home_unit(request, "figures.see"), tree=tree)
    request.trees.setdefault(ask.as_of, ask.scope.tree)
    card = card_of(name, ask)
    page = number(request.GET.get("trang", request.GET.get("page", "1")))
    found = behind(request, name, ask, which=request.GET.get("tap", ""), page=page)
    _spell_out(found.table)
    if is_personal(found.register) and found.total and found.register:
        note_view(request, found.register, detail={"figure": name, "rows": found.total})
    return shown(request, "workspace/figure.html", _context(request, name, card, found) | {
        "rules": rules if len(rules) > 1 else [],
        "form": QuestionForm(initial=_initial(ask)),
    })  # fmt: skip


def _spell_out(table: dict[str, Any]) -> None:
    """Rows and cells say what they have not: to a template a missing key is dearer than a cell."""
    for row in table.get("rows", ()):
        row.setdefault("state", "")
        row["cells"] = [{"state": "", "url": "", "numeric": False} | cell for cell in row["cells"]]


class QuestionForm(forms.Form):
    """Another unit, period, moment or tier."""

    use_required_attribute = False

    unit = forms.CharField(label="Đơn vị", required=False)
    ky = forms.CharField(label="Kỳ số liệu", required=False)
    den = forms.CharField(label="Tính đến ngày", required=False)
    cap = forms.ChoiceField(
        label="Chỉ cấp", required=False, choices=[("", "Mọi cấp"), *TIERS.items()]
    )


def _initial(ask: Ask) -> dict[str, str]:
    return {
        "unit": ask.scope.tree.node(ask.scope.root).name,
        "ky": f"{format_date(ask.period.first)}..{format_date(ask.period.last)}",
        "den": format_date(ask.as_of),
        "cap": min(ask.scope.tiers) if len(ask.scope.tiers) == 1 else "",
    }


def address(name: str, ask: Ask, **more: str) -> str:
    """The address of a figure's card with its question."""
    return reverse("workspace:figure", args=[name]) + query_of(ask, **more)


def _context(request: DeskRequest, name: str, card: Card, found: Behind) -> dict[str, Any]:
    answer, ask = card.answer, card.answer.ask
    sort = request.GET.get("sap", "")
    counted = answer.definition.unit is not Unit.CODE
    records_url = "#ban-ghi" if counted else ""
    return {
        "definition": answer.definition,
        "unit_node": ask.scope.tree.node(ask.scope.root),
        "tiers": [TIERS[tier] for tier in sorted(ask.scope.tiers)],
        "card": figure_of(answer, records_url=records_url),
        "summary": {"items": definition_of(answer.definition, answer)},
        "trend": trend_of(card, [address(name, each.ask) for _, each in card.months]),
        "bars": bars_of(
            card, sort=sort,
            link=lambda part: address(name, part.ask),
            sort_link=lambda way: address(name, ask, sap=way) + "#theo-don-vi",
        ),
        "crumbs": _above(name, ask),
        "behind": found,
        "page": page_of(found.total, found.page, PAGE),
        "tabs": _tabs(name, ask, found, answer),
        "relations": _relations(name, ask),
        "is_today": ask.as_of == today(),
    }  # fmt: skip


def _above(name: str, ask: Ask) -> list[dict[str, str]]:
    """The same figure of the units above."""
    path = list(ask.scope.tree.above(ask.scope.tree.node(ask.scope.root).id))[1:]
    crumbs = [
        {"title": node.short_name, "url": address(name, inside(ask, node.code))}
        for node in reversed(path)
    ]
    here = {"title": ask.scope.tree.node(ask.scope.root).short_name}
    return [{"title": "Chỉ tiêu", "url": reverse("workspace:figures")}, *crumbs, here]


def _tabs(name: str, ask: Ask, found: Behind, answer: Answer) -> list[dict[str, Any]]:
    if len(found.sets) < 2:
        return []
    return [
        {
            "title": SET_NAMES.get(which, f"Phần {place}"),
            "url": address(name, ask, tap=which) + "#ban-ghi",
            "current": which == found.which,
            "count": found.total if which == found.which else None,
        }
        for place, which in enumerate(found.sets, 1)
    ]


_KINDS = {
    RelationKind.PART_OF: "Cộng lại thành",
    RelationKind.AT_MOST: "Không lớn hơn",
    RelationKind.EQUALS: "Bằng",
    RelationKind.NOT_THE_SAME: "Không nhầm với",
}


def _relations(name: str, ask: Ask) -> list[dict[str, str]]:
    """The figures this one stands beside."""
    listed = []
    for relation in RELATIONS:
        if name not in (*relation.left, relation.right):
            continue
        for other in dict.fromkeys((*relation.left, relation.right)):
            if other != name and other in FIGURES:
                title = FIGURES.versions(other)[-1].title
                listed.append(
                    {"kind": _KINDS[relation.kind], "title": title, "url": address(other, ask),
                     "because": relation.because}
                )  # fmt: skip
    return listed
