"""One figure for everybody: its value, how it comes about, by unit and over time; no records."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from konia.faces.ui.answers import card_of, definition_of
from konia.faces.ui.asking import TIERS, ask_of, query_of
from konia.faces.ui.bars import inside
from konia.kernel.figures.definitions import FIGURES, Ask
from konia.kernel.rooms.plates import ROOMS

from .asked import address, public_bars, public_figure, public_trend
from .guard import public


@public
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """The public card of a figure; the question is in the address."""
    rule = FIGURES.versions(name)[-1]
    ask = ask_of(request.GET)
    card = card_of(name, ask)
    shown = public_figure(card.answer)
    query = query_of(ask)
    api = f"{reverse('api:figure', args=[name])}?unit={ask.scope.root}&as_of={ask.as_of}"
    context = {
        "rule": rule,
        "unit_node": ask.scope.tree.node(ask.scope.root),
        "tiers": [TIERS[tier] for tier in sorted(ask.scope.tiers)],
        "card": shown,
        "summary": {"items": definition_of(card.answer.definition, card.answer)},
        "bars": public_bars(name, card, request.GET.get("sap", "")),
        "trend": public_trend(name, card),
        "crumbs": _crumbs(name, ask),
        "downloads": [_download(form, name, query) for form in ("csv", "json")],
        "api_url": f"{api}&first={ask.period.first}&last={ask.period.last}&by=unit",
    }
    return render(request, "portal/figure.html", context)


def _download(form: str, name: str, query: str) -> dict[str, str]:
    address_of = reverse("portal:statistics_download", args=[form])
    return {"url": f"{address_of}{query}&chi-tieu={name}", "title": form.upper()}


def _crumbs(name: str, ask: Ask) -> list[dict[str, str]]:
    rule = FIGURES.versions(name)[-1]
    theme = {room.name: room.title for room in ROOMS}.get(rule.room, rule.room)
    here = ask.scope.tree.node(ask.scope.root)
    statistics = reverse("portal:statistics")
    return [
        {"title": "Số liệu mở", "url": statistics},
        {"title": theme, "url": f"{statistics}?linh-vuc={rule.room}"},
        *_above(name, ask),
        {"title": here.short_name},
    ]


def _above(name: str, ask: Ask) -> list[dict[str, str]]:
    """The same figure of the units above, the highest first."""
    tree = ask.scope.tree
    nodes = list(tree.above(tree.node(ask.scope.root).id))[1:]
    return [
        {"title": node.short_name, "url": address(name, inside(ask, node.code))}
        for node in reversed(nodes)
    ]
