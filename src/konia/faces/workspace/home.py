"""The first page: the province at a glance, and a door to everything one may see."""

import re
from dataclasses import replace
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse

from konia.domains.dossiers.models import CODE
from konia.domains.dossiers.naming import name_procedures
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.reporting.compiling import Compiled, compile_report
from konia.domains.reporting.definition import Line, ReportDefinition
from konia.faces.ui.answers import figure_of
from konia.faces.ui.asking import defaults, latest_report, query_of
from konia.faces.ui.context import today
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.org.tree import Tree
from konia.kernel.registers.registry import REGISTERS, Register
from konia.kernel.rooms.plates import ROOMS
from konia.lib.vietnamese import fold

from .dossier_words import SEE, visible
from .guard import SIGNED_IN, DeskRequest, needs, tree_at
from .inbox import summary
from .pages import home_unit, shown
from .registers import note_view

# Lines of the annex a leader looks at first; those that nothing answers yet are left out.
GLANCE = (
    *("3.4.1", "3.4.2", "3.4.3", "1.1.2", "1.3.2", "1.2.4", "3.5.2", "4.2.2"),
    *("7.8.4", "7.4", "2.5", "4.1.4"),
)
MOST_TILES = 8
MOST_HITS = 20
IN_CODE = re.compile(r"[0-9A-Za-z.]*\d[0-9A-Za-z.]*-?[\d-]*")


@needs(SIGNED_IN)
def home(request: DeskRequest) -> HttpResponse:
    """Key figures of the unit, what the last check found, and the registers by room."""
    form = latest_report()
    unit = home_unit(request, "figures.see") or form.unit
    sees = "figures.see" in request.powers.permissions
    compiled = _glance(form, unit) if sees else None
    context = {
        "report": form,
        "tiles": _tiles(compiled) if compiled else [],
        "compiled": compiled,
        "check": last_check(form.name, unit),
        "annex_url": _annex_url(request, form, unit),
        "groups": groups_for(request),
        "inbox": summary(request),
    }
    return shown(request, "workspace/home.html", context)


def _glance(form: ReportDefinition, unit: str) -> Compiled:
    """Only the lines of the glance, compiled like the annex itself."""
    picked = [form.line_by_code[code] for code in GLANCE if code in form.line_by_code]
    lines = tuple(line for line in picked if _is_answered(line))[:MOST_TILES]
    small = replace(form, lines=lines, facts=(), pairs=())
    return compile_report(small, unit=unit, as_of=defaults().as_of, with_facts=False)


def _is_answered(line: Line) -> bool:
    asked = line.binding.asked if line.binding else None
    return asked is not None and asked.figure in FIGURES


def _tiles(compiled: Compiled) -> list[dict[str, Any]]:
    tiles = []
    for filled in compiled.lines:
        if filled.answer is None or not isinstance(filled.item, Line):
            continue
        ask = filled.answer.ask
        url = reverse("workspace:figure", args=[filled.answer.definition.name]) + query_of(ask)
        tiles.append(figure_of(filled.answer, url=url) | {"title": _titled(filled.item)})
    return tiles


def _titled(line: Line) -> str:
    return " ".join(line.label.split()).rstrip(".:")


def _annex_url(request: DeskRequest, form: ReportDefinition, unit: str) -> str:
    if "reporting.see" not in request.powers.permissions:
        return ""
    return f"{reverse('workspace:annex', args=[form.name])}?unit={unit}"


def last_check(report: str, unit: str) -> dict[str, Any] | None:
    """What the last compiling of this annex on this server found: at, errors, warnings."""
    found: dict[str, Any] | None = cache.get(f"annex-check:{report}:{unit}")
    return found


def groups_for(request: DeskRequest) -> list[dict[str, Any]]:
    """The registers one may see, by room, in the order of the rooms' titles."""
    titles = {room.name: room.title for room in ROOMS}
    held = request.powers.permissions
    groups: dict[str, list[dict[str, Any]]] = {}
    for register in REGISTERS:
        if register.see in held:
            groups.setdefault(register.room, []).append(_door(register))
    listed = [
        {"room": room, "title": titles.get(room, room), "registers": doors}
        for room, doors in groups.items()
    ]
    return sorted(listed, key=lambda group: fold(str(group["title"])))


def _door(register: Register) -> dict[str, Any]:
    return {
        "title": register.title,
        "url": reverse("workspace:register", args=[register.name]),
        "personal": register.personal,
    }


@needs(SIGNED_IN)
def search(request: DeskRequest) -> HttpResponse:
    """Dossiers by their code; units, figures and registers whose names hold every word."""
    text = request.GET.get("q", "").strip()
    words = fold(text).split()
    groups: list[dict[str, Any]] = []
    if words:
        groups = [
            {"title": "Hồ sơ", "hits": _dossiers(request, text)},
            {"title": "Đơn vị", "hits": _units(request, words)},
            {"title": "Chỉ tiêu", "hits": _figures(request, words)},
            {"title": "Sổ", "hits": _registers(request, words)},
        ]
    found = [group for group in groups if group["hits"]]
    count = sum(len(group["hits"]) for group in found)
    return shown(request, "workspace/search.html", {"text": text, "groups": found, "count": count})


def fits(words: list[str], *texts: str) -> bool:
    """Whether every word begins some word of the texts."""
    there = fold(" ".join(texts)).split()
    return all(any(one.startswith(word) for one in there) for word in words)


def _dossiers(request: DeskRequest, text: str) -> list[dict[str, str]]:
    """Dossiers of one's units by their code, whole or begun."""
    if SEE not in request.powers.permissions or not IN_CODE.fullmatch(text):
        return []
    seen = visible(request)
    found: Any = seen.of_code(text) if CODE.fullmatch(text.upper()) else seen.matching(text)
    rows = list(found.select_related("procedure").newest_first()[:MOST_HITS])
    name_procedures(rows)
    if rows:
        note_view(request, DOSSIERS, detail={"rows": len(rows), "search": text})
    return [
        _hit(one.code, f"{one.procedure_title}, {one.get_state_display().lower()}",
             "workspace:dossier", one.code)
        for one in rows
    ]  # fmt: skip


def _units(request: DeskRequest, words: list[str]) -> list[dict[str, str]]:
    if "org.see" not in request.powers.permissions:
        return []
    tree = tree_at(request, today())
    nodes = [node for node in tree.nodes.values() if fits(words, node.name, node.code)]
    nodes.sort(key=lambda node: (node.tier is None, node.sort_name))
    return [
        _hit(node.name, _place(tree, node.id), "workspace:unit", node.code)
        for node in nodes[:MOST_HITS]
    ]


def _hit(title: str, text: str, page: str, key: str) -> dict[str, str]:
    return {"title": title, "text": text, "url": reverse(page, args=[key])}


def _place(tree: Tree, unit_id: int) -> str:
    above = [node.short_name for node in tree.above(unit_id)][1:3]
    return ", ".join([tree.nodes[unit_id].code, *above])


def _figures(request: DeskRequest, words: list[str]) -> list[dict[str, str]]:
    if "figures.see" not in request.powers.permissions:
        return []
    found = {rule.name: rule for rule in FIGURES if fits(words, rule.title, rule.name)}
    return [
        _hit(rule.title, rule.name, "workspace:figure", rule.name)
        for rule in list(found.values())[:MOST_HITS]
    ]


def _registers(request: DeskRequest, words: list[str]) -> list[dict[str, str]]:
    held = request.powers.permissions
    found = [one for one in REGISTERS if one.see in held and fits(words, one.title, one.one)]
    return [_hit(one.title, one.name, "workspace:register", one.name) for one in found[:MOST_HITS]]


@needs(SIGNED_IN)
def registers(request: DeskRequest) -> HttpResponse:
    """Every register one may see, by room."""
    return shown(request, "workspace/registers.html", {"groups": groups_for(request)})
