"""What upper rooms and faces may use: asking for money, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from konia.kernel.rooms.problems import NotFoundProblem
from konia.kernel.rooms.questions import Question

from .actions import issue_tax_notice
from .actions.asking import NOTICE_ISSUED, Line, request_first_payment, request_payment
from .actions.finding import CANCELLED, CONFIRMED, REFUNDED, SETTLED
from .collecting import pay_url
from .gateways import gateways
from .letters.receipt import receipt_pdf
from .models import PaymentRequest, Receipt, TaxNotice
from .states import Kind, LineKind, State

__all__ = [
    "CANCELLED", "CONFIRMED", "NOTICE_ISSUED", "REFUNDED", "SETTLED", "Kind", "Line", "LineKind",
    "PaymentRequest", "PaymentView", "State", "TaxNotice", "issue_tax_notice", "pay_page",
    "pay_url", "receipt_file", "request_first_payment", "request_payment", "requests_of",
]  # fmt: skip


@dataclass(frozen=True)
class PaymentView:
    """What the payer's page shows. lines: name and đồng; gateways: name and title."""

    code: str
    subject: str
    subject_code: str
    kind: str
    payer: str
    amount_vnd: int
    lines: tuple[tuple[str, int], ...]
    due_on: date | None
    state: str
    state_words: str
    is_payable: bool
    paid_at: datetime | None
    receipt: str
    notice: str
    last_try: str
    gateways: tuple[tuple[str, str], ...]


def requests_of(subject: str, subject_code: str) -> list[PaymentRequest]:
    """Everything asked about one thing, oldest first."""
    return _ABOUT.records(PaymentRequest, subject, subject_code)


def _about(subject: str, subject_code: str) -> "QuerySet[PaymentRequest]":
    rows = PaymentRequest.objects.about(subject, subject_code)
    assert isinstance(rows, QuerySet)
    return rows.order_by("asked_at", "pk")


_ABOUT: Question[PaymentRequest] = Question(_about, "a subject", "a code")


def pay_page(code: str) -> PaymentView:
    """The payer's page of a request. Raises: NotFoundProblem."""
    request = _request(code)
    attempts = request.attempts.order_by("-begun_at", "-pk")
    last = attempts.first()
    payable = request.state == State.ASKED
    return PaymentView(
        code=request.code, subject=request.subject, subject_code=request.subject_code,
        kind=request.kind, payer=request.payer, amount_vnd=request.amount_vnd,
        lines=tuple(request.lines.values_list("name", "amount_vnd")),
        due_on=request.due_on, state=request.state, state_words=str(State(request.state).label),
        is_payable=payable, paid_at=request.paid_at,
        receipt=str(getattr(request, "receipt", "")), notice=str(getattr(request, "notice", "")),
        last_try=str(last.get_state_display()) if last is not None else "",
        gateways=tuple((one.name, one.title) for one in gateways()) if payable else (),
    )  # fmt: skip


def receipt_file(code: str) -> bytes:
    """The receipt of a paid request as PDF. Raises: NotFoundProblem."""
    found = Receipt.objects.filter(request=_request(code)).first()
    if not isinstance(found, Receipt):
        raise NotFoundProblem("Chưa có biên lai.", why="Khoản này chưa được nộp.")
    return receipt_pdf(found)


def _request(code: str) -> PaymentRequest:
    found = PaymentRequest.objects.of_code(code).select_related("unit").first()
    if not isinstance(found, PaymentRequest):
        raise NotFoundProblem("Không có yêu cầu nộp tiền này.", todo="Hãy kiểm tra lại mã.")
    return found
