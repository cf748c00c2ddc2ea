"""Payments for officials: requests, cash at the counter, refunds."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from konia.domains.payments import actions, public
from konia.domains.payments.models import PaymentAttempt, PaymentRequest, Refund
from konia.domains.payments.states import (
    CHANGE,
    SEE,
    TAKE_CASH,
    AttemptState,
    RefundState,
    State,
)
from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.audit.register import record as write_act
from konia.kernel.rooms.problems import NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .forms import ReasonForm
from .guard import DeskRequest, needs, tree_at
from .pages import shown

PAGE = 50
LOOKS = {
    State.ASKED: "waiting", State.PAID: "on_time", State.CONFIRMED: "on_time",
    State.CANCELLED: "closed", State.REFUNDED: "closed", AttemptState.BEGUN: "waiting",
    AttemptState.FAILED: "late", AttemptState.EXCESS: "due_soon", RefundState.QUEUED: "waiting",
    RefundState.DONE: "on_time", RefundState.REFUSED: "late",
}  # fmt: skip


def look(state: str) -> str:
    """The colour of a state."""
    return LOOKS.get(state, "closed")  # type: ignore[call-overload, no-any-return]


def units_of(request: DeskRequest, permission: str = SEE) -> frozenset[int]:
    """The units over which a permission is held."""
    return request.powers.unit_ids(permission, tree_at(request, today()))


def page_of_rows(request: DeskRequest, rows: Any) -> Any:
    """The page asked for."""
    return Paginator(rows, PAGE).get_page(request.GET.get("page"))


def table_of(
    caption: str, heads: tuple[str, ...], rows: list[dict[str, Any]], empty: str
) -> dict[str, Any]:
    """A table for the record_table component; heads with money in them stand to the right."""
    columns = [{"title": head, "numeric": "tiền" in head and "đồng" in head} for head in heads]
    return {
        "caption": caption, "hide_caption": True, "columns": columns, "rows": rows, "empty": empty,
    }  # fmt: skip


@needs(SEE)
def payments(request: DeskRequest) -> HttpResponse:
    """Requests of one's units, by state and by text, newest first."""
    asked, text = request.GET.get("trang-thai", ""), request.GET.get("q", "").strip()
    state = asked if asked in State.values else ""
    rows = PaymentRequest.objects.of_units(units_of(request)).in_state(state)
    rows = rows.matching(text).order_by("-asked_at", "-pk")
    page = page_of_rows(request, rows)
    write_act("view", by=request.user.username, subject="payments.requests")
    context = {
        "table": _requests_table(request, page.object_list), "page": page,
        "total": page.paginator.count, "tabs": _tabs(state), "state": state, "text": text,
    }  # fmt: skip
    return shown(request, "workspace/payments.html", context)


def _tabs(state: str) -> list[dict[str, Any]]:
    choices = [("", "Tất cả"), *State.choices]
    return [
        {"title": title, "url": f"?trang-thai={code}", "current": state == code, "count": None}
        for code, title in choices
    ]


def _requests_table(request: DeskRequest, rows: list[PaymentRequest]) -> dict[str, Any]:
    tree = tree_at(request, today())
    heads = ("Mã yêu cầu", "Mã việc", "Người nộp", "Đơn vị thu", "Số tiền (đồng)", "Hạn nộp",
             "Trạng thái")  # fmt: skip
    listed = [
        {
            "url": reverse("workspace:payment", args=[one.code]),
            "cells": [
                {"text": one.code}, {"text": one.subject_code}, {"text": one.payer},
                {"text": tree.nodes[one.unit_id].short_name},
                {"text": format_number(one.amount_vnd)}, {"text": format_date(one.due_on)},
                {"text": one.get_state_display(), "state": look(one.state)},
            ],
        }
        for one in rows
    ]  # fmt: skip
    return table_of("Yêu cầu nộp tiền", heads, listed, "Không có yêu cầu nộp tiền nào.")


@needs(SEE)
def payment(request: DeskRequest, code: str) -> HttpResponse:
    """One request: its lines, tries, refunds, and what may be done now."""
    return _payment(request, code)


def _payment(
    request: DeskRequest, code: str, *, form: ReasonForm | None = None, status: int = 200
) -> HttpResponse:
    found = one_of(request, code)
    write_act("view", by=request.user.username, subject="payments.requests", subject_id=found.pk)
    held = request.powers.permissions
    is_asked = found.state == State.ASKED
    is_paid = found.state in {State.PAID, State.CONFIRMED}
    is_going_back = found.refunds.alive().exists()
    context = {
        "request_": found, "summary": {"items": _summary(request, found)},
        "lines": _lines(found), "attempts": _attempts(found), "refunds": refunds_table(
            found.refunds.order_by("-queued_at")
        ),
        "has_receipt": found.paid_at is not None,
        "may_take_cash": is_asked and TAKE_CASH in held,
        "may_cancel": is_asked and CHANGE in held,
        "may_refund": is_paid and not is_going_back and CHANGE in held,
        "form": form or ReasonForm("Lý do", None),
    }  # fmt: skip
    return shown(request, "workspace/payment.html", context, status=status)


def one_of(request: DeskRequest, code: str) -> PaymentRequest:
    """A request of one's units. Raises: NotFoundProblem."""
    found = PaymentRequest.objects.of_units(units_of(request)).of_code(code).first()
    if not isinstance(found, PaymentRequest):
        raise NotFoundProblem("Không tìm thấy yêu cầu nộp tiền.", why="Mã không có.")
    return found


def _summary(request: DeskRequest, found: PaymentRequest) -> list[dict[str, str]]:
    node = tree_at(request, today()).nodes[found.unit_id]
    return [
        {"key": "Trạng thái", "value": found.get_state_display(), "state": look(found.state)},
        {"key": "Số tiền", "value": f"{format_number(found.amount_vnd)} đồng"},
        {"key": "Khoản nộp", "value": found.get_kind_display()},
        {"key": "Mã việc", "value": found.subject_code},
        {"key": "Người nộp", "value": found.payer},
        {"key": "Đơn vị thu", "value": node.name},
        {"key": "Hạn nộp", "value": format_date(found.due_on)},
        {"key": "Yêu cầu lúc", "value": f"{datetime_vi(found.asked_at)}, {found.asked_by}"},
        {"key": "Nộp lúc", "value": datetime_vi(found.paid_at)},
        {"key": "Cách nộp", "value": found.get_channel_display()},
        {"key": "Kho bạc xác nhận lúc", "value": datetime_vi(found.confirmed_at)},
    ]


def _lines(found: PaymentRequest) -> dict[str, Any]:
    rows = [
        {
            "cells": [
                {"text": line.name}, {"text": line.get_kind_display()},
                {"text": format_number(line.amount_vnd)},
            ]
        }
        for line in found.lines.order_by("place")
    ]  # fmt: skip
    return table_of("Các khoản", ("Khoản", "Loại", "Số tiền (đồng)"), rows, "Không có khoản nào.")


def _attempts(found: PaymentRequest) -> dict[str, Any]:
    attempts: list[PaymentAttempt] = list(found.attempts.order_by("-begun_at"))
    heads = ("Mã đơn", "Bắt đầu", "Kết quả", "Mã giao dịch", "Cần xem lại")
    rows = [
        {
            "cells": [
                {"text": one.order}, {"text": datetime_vi(one.begun_at)},
                {"text": one.get_state_display(), "state": look(one.state)},
                {"text": one.reference}, {"text": one.flagged},
            ]
        }
        for one in attempts
    ]  # fmt: skip
    return table_of("Các lần nộp trực tuyến", heads, rows, "Chưa có lần nộp trực tuyến nào.")


def refunds_table(refunds: Any) -> dict[str, Any]:
    """Refunds as a table."""
    heads = ("Mã hoàn tiền", "Số tiền (đồng)", "Lý do", "Trạng thái", "Yêu cầu lúc", "Vướng mắc")
    rows = [
        {
            "url": reverse("workspace:payment", args=[one.request.code]),
            "cells": [
                {"text": one.code}, {"text": format_number(one.amount_vnd)}, {"text": one.reason},
                {"text": one.get_state_display(), "state": look(one.state)},
                {"text": datetime_vi(one.queued_at)}, {"text": one.trouble},
            ],
        }
        for one in refunds.select_related("request")
    ]  # fmt: skip
    return table_of("Các lần hoàn tiền", heads, rows, "Chưa hoàn khoản nào.")


@needs(SEE)
def receipt(request: DeskRequest, code: str) -> HttpResponse:
    """The receipt as PDF."""
    one_of(request, code)
    content = public.receipt_file(code)
    name = f'inline; filename="bien-lai-{code}.pdf"'
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )


@require_POST
@needs(TAKE_CASH)
def take_cash(request: DeskRequest, code: str) -> HttpResponse:
    """The money has been counted at the counter."""
    return _done(
        request, code,
        lambda: actions.take_cash(code, at=timezone.now(), by=request.powers),
        "Đã thu tiền và lập biên lai.",
    )  # fmt: skip


@require_POST
@needs(CHANGE)
def cancel(request: DeskRequest, code: str) -> HttpResponse:
    """Take the asking back, with a reason."""
    return _with_reason(request, code, actions.cancel, "Đã hủy yêu cầu nộp tiền.")


@require_POST
@needs(CHANGE)
def refund(request: DeskRequest, code: str) -> HttpResponse:
    """Give the money back, with a reason."""
    return _with_reason(request, code, actions.refund, "Đã xếp hoàn tiền.")


def _with_reason(
    request: DeskRequest, code: str, act: Callable[..., object], said: str
) -> HttpResponse:
    form = ReasonForm("Lý do", request.POST)
    if not form.is_valid():
        return _payment(request, code, form=form, status=422)
    reason = form.cleaned_data["reason"]
    now = timezone.now()
    return _done(request, code, lambda: act(code, reason=reason, at=now, by=request.powers), said)


def _done(request: DeskRequest, code: str, act: Callable[[], object], said: str) -> HttpResponse:
    """Do it; a refusal is told on the page, with its status."""
    try:
        act()
    except NotFoundProblem:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
        return _payment(request, code, status=problem.status)
    messages.success(request, said)
    return redirect("workspace:payment", code=code)


@needs(SEE)
def refunds(request: DeskRequest) -> HttpResponse:
    """Refunds of one's units, newest first; a refused one may be ordered again."""
    rows = Refund.objects.of_units(units_of(request)).order_by("-queued_at", "-pk")
    page = page_of_rows(request, rows.select_related("request"))
    may = CHANGE in request.powers.permissions
    context = {
        "table": refunds_table(page.object_list), "page": page, "total": page.paginator.count,
        "refused": [one for one in page if may and one.state == RefundState.REFUSED],
    }  # fmt: skip
    return shown(request, "workspace/refunds.html", context)


@require_POST
@needs(CHANGE)
def retry_refund(request: DeskRequest, code: str) -> HttpResponse:
    """Order a refused refund again."""
    try:
        actions.retry_refund(code, at=timezone.now(), by=request.powers)
    except NotFoundProblem:
        raise
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Đã gửi lại yêu cầu hoàn tiền.")
    return redirect("workspace:refunds")
