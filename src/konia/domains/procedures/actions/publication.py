"""Publication decisions: gathering changes, signing, and carrying them into the catalogue."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models.functions import Now

from konia.domains.procedures.duties import recount
from konia.domains.procedures.models import (
    FormRevision,
    OnlineService,
    Procedure,
    ProcedureChange,
    ProcedureVersion,
    ProcessVersion,
    PublicationDecision,
)
from konia.domains.procedures.parts import missing_parts
from konia.domains.procedures.processing import days_of
from konia.domains.procedures.states import ChangeKind
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.registers.models import Record
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .records import PUBLISH, check, locked, note
from .versions import copied

ENDED = timedelta(days=1)


@transaction.atomic(durable=True)
def put_change(
    code: str, procedure_code: str, *, kind: ChangeKind, by: Powers, version_id: int | None = None,
    effective_on: date | None = None, replacement_code: str = "", words: str = "",
) -> ProcedureChange:  # fmt: skip
    """Put what a decision shall do to a procedure onto the decision; a draft change is taken up.

    version_id: the draft content that a new or amended procedure gets.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    decision = locked(PublicationDecision, by, code=code)
    if decision.carried_out_on is not None:
        raise TooLateProblem("Quyết định đã được cập nhật vào danh mục, không thêm được nữa.")
    procedure = locked(Procedure, by, code=procedure_code)
    version = _draft(procedure, version_id, kind, by)
    waiting = ProcedureChange.objects.drafts().filter(procedure=procedure, kind=kind)
    change = waiting.filter(version=version).select_for_update(of=("self",)).first()
    change = change or ProcedureChange(unit=procedure.unit, procedure=procedure, kind=kind)
    change.decision, change.version, change.effective_on = decision, version, effective_on
    change.words = words or change.words
    if replacement_code:
        change.replacement = locked(Procedure, by, code=replacement_code)
    check(change)
    change.save()
    note("put_change", "changes", change, by=by, decision=code, kind=str(kind))
    return change


def _draft(
    procedure: Procedure, version_id: int | None, kind: ChangeKind, by: Powers
) -> ProcedureVersion | None:
    """The draft that is carried into force. Raises: FieldProblems when one is needed."""
    carries = kind in (ChangeKind.NEW, ChangeKind.AMENDED)
    if version_id is None:
        if carries:
            raise FieldProblems({"version": ["Hãy soạn nội dung thủ tục trước khi công bố."]})
        return None
    version = locked(ProcedureVersion, by, pk=version_id, procedure=procedure)
    if not version.is_draft or not carries:
        raise FieldProblems({"version": ["Chỉ bản nháp mới đưa được vào quyết định công bố mới."]})
    return version


@transaction.atomic(durable=True)
def publish(code: str, *, number: str = "", on: date, by: Powers) -> PublicationDecision:
    """Sign a publication decision, and carry its changes into the catalogue.

    number, on: taken when the decision was not signed before.
    Raises: FieldProblems (also with the compulsory parts that contents lack), ForbiddenProblem,
    NotFoundProblem, TooLateProblem when it was carried out before.
    """
    decision = locked(PublicationDecision, by, needs=PUBLISH, code=code)
    if decision.carried_out_on is not None:
        raise TooLateProblem(f"Quyết định “{code}” đã được cập nhật vào danh mục.")
    if decision.decided_on is None:
        decision.decided_on, decision.number = on, number or decision.number
    if not decision.number:
        raise FieldProblems({"number": ["Thiếu số, ký hiệu của quyết định."]})
    if lacking := lacking_parts(decision, decision.decided_on):
        raise FieldProblems({"": lacking})
    _carry_out(decision, on=on, by=by.account.username)
    return decision


def lacking_parts(decision: PublicationDecision, on: date) -> list[str]:
    """What compulsory parts the contents on a decision lack, one sentence each."""
    rows = ProcedureVersion.objects.filter(change__decision=decision).with_parts()
    found = []
    for version in rows.order_by("procedure_id"):
        assert isinstance(version, ProcedureVersion)
        if missing := missing_parts(version, on):
            parts = "; ".join(str(part.label) for part in missing)
            found.append(f"Thủ tục “{version.name}” còn thiếu: {parts}.")
    return found


@transaction.atomic(durable=True)
def carry_out_signed(on: date) -> int:
    """Carry every decision signed by a day into the catalogue. Returns: how many there were.

    One whose contents lack compulsory parts waits for a person.
    """
    waiting = PublicationDecision.objects.to_carry_out(on).select_for_update(of=("self",))
    ready = [one for one in waiting.order_by("decided_on", "pk") if not lacking_parts(one, on)]
    for decision in ready:
        assert isinstance(decision, PublicationDecision)
        _carry_out(decision, on=on, by="konia")
    return len(ready)


@transaction.atomic(durable=True)
def recount_duties(on: date) -> int:
    """Count anew by when each decision had to be signed and each content entered nationally.

    A calendar, a rule or a day of effect may have changed since. Returns: how many rows changed.
    """
    return recount(on=on)


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
            _amend(change, procedure, on)
        case _:
            procedure.abolished_on = on
            for model in (OnlineService, ProcedureVersion, ProcessVersion, FormRevision):
                end_open(model, procedure, on)
    if change.version is not None:
        _bring_into_force(change, procedure, on)
    procedure.save()
    if change.replacement is not None and change.replacement.in_force_from is None:
        change.replacement.in_force_from = on
        change.replacement.save()


def _amend(change: ProcedureChange, procedure: Procedure, on: date) -> None:
    """Bare new terms; a procedure that has a content gets the next one with these terms."""
    if change.version is not None:
        return
    current = ProcedureVersion.objects.of_procedure(procedure.pk).holding_on(on).first()
    if change.time_limit_after is not None:
        change.time_limit_before = procedure.time_limit_days
        procedure.time_limit_days = change.time_limit_after
    if change.fee_after is not None:
        change.fee_before, procedure.fee_vnd = procedure.fee_vnd, change.fee_after
    if current is not None:
        change.version = copied(
            current, working_days=change.time_limit_after, fee_vnd=change.fee_after
        )


def _bring_into_force(change: ProcedureChange, procedure: Procedure, on: date) -> None:
    """The content holds from the day; the one before ends the day before."""
    version = change.version
    assert version is not None
    end_open(ProcedureVersion, procedure, on)
    version.first_on, version.decision = on, change.decision
    version.save()
    days, fee = days_of(version), sum(version.fees.values_list("amount_vnd", flat=True))
    if change.kind == ChangeKind.AMENDED and days != procedure.time_limit_days:
        change.time_limit_before, change.time_limit_after = procedure.time_limit_days, days
    if change.kind == ChangeKind.AMENDED and fee != procedure.fee_vnd:
        change.fee_before, change.fee_after = procedure.fee_vnd, fee
    procedure.name, procedure.time_limit_days, procedure.fee_vnd = version.name, days, fee


def end_open(model: type[Record], procedure: Procedure, on: date) -> None:
    """What holds ends the day before; what was to begin later never begins.

    Runs inside the caller's transaction.
    """
    rows = model.objects.filter(procedure=procedure, first_on__isnull=False)
    rows.filter(first_on__gte=on).update(withdrawn_at=Now())
    rows.filter(last_on__isnull=True).update(last_on=on - ENDED)
