"""Results that go to the applicant by post: to be sent, under way, delivered."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from konia.domains.dossiers.actions import hand_over, send_result
from konia.domains.dossiers.models import Dossier, Event
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.dossiers.states import DeliveryState
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem

from .guard import DeskRequest, needs, tree_at
from .pages import number, page_of, shown
from .registers import note_view

RETURN = "dossiers.return"
PAGE = 20
STATES = {
    "cho-gui": (DeliveryState.WAITING, "Chờ gửi"), "da-gui": (DeliveryState.SENT, "Đã gửi"),
    "da-giao": (DeliveryState.DELIVERED, "Đã giao"),
}  # fmt: skip


@require_GET
@needs(RETURN)
def deliveries(request: DeskRequest) -> HttpResponse:
    """The results of one's units that go by post, by how far they are."""
    return _page(request, request.GET.get("o", "cho-gui"))


def _page(
    request: DeskRequest, at: str, *, wrong: str = "", words: str = "", status: int = 200
) -> HttpResponse:
    here = at if at in STATES else "cho-gui"
    ids = request.powers.unit_ids(RETURN, tree_at(request, today()))
    all_of = Dossier.objects.of_units(ids)
    rows = {name: all_of.on_their_way_by_post(state) for name, (state, _) in STATES.items()}
    counts = {name: found.count() for name, found in rows.items()}
    page = page_of(counts[here], number(request.GET.get("trang", "")), PAGE)
    first = (page.number - 1) * PAGE
    listed = [each for each in rows[here][first : first + PAGE] if isinstance(each, Dossier)]
    if listed:
        note_view(request, DOSSIERS, detail={"post": here, "rows": len(listed)})
    context = {
        "tabs": _tabs(here, counts), "here": here, "items": _items(listed), "page": page,
        "wrong": wrong, "words": words,
    }  # fmt: skip
    return shown(request, "workspace/desks/post.html", context, status=status)


def _tabs(here: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    url = reverse("workspace:post_deliveries")
    return [
        {"title": title, "url": f"{url}?o={name}", "current": name == here, "count": counts[name]}
        for name, (_, title) in STATES.items()
    ]


def _items(listed: list[Dossier]) -> list[dict[str, Any]]:
    """Each with where it goes, and the number the post gave it."""
    ids = [each.pk for each in listed]
    sent = {event.dossier_id: event for event in Event.objects.of_act("send_result", ids)}
    taken = {event.dossier_id: event for event in Event.objects.of_act("hand_over", ids)}
    return [
        {"dossier": each, "application": getattr(each, "application", None),
         "sent": sent.get(each.pk), "taken": taken.get(each.pk)}
        for each in listed
    ]  # fmt: skip


@require_POST
@needs(RETURN)
def act(request: DeskRequest, code: str, act: str) -> HttpResponse:
    """Give one to the post with its number, or write down who took it from the post."""
    at = "cho-gui" if act == "gui" else "da-gui"
    try:
        told = _done(request, code, act)
    except NotFoundProblem:
        raise
    except Problem as problem:
        words = str(problem)
        if isinstance(problem, FieldProblems):
            words = " ".join(word for each in problem.fields.values() for word in each)
        return _page(request, at, wrong=code, words=words, status=problem.status)
    messages.success(request, told)
    return redirect(reverse("workspace:post_deliveries") + f"?o={at}")


def _done(request: DeskRequest, code: str, act: str) -> str:
    if act == "gui":
        tracking = request.POST.get("so-hieu", "")
        send_result(code, tracking=tracking, at=now(), by=request.powers)
        return f"Đã gửi kết quả hồ sơ {code} qua bưu chính."
    if act == "giao":
        receiver = request.POST.get("nguoi-nhan", "")
        hand_over(code, receiver=receiver, at=now(), by=request.powers)
        return f"Đã ghi kết quả hồ sơ {code} đã giao."
    raise NotFoundProblem("Không có thao tác này.")
