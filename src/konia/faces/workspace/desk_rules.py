"""What the office has laid down for desks: what holds on a day, since when, and where not."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from konia.domains.dossiers.models import DeskRule
from konia.domains.dossiers.registers import RULES
from konia.domains.dossiers.states import ON_AT_FIRST, SOON_DAYS, Matter
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.org.tree import Tree

from .desks import KEEP, SEE, moment_of, tabs_of
from .dossier_words import unit_name
from .guard import DeskRequest, needs, tree_at
from .pages import shown

HEADS = ("Nội dung", "Áp dụng", "Ở đâu", "Từ ngày", "Đến ngày", "Căn cứ")


@require_GET
@needs(SEE)
def rules(request: DeskRequest) -> HttpResponse:
    """Every matter with what holds on a day; where nothing is laid down, what the software does."""
    on = moment_of(request)
    tree = tree_at(request, on)
    held = [one for one in DeskRule.objects.holding_on(on).by_matter() if isinstance(one, DeskRule)]
    context = {
        "tabs": tabs_of(request, "desk_rules"), "on": on, "table": _table(held, tree),
        "coming": _coming(on), "register": reverse("workspace:register", args=[RULES.name]),
        "new_url": reverse("workspace:record_new", args=[RULES.name]),
        "may_change": KEEP in request.powers.permissions,
    }  # fmt: skip
    return shown(request, "workspace/desks/rules.html", context)


def _table(held: Sequence[DeskRule], tree: Tree) -> dict[str, Any]:
    rows = []
    for matter in Matter:
        laid = [one for one in held if one.matter == matter]
        if not any(_is_whole(one.unit_id, tree) for one in laid):
            rows.append(_plain(matter))
        rows += [_row(one, tree) for one in laid]
    return {
        "caption": "Quy định đang áp dụng", "columns": [{"title": head} for head in HEADS],
        "rows": rows,
    }  # fmt: skip


def _is_whole(unit_id: int, tree: Tree) -> bool:
    """Whether a unit is the whole province."""
    node = tree.nodes.get(unit_id)
    return node is not None and node.parent_id is None


def _plain(matter: Matter) -> dict[str, Any]:
    is_on = matter in ON_AT_FIRST
    told = f"{SOON_DAYS} ngày" if matter == Matter.SOON else _switch(is_on=is_on)
    texts = (str(matter.label), told, "Toàn tỉnh", "", "", "Mặc định, chưa có quy định riêng")
    return {"cells": [{"text": text} for text in texts]}


def _row(one: DeskRule, tree: Tree) -> dict[str, Any]:
    told = f"{one.days} ngày" if one.matter == Matter.SOON else _switch(is_on=one.is_on)
    texts = (
        str(one.get_matter_display()), told, unit_name(tree, one.unit_id), date_vi(one.first_on),
        date_vi(one.last_on) if one.last_on else "", one.source,
    )  # fmt: skip
    url = reverse("workspace:record", args=[RULES.name, one.pk])
    return {"url": url, "cells": [{"text": text} for text in texts]}


def _switch(*, is_on: bool) -> str:
    return "Có" if is_on else "Không"


def _coming(on: date) -> list[DeskRule]:
    """What is laid down for days to come."""
    rows = DeskRule.objects.beginning_after(on).by_matter()
    return [one for one in rows if isinstance(one, DeskRule)]
