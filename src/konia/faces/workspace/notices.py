"""What was sent to people outside, what failed and why, and sending it again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.notices import actions
from konia.kernel.notices.models import Delivery
from konia.kernel.notices.queries import DeliveryQuerySet
from konia.kernel.notices.states import RETRIABLE, DeliveryState, Way
from konia.kernel.notices.templates import title_of
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import revive
from konia.kernel.rooms.problems import Problem

from .guard import DeskRequest, needs, tree_at
from .pages import number, shown

PAGE = 50
MOST_DEAD = 50
SEE, RETRY = "notices.see", "notices.retry"
# Which colour of the state tag each state wears.
LOOKS = {
    DeliveryState.WAITING: "waiting",
    DeliveryState.SENT: "on_time",
    DeliveryState.REFUSED: "late",
    DeliveryState.FAILED: "late",
    DeliveryState.OFF: "closed",
}


class FilterForm(forms.Form):
    """What to show."""

    use_required_attribute = False

    state = forms.CharField(required=False, widget=forms.HiddenInput)
    way = forms.ChoiceField(label="Kênh", required=False, choices=[("", "Tất cả"), *Way.choices])


@needs(SEE)
def notices(request: DeskRequest) -> HttpResponse:
    """Fifty deliveries at a time, newest first, with their troubles."""
    state, way = _chosen(request, "state", DeliveryState), _chosen(request, "way", Way)
    mine = _mine(request, SEE)
    found = mine.in_state(state).by_way(way).newest_first()
    page = Paginator(found, PAGE).get_page(number(request.GET.get("page", "1")))
    form = FilterForm(initial={"state": state, "way": way})
    context = {
        "tabs": _tabs(mine.by_way(way).counted(), state, way),
        "rows": [_row(delivery) for delivery in page],
        "page": page,
        "total": page.paginator.count,
        "state": state,
        "may_retry": RETRY in request.powers.permissions,
        "filters": {"form": form, "title": "Lọc thông báo", "open": bool(way)},
        "dead": _dead() if _has_province(request, RETRY) else [],
    }
    return shown(request, "workspace/notices.html", context)


@require_POST
@needs(RETRY)
def retry(request: DeskRequest, pk: int) -> HttpResponse:
    """Send one delivery again, and come back to the list."""
    units, whole = _reach(request, RETRY)
    try:
        actions.retry(pk, by=request.powers, unit_ids=units, with_unitless=whole)
    except Problem as problem:
        if problem.status == 404:
            raise
        messages.error(request, str(problem))
    else:
        messages.success(request, "Đã xếp thông báo vào hàng chờ gửi lại.")
    return redirect(_back(request))


@require_POST
@needs(RETRY)
def revive_message(request: DeskRequest, pk: int) -> HttpResponse:
    """Try a message between systems again that was given up."""
    if _has_province(request, RETRY) and revive(pk):
        messages.success(request, "Đã xếp thông điệp vào hàng chờ chuyển lại.")
    else:
        messages.error(request, "Thông điệp này không còn trong danh sách bị bỏ.")
    return redirect("workspace:notices")


def _chosen(request: HttpRequest, name: str, offered: Any) -> str:
    said = request.GET.get(name, "")
    return said if said in offered.values else ""


def _mine(request: DeskRequest, permission: str) -> DeliveryQuerySet:
    units, whole = _reach(request, permission)
    return Delivery.objects.of_units(units, with_unitless=whole)


def _reach(request: DeskRequest, permission: str) -> tuple[frozenset[int], bool]:
    """The units of a person's deliveries, and whether they also see those of no unit."""
    tree = tree_at(request, today())
    return request.powers.unit_ids(permission, tree), _has_province(request, permission)


def _has_province(request: DeskRequest, permission: str) -> bool:
    tree = tree_at(request, today())
    roots = request.powers.held.get(permission, frozenset())
    return any(tree.node(code).parent_id is None for code in roots)


def _tabs(counted: dict[str, int], chosen: str, way: str) -> list[dict[str, Any]]:
    """One for everything and one for each state, with how many there are."""
    offered = [("", "Tất cả", sum(counted.values()))]
    offered += [(state.value, state.label.capitalize(), counted.get(state.value, 0)) for state in DeliveryState]
    return [
        {"title": title, "count": count, "current": state == chosen, "url": _address(state, way)}
        for state, title, count in offered
    ]


def _address(state: str, way: str = "") -> str:
    asked = {name: said for name, said in (("state", state), ("way", way)) if said}
    return f"{reverse('workspace:notices')}?{urlencode(asked)}" if asked else reverse("workspace:notices")


def _row(delivery: Any) -> dict[str, Any]:
    return {
        "pk": delivery.pk,
        "asked_at": datetime_vi(delivery.asked_at),
        "title": title_of(delivery.template),
        "about": delivery.subject_code,
        "way": Way(delivery.way).label,
        "to": delivery.masked,
        "look": LOOKS[DeliveryState(delivery.state)],
        "state": DeliveryState(delivery.state).label,
        "tries": delivery.tries,
        "trouble": delivery.trouble,
        "delivered_at": datetime_vi(delivery.delivered_at) if delivery.delivered_at else "",
        "retriable": delivery.state in RETRIABLE,
    }


def _dead() -> list[Any]:
    return list(Message.objects.dead()[:MOST_DEAD])


def _back(request: HttpRequest) -> str:
    said = request.POST.get("state", "")
    return _address(said if said in DeliveryState.values else "")
