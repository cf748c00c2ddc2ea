"""Money going back: queued here, sent by the bridge, noted when the gateway has done it."""

from datetime import datetime

from django.db import transaction

from konia.domains.payments.models import PaymentAttempt, PaymentRequest, Refund
from konia.domains.payments.states import CHANGE, FLOW, AttemptState, Channel, RefundState, State
from konia.kernel.access.powers import Powers
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .finding import REFUNDED, announce, locked, locked_for, note

ORDERED = "payments.refund_ordered"


def queue_refund(
    request: PaymentRequest, attempt: PaymentAttempt, *, amount_vnd: int, reason: str, at: datetime
) -> Refund:
    """Queue money to go back the way it came. Runs inside the caller's transaction."""
    count = Refund.objects.filter(request=request).count()
    made = Refund.objects.create(
        unit_id=request.unit_id, code=f"HT-{request.code}-{count + 1}", request=request,
        attempt=attempt, amount_vnd=amount_vnd, reason=reason[:300], queued_at=at,
    )  # fmt: skip
    assert isinstance(made, Refund)
    _order(made, attempt, turn=1)
    return made


def _order(made: Refund, attempt: PaymentAttempt, *, turn: int) -> None:
    payload = {
        "refund": made.code, "order": attempt.order, "gateway": attempt.gateway,
        "amount_vnd": made.amount_vnd, "reason": made.reason, "turn": turn,
    }  # fmt: skip
    post(ORDERED, payload, key=f"{ORDERED}:{made.code}:{turn}")


@transaction.atomic(durable=True)
def refund(code: str, *, reason: str, at: datetime, by: Powers) -> Refund:
    """Give back what was paid: cash at once, money of a gateway through the gateway.

    Raises: FieldProblems, NotFoundProblem, ForbiddenProblem, MoveNotAllowedError,
    TooLateProblem when it is already on its way.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi lý do hoàn tiền."]})
    request = locked_for(code, CHANGE, by=by)
    FLOW.find("refund", request.state)
    username = by.account.username
    note("refund", request, by=username, reason=reason)
    if request.channel == Channel.TREASURY:
        raise TooLateProblem(
            "Khoản này nộp thẳng vào Kho bạc.",
            why="Tiền không qua cổng thanh toán hay quầy thu.",
            todo="Hãy làm thủ tục hoàn trả với Kho bạc.",
        )
    if request.channel == Channel.CASH:
        return _hand_back(request, reason=reason, at=at)
    paid = PaymentAttempt.objects.get(request=request, state=AttemptState.PAID)
    if Refund.objects.alive().filter(attempt=paid).exists():
        raise TooLateProblem("Khoản này đang được hoàn.", todo="Hãy xem danh sách hoàn tiền.")
    return queue_refund(request, paid, amount_vnd=request.amount_vnd, reason=reason, at=at)


def _hand_back(request: PaymentRequest, *, reason: str, at: datetime) -> Refund:
    """Runs inside the caller's transaction."""
    made = Refund.objects.create(
        unit_id=request.unit_id, code=f"HT-{request.code}-1", request=request,
        amount_vnd=request.amount_vnd, reason=reason[:300], queued_at=at, done_at=at,
        state=RefundState.DONE,
    )  # fmt: skip
    assert isinstance(made, Refund)
    _close(request, at=at)
    return made


def _close(request: PaymentRequest, *, at: datetime) -> None:
    request.state = FLOW.find("refund", request.state).to
    request.closed_at = at
    request.save()
    announce(REFUNDED, request, at=at)


@transaction.atomic(durable=True)
def note_refunded(code: str, *, reference: str, at: datetime) -> Refund:
    """The gateway has given the money back; told twice it is noted once."""
    request, made = _locked(code)
    if made.state == RefundState.DONE:
        return made
    made.state, made.done_at, made.reference, made.trouble = RefundState.DONE, at, reference, ""
    made.save()
    attempt = made.attempt
    is_the_payment = attempt is not None and attempt.state == AttemptState.PAID
    if is_the_payment and request.state in {State.PAID, State.CONFIRMED}:
        _close(request, at=at)
    note("note_refunded", request, by="konia", refund=code, reference=reference)
    return made


@transaction.atomic(durable=True)
def note_refund_failed(code: str, *, why: str) -> Refund:
    """The gateway refused; an official must look at it."""
    request, made = _locked(code)
    if made.state == RefundState.QUEUED:
        made.state, made.trouble = RefundState.REFUSED, why[:300]
        made.save()
        note("note_refund_failed", request, by="konia", refund=code, why=why)
    return made


@transaction.atomic(durable=True)
def retry_refund(code: str, *, at: datetime, by: Powers) -> Refund:
    """Order a refused refund again, under the same code, so that it can never be paid twice.

    Raises: NotFoundProblem, ForbiddenProblem, TooLateProblem.
    """
    request, made = _locked(code)
    if made.unit_id not in by.unit_ids(CHANGE, Tree.at(by.on)):
        raise _unknown()
    if made.state != RefundState.REFUSED or made.attempt is None:
        raise TooLateProblem("Lần hoàn này không còn chờ xử lý tay.")
    made.state, made.queued_at = RefundState.QUEUED, at
    made.save()
    _order(made, made.attempt, turn=int(at.timestamp()))
    note("retry_refund", request, by=by.account.username, refund=code)
    return made


def _locked(code: str) -> tuple[PaymentRequest, Refund]:
    """The request first, then its refund. Runs inside the caller's transaction."""
    found = Refund.objects.of_code(code).select_related("request").first()
    if found is None:
        raise _unknown()
    request = locked(found.request.code)
    kept = Refund.objects.select_for_update(of=("self",)).get(pk=found.pk)
    assert isinstance(kept, Refund)
    return request, kept


def _unknown() -> NotFoundProblem:
    return NotFoundProblem("Không tìm thấy lần hoàn tiền.", why="Mã không có.")
