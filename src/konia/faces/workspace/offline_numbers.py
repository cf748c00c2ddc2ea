"""Numbers a machine holds for an outage: reserved, voided, given back, and the account of each."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from konia.domains.counters.actions.devices import check_machine
from konia.domains.counters.actions.ranges import (
    MOST_NUMBERS,
    Holder,
    reserve_ranges,
    return_range,
    void_number,
)
from konia.domains.counters.models import NumberRange, NumberUse
from konia.domains.counters.states import Fate
from konia.domains.dossiers.actions import device_label, series_of
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .guard import DeskRequest, needs, tree_at
from .offline_pack import desk_named
from .offline_sending import mark_of, number_of, said_in
from .pages import number, page_of, shown

RESERVE = "counters.reserve"
USUAL_COUNT = 30
PAGE = 20
HEADS = ("Số", "Kết cục", "Hồ sơ hoặc lý do", "Người ghi")


@require_POST
@needs(RESERVE)
def reserve(request: DeskRequest) -> JsonResponse:
    """Set numbers aside for a machine, for today and the days an outage may last.

    Asked twice it gives the same ranges; a range with less than half left is joined by another.
    """
    said = said_in(request)
    desk, device = desk_named(request, str(said.get("desk", ""))), mark_of(said)
    count = min(number_of(said.get("count")) or USUAL_COUNT, MOST_NUMBERS)
    check_machine(device, on=today())
    kept = _held(desk.id, device)
    lacking = [day for day in _days() if _left(kept, day) < count / 2]
    if lacking:
        series = {day: series_of(desk.code, day) for day in lacking}
        name = (str(said.get("name", "")).strip() or "Máy tiếp nhận")[:80]
        holder = Holder(desk=device_label(name, device), machine=device, name=name)
        reserve_ranges(
            desk.code, series=series, count=count, holder=holder, at=now(), by=request.powers
        )
    return JsonResponse({"ranges": [_told(one) for one in _held(desk.id, device)]})


def _days() -> list[date]:
    return [today() + timedelta(days=n) for n in range(settings.KONIA_OFFLINE_DAYS)]


def _held(unit_id: int, device: str) -> list[NumberRange]:
    """The ranges a machine still holds, also of the days gone by that it may yet send."""
    last = today() + timedelta(days=settings.KONIA_OFFLINE_DAYS)
    first = today() - timedelta(days=settings.KONIA_OFFLINE_DAYS)
    rows = NumberRange.objects.of_units([unit_id]).of_machine(device).held().of_days(first, last)
    return [one for one in rows.prefetch_related("uses") if isinstance(one, NumberRange)]


def _left(kept: list[NumberRange], day: date) -> int:
    """How many numbers of a day nothing is known of yet."""
    return sum(one.last - one.first + 1 - len(one.uses.all()) for one in kept if one.day == day)


def _told(one: NumberRange) -> dict[str, Any]:
    settled = sorted(use.number for use in one.uses.all())
    return {
        "id": one.pk, "day": one.day.isoformat(), "first": one.first, "last": one.last,
        "settled": settled,
    }  # fmt: skip


@require_POST
@needs(RESERVE)
def void(request: DeskRequest) -> HttpResponse:
    """A number will not be used, and why; from a machine (JSON) or the page of numbers."""
    if request.content_type != "application/json":
        post = request.POST
        pk, which = number_of(post.get("dai")), number_of(post.get("so"))
        reason = post.get("ly-do", "")
        void_number(pk or 0, which or 0, reason=reason, at=now(), by=request.powers)
        messages.success(request, f"Đã hủy số {which}.")
        return redirect("workspace:offline_numbers")
    said = said_in(request)
    which = number_of(said.get("number")) or 0
    kept = _range(request, mark_of(said), str(said.get("day", "")), which)
    reason = str(said.get("reason", ""))
    fate = next((use.fate for use in kept.uses.all() if use.number == which), "")
    if fate == Fate.USED:
        raise TooLateProblem(f"Số {which} đã dùng cho hồ sơ.", todo="Không hủy được số này.")
    if not fate:
        void_number(kept.pk, which, reason=reason, at=now(), by=request.powers)
    return JsonResponse({"number": which, "fate": Fate.VOIDED})


def _range(request: DeskRequest, device: str, day: str, which: int) -> NumberRange:
    ids = request.powers.unit_ids(RESERVE, tree_at(request, today()))
    for one in NumberRange.objects.of_units(ids).of_machine(device).prefetch_related("uses"):
        assert isinstance(one, NumberRange)
        if one.day.isoformat() == day and one.first <= which <= one.last:
            return one
    raise NotFoundProblem(f"Số {which} không thuộc dải số của máy này.")


@require_POST
@needs(RESERVE)
def give_back(request: DeskRequest) -> JsonResponse:
    """Return all ranges of a machine; what cannot go back to its series is voided."""
    said = said_in(request)
    device, reason = mark_of(said), str(said.get("reason", ""))
    check_machine(device, on=today())
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi lý do trả số."]})
    ids = request.powers.unit_ids(RESERVE, tree_at(request, today()))
    rows = NumberRange.objects.of_units(ids).of_machine(device).held().order_by("-first", "-pk")
    done = []
    for one in list(rows):
        return_range(one.pk, reason=reason, at=now(), by=request.powers)
        done.append(one.pk)
    return JsonResponse({"returned": done})


@require_GET
@needs(RESERVE)
def numbers(request: DeskRequest) -> HttpResponse:
    """Every number held for outages: used by which dossier, given back, voided why, or open."""
    ids = request.powers.unit_ids(RESERVE, tree_at(request, today()))
    rows = NumberRange.objects.of_units(ids).newest_first()
    wanted = number(request.GET.get("trang", ""))
    page = page_of(rows.count(), wanted, PAGE)
    first = (page.number - 1) * PAGE
    listed = list(rows.prefetch_related("uses")[first : first + PAGE])
    context = {
        "ranges": [_lines(one) for one in listed if isinstance(one, NumberRange)], "page": page,
        "crumbs": [
            {"title": "Tiếp nhận ngoại tuyến", "url": reverse("workspace:offline")},
            {"title": "Dải số"},
        ],
    }  # fmt: skip
    return shown(request, "workspace/offline/numbers.html", context)


def _lines(one: NumberRange) -> dict[str, Any]:
    """A range with a line for each settled number; those still open stand together."""
    uses: dict[int, NumberUse] = {use.number: use for use in one.uses.all()}
    held = [n for n in range(one.first, one.last + 1) if n not in uses]
    rows = [
        {"cells": [{"text": n}, {"text": uses[n].get_fate_display()},
                   {"text": uses[n].reference or uses[n].reason or "–"}, {"text": uses[n].by}]}
        for n in sorted(uses)
    ]  # fmt: skip
    table = {
        "caption": f"Số đã quyết toán của dải {one.first}–{one.last}", "hide_caption": True,
        "columns": [{"title": title} for title in HEADS],
        "rows": rows, "empty": "Chưa có số nào quyết toán.",
    }  # fmt: skip
    return {"range": one, "held": held, "table": table, "total": one.last - one.first + 1}
