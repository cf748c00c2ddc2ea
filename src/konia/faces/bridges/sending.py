"""Sending what waits: the line is used between transactions, never inside one."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from konia.domains.payments.gateways import GatewayDownError

from . import actions
from .models import SyncRecord
from .wires import UnreachableError

log = logging.getLogger(__name__)
MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Outcome:
    """What the other system answered."""

    is_accepted: bool
    answer: dict[str, Any] = field(default_factory=dict)


Sender = Callable[[SyncRecord], Outcome]
_SENDERS: dict[str, Sender] = {}


def register_sender(target: str, sender: Sender) -> None:
    """Say who carries messages to a system. It must bear sending the same one twice."""
    _SENDERS[target] = sender


def send_due(*, at_most: int = MOST_AT_ONCE) -> int:
    """Send every message whose time has come. Returns: how many were tried."""
    tried = 0
    while tried < at_most and _send_one():
        tried += 1
    return tried


def _send_one() -> bool:
    record = actions.claim(at=timezone.now())
    if record is None:
        return False
    try:
        outcome = _sender_of(record.target)(record)
    except (UnreachableError, GatewayDownError) as trouble:
        log.info("sync %s put off: %s", record.pk, trouble)
        actions.put_off(record.pk, trouble=str(trouble), at=timezone.now())
    except Exception as trouble:
        # A fault of ours must not stop the others, and is not the other system's refusal.
        log.exception("sync %s failed", record.pk)
        words = f"{type(trouble).__name__}: {trouble}"
        actions.put_off(record.pk, trouble=words, at=timezone.now())
    else:
        actions.take_answer(
            record.pk, is_accepted=outcome.is_accepted, answer=outcome.answer, at=timezone.now()
        )
    return True


def _sender_of(target: str) -> Sender:
    if target not in _SENDERS:
        raise UnreachableError(f"no way to {target}")
    return _SENDERS[target]


def send_soon() -> None:
    """Send as soon as the transaction at hand is through; should that fail, the job does it."""
    transaction.on_commit(send_due, robust=True)
