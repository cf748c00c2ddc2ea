"""Posting messages and delivering them to whoever subscribed."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from konia.kernel.rooms.rows import write

from .models import Message

Listener = Callable[[dict[str, Any]], None]
_WAITS = (5, 30, 120, 600, 3600, 6 * 3600)
MOST_TRIES = 12  # the last wait repeats: about two days in all
LEASE = timedelta(minutes=3)  # longer than any listener outside may take

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Subscription:
    """One listener of a topic. outside: it speaks to other systems, so it gets no transaction."""

    name: str
    call: Listener
    outside: bool = False


_LISTENERS: dict[str, list[Subscription]] = {}


def subscribe(topic: str, listener: Listener, *, name: str = "") -> Listener:
    """Have a listener called for every message of a topic, in the transaction that puts it away.

    What it writes to the database happens exactly once; it must not speak to other systems.
    """
    _add(topic, Subscription(name or _name_of(listener), listener))
    return listener


def subscribe_outside(topic: str, listener: Listener, *, name: str = "") -> Listener:
    """Have a listener called that speaks to another system, with no transaction open.

    It must bear being called twice: a worker may be killed after it spoke and before it was noted.
    It may take up to LEASE; then another worker tries.
    """
    _add(topic, Subscription(name or _name_of(listener), listener, outside=True))
    return listener


def _add(topic: str, subscription: Subscription) -> None:
    known = _LISTENERS.setdefault(topic, [])
    if all(each.name != subscription.name for each in known):
        known.append(subscription)


def _name_of(listener: Listener) -> str:
    module = getattr(listener, "__module__", None) or "builtins"
    return f"{module}.{getattr(listener, '__qualname__', type(listener).__name__)}"


def post(topic: str, payload: dict[str, Any], *, key: str) -> None:
    """Post a message. Runs inside the caller's transaction; the same key is posted once.

    Several listeners of one topic are told apart: one that fails does not hold up the others.
    """
    write(
        Message(topic=topic, key=key, payload=payload, next_try_at=timezone.now()),
        unless_there=True,
    )


def revive(pk: int) -> bool:
    """Try a given-up message again, with all its tries. Returns: whether there was such a one."""
    fresh = {"dead_at": None, "tries": 0, "next_try_at": timezone.now()}
    return bool(Message.objects.dead().filter(pk=pk).update(**fresh))


def deliver_due(*, at_most: int = 100) -> int:
    """Deliver messages whose time has come, each on its own.

    A worker killed half-way leaves its message undelivered, and it is tried again.
    Returns: how many were tried.
    """
    tried = 0
    while tried < at_most and _deliver_one():
        tried += 1
    return tried


def _deliver_one() -> bool:
    with transaction.atomic(durable=True):
        waiting = Message.objects.due_at(timezone.now())
        message = waiting.select_for_update(skip_locked=True).first()
        if message is None:
            return False
        assert isinstance(message, Message)
        outside = _deal_with(message)
    if outside is not None:
        _tell_outside(message, outside)
    return True


def _deal_with(message: Message) -> Subscription | None:
    """Deliver, share out or claim a locked message. Returns: whom to tell after the transaction."""
    told = _listeners_of(message)
    if len(told) > 1:
        _share_out(message, told)
        return None
    if told and told[0].outside:
        message.tries += 1
        message.next_try_at = timezone.now() + LEASE
        message.save(update_fields=("tries", "next_try_at"))
        return told[0]
    _tell_inside(message, told)
    return None


def _listeners_of(message: Message) -> list[Subscription]:
    known = _LISTENERS.get(message.topic, [])
    return [each for each in known if message.listener in {"", each.name}]


def _share_out(message: Message, told: list[Subscription]) -> None:
    """Give each listener a message of its own, so that each is tried and retried by itself."""
    now = timezone.now()
    Message.objects.bulk_create(
        [
            Message(
                topic=message.topic, key=f"{message.key}>{each.name}"[:250], listener=each.name,
                payload=message.payload, next_try_at=now,
            )
            for each in told
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    message.delivered_at = now
    message.save(update_fields=("delivered_at",))


def _tell_inside(message: Message, told: list[Subscription]) -> None:
    message.tries += 1
    try:
        with transaction.atomic():
            for each in told:
                each.call(message.payload)
    except Exception as trouble:  # whatever a listener raises is kept and retried
        _put_off(message, trouble)
    else:
        message.delivered_at, message.trouble = timezone.now(), ""
    message.save()


def _tell_outside(message: Message, listener: Subscription) -> None:
    try:
        listener.call(message.payload)
    except Exception as trouble:  # whatever a listener raises is kept and retried
        _put_off(message, trouble)
    else:
        message.delivered_at, message.trouble = timezone.now(), ""
    # A worker that overran its lease no longer speaks for the message.
    Message.objects.claimed(message.pk, tries=message.tries).update(
        delivered_at=message.delivered_at,
        dead_at=message.dead_at,
        next_try_at=message.next_try_at,
        trouble=message.trouble,
    )


def _put_off(message: Message, trouble: Exception) -> None:
    wait = _WAITS[min(message.tries - 1, len(_WAITS) - 1)]
    now = timezone.now()
    message.next_try_at = now + timedelta(seconds=wait)
    message.trouble = f"{type(trouble).__name__}: {trouble}"
    if message.tries >= MOST_TRIES:
        message.dead_at = now
    log.warning("message %s put off by %s s: %s", message.key, wait, message.trouble)
