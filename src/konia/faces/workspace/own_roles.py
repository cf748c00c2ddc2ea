"""One's own roles, and lending one to somebody for some days."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from konia.faces.ui.context import today
from konia.kernel.access.models import Grant
from konia.kernel.access.role_actions import end_loan, lend_role
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.dates import format_date

from .desks import take_form
from .guard import SIGNED_IN, DeskRequest, needs, tree_at
from .official_forms import LendForm
from .official_roles import grant_row, is_over, state_of
from .pages import shown

HEADS = ("Vai trò", "Ở đơn vị", "Từ ngày", "Đến hết ngày", "Tình trạng", "Thao tác")
CRUMB = "Quyền của tôi"


@require_GET
@needs(SIGNED_IN)
def own_roles(request: DeskRequest) -> HttpResponse:
    """The roles one holds, and those one lent."""
    rows = Grant.objects.with_names().latest_first()
    mine, lent = rows.held_by([request.user]), rows.lent_by_account(request.user)
    nodes = tree_at(request, today()).nodes
    context = {
        "mine": {
            "caption": "Vai trò tôi giữ", "columns": [{"title": head} for head in HEADS],
            "rows": [grant_row(one, nodes, _lend_cell(one)) for one in mine],
            "empty": "Bạn chưa được giao vai trò nào.",
        },
        "lent": [_loan(one, nodes) for one in lent],
    }  # fmt: skip
    return shown(request, "workspace/officials/own.html", context)


def _lend_cell(one: Grant) -> dict[str, Any]:
    if one.lent_by_id is not None or is_over(one, today()):
        return {"text": "–"}
    url = reverse("workspace:own_role_lend", args=[one.pk])
    return {"text": "Ủy quyền", "url": url, "about": f"vai trò {one.role.name}"}


def _loan(one: Grant, nodes: Any) -> dict[str, Any]:
    node = nodes.get(one.unit_id)
    state, words = state_of(one)
    return {
        "pk": one.pk, "role": one.role.name, "unit": node.name if node else one.unit.code,
        "to": f"{one.account.full_name} ({one.account.username})", "state": state, "words": words,
        "days": f"{format_date(one.first_on)} – {format_date(one.last_on or today())}",
        "may_end": not is_over(one, today()),
    }  # fmt: skip


@needs(SIGNED_IN)
def lend(request: DeskRequest, pk: int) -> HttpResponse:
    """Lend a role of one's own to another official for some days."""
    own = Grant.objects.with_names().held_by([request.user]).with_number(pk).first()
    if own is None:
        raise NotFoundProblem("Bạn không có vai trò này.")
    form = LendForm(request.POST or None, initial={"first_on": format_date(today())})
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: _lend(pk, form, request))
        if status == 200:
            messages.success(request, "Đã ủy quyền. Người đó dùng được từ ngày đã chọn.")
            return redirect("workspace:own_roles")
    node = tree_at(request, today()).nodes.get(own.unit_id)
    crumbs = [{"title": CRUMB, "url": reverse("workspace:own_roles")}, {"title": "Ủy quyền"}]
    context = {"form": form, "grant": own, "unit": node.name if node else "", "crumbs": crumbs}
    return shown(request, "workspace/officials/lend.html", context, status=status)


def _lend(pk: int, form: forms.Form, request: DeskRequest) -> None:
    lend_role(pk, by=request.powers, **form.cleaned_data)


@require_POST
@needs(SIGNED_IN)
def take_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back a role one lent: today is its last day."""
    end_loan(pk, on=today(), by=request.powers)
    messages.success(request, "Đã thu lại; hôm nay là ngày cuối của việc ủy quyền.")
    return redirect("workspace:own_roles")
