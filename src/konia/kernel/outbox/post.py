"""Posting messages and delivering them to whoever subscribed."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from .models import Message

Listener = Callable[[dict[str, Any]], None]
_LISTENERS: dict[str, list[Listener]] = {}
_WAITS = (5, 30, 120, 600, 3600, 6 * 3600)

log = logging.getLogger(__name__)


def subscribe(topic: str, listener: Listener) -> Listener:
    """Have a listener called for every message of a topic. It must bear being called twice."""
    _LISTENERS.setdefault(topic, []).append(listener)
    return listener


def post(topic: str, payload: dict[str, Any], *, key: str) -> None:
    """Post a message. Runs inside the caller's transaction; the same key is posted once."""
    Message.objects.bulk_create(
        [Message(topic=topic, key=key, payload=payload, next_try_at=timezone.now())],
        ignore_conflicts=True,
    )


def deliver_due(*, at_most: int = 100) -> int:
    """Deliver messages whose time has come, each in a transaction of its own.

    A worker killed half-way leaves its message undelivered, and it is tried again.
    Returns: how many were tried.
    """
    tried = 0
    while tried < at_most and _deliver_one():
        tried += 1
    return tried


def _deliver_one() -> bool:
    with transaction.atomic(durable=True):
        waiting = Message.objects.filter(
            delivered_at__isnull=True, next_try_at__lte=timezone.now()
        ).order_by("next_try_at")
        message = waiting.select_for_update(skip_locked=True).first()
        if message is None:
            return False
        try:
            with transaction.atomic():
                for listener in _LISTENERS.get(message.topic, ()):
                    listener(message.payload)
        except Exception as trouble:  # whatever a listener raises is kept and retried
            _put_off(message, trouble)
        else:
            message.delivered_at, message.trouble = timezone.now(), ""
        message.tries += 1
        message.save()
        return True


def _put_off(message: Message, trouble: Exception) -> None:
    wait = _WAITS[min(message.tries, len(_WAITS) - 1)]
    message.next_try_at = timezone.now() + timedelta(seconds=wait)
    message.trouble = f"{type(trouble).__name__}: {trouble}"
    log.warning("message %s put off by %s s: %s", message.key, wait, message.trouble)
