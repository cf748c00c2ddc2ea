"""Asking for money: fees of a dossier, a tax notice; taking the asking back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from konia.domains.payments.models import PaymentLine, PaymentRequest, TaxNotice
from konia.domains.payments.states import CHANGE, FLOW, Kind, LineKind, State
from konia.kernel.access.powers import Powers
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import FieldProblems
from konia.kernel.rooms.rows import write

from .finding import CANCELLED, announce, locked_for, note

# Letters and digits nobody mistakes for one another when reading a code aloud.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
NOTICE_ISSUED = "payments.notice_issued"


@dataclass(frozen=True)
class Line:
    """One line of what is asked. kind: fee, charge or tax."""

    name: str
    amount_vnd: int
    code: str = ""
    kind: str = LineKind.FEE


def request_payment(
    *,
    subject: str,
    subject_code: str,
    unit_id: int,
    payer: str,
    lines: Sequence[Line],
    kind: str,
    due_on: date | None,
    at: datetime,
    by: str,
    key: str = "",
) -> PaymentRequest:
    """Ask a payer for money. Runs inside the caller's transaction.

    The same subject, kind and key is asked once: a repeat gives the request there is.
    Raises: FieldProblems when the lines make no sum, or a repeat asks for another amount.
    """
    amount = _sum_of(lines)
    request, is_new = PaymentRequest.objects.get_or_create(
        subject=subject, subject_code=subject_code, kind=kind, key=key,
        defaults={
            "code": new_code(at), "unit_id": unit_id, "payer": payer, "amount_vnd": amount,
            "due_on": due_on, "asked_at": at, "asked_by": by,
        },
    )  # fmt: skip
    if not is_new:
        return _same(request, amount)
    _keep_lines(request, lines)
    note("ask_payment", request, by=by, amount=amount, due_on=due_on or "")
    return request


def request_first_payment(
    *, subject: str, subject_code: str, unit_id: int, unit_code: str, payer: str,
    lines: Sequence[Line], kind: str, due_on: date | None, at: datetime, by: str,
) -> PaymentRequest:  # fmt: skip
    """Ask for money about something that begins in this very act: nothing was asked before.

    Leaner than `request_payment`, which looks first; the database refuses a second one all the
    same. Runs inside the caller's transaction. Raises: FieldProblems when the lines make no sum.
    """
    amount = _sum_of(lines)
    request = PaymentRequest(
        subject=subject, subject_code=subject_code, kind=kind, code=new_code(at), payer=payer,
        unit_id=unit_id, amount_vnd=amount, due_on=due_on, asked_at=at, asked_by=by,
    )  # fmt: skip
    write(request, numbered=True)
    _keep_lines(request, lines)
    note("ask_payment", request, by=by, unit_code=unit_code, amount=amount, due_on=due_on or "")
    return request


def _keep_lines(request: PaymentRequest, lines: Sequence[Line]) -> None:
    write(*(
        PaymentLine(
            request=request, place=place, code=line.code, name=line.name, kind=line.kind,
            amount_vnd=line.amount_vnd,
        )
        for place, line in enumerate(lines, 1)
    ))  # fmt: skip


def _sum_of(lines: Sequence[Line]) -> int:
    amount = sum(line.amount_vnd for line in lines)
    if amount <= 0 or any(line.amount_vnd < 0 for line in lines):
        raise FieldProblems({"lines": ["Số tiền phải lớn hơn 0. Hãy kiểm tra các khoản."]})
    return amount


def _same(request: PaymentRequest, amount: int) -> PaymentRequest:
    if request.amount_vnd != amount:
        words = "Khoản này đã được yêu cầu với số tiền khác. Hãy hủy yêu cầu cũ trước."
        raise FieldProblems({"lines": [words]})
    return request


def new_code(at: datetime) -> str:
    """A code nobody can guess from another: it opens the payer's page without an account."""
    tail = "".join(secrets.choice(_SIGNS) for _ in range(10))
    return f"TT{timezone.localtime(at):%y%m%d}-{tail}"


@transaction.atomic(durable=True)
def ask(
    *, subject: str, subject_code: str, unit_id: int, payer: str, lines: Sequence[Line], kind: str,
    due_on: date | None, at: datetime, by: str, key: str = "",
) -> PaymentRequest:  # fmt: skip
    """Ask for money as an act of its own. Raises: FieldProblems."""
    return request_payment(
        subject=subject, subject_code=subject_code, unit_id=unit_id, payer=payer, lines=lines,
        kind=kind, due_on=due_on, at=at, by=by, key=key,
    )  # fmt: skip


@transaction.atomic(durable=True)
def cancel(code: str, *, reason: str, at: datetime, by: Powers) -> PaymentRequest:
    """Take the asking back; money that comes in later all the same is queued to go back.

    Raises: FieldProblems, NotFoundProblem, ForbiddenProblem, MoveNotAllowedError.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi lý do hủy yêu cầu nộp tiền."]})
    request = locked_for(code, CHANGE, by=by)
    request.state = FLOW.find("cancel", request.state).to
    request.closed_at = at
    request.save()
    announce(CANCELLED, request, at=at)
    note("cancel_payment", request, by=by.account.username, reason=reason)
    return request


@transaction.atomic(durable=True)
def issue_tax_notice(
    number: str, *, subject: str, subject_code: str, unit_id: int, payer: str, amount_vnd: int,
    issued_on: date, due_on: date, at: datetime, by: str,
) -> TaxNotice:  # fmt: skip
    """Take a notice of the tax branch and ask the payer for its amount; told twice it is one.

    Raises: FieldProblems when the number is known with another amount or another thing.
    """
    known = TaxNotice.objects.of_number(number).select_related("request").first()
    if isinstance(known, TaxNotice):
        return _same_notice(known, subject_code, amount_vnd)
    name = f"Nghĩa vụ tài chính theo Thông báo {number}"
    request = request_payment(
        subject=subject, subject_code=subject_code, unit_id=unit_id, payer=payer,
        lines=[Line(name, amount_vnd, number, LineKind.TAX)], kind=Kind.TAX, due_on=due_on,
        at=at, by=by, key=number,
    )  # fmt: skip
    notice = TaxNotice.objects.create(
        unit_id=unit_id, number=number, subject=subject, subject_code=subject_code,
        request=request, amount_vnd=amount_vnd, issued_on=issued_on, due_on=due_on,
    )  # fmt: skip
    assert isinstance(notice, TaxNotice)
    payload = {
        "subject": subject, "subject_code": subject_code, "request": request.code,
        "notice": number, "amount_vnd": amount_vnd, "due_on": due_on.isoformat(),
        "at": at.isoformat(),
    }  # fmt: skip
    post(NOTICE_ISSUED, payload, key=f"{NOTICE_ISSUED}:{number}")
    return notice


def _same_notice(known: TaxNotice, subject_code: str, amount_vnd: int) -> TaxNotice:
    if (known.subject_code, known.amount_vnd) != (subject_code, amount_vnd):
        # ASSUMPTION: a corrected notice bears a new number; the old one is cancelled by hand.
        words = "Số thông báo này đã có với nội dung khác. Hãy phát hành thông báo số mới."
        raise FieldProblems({"number": [words]})
    return known


def is_payable(request: PaymentRequest) -> bool:
    """Whether money may still be brought for it."""
    return request.state == State.ASKED
