"""Noting how far the national portal knows of a dossier. It is no event: nobody is told."""

from konia.domains.dossiers.models import Dossier, Event
from konia.domains.dossiers.states import SyncState


def note_sync(code: str, state: str, *, through: int | None = None) -> bool:
    """Note what became of telling the portal. Runs inside the caller's transaction.

    through: the newest event the portal took; while a newer one waits, so does the dossier.
    Returns: whether there is such a dossier.
    """
    found = Dossier.objects.of_code(code).select_for_update(of=("self",)).first()
    if not isinstance(found, Dossier):
        return False
    known = _waiting(found, through) if state == SyncState.ACCEPTED else state
    if found.sync_state != known:
        Dossier.objects.of_code(code).update(sync_state=known)
    return True


def _waiting(dossier: Dossier, through: int | None) -> str:
    newest = Event.objects.of_dossier(dossier.pk).values_list("pk", flat=True).last()
    is_behind = through is not None and newest is not None and newest > through
    return SyncState.WAITING if is_behind else SyncState.ACCEPTED
