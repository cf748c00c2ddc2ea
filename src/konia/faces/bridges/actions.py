"""The life of a message to another system: noted, claimed, answered or put off."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.rooms.problems import NotFoundProblem, TooLateProblem

from .models import SyncRecord, ZaloQuestion
from .states import SyncState

# How long a sender may take before the message is given to another.
LEASE = timedelta(minutes=2)
WAITS = (10, 30, 120, 600, 3600, 6 * 3600)
_HEARERS: list[Callable[[SyncRecord], None]] = []


def on_answer(hear: Callable[[SyncRecord], None]) -> None:
    """Have somebody hear of every answer and failure, in the transaction that notes it."""
    if hear not in _HEARERS:
        _HEARERS.append(hear)


def _tell_of(record: SyncRecord) -> None:
    """Runs inside the caller's transaction."""
    for hear in _HEARERS:
        hear(record)


def note_event(
    target: str, service: str, *, subject_code: str, event_id: str, packet: dict[str, Any],
    at: datetime,
) -> None:  # fmt: skip
    """Note what must go out; an event noted before is passed over.

    Runs inside the caller's transaction.
    """
    SyncRecord.objects.bulk_create(
        [
            SyncRecord(
                target=target, service=service, subject_code=subject_code, event_id=event_id,
                packet=packet, noted_at=at, next_try_at=at,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip


@transaction.atomic(durable=True)
def claim(*, at: datetime) -> SyncRecord | None:
    """Take the next message to send; others pass it over while the lease lasts.

    A sender that dies leaves it claimed, and after the lease it is sent again: every target
    takes a message told twice as told once.
    """
    due = SyncRecord.objects.to_send(at).order_by("next_try_at", "pk")
    found = due.select_for_update(of=("self",), skip_locked=True).first()
    if found is None:
        return None
    found.state, found.tries = SyncState.SENT, found.tries + 1
    found.next_try_at = at + LEASE
    found.save(update_fields=["state", "tries", "next_try_at"])
    return found


@transaction.atomic(durable=True)
def take_answer(pk: int, *, is_accepted: bool, answer: dict[str, Any], at: datetime) -> None:
    """The other system has answered."""
    kept = SyncRecord.objects.select_for_update().get(pk=pk)
    kept.state = SyncState.ACCEPTED if is_accepted else SyncState.REJECTED
    kept.answer, kept.answered_at = answer, at
    kept.save(update_fields=["state", "answer", "answered_at"])
    _tell_of(kept)


@transaction.atomic(durable=True)
def put_off(pk: int, *, trouble: str, at: datetime) -> None:
    """No answer came; it is sent again, each time after a longer wait."""
    kept = SyncRecord.objects.select_for_update().get(pk=pk)
    wait = WAITS[min(kept.tries, len(WAITS)) - 1]
    kept.state, kept.answer = SyncState.FAILED, {"trouble": trouble[:500]}
    kept.next_try_at = at + timedelta(seconds=wait)
    kept.save(update_fields=["state", "answer", "next_try_at"])
    _tell_of(kept)


@transaction.atomic(durable=True)
def send_again(pk: int, *, at: datetime, by: Powers) -> SyncRecord:
    """Have a rejected or waiting message sent now. Raises: NotFoundProblem, TooLateProblem."""
    kept = SyncRecord.objects.with_number(pk).select_for_update().first()
    if kept is None:
        raise NotFoundProblem("Không tìm thấy lần đồng bộ này.")
    if kept.state in {SyncState.ACCEPTED, SyncState.SENT}:
        raise TooLateProblem("Gói tin đã được nhận hoặc đang gửi.")
    kept.state, kept.next_try_at = SyncState.WAITING, at
    kept.save(update_fields=["state", "next_try_at"])
    _tell_of(kept)
    write_act(
        "send_again", by=by.account.username, subject="bridges.syncrecord", subject_id=pk,
        detail={"code": kept.subject_code, "service": kept.service},
    )  # fmt: skip
    return kept


@transaction.atomic(durable=True)
def answer_question(message_id: str, *, asker: str, text: str, answer: str, at: datetime) -> None:
    """Note a question that came through Zalo, and have its answer sent; told twice, noted once."""
    made = ZaloQuestion(
        message_id=message_id, asker=asker, text=text, answer=answer, asked_at=at
    )  # fmt: skip
    ZaloQuestion.objects.bulk_create([made], ignore_conflicts=True)
    packet = {"asker": asker, "text": answer, "message_id": message_id}
    note_event(
        "zalo", "answer", subject_code=message_id, event_id=f"message:{message_id}",
        packet=packet, at=at,
    )  # fmt: skip
