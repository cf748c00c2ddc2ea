"""Money coming in: tries at a gateway, what the gateway says, cash, the treasury's word."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from konia.domains.payments.gateways import Outcome, Told
from konia.domains.payments.models import (
    GatewayCall,
    PaymentAttempt,
    PaymentRequest,
    Receipt,
    TaxNotice,
)
from konia.domains.payments.states import FLOW, TAKE_CASH, AttemptState, Channel, State, Verdict
from konia.kernel.access.powers import Powers
from konia.kernel.files.numbering import next_number
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .finding import CONFIRMED, SETTLED, announce, locked, locked_for, note
from .refunding import queue_refund

# A payer who comes back within this time goes on with the order already open.
REUSED = timedelta(minutes=15)
MOST_KEPT_OF_A_FORGERY = 2000


@transaction.atomic(durable=True)
def begin_attempt(code: str, *, gateway: str, at: datetime) -> PaymentAttempt:
    """Begin a try at a gateway, or go on with the one begun a moment ago.

    Raises: NotFoundProblem, TooLateProblem when there is nothing left to pay.
    """
    request = locked(code)
    if request.state != State.ASKED:
        raise TooLateProblem(
            "Khoản này không còn phải nộp.",
            why=f"Yêu cầu đang ở trạng thái “{State(request.state).label}”.",
            todo="Hãy xem biên lai, hoặc liên hệ nơi thu tiền.",
        )
    mine = PaymentAttempt.objects.filter(request=request)
    open_one = mine.still_open().filter(gateway=gateway, begun_at__gt=at - REUSED).first()
    if isinstance(open_one, PaymentAttempt):
        return open_one
    attempt = PaymentAttempt.objects.create(
        unit_id=request.unit_id, request=request, order=f"{request.code}-{mine.count() + 1}",
        gateway=gateway, amount_vnd=request.amount_vnd, begun_at=at,
    )  # fmt: skip
    assert isinstance(attempt, PaymentAttempt)
    note("begin_attempt", request, by="payer", order=attempt.order, gateway=gateway)
    return attempt


@transaction.atomic(durable=True)
def note_opened(order: str, *, reference: str) -> None:
    """Keep the gateway's own number of an order."""
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(order=order)
    if not attempt.reference:
        attempt.reference = reference
        attempt.save()


@transaction.atomic(durable=True)
def give_up_attempt(order: str, *, why: str, at: datetime) -> None:
    """The gateway would not open the order; the next try begins a new one."""
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(order=order)
    if attempt.state == AttemptState.BEGUN:
        attempt.state, attempt.ended_at = AttemptState.FAILED, at
        attempt.flagged = why[:300]
        attempt.save()


@transaction.atomic(durable=True)
def settle(told: Told, *, gateway: str, source: str, at: datetime) -> Verdict:
    """Take in what a gateway says of an order; its signature has been checked.

    Bears being told twice, late, or in the wrong order: the first word of payment counts, a
    second payment of the same request and one that comes after it was cancelled are queued to
    go back, a sum or transaction that is not ours is refused and flagged.
    source: callback, return or query.
    """
    found = PaymentAttempt.objects.of_order(told.order, gateway=gateway).first()
    if not isinstance(found, PaymentAttempt):
        _keep(None, told, Verdict.UNKNOWN, gateway=gateway, source=source, at=at)
        return Verdict.UNKNOWN
    # The request first, then its attempt: whoever settles another attempt waits here.
    request = PaymentRequest.objects.select_for_update(of=("self",)).get(pk=found.request_id)
    attempt = PaymentAttempt.objects.select_for_update(of=("self",)).get(pk=found.pk)
    verdict = _judge(request, attempt, told, at=at)
    _keep(attempt, told, verdict, gateway=gateway, source=source, at=at)
    if verdict not in {Verdict.REPEATED, Verdict.PENDING}:
        note("settle", request, by=f"gateway:{gateway}", order=attempt.order, verdict=verdict)
    return verdict


def _judge(
    request: PaymentRequest, attempt: PaymentAttempt, told: Told, *, at: datetime
) -> Verdict:
    """Runs inside the caller's transaction."""
    if told.outcome is Outcome.PENDING:
        return Verdict.PENDING
    if _is_foreign(attempt, told):
        attempt.flagged = f"Cổng báo {told.amount_vnd} đồng, giao dịch {told.reference}"
        attempt.save()
        return Verdict.DIFFERS
    if told.outcome is not Outcome.PAID:
        return _failed(request, attempt, told, at=at)
    if attempt.state in {AttemptState.PAID, AttemptState.EXCESS}:
        return Verdict.REPEATED
    return _paid(request, attempt, told, at=at)


def _paid(request: PaymentRequest, attempt: PaymentAttempt, told: Told, *, at: datetime) -> Verdict:
    """The first payment counts; any other goes back. Runs inside the caller's transaction."""
    attempt.reference = told.reference
    attempt.ended_at, attempt.paid_at = at, told.paid_at or at
    if request.state == State.ASKED:
        attempt.state = AttemptState.PAID
        attempt.save()
        _take_in(request, channel=Channel.ONLINE, at=attempt.paid_at, now=at, by="konia")
        return Verdict.SETTLED
    attempt.state = AttemptState.EXCESS
    attempt.save()
    words = f"Nộp thừa: yêu cầu đã ở trạng thái “{State(request.state).label}”"
    queue_refund(request, attempt, amount_vnd=attempt.amount_vnd, reason=words, at=at)
    return Verdict.EXCESS


def _is_foreign(attempt: PaymentAttempt, told: Told) -> bool:
    """Another sum, or another transaction of the gateway than the one that was opened."""
    other = attempt.reference and told.reference and attempt.reference != told.reference
    return bool(other) or told.amount_vnd != attempt.amount_vnd


def _failed(
    request: PaymentRequest, attempt: PaymentAttempt, told: Told, *, at: datetime
) -> Verdict:
    """Money that came in is not undone by a late word of failure."""
    if attempt.state != AttemptState.BEGUN:
        return Verdict.REPEATED
    gave_up = told.outcome is Outcome.CANCELLED
    attempt.state = AttemptState.CANCELLED if gave_up else AttemptState.FAILED
    attempt.reference, attempt.ended_at = told.reference or attempt.reference, at
    attempt.save()
    if request.state == State.ASKED:
        request.state = FLOW.find("fail", request.state).to
    return Verdict.FAILED


def _take_in(
    request: PaymentRequest, *, channel: str, at: datetime, now: datetime, by: str
) -> Receipt:
    """The request is paid: receipt, announcement. Runs inside the caller's transaction."""
    request.state = FLOW.find("pay", request.state).to
    request.channel, request.paid_at = channel, at
    request.save()
    year = timezone.localtime(now).year
    receipt = Receipt.objects.create(
        unit_id=request.unit_id, request=request, year=year,
        number=next_number(f"receipt:{request.unit.code}:{year}"), payer=request.payer,
        amount_vnd=request.amount_vnd, issued_at=now, issued_by=by,
    )  # fmt: skip
    assert isinstance(receipt, Receipt)
    announce(SETTLED, request, at=at)
    return receipt


def _keep(
    attempt: PaymentAttempt | None, told: Told, verdict: str, *, gateway: str, source: str,
    at: datetime,
) -> None:  # fmt: skip
    GatewayCall.objects.create(
        attempt=attempt, gateway=gateway, source=source, at=at, body=dict(told.raw),
        verdict=verdict,
    )  # fmt: skip


@transaction.atomic(durable=True)
def keep_forged(body: dict[str, Any], *, gateway: str, source: str, at: datetime) -> None:
    """Keep what came with a wrong signature, cut short; it changes nothing."""
    text = str(body)[:MOST_KEPT_OF_A_FORGERY]
    GatewayCall.objects.create(
        gateway=gateway, source=source, at=at, body={"text": text}, verdict=Verdict.FORGED
    )


@transaction.atomic(durable=True)
def take_cash(code: str, *, at: datetime, by: Powers) -> Receipt:
    """Take the money at the counter and write the receipt.

    Raises: NotFoundProblem, ForbiddenProblem, MoveNotAllowedError when it was paid before.
    """
    request = locked_for(code, TAKE_CASH, by=by)
    username = by.account.username
    receipt = _take_in(request, channel=Channel.CASH, at=at, now=at, by=username)
    note("take_cash", request, by=username, receipt=receipt)
    return receipt


@transaction.atomic(durable=True)
def confirm_by_treasury(
    notice: str, *, amount_vnd: int, treasury_no: str, at: datetime, by: str
) -> TaxNotice:
    """The treasury says that the money of a notice came in; told twice it is said once.

    Money brought straight to the treasury counts as paid at this moment.
    Raises: NotFoundProblem, FieldProblems when the amount differs, MoveNotAllowedError.
    """
    found = TaxNotice.objects.of_number(notice).select_related("request").first()
    if not isinstance(found, TaxNotice):
        raise NotFoundProblem(f"Không có thông báo thuế số “{notice}”.")
    request = locked(found.request.code)
    kept = TaxNotice.objects.select_for_update(of=("self",)).get(pk=found.pk)
    assert isinstance(kept, TaxNotice)
    if kept.amount_vnd != amount_vnd:
        raise FieldProblems({"amount_vnd": ["Số tiền Kho bạc báo khác số tiền của thông báo."]})
    if kept.confirmed_at is not None:
        return kept
    if request.state == State.ASKED:
        _take_in(request, channel=Channel.TREASURY, at=at, now=at, by=by)
    request.state = FLOW.find("confirm", request.state).to
    request.confirmed_at = kept.confirmed_at = at
    kept.treasury_no = treasury_no
    request.save()
    kept.save()
    announce(CONFIRMED, request, at=at, notice=notice, treasury_no=treasury_no)
    note("confirm_by_treasury", request, by=by, notice=notice, treasury_no=treasury_no)
    return kept
