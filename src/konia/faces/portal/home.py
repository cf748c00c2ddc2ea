"""The first page for everybody: what do you need, life events, a dossier's code, live figures."""

from typing import Any

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from konia.domains.procedures.models import LifeEvent
from konia.faces.ui.asking import defaults, latest_report
from konia.kernel.figures.definitions import FIGURES, Ask
from konia.kernel.figures.engine import Question, one_moment, read_many
from konia.kernel.org.tree import Scope, Tree
from konia.kernel.rooms.plates import ROOMS
from konia.lib.vietnamese import fold

from .asked import address, public_figure
from .guard import public

# Figures that concern everybody come first; those no room keeps are left out.
GLANCE = ("3.4.1", "3.4.2", "3.4.3", "7.8.4", "3.5.2", "3.1.3", "7.4", "2.1")
MOST_TILES = 6
GLANCE_SECONDS = 60
MOST_HITS = 30


@public
def home(request: HttpRequest) -> HttpResponse:
    """One search box, life events, tracking by code, and the latest report's key figures."""
    context = {
        "events": list(LifeEvent.objects.in_order()),
        "defaults": defaults(),
        "themes": themes(),
        **_glance(),
    }
    return render(request, "portal/home.html", context)


def _glance() -> dict[str, Any]:
    """Today's tiles, at most a minute old: everybody sees the same, so they are counted once."""
    plain = defaults()
    key = f"portal.glance:{connection.settings_dict['NAME']}:{plain.as_of}:{plain.unit}"
    kept: dict[str, Any] | None = cache.get(key)
    if kept is None:
        with one_moment():
            tree = Tree.at(plain.as_of)
            kept = {"tiles": _tiles(_questions(tree)), "unit_name": tree.node(plain.unit).name}
        cache.set(key, kept, GLANCE_SECONDS)
    return kept


def _questions(tree: Tree) -> list[tuple[str, Question]]:
    """The figures of the glance, titled and asked as the report's lines do."""
    form, plain = latest_report(), defaults()
    found = []
    for code in GLANCE:
        line = form.line_by_code.get(code)
        asked = line.binding.asked if line and line.binding else None
        if line is None or asked is None or asked.figure not in FIGURES:
            continue
        scope = Scope(tree, asked.unit or plain.unit, frozenset(asked.tiers))
        as_of = min(asked.as_of or line.as_of or plain.as_of, plain.as_of)
        title = " ".join(line.label.split()).rstrip(".:")
        found.append((title, Question(asked.figure, Ask(scope, plain.period, as_of))))
    return found[:MOST_TILES]


def _tiles(questions: list[tuple[str, Question]]) -> list[dict[str, Any]]:
    answers = read_many([question for _, question in questions]) if questions else []
    return [
        public_figure(answer, url=address(answer.definition.name, answer.ask)) | {"title": title}
        for (title, _), answer in zip(questions, answers, strict=True)
    ]


def themes() -> list[dict[str, Any]]:
    """The rooms that keep figures, by title."""
    titles = {room.name: room.title for room in ROOMS}
    names = dict.fromkeys(rule.room for rule in FIGURES)
    counts = {room: len({r.name for r in FIGURES if r.room == room}) for room in names}
    listed = [
        {
            "room": room,
            "title": titles.get(room, room),
            "count": counts[room],
            "url": f"{reverse('portal:statistics')}?linh-vuc={room}",
        }
        for room in names
    ]
    return sorted(listed, key=lambda theme: fold(str(theme["title"])))


@public
def search(request: HttpRequest) -> HttpResponse:
    """Figures and units whose names hold every word; marks may be left out."""
    text = request.GET.get("q", "").strip()
    words = fold(text).split()
    figures = _figures(words) if words else []
    units = _units(words) if words else []
    context = {"text": text, "figures": figures, "units": units, "count": len(figures) + len(units)}
    return render(request, "portal/search.html", context)


def _fits(words: list[str], *texts: str) -> bool:
    there = fold(" ".join(texts)).split()
    return all(any(one.startswith(word) for one in there) for word in words)


def _figures(words: list[str]) -> list[dict[str, str]]:
    titles = {room.name: room.title for room in ROOMS}
    found = {rule.name: rule for rule in FIGURES}
    return [
        {
            "title": rule.title,
            "text": titles.get(rule.room, rule.room),
            "url": reverse("portal:figure", args=[rule.name]),
        }
        for rule in found.values()
        if _fits(words, rule.title)
    ][:MOST_HITS]


def _units(words: list[str]) -> list[dict[str, str]]:
    """Bodies that report; their page is the list of figures asked about them."""
    tree = Tree.at(defaults().as_of)
    nodes = [node for node in tree.tiered() if _fits(words, node.name)]
    nodes.sort(key=lambda node: node.sort_name)
    return [
        {
            "title": node.name,
            "text": "Số liệu của đơn vị",
            "url": f"{reverse('portal:statistics')}?unit={node.code}",
        }
        for node in nodes[:MOST_HITS]
    ]
