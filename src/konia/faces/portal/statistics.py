"""Open figures by theme, for the province or one body, to read and to take away."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from konia.faces.ui.answers import number_of, text_of, unit_of
from konia.faces.ui.asking import ask_of, query_of
from konia.faces.ui.small import WORDS, counts_people, hidden_units, is_small
from konia.kernel.figures.definitions import FIGURES, Ask, Definition, NotInForceError
from konia.kernel.figures.engine import Answer, Question, Reader, one_moment
from konia.kernel.org.tree import Node
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.dates import format_date
from konia.lib.numbers import format_number, plain

from .asked import address, kept_back
from .guard import public
from .home import themes

COLUMNS = (
    *("figure", "title", "measure", "unit_code", "unit_name", "value", "part", "whole"),
    *("first", "last", "as_of", "suppressed"),
)


class QuestionForm(forms.Form):
    """Another unit, period or moment."""

    use_required_attribute = False

    unit = forms.CharField(label="Đơn vị", required=False)
    ky = forms.CharField(label="Kỳ số liệu", required=False)
    den = forms.CharField(label="Tính đến ngày", required=False)


@public
def statistics(request: HttpRequest) -> HttpResponse:
    """The figures of one theme, with their values."""
    listed = themes()
    here = _theme(request, listed)
    ask = ask_of(request.GET)
    rules = rules_of(here["room"], ask) if here else []
    with one_moment():
        reader = Reader([Question(rule.name, ask) for rule in rules])
    answers = [reader.answer(Question(rule.name, ask)) for rule in rules]
    tree = ask.scope.tree
    query = query_of(ask)
    context = {
        "themes": [_tab(theme, here, ask) for theme in listed],
        "here": here,
        "unit_node": tree.node(ask.scope.root),
        "ask": ask,
        "form": QuestionForm(initial=_initial(ask), auto_id="hoi_%s"),
        "table": _table(here, answers),
        "downloads": [_download(form, query, here) for form in ("csv", "json")] if here else [],
        "units": [_unit(node, here, ask) for node in _bodies(ask)],
    }
    return render(request, "portal/statistics.html", context)


def _theme(request: HttpRequest, listed: list[dict[str, Any]]) -> dict[str, Any] | None:
    wanted = request.GET.get("linh-vuc", "")
    for theme in listed:
        if theme["room"] == wanted:
            return theme
    if wanted:
        raise NotFoundProblem(
            f"Không có lĩnh vực “{wanted}”.", todo="Hãy chọn một lĩnh vực trong danh sách."
        )
    return listed[0] if listed else None


def rules_of(room: str, ask: Ask) -> list[Definition]:
    """The definitions of a theme in force on the period's last day."""
    found: dict[str, Definition] = {}
    for name in dict.fromkeys(rule.name for rule in FIGURES if rule.room == room):
        try:
            found[name] = FIGURES.in_force(name, ask.period.last)
        except NotInForceError:
            continue
    return list(found.values())


def _tab(theme: dict[str, Any], here: dict[str, Any] | None, ask: Ask) -> dict[str, Any]:
    url = f"{reverse('portal:statistics')}{query_of(ask)}&linh-vuc={theme['room']}"
    return {**theme, "url": url, "current": here is not None and theme["room"] == here["room"]}


def _initial(ask: Ask) -> dict[str, str]:
    return {
        "unit": ask.scope.tree.node(ask.scope.root).name,
        "ky": f"{format_date(ask.period.first)}..{format_date(ask.period.last)}",
        "den": format_date(ask.as_of),
    }


def _download(form: str, query: str, here: dict[str, Any]) -> dict[str, str]:
    address = reverse("portal:statistics_download", args=[form])
    return {"url": f"{address}{query}&linh-vuc={here['room']}", "title": form.upper()}


def _bodies(ask: Ask) -> list[Node]:
    """The open bodies of the tiers right under the one asked about."""
    tree = ask.scope.tree
    children = tree.children(tree.node(ask.scope.root).id)
    return [node for node in children if node.is_open and node.tier]


def _unit(node: Node, here: dict[str, Any] | None, ask: Ask) -> dict[str, str]:
    theme = f"&linh-vuc={here['room']}" if here else ""
    period = query_of(ask).split("&", 1)[1]
    return {
        "title": node.short_name,
        "url": f"{reverse('portal:statistics')}?unit={node.code}&{period}{theme}",
    }


def _table(here: dict[str, Any] | None, answers: list[Answer]) -> dict[str, Any]:
    return {
        "caption": here["title"] if here else "Số liệu mở",
        "hide_caption": True,
        "columns": [
            {"title": "Chỉ tiêu"},
            {"title": "Giá trị", "numeric": True},
            {"title": "Đơn vị tính"},
            {"title": "Đạt / tổng", "numeric": True},
        ],
        "rows": [_row(answer) for answer in answers],
        "empty": "Lĩnh vực này chưa có chỉ tiêu nào vào kỳ đang xem.",
    }


def _row(answer: Answer) -> dict[str, Any]:
    definition = answer.definition
    hidden = kept_back(definition.name, answer)
    text = WORDS if hidden else text_of(answer) or "chưa có số liệu"
    based = answer.whole is not None and not hidden
    part = f"{format_number(answer.part)} / " if answer.part is not None else ""
    parts = part + format_number(answer.whole) if based else ""
    return {
        "url": address(definition.name, answer.ask),
        "cells": [
            {"text": definition.title},
            {"text": text},
            {"text": "" if hidden else unit_of(definition) or answer.meaning},
            {"text": parts},
        ],
    }


@public
def download(request: HttpRequest, form: str) -> HttpResponse:
    """Figures of a theme (or one figure) for a body and each body right under it."""
    if form not in {"csv", "json"}:
        raise NotFoundProblem(f"Không có dạng tệp “{form}”.", todo="Các dạng: csv; json.")
    ask = ask_of(request.GET)
    rules = _chosen(request, ask)
    rows = list(_rows(rules, ask))
    content = (
        _csv(rows) if form == "csv" else json.dumps(rows, ensure_ascii=False, indent=1).encode()
    )
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/json"
    name = f"so-lieu-{ask.scope.root}-{ask.as_of.isoformat()}.{form}"
    disposition = content_disposition_header(True, name) or ""  # noqa: FBT003
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _chosen(request: HttpRequest, ask: Ask) -> list[Definition]:
    if name := request.GET.get("chi-tieu", ""):
        return [FIGURES.in_force(name, ask.period.last)]
    here = _theme(request, themes())
    return rules_of(here["room"], ask) if here else []


def _rows(rules: list[Definition], ask: Ask) -> Iterator[dict[str, Any]]:
    with one_moment():
        reader = Reader([Question(rule.name, ask) for rule in rules])
    nodes = _bodies(ask)
    here = ask.scope.tree.node(ask.scope.root)
    for rule in rules:
        parts = reader.by_unit(rule.name, ask, nodes)
        people = counts_people(rule.name, ask)
        hidden = hidden_units(parts) if people else frozenset()
        whole = reader.answer(Question(rule.name, ask))
        yield _open_row(here, whole, hidden=people and is_small(whole))
        for node, answer in parts:
            yield _open_row(node, answer, hidden=node.id in hidden)


def _open_row(node: Node, answer: Answer, *, hidden: bool) -> dict[str, Any]:
    number = number_of(answer)
    value = plain(number) if number is not None else (str(answer.value) if answer.value else None)
    told = (None, None, None) if hidden else (value, plain(answer.part), plain(answer.whole))
    definition, ask = answer.definition, answer.ask
    cells = (
        *(definition.code, definition.title, definition.unit.value, node.code, node.name, *told),
        *(ask.period.first.isoformat(), ask.period.last.isoformat(), ask.as_of.isoformat(), hidden),
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _csv(rows: list[dict[str, Any]]) -> bytes:
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for row in rows:
        table.writerow(row | {"suppressed": "1" if row["suppressed"] else ""})
    return out.getvalue().encode("utf-8-sig")
