"""Reviews of procedures: begun, proposed with their saving, approved or not."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from konia.domains.procedures.cost import Inputs, saving
from konia.domains.procedures.models import ProcedureChange, ProcedureVersion, ReviewItem
from konia.domains.procedures.states import ChangeKind, ProposalKind
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .records import PUBLISH, REVIEW, check, locked, note
from .versions import copied


@dataclass(frozen=True)
class Proposal:
    """What a review found. Units: hours and đồng for one time. None: not changed."""

    proposal: str
    words: str
    time_limit_after: int | None = None
    fee_after: int | None = None
    necessity: str = ""
    reasonableness: str = ""
    legality: str = ""
    times_a_year: int | None = None
    hour_wage_vnd: int | None = None
    hours_before: Decimal | None = None
    hours_after: Decimal | None = None
    other_before_vnd: int | None = None
    other_after_vnd: int | None = None


@transaction.atomic(durable=True)
def begin_review(item_id: int, *, on: date, by: Powers) -> ReviewItem:
    """Begin the review of a planned procedure.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when it was begun.
    """
    item = locked(ReviewItem, by, needs=REVIEW, pk=item_id)
    if item.begun_on is not None:
        raise TooLateProblem("Thủ tục này đã bắt đầu rà soát.")
    item.begun_on = on
    check(item)
    item.save()
    note("begin", "reviews", item, by=by, on=on.isoformat())
    return item


@transaction.atomic(durable=True)
def propose(item_id: int, proposal: Proposal, *, on: date, by: Powers) -> ReviewItem:
    """Record what a review proposes; the saving is computed from its inputs.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem when it was decided.
    """
    item = locked(ReviewItem, by, needs=REVIEW, pk=item_id)
    _check_waiting(item)
    for name, value in asdict(proposal).items():
        setattr(item, name, value)
    item.begun_on = item.begun_on or on
    item.proposed_on = on
    item.compose()
    item.saving_vnd = saving_of(item)
    _check_proposal(item)
    check(item)
    item.save()
    note("propose", "reviews", item, by=by, proposal=item.proposal, saving_vnd=item.saving_vnd)
    return item


def _check_waiting(item: ReviewItem) -> None:
    if item.approved_on is not None or item.rejected_on is not None:
        raise TooLateProblem("Đề xuất đã được quyết định, không sửa được nữa.")


def _check_proposal(item: ReviewItem) -> None:
    wrong: dict[str, list[str]] = {}
    if not item.words.strip():
        wrong["words"] = ["Hãy ghi nội dung đề xuất."]
    if item.proposal == ProposalKind.AMEND and _changes_nothing(item):
        wrong["proposal"] = ["Đề xuất đơn giản hóa phải ghi điều thay đổi."]
    if wrong:
        raise FieldProblems(wrong)


def _changes_nothing(item: ReviewItem) -> bool:
    same_limit = item.time_limit_after in (None, item.time_limit_before)
    same_fee = item.fee_after in (None, item.fee_before)
    same_work = item.hours_after == item.hours_before
    return same_limit and same_fee and same_work and not item.words.strip()


def saving_of(item: ReviewItem) -> int | None:
    """What the proposal saves in a year; None when the inputs are not given."""
    given: tuple[Any, ...] = (item.times_a_year, item.hour_wage_vnd, item.hours_before)
    if any(value is None for value in given):
        return None
    after = _side(item, item.hours_after, item.other_after_vnd, item.fee_after)
    if item.proposal == ProposalKind.ABOLISH:
        after = Inputs(item.times_a_year or 0, item.hour_wage_vnd or 0, Decimal(0))
    return saving(_side(item, None, None, None), after)


def _side(item: ReviewItem, hours: Decimal | None, other: int | None, fee: int | None) -> Inputs:
    """One side of the comparison: what is not changed stays as it is."""
    return Inputs(
        item.times_a_year or 0,
        item.hour_wage_vnd or 0,
        Decimal(hours if hours is not None else item.hours_before or 0),
        other if other is not None else item.other_before_vnd or 0,
        fee if fee is not None else item.fee_before or 0,
    )


@transaction.atomic(durable=True)
def approve_proposal(item_id: int, *, on: date, by: Powers) -> ReviewItem:
    """Approve what a review proposes; a proposal to change something becomes a draft change.

    Where the procedure has a content, the draft change brings a draft of the next one.
    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when there is nothing to approve.
    """
    item = _waiting(item_id, by)
    item.approved_on = on
    if item.proposal != ProposalKind.KEEP:
        item.draft = _draft_change(item, on)
    item.save()
    note("approve", "reviews", item, by=by, on=on.isoformat(), proposal=item.proposal)
    return item


@transaction.atomic(durable=True)
def reject_proposal(item_id: int, *, on: date, reason: str, by: Powers) -> ReviewItem:
    """Turn a proposal down, with the reason.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi lý do không thông qua."]})
    item = _waiting(item_id, by)
    item.rejected_on = on
    check(item)
    item.save()
    note("reject", "reviews", item, by=by, on=on.isoformat(), reason=reason)
    return item


def _waiting(item_id: int, by: Powers) -> ReviewItem:
    item = locked(ReviewItem, by, needs=PUBLISH, pk=item_id)
    decided = item.approved_on is not None or item.rejected_on is not None
    if item.proposed_on is None or decided:
        raise TooLateProblem(
            "Không có đề xuất chờ thông qua.", todo="Hãy tải lại trang để xem trạng thái mới nhất."
        )
    return item


def _draft_change(item: ReviewItem, on: date) -> ProcedureChange:
    abolish = item.proposal == ProposalKind.ABOLISH
    draft = ProcedureChange(
        unit=item.procedure.unit, procedure=item.procedure, words=item.words[:300],
        kind=ChangeKind.ABOLISHED if abolish else ChangeKind.AMENDED,
        time_limit_after=None if abolish else item.time_limit_after,
        fee_after=None if abolish else item.fee_after,
    )  # fmt: skip
    versions = ProcedureVersion.objects.of_procedure(item.procedure_id)
    current = versions.with_parts().holding_on(on).first()
    if current is not None and not abolish and not versions.drafts().exists():
        draft.version = copied(current, working_days=item.time_limit_after, fee_vnd=item.fee_after)
    draft.save()
    return draft
