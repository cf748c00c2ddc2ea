"""Carrying decisions into the catalogue, raising service levels, approving review proposals."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models.functions import Now

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.registers.models import Record
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .models import OnlineService, Procedure, ProcedureChange, PublicationDecision, ReviewItem
from .states import ChangeKind, ProposalKind

CHANGE = "procedures.change"


@transaction.atomic(durable=True)
def publish(code: str, *, number: str = "", on: date, by: Powers) -> PublicationDecision:
    """Sign a publication decision, and carry its changes into the catalogue.

    number, on: taken when the decision was not signed before.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem when it was carried
    out before.
    """
    decision = _locked(PublicationDecision, by, code=code)
    assert isinstance(decision, PublicationDecision)
    if decision.carried_out_on is not None:
        raise TooLateProblem(f"Quyết định “{code}” đã được cập nhật vào danh mục.")
    if decision.decided_on is None:
        decision.decided_on, decision.number = on, number or decision.number
    if not decision.number:
        raise FieldProblems({"number": ["Thiếu số, ký hiệu của quyết định."]})
    _carry_out(decision, on=on, by=by.account.username)
    return decision


@transaction.atomic(durable=True)
def carry_out_signed(on: date) -> int:
    """Carry every decision signed by a day into the catalogue. Returns: how many there were."""
    waiting = PublicationDecision.objects.to_carry_out(on).select_for_update(of=("self",))
    decisions = list(waiting.order_by("decided_on", "pk"))
    for decision in decisions:
        assert isinstance(decision, PublicationDecision)
        _carry_out(decision, on=on, by="konia")
    return len(decisions)


def _carry_out(decision: PublicationDecision, *, on: date, by: str) -> None:
    """Runs inside the caller's transaction."""
    decision.carried_out_on = on
    decision.save()
    assert decision.decided_on is not None
    changes = decision.changes.select_for_update(of=("self",)).select_related("procedure")
    for change in changes.order_by("procedure_id", "pk"):
        assert isinstance(change, ProcedureChange)
        effective = max(change.effective_on or decision.decided_on, decision.decided_on)
        change.effective_on = effective
        _apply(change, effective)
        change.save()
    write_act(
        "publish", by=by, subject="procedures.decisions", subject_id=decision.pk,
        unit_code=decision.unit.code, detail={"on": on.isoformat(), "changes": len(changes)},
    )  # fmt: skip


def _apply(change: ProcedureChange, on: date) -> None:
    procedure: Procedure = change.procedure
    match change.kind:
        case ChangeKind.NEW:
            procedure.in_force_from = procedure.in_force_from or on
        case ChangeKind.AMENDED:
            _amend(change, procedure)
        case _:
            procedure.abolished_on = on
            _close_services(procedure, on)
    procedure.save()
    if change.replacement is not None and change.replacement.in_force_from is None:
        change.replacement.in_force_from = on
        change.replacement.save()


def _amend(change: ProcedureChange, procedure: Procedure) -> None:
    if change.time_limit_after is not None:
        change.time_limit_before = procedure.time_limit_days
        procedure.time_limit_days = change.time_limit_after
    if change.fee_after is not None:
        change.fee_before, procedure.fee_vnd = procedure.fee_vnd, change.fee_after


def _close_services(procedure: Procedure, on: date) -> None:
    """The services end the day before; one that was to begin later never begins."""
    services = OnlineService.objects.filter(procedure=procedure)
    services.filter(first_on__gte=on).update(withdrawn_at=Now())
    services.filter(last_on__isnull=True).update(last_on=on - timedelta(days=1))


@transaction.atomic(durable=True)
def raise_level(
    service_id: int, *, level: int, on: date, decision: str, by: Powers,
    payment_on: date | None = None,
) -> OnlineService:  # fmt: skip
    """Offer a service at a higher level from a day on; the lower spell ends the day before.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    old = _locked(OnlineService, by, pk=service_id)
    assert isinstance(old, OnlineService)
    if old.last_on is not None:
        raise TooLateProblem("Mức độ này đã kết thúc.", todo="Hãy chọn dịch vụ đang cung cấp.")
    if level <= old.level:
        raise FieldProblems({"level": ["Mức độ mới phải cao hơn mức độ hiện tại."]})
    if on <= old.first_on:
        raise FieldProblems({"first_on": ["Mức độ mới phải bắt đầu sau mức độ hiện tại."]})
    old.last_on = on - timedelta(days=1)
    old.save()
    new = OnlineService(
        unit=old.unit, procedure=old.procedure, level=level, first_on=on, decision=decision,
        national_linked_on=old.national_linked_on,
        national_integrated_on=old.national_integrated_on,
        payment_enabled_on=payment_on or old.payment_enabled_on,
    )  # fmt: skip
    new.save()
    write_act(
        "raise_level", by=by.account.username, subject="procedures.services", subject_id=new.pk,
        unit_code=new.unit.code, detail={"from": old.level, "to": level, "on": on.isoformat()},
    )  # fmt: skip
    return new


@transaction.atomic(durable=True)
def approve_proposal(item_id: int, *, on: date, by: Powers) -> ReviewItem:
    """Approve what a review proposes; a proposal to change something becomes a draft change.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when there is nothing to approve.
    """
    item = _locked(ReviewItem, by, pk=item_id)
    assert isinstance(item, ReviewItem)
    decided = item.approved_on is not None or item.rejected_on is not None
    if item.proposed_on is None or decided:
        raise TooLateProblem(
            "Không có đề xuất chờ thông qua.", todo="Hãy tải lại trang để xem trạng thái mới nhất."
        )
    item.approved_on = on
    if item.proposal != ProposalKind.KEEP:
        item.draft = _draft_change(item)
    item.save()
    write_act(
        "approve", by=by.account.username, subject="procedures.reviews", subject_id=item.pk,
        unit_code=item.unit.code, detail={"on": on.isoformat(), "proposal": item.proposal},
    )  # fmt: skip
    return item


def _draft_change(item: ReviewItem) -> ProcedureChange:
    abolish = item.proposal == ProposalKind.ABOLISH
    draft = ProcedureChange(
        unit=item.procedure.unit, procedure=item.procedure, words=item.words[:300],
        kind=ChangeKind.ABOLISHED if abolish else ChangeKind.AMENDED,
        time_limit_after=None if abolish else item.time_limit_after,
        fee_after=None if abolish else item.fee_after,
    )  # fmt: skip
    draft.save()
    return draft


def _locked(model: type[Record], by: Powers, **which: object) -> Record:
    """One record of the units over which a change is allowed, locked."""
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    found = model.objects.of_units(ids).select_for_update(of=("self",)).filter(**which).first()
    if found is None:
        raise NotFoundProblem(
            "Không tìm thấy bản ghi.",
            why="Bản ghi không có, đã được rút, hoặc thuộc đơn vị khác.",
        )
    assert isinstance(found, Record)
    return found
