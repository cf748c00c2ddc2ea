"""Due days that a changed calendar moves."""

from collections.abc import Iterator
from datetime import date, datetime

from konia.domains.dossiers.models import Dossier, Pause
from konia.domains.dossiers.states import SERVICE, Channel
from konia.kernel.calendar.clock import Limit, Timetables
from konia.kernel.calendar.deadlines import Affected, Recount

from .recording import SYSTEM, day_of, keep, remember
from .rules import limit_of

Limits = dict[tuple[int, date], Limit]


def affected(before: Timetables, after: Timetables) -> Iterator[Affected]:
    """Open dossiers whose due moment would differ by other timetables; those rescheduled stay."""
    limits: Limits = {}
    waits = _waits()
    for dossier in Dossier.objects.with_running_clock().order_by("pk").iterator():
        assert isinstance(dossier, Dossier)
        assert dossier.due_at is not None
        due = due_by(dossier, after, limits, waits.get(dossier.pk, []))
        if due != dossier.due_at:
            yield Affected(
                dossier.code, dossier.procedure_code, dossier.unit_id, dossier.due_at, due,
                dossier.original_due_at,
            )  # fmt: skip


def due_by(
    dossier: Dossier,
    timetables: Timetables,
    limits: Limits,
    waits: list[tuple[datetime, datetime]],
) -> datetime:
    """When a dossier is due by some timetables, its ended waits added."""
    assert dossier.received_at is not None
    assert dossier.procedure_id is not None
    key = (dossier.procedure_id, day_of(dossier.received_at))
    if key not in limits:
        limits[key] = limit_of(*key)
    service = SERVICE[Channel(dossier.channel)]
    due = timetables(dossier.unit_id, service).due_at(dossier.received_at, limits[key]).at
    return timetables(dossier.unit_id, service).after_pauses(due, waits)


def _waits() -> dict[int, list[tuple[datetime, datetime]]]:
    """The ended waits of dossiers whose clock runs."""
    found: dict[int, list[tuple[datetime, datetime]]] = {}
    running = Dossier.objects.with_running_clock()
    rows = Pause.objects.that_moved_the_clock().filter(dossier__in=running)
    for dossier, began, ended in rows.values_list("dossier_id", "began_at", "ended_at"):
        found.setdefault(dossier, []).append((began, ended))
    return found


def recount(change: Recount, after: str, at_most: int) -> str:
    """Give a batch of open dossiers the due moments that the calendar in force leads to.

    Runs inside the caller's transaction; the moment first promised stays. Returns: the id where
    the next batch begins, or ''.
    """
    rows = Dossier.objects.with_running_clock().filter(pk__gt=int(after or 0)).order_by("pk")
    batch = list(rows.select_for_update(of=("self",))[:at_most])
    timetables, limits, waits = Timetables.current(), Limits(), _waits()
    for dossier in batch:
        assert isinstance(dossier, Dossier)
        due = due_by(dossier, timetables, limits, waits.get(dossier.pk, []))
        if due != dossier.due_at:
            _move(dossier, due, change)
    return str(batch[-1].pk) if len(batch) == at_most else ""


def _move(dossier: Dossier, due: datetime, change: Recount) -> None:
    before = dossier.due_on
    dossier.due_at, dossier.due_on = due, day_of(due)
    keep(dossier)
    remember(
        dossier, "calendar_changed", by=SYSTEM, at=change.at, words=change.reason,
        was_due_on=before, due_on=dossier.due_on, change=change.change_id,
    )  # fmt: skip
