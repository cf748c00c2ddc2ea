"""Hearing of dossiers: each event is put into packets and queued for the portal."""

from typing import Any

from django.utils import timezone

from konia.domains.dossiers.actions.syncing import note_sync
from konia.domains.dossiers.models import Dossier, Event
from konia.domains.dossiers.states import SyncState as Known
from konia.faces.bridges.models import SyncRecord
from konia.faces.bridges.outside import outside
from konia.faces.bridges.states import OPEN, SyncState
from konia.faces.ui.context import today
from konia.kernel.org.tree import Tree

from .sending import DOSSIER, PROGRESS, TARGET, queue_dossier, queue_progress
from .telling import dossier_packet, progress_packet

STEP = "event:"


def hear_event(payload: dict[str, Any]) -> None:
    """Something happened to a dossier: the portal is told how it stands, then what was done.

    The portal takes a step only of a dossier it knows, so both go out in this order. A site
    without the portal's address queues nothing.
    """
    if not outside().national_url:
        return
    event = Event.objects.select_related("dossier__procedure").get(pk=payload["event"])
    tell(event)


def tell(event: Event) -> None:
    """Queue what the portal should know of one event. Runs inside the caller's transaction."""
    dossier: Dossier = event.dossier
    tree, at = Tree.at(today()), timezone.now()
    queue_dossier(dossier_packet(dossier, tree=tree), event_id=f"dossier:{event.pk}", at=at)
    queue_progress(progress_packet(event, tree=tree), event_id=f"{STEP}{event.pk}", at=at)
    note_sync(dossier.code, Known.WAITING)


def note_answer(record: SyncRecord) -> None:
    """Note on the dossier what became of telling the portal. Runs inside the transaction."""
    if record.target != TARGET or record.service not in {DOSSIER, PROGRESS}:
        return
    mine = SyncRecord.objects.of_target(TARGET).of_code(record.subject_code)
    if mine.in_state(SyncState.FAILED).exists() or record.state == SyncState.REJECTED:
        note_sync(record.subject_code, Known.FAILED)
    elif mine.in_state_of(OPEN).exists():
        note_sync(record.subject_code, Known.WAITING)
    else:
        note_sync(record.subject_code, Known.ACCEPTED, through=_through(record))


def _through(record: SyncRecord) -> int | None:
    number = record.event_id.rpartition(":")[2]
    return int(number) if number.isdigit() else None
