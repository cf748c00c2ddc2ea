"""What is done with payments: asking, paying, giving back, comparing."""

from .asking import ask, cancel, issue_tax_notice
from .paying import (
    begin_attempt,
    confirm_by_treasury,
    give_up_attempt,
    keep_forged,
    note_opened,
    settle,
    take_cash,
)
from .reconciling import reconcile
from .refunding import note_refund_failed, note_refunded, refund, retry_refund

__all__ = [
    "ask", "begin_attempt", "cancel", "confirm_by_treasury", "give_up_attempt",
    "issue_tax_notice", "keep_forged", "note_opened", "note_refund_failed", "note_refunded",
    "reconcile", "refund", "retry_refund", "settle", "take_cash",
]  # fmt: skip
