"""What the bridges listen to at home; each event is noted, then sent when its transaction ends."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from konia.domains.dossiers.public import EVENT
from konia.domains.feedback.messages import PETITIONS
from konia.domains.payments.public import SETTLED
from konia.kernel.outbox.post import subscribe

from . import slips
from .actions import note_event
from .national import listening
from .national.petitions import hear_petition
from .sending import send_soon

REFUND_ORDERED = "payments.refund_ordered"


def _noted(target: str, service: str, code: str, event_id: str, packet: dict[str, Any]) -> None:
    at: datetime = timezone.now()
    note_event(target, service, subject_code=code, event_id=event_id, packet=packet, at=at)
    send_soon()


def hear_refund(payload: dict[str, Any]) -> None:
    """A refund was ordered. A second order of the same refund is an event of its own."""
    turn = str(payload.get("turn", "1"))
    event = f"refund:{payload['refund']}:{turn}"
    _noted("payment", "refund", payload["order"], event, payload)


def hear_settled(payload: dict[str, Any]) -> None:
    """A tax notice was paid: the tax branch and the treasury are told."""
    if payload["kind"] == "tax":
        code = payload["subject_code"]
        _noted("tax", "payment", code, f"paid:{payload['request']}", payload)


def hear_transfer(payload: dict[str, Any]) -> None:
    """Land data go to the tax branch: slip, dossier, owner, parcel, area_m2."""
    _noted("tax", "transfer", payload["dossier"], f"slip:{payload['slip']}", payload)


def hear_dossier(payload: dict[str, Any]) -> None:
    """Something happened to a dossier: the portal is told; at the tax step a slip goes out."""
    listening.hear_event(payload)
    slips.hear_event(payload)


def listen() -> None:
    """Subscribe to everything."""
    subscribe(REFUND_ORDERED, hear_refund)
    subscribe(SETTLED, hear_settled)
    subscribe(slips.TAX_TRANSFER, hear_transfer)
    subscribe(EVENT, hear_dossier)
    subscribe(PETITIONS, hear_petition)
