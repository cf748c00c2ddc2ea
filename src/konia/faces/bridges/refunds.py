"""Carrying ordered refunds to their gateway, and telling the room what came of it."""

from django.utils import timezone

from konia.domains.payments import actions
from konia.domains.payments.gateways import GatewayRefusedError, gateway_of

from .models import SyncRecord
from .sending import Outcome


def send_refund(record: SyncRecord) -> Outcome:
    """The gateway pays one refund code once, so that a lost answer is simply asked for again."""
    told = record.packet
    try:
        number = gateway_of(told["gateway"]).refund(
            told["order"], refund=told["refund"], amount_vnd=told["amount_vnd"],
            reason=told["reason"],
        )  # fmt: skip
    except GatewayRefusedError as refused:
        actions.note_refund_failed(told["refund"], why=refused.why)
        return Outcome(is_accepted=False, answer={"why": refused.why})
    actions.note_refunded(told["refund"], reference=number, at=timezone.now())
    return Outcome(is_accepted=True, answer={"number": number})
