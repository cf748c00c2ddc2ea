"""Late offline intakes: a supervisor has them received, or says why not."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from konia.domains.dossiers.actions import refuse_held, take_held
from konia.domains.dossiers.models import HeldIntake
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from .guard import DeskRequest, needs, tree_at
from .pages import shown

SUPERVISE = "dossiers.keep_desks"
MOST = 100


@require_GET
@needs(SUPERVISE)
def waiting(request: DeskRequest) -> HttpResponse:
    """The late intakes of one's units, the oldest first."""
    return _page(request)


def _page(request: DeskRequest, *, wrong: int = 0, status: int = 200) -> HttpResponse:
    tree = tree_at(request, today())
    ids = request.powers.unit_ids(SUPERVISE, tree)
    rows = HeldIntake.objects.at_units(ids).waiting().select_related("by")[:MOST]
    context = {
        "held": [_told(one, tree.nodes) for one in rows], "wrong": wrong,
        "crumbs": [
            {"title": "Tiếp nhận ngoại tuyến", "url": reverse("workspace:offline")},
            {"title": "Hồ sơ gửi muộn"},
        ],
    }  # fmt: skip
    return shown(request, "workspace/offline/held.html", context, status=status)


def _told(one: HeldIntake, nodes: Any) -> dict[str, Any]:
    asked = one.asked
    lines = (
        ("Người nộp", asked["applicant"]["name"]), ("Thủ tục", asked["procedure"]),
        ("Nơi tiếp nhận", nodes[one.unit_id].name), ("Người tiếp nhận", str(one.by)),
        ("Nhận lúc", one.received_at), ("Gửi đến lúc", one.entered_at), ("Máy", one.device),
        ("Số đã cấp", one.number or "chưa cấp"), ("Giấy tờ", len(asked["papers"])),
    )  # fmt: skip
    return {"row": one, "title": asked["applicant"]["name"], "lines": lines}


@require_POST
@needs(SUPERVISE)
def settle(request: DeskRequest, pk: int, act: str) -> HttpResponse:
    """Have one received, or refuse it."""
    reason = request.POST.get("ly-do", "")
    if act not in {"nhan", "tu-choi"}:
        raise NotFoundProblem("Không có thao tác này.")
    try:
        if act == "nhan":
            made = take_held(pk, reason=reason, at=now(), by=request.powers)
            messages.success(request, f"Đã tiếp nhận hồ sơ {made.code}.")
        else:
            refuse_held(pk, reason=reason, at=now(), by=request.powers)
            messages.success(request, "Đã từ chối tiếp nhận. Máy tiếp nhận sẽ được báo lý do.")
    except FieldProblems as problem:
        return _page(request, wrong=pk, status=problem.status)
    return redirect("workspace:offline_held")
