"""Queueing packets for the portal and carrying them there."""

from datetime import datetime
from typing import Any

from konia.faces.bridges.actions import note_event
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.sending import Outcome, send_soon
from konia.faces.bridges.states import SyncState

from .client import EXISTS, OK, UNKNOWN, call
from .packets import DossierPacket, ProgressPacket

TARGET, DOSSIER, PROGRESS = "national", "DongBoHoSoMC", "CapNhatTienDoHoSoMC"


def queue_dossier(packet: DossierPacket, *, event_id: str, at: datetime) -> None:
    """Have the portal told how a dossier stands. Runs inside the caller's transaction.

    event_id: of the event at home; the same event is told once.
    """
    note_event(
        TARGET, DOSSIER, subject_code=packet.code, event_id=event_id, packet=packet.written(),
        at=at,
    )  # fmt: skip
    send_soon()


def queue_progress(packet: ProgressPacket, *, event_id: str, at: datetime) -> None:
    """Have the portal told of a step. Runs inside the caller's transaction."""
    note_event(
        TARGET, PROGRESS, subject_code=packet.code, event_id=event_id, packet=packet.written(),
        at=at,
    )  # fmt: skip
    send_soon()


def send_packet(record: SyncRecord) -> Outcome:
    """Carry one packet. Raises: UnreachableError."""
    if record.service != DOSSIER:
        answer = call(record.service, {"data": [record.packet]})
    else:
        answer = _send_dossier(record)
    return Outcome(is_accepted=answer["error_code"] == OK, answer=answer)


def _send_dossier(record: SyncRecord) -> dict[str, Any]:
    """As new or as a change; when the portal knows better (an answer was lost), the other way."""
    mine = SyncRecord.objects.of_target(TARGET).of_service(DOSSIER).of_code(record.subject_code)
    is_known = mine.in_state(SyncState.ACCEPTED).exists()
    answer = _told(record, is_update=is_known)
    if answer["error_code"] == (UNKNOWN if is_known else EXISTS):
        answer = _told(record, is_update=not is_known)
    return answer


def _told(record: SyncRecord, *, is_update: bool) -> dict[str, Any]:
    flag = "true" if is_update else "false"
    return call(DOSSIER, {"isUpdating": flag, "data": [record.packet]})
