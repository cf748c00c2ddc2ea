"""The registers of payments; people enter none of their records by hand."""

from konia.kernel.registers.models import Record
from konia.kernel.registers.registry import REGISTERS, Register

from .models import (
    PaymentAttempt,
    PaymentRequest,
    Receipt,
    Reconciliation,
    Refund,
    TaxNotice,
)
from .states import CHANGE, RECONCILE, SEE


def _register(
    name: str, model: type[Record], title: str, one: str, columns: tuple[str, ...],
    key: tuple[str, ...], filters: tuple[str, ...], order: str, *, change: str = CHANGE,
    personal: bool = False,
) -> Register:  # fmt: skip
    return REGISTERS.add(
        Register(
            f"payments.{name}", model, title=title, one=one, see=SEE, change=change,
            columns=columns, key=key, filters=filters, order=(order,), systems=("S23",),
            personal=personal, entered=False,
        )
    )  # fmt: skip


REQUESTS = _register(
    "requests", PaymentRequest, "Yêu cầu nộp tiền", "yêu cầu",
    ("code", "subject_code", "payer", "unit", "kind", "amount_vnd", "due_on", "state"),
    ("code",), ("unit", "kind", "state", "channel", "due_on"), "-asked_at", personal=True,
)  # fmt: skip
ATTEMPTS = _register(
    "attempts", PaymentAttempt, "Lần nộp tiền trực tuyến", "lần nộp",
    ("order", "request", "gateway", "amount_vnd", "state", "begun_at", "flagged"),
    ("order",), ("unit", "state"), "-begun_at",
)  # fmt: skip
REFUNDS = _register(
    "refunds", Refund, "Hoàn tiền", "lần hoàn",
    ("code", "request", "amount_vnd", "reason", "state", "queued_at", "done_at"),
    ("code",), ("unit", "state"), "-queued_at",
)  # fmt: skip
RECEIPTS = _register(
    "receipts", Receipt, "Biên lai", "biên lai",
    ("year", "number", "unit", "request", "payer", "amount_vnd", "issued_at"),
    ("unit", "year", "number"), ("unit",), "-issued_at", personal=True,
)  # fmt: skip
NOTICES = _register(
    "notices", TaxNotice, "Thông báo thuế", "thông báo",
    ("number", "subject_code", "amount_vnd", "issued_on", "due_on", "treasury_no"),
    ("number",), ("unit", "issued_on", "due_on"), "-issued_on",
)  # fmt: skip
RUNS = _register(
    "reconciliations", Reconciliation, "Đối soát thanh toán", "lần đối soát",
    ("day_on", "gateway", "matched", "only_ours", "only_theirs", "differing", "run_at"),
    ("gateway", "day_on", "run_at"), ("unit", "day_on"), "-run_at", change=RECONCILE,
)  # fmt: skip
