"""Reviews of procedures: plans with their progress, one review, its proposal and decision."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from konia.domains.procedures import actions
from konia.domains.procedures.actions.reviewing import Proposal
from konia.domains.procedures.models import Procedure, ReviewItem, ReviewPlan
from konia.domains.procedures.registers import PLANS, REVIEWS
from konia.domains.procedures.states import ProposalKind, ReviewState
from konia.faces.ui.context import today
from konia.kernel.registers.listing import one as visible_one
from konia.kernel.registers.listing import visible
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .guard import DeskRequest, needs
from .pages import shown
from .procedures_pages import (
    CHANGE,
    FOLDER,
    PUBLISH,
    REVIEW,
    SEE,
    Asked,
    NumbersForm,
    address,
    asking,
    do,
    frame,
    home_crumbs,
    may,
    note,
    number_field,
    procedure_of,
    unit_name,
)

STATES = {
    ReviewState.PLANNED: "new", ReviewState.UNDER_REVIEW: "due_soon",
    ReviewState.PROPOSED: "waiting", ReviewState.APPROVED: "on_time",
    ReviewState.REJECTED: "closed",
}  # fmt: skip


@needs(SEE)
def plans(request: DeskRequest) -> HttpResponse:
    """Every review plan with its progress: proposals recorded of procedures planned."""
    rows = visible(PLANS, by=request.powers).order_by("-year")
    context = {
        "plans": [_plan(request, row) for row in rows if row.decided_on <= today()],
        "new_url": address("record_new", PLANS.name),
        "item_url": address("record_new", REVIEWS.name),
        "may_change": CHANGE in request.powers.permissions,
        "crumbs": [*home_crumbs(), {"title": "Rà soát, đơn giản hóa"}],
    }
    return shown(request, FOLDER + "plans.html", context)


def _plan(request: DeskRequest, plan: ReviewPlan) -> dict[str, Any]:
    items = list(ReviewItem.objects.of_plan(plan.pk))
    proposed = [one for one in items if one.proposed_on and one.proposed_on <= today()]
    saved = sum(one.saving_vnd or 0 for one in proposed)
    return {
        "plan": plan, "part": len(proposed), "whole": len(items), "saved": saved,
        "table": {
            "caption": f"Thủ tục rà soát năm {plan.year}", "hide_caption": True,
            "columns": _COLUMNS, "rows": [_row(request, one) for one in items],
            "empty": "Kế hoạch chưa nêu thủ tục nào.",
        },
    }  # fmt: skip


_COLUMNS = [
    {"title": "Thủ tục"}, {"title": "Cơ quan chủ trì"}, {"title": "Hạn", "nowrap": True},
    {"title": "Tình trạng"}, {"title": "Phương án"},
    {"title": "Tiết kiệm mỗi năm", "numeric": True},
]  # fmt: skip


def _row(request: DeskRequest, item: ReviewItem) -> dict[str, Any]:
    state = item.state_on(today())
    is_told = item.proposed_on is not None and item.proposed_on <= today()
    saving = f"{format_number(item.saving_vnd)} đồng" if is_told and item.saving_vnd else ""
    return {
        "url": address("procedure_review", item.pk),
        "cells": [
            {"text": item.procedure.name}, {"text": unit_name(request, item.unit_id)},
            {"text": format_date(item.due_on)},
            {"text": str(state.label), "state": STATES[state]},
            {"text": item.get_proposal_display() if is_told else ""}, {"text": saving},
        ],
    }  # fmt: skip


@needs(SEE)
def of_procedure(request: DeskRequest, code: str) -> HttpResponse:
    """The reviews of one procedure."""
    one = procedure_of(code)
    items = ReviewItem.objects.of_procedure(one.pk)
    context = frame(request, one, "procedure_reviews") | {
        "table": {
            "caption": "Các lần rà soát",
            "hide_caption": True,
            "columns": [{"title": "Kế hoạch"}, *_COLUMNS[1:]],
            "rows": [_of_plan(request, item) for item in items],
            "empty": "Thủ tục này chưa nằm trong kế hoạch rà soát nào.",
        }
    }
    return shown(request, FOLDER + "tab_table.html", context)


def _of_plan(request: DeskRequest, item: ReviewItem) -> dict[str, Any]:
    row = _row(request, item)
    row["cells"][0] = {"text": f"{item.plan.code} ({item.plan.decision})"}
    return row


def _item(request: DeskRequest, pk: int) -> ReviewItem:
    found = visible_one(REVIEWS, pk, by=request.powers)
    assert isinstance(found, ReviewItem)
    return found


@needs(SEE)
def review(request: DeskRequest, pk: int) -> HttpResponse:
    """One review: before and after side by side, the cost, the next acts."""
    item = _item(request, pk)
    state = item.state_on(today())
    decided = item.approved_on is not None or item.rejected_on is not None
    is_told = item.proposed_on is not None and item.proposed_on <= today()
    waiting = is_told and not decided
    context = {
        "item": item, "procedure": item.procedure,
        "state": STATES[state], "state_words": state.label,
        "is_told": is_told,
        "sides": _sides(item) if is_told else [],
        "judged": [(title, text) for title, text in (
            ("Sự cần thiết", item.necessity), ("Tính hợp lý", item.reasonableness),
            ("Tính hợp pháp", item.legality)) if text and is_told],
        "summary": {"items": _facts(request, item)},
        "may_begin": item.begun_on is None and may(request, REVIEW, item.unit_id),
        "may_propose": not decided and may(request, REVIEW, item.unit_id),
        "may_decide": waiting and may(request, PUBLISH, item.unit_id),
        "crumbs": [*home_crumbs(), {"title": "Rà soát", "url": address("procedure_plans")},
                   {"title": item.procedure.code}],
    }  # fmt: skip
    return shown(request, FOLDER + "review.html", context)


def _facts(request: DeskRequest, item: ReviewItem) -> list[dict[str, Any]]:
    helper = unit_name(request, item.coordinator_id) if item.coordinator_id else ""
    pairs = (
        ("Kế hoạch", f"{item.plan.code} ({item.plan.decision})"),
        ("Cơ quan chủ trì", unit_name(request, item.unit_id)), ("Cơ quan phối hợp", helper),
        ("Hạn hoàn thành", format_date(item.due_on)), ("Bắt đầu", format_date(item.begun_on)),
        ("Đề xuất", format_date(item.proposed_on)), ("Gửi bộ, ngành", format_date(item.sent_on)),
        ("Thông qua", format_date(item.approved_on)),
        ("Không thông qua", format_date(item.rejected_on)),
    )  # fmt: skip
    return [{"key": key, "value": value} for key, value in pairs if value]


def _sides(item: ReviewItem) -> list[tuple[str, str, str]]:
    """What is proposed: what, before, after."""
    rows = (
        ("Thời hạn giải quyết", item.time_limit_before, item.time_limit_after, "ngày làm việc"),
        ("Phí, lệ phí", item.fee_before, item.fee_after, "đồng"),
        ("Thời gian người dân bỏ ra một lần", item.hours_before, item.hours_after, "giờ"),
        ("Chi phí khác một lần", item.other_before_vnd, item.other_after_vnd, "đồng"),
    )
    return [
        (title, f"{format_number(before)} {unit}",
         f"{format_number(after)} {unit}" if after is not None else "giữ nguyên")
        for title, before, after, unit in rows if before is not None
    ]  # fmt: skip


@needs(REVIEW)
@require_POST
def begin(request: DeskRequest, pk: int) -> HttpResponse:
    """Begin the review of a procedure today."""
    return do(
        request, lambda: actions.begin_review(pk, on=today(), by=request.powers),
        done="Đã bắt đầu rà soát.", go=address("procedure_review", pk),
    )  # fmt: skip


class ProposalForm(NumbersForm):
    """What a review proposes, and the inputs of its cost."""

    proposal = forms.ChoiceField(
        label="Phương án", choices=ProposalKind.choices, widget=forms.RadioSelect
    )
    words = note("Nội dung đề xuất", max_length=300)
    time_limit_after = number_field("Thời hạn sau đơn giản hóa (ngày làm việc)", required=False)
    fee_after = number_field("Phí, lệ phí sau đơn giản hóa (đồng)", required=False)
    necessity = note("Sự cần thiết của thủ tục", required=False, rows=2)
    reasonableness = note("Tính hợp lý", required=False, rows=2)
    legality = note("Tính hợp pháp", required=False, rows=2)
    times_a_year = number_field("Số lần thực hiện mỗi năm", required=False)
    hour_wage_vnd = number_field("Thu nhập bình quân mỗi giờ (đồng)", required=False)
    hours_before = number_field("Số giờ người dân bỏ ra một lần, hiện tại", required=False)
    hours_after = number_field("Số giờ một lần, sau đơn giản hóa", required=False)
    other_before_vnd = number_field("Chi phí khác một lần, hiện tại (đồng)", required=False)
    other_after_vnd = number_field("Chi phí khác một lần, sau đơn giản hóa (đồng)", required=False)

    NUMBERS = (
        "time_limit_after", "fee_after", "times_a_year", "hour_wage_vnd", "hours_before",
        "hours_after", "other_before_vnd", "other_after_vnd",
    )  # fmt: skip
    BROKEN = ("hours_before", "hours_after")


@needs(REVIEW)
def propose(request: DeskRequest, pk: int) -> HttpResponse:
    """Record what a review proposes."""
    item = _item(request, pk)
    form = ProposalForm(request.POST or None, initial=_first(item))
    return asking(
        request, form,
        lambda given: actions.propose(pk, Proposal(**given), on=today(), by=request.powers),
        heading="Ghi đề xuất rà soát", verb="Ghi đề xuất", back=address("procedure_review", pk),
        done="Đã ghi đề xuất và tính chi phí tiết kiệm.",
        crumbs=[*home_crumbs(), {"title": "Rà soát", "url": address("procedure_review", pk)}],
    )  # fmt: skip


def _first(item: ReviewItem) -> dict[str, Any]:
    names = ProposalForm.base_fields.keys()
    kept = {name: getattr(item, name) for name in names}
    shown_as = {k: format_number(v) if not isinstance(v, str) else v for k, v in kept.items()}
    procedure: Procedure = item.procedure
    return shown_as | {
        "proposal": item.proposal or ProposalKind.AMEND,
        "time_limit_after": shown_as["time_limit_after"] or str(procedure.time_limit_days),
    }


@needs(PUBLISH)
@require_POST
def approve(request: DeskRequest, pk: int) -> HttpResponse:
    """Approve a proposal; it becomes a draft change of the procedure."""
    return do(
        request, lambda: actions.approve_proposal(pk, on=today(), by=request.powers),
        done="Đã thông qua. Thay đổi dự thảo chờ đưa vào quyết định công bố.",
        go=address("procedure_review", pk),
    )  # fmt: skip


class RejectForm(Asked):
    """Why a proposal is turned down."""

    reason = note("Lý do không thông qua")


@needs(PUBLISH)
def reject(request: DeskRequest, pk: int) -> HttpResponse:
    """Turn a proposal down."""
    _item(request, pk)
    return asking(
        request, RejectForm(request.POST or None),
        lambda given: actions.reject_proposal(
            pk, on=today(), reason=given["reason"], by=request.powers
        ),
        heading="Không thông qua đề xuất", verb="Không thông qua",
        back=address("procedure_review", pk), done="Đã ghi không thông qua.",
    )  # fmt: skip
