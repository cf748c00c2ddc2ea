"""For officials: what went out, what was refused, and whether the portal shows what we do."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from konia.faces.ui.context import today
from konia.faces.ui.menu import menu
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import Problem

from . import actions
from .guard import OfficialRequest, needs
from .models import SyncRecord
from .national.comparing import Comparison, compare
from .national.sending import TARGET
from .room import CHANGE, SEE
from .sending import send_soon
from .states import SyncState
from .wires import UnreachableError

PAGE, MOST_COMPARED = 50, 20
TARGETS = {TARGET: "Cổng Dịch vụ công quốc gia", "tax": "Thuế, Kho bạc", "payment": "Thanh toán",
           "zalo": "Zalo"}  # fmt: skip
LOOKS = {
    SyncState.ACCEPTED: "on_time", SyncState.REJECTED: "late", SyncState.FAILED: "due_soon",
    SyncState.WAITING: "waiting", SyncState.SENT: "waiting",
}  # fmt: skip


@needs(SEE)
def records(request: OfficialRequest) -> HttpResponse:
    """What goes out, newest first, by state and by text."""
    state, text = request.GET.get("trang-thai", ""), request.GET.get("q", "")
    known = state if state in SyncState.values else ""
    rows = SyncRecord.objects.in_state(known).matching(text).order_by("-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "table": _table(page.object_list), "page": page, "total": page.paginator.count,
        "text": text, "state": known, "tabs": _tabs(known),
        "stuck": [r for r in page.object_list if r.state in {SyncState.REJECTED, SyncState.FAILED}],
        "may_change": CHANGE in request.powers.permissions,
    }  # fmt: skip
    return _shown(request, "bridges/sync.html", context)


@needs(SEE)
def comparison(request: OfficialRequest) -> HttpResponse:
    """Ask the portal about the dossiers told last, and set both states side by side."""
    codes: list[str] = []
    rows: list[Comparison] = []
    trouble = ""
    if request.method == "POST":
        codes = _latest_codes(request.POST.get("q", ""))
        try:
            rows = compare(codes)
        except UnreachableError as error:
            trouble = f"Cổng Dịch vụ công quốc gia chưa trả lời ({error}). Hãy thử lại sau."
    context = {
        "table": _comparison_table(rows), "asked": request.method == "POST",
        "text": request.POST.get("q", ""), "trouble": trouble, "most": MOST_COMPARED,
    }  # fmt: skip
    return _shown(request, "bridges/comparison.html", context)


@require_POST
@needs(CHANGE)
def send_again(request: OfficialRequest, pk: int) -> HttpResponse:
    """Send one message now."""
    try:
        kept = actions.send_again(pk, at=timezone.now(), by=request.powers)
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        send_soon()
        messages.success(request, f"Đã xếp gửi lại gói tin của {kept.subject_code}.")
    return redirect("bridges:sync")


def _latest_codes(text: str) -> list[str]:
    found = SyncRecord.objects.of_target(TARGET).matching(text).order_by("-pk")
    codes = dict.fromkeys(found.values_list("subject_code", flat=True)[: MOST_COMPARED * 20])
    return list(codes)[:MOST_COMPARED]


def _tabs(state: str) -> list[dict[str, Any]]:
    choices = [("", "Tất cả"), *SyncState.choices]
    return [
        {
            "title": title, "url": f"?trang-thai={value}", "current": state == value,
            "count": None,
        }
        for value, title in choices
    ]  # fmt: skip


def _table(rows: Any) -> dict[str, Any]:
    heads = ("Mã việc", "Hệ thống", "Dịch vụ", "Trạng thái", "Số lần gửi", "Trả lời", "Ghi nhận")
    return {
        "caption": "Gói tin đã ghi nhận", "hide_caption": True,
        "columns": [{"title": head} for head in heads],
        "rows": [{"cells": _cells(one)} for one in rows], "empty": "Chưa có gói tin nào.",
    }  # fmt: skip


def _cells(one: SyncRecord) -> list[dict[str, Any]]:
    answer = one.answer.get("message") or one.answer.get("trouble") or one.answer.get("why", "")
    return [
        {"text": one.subject_code}, {"text": TARGETS.get(one.target, one.target)},
        {"text": one.service},
        {"text": one.get_state_display(), "state": LOOKS[SyncState(one.state)]},
        {"text": str(one.tries)}, {"text": str(answer)}, {"text": datetime_vi(one.noted_at)},
    ]  # fmt: skip


def _comparison_table(rows: list[Comparison]) -> dict[str, Any]:
    heads = ("Mã hồ sơ, phản ánh", "Ở hệ thống", "Lúc", "Ở Cổng quốc gia", "Lúc", "Kết quả")
    return {
        "caption": "Đối chiếu trạng thái", "hide_caption": True,
        "columns": [{"title": head} for head in heads],
        "rows": [
            {
                "cells": [
                    {"text": one.code}, {"text": one.ours}, {"text": datetime_vi(one.ours_at)},
                    {"text": one.theirs}, {"text": datetime_vi(one.theirs_at)},
                    {"text": one.words, "state": "on_time" if one.verdict == "same" else "late"},
                ]
            }
            for one in rows
        ],
        "empty": "Không có việc nào để đối chiếu.",
    }  # fmt: skip


def _shown(request: OfficialRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """A page that wears the menu of the workspace."""
    plain: HttpRequest = request
    doors = menu("workspace", request.powers.permissions, request.path)
    node = Tree.at(today()).nodes.get(request.powers.account.unit_id or 0)
    worn = {"face": "workspace", "doors": doors, "unit_name": node.name if node else ""}
    return render(plain, template, {**context, **worn})
