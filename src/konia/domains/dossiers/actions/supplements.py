"""Asking once and completely for what is missing, and receiving it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from konia.domains.citizens.public import Party
from konia.domains.dossiers.models import Dossier, Pause
from konia.domains.dossiers.states import RECEIVE, SERVICE, Channel, State
from konia.kernel.access.powers import Powers
from konia.kernel.calendar.clock import Timetable
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.rooms.problems import FieldProblems

from .asked import PaperIn
from .intake import add_papers
from .letters import issue
from .recording import Actor, check_in_charge, day_of, go, keep, locked, locked_own, remember
from .walking import current_step

ASK = "dossiers.see"  # who may ask follows from the state: the desk before acceptance, then experts


@transaction.atomic(durable=True)
def ask_supplement(
    code: str,
    *,
    reason: str,
    at: datetime,
    by: Powers,
    items: Sequence[str] = (),
    stops_clock: bool = True,
    again: str = "",
) -> Pause:
    """Ask the applicant for everything that is missing; the due day is blank meanwhile.

    A due day that has passed stays: no wait that begins later makes a late dossier punctual.
    stops_clock: whether the wait moves the due day; it is recorded either way. again: why a
    second request is needed, for the law allows one that is complete.
    Raises: FieldProblems, ForbiddenProblem, MoveNotAllowedError, NotFoundProblem.
    """
    dossier = locked(code, by=by, needs=ASK)
    move = go(dossier, "ask_supplement")
    check_in_charge(dossier, by, move.needs)
    _check_asked(dossier, reason=reason, at=at, again=again)
    pause = Pause(
        dossier=dossier, unit_id=dossier.unit_id, began_on=day_of(at), began_at=at,
        reason=reason.strip()[:300], was_due_on=dossier.due_on, was_due_at=dossier.due_at,
        stops_clock=stops_clock,
    )  # fmt: skip
    pause.save()
    if stops_clock and not _is_late(dossier, at):
        dossier.due_on = dossier.due_at = None
    keep(dossier)
    issue(dossier, "supplement", at=at, by=Actor.of(by), reason=reason, items=list(items))
    remember(
        dossier, "ask_supplement", by=Actor.of(by), at=at, words=reason, items="; ".join(items),
        stops_clock=stops_clock, again=again,
    )  # fmt: skip
    return pause


def _is_late(dossier: Dossier, at: datetime) -> bool:
    return dossier.due_on is not None and day_of(at) > dossier.due_on


def _check_asked(dossier: Dossier, *, reason: str, at: datetime, again: str) -> None:
    found: dict[str, list[str]] = {}
    if not reason.strip():
        found["reason"] = ["Hãy ghi rõ hồ sơ cần bổ sung gì."]
    if dossier.received_on is not None and day_of(at) < dossier.received_on:
        found["at"] = ["Ngày dừng đứng trước ngày tiếp nhận."]
    if Pause.objects.of_dossier(dossier.pk).exists() and not again.strip():
        found["again"] = [
            "Hồ sơ đã được yêu cầu bổ sung một lần. Hãy ghi vì sao phải yêu cầu thêm."
        ]
    if found:
        raise FieldProblems(found)


@transaction.atomic(durable=True)
def resume(code: str, *, at: datetime, by: Powers, papers: Sequence[PaperIn] = ()) -> Dossier:
    """Receive the supplement at the desk; the due day moves by the working time it waited.

    Raises: FieldProblems, ForbiddenProblem, MoveNotAllowedError, NotFoundProblem.
    """
    dossier = locked(code, by=by, needs=RECEIVE)
    check_in_charge(dossier, by, RECEIVE)
    return _go_on(dossier, papers, at=at, by=Actor.of(by))


@transaction.atomic(durable=True)
def supply(code: str, *, papers: Sequence[PaperIn], at: datetime, by: Party) -> Dossier:
    """Send the supplement online. Raises: FieldProblems, MoveNotAllowedError, NotFoundProblem."""
    dossier = locked_own(code, by=by)
    if not papers:
        raise FieldProblems({"papers": ["Hãy đính kèm giấy tờ cần bổ sung."]})
    return _go_on(dossier, papers, at=at, by=Actor.of(by))


def _go_on(dossier: Dossier, papers: Sequence[PaperIn], *, at: datetime, by: Actor) -> Dossier:
    """End the wait. Runs inside the caller's transaction."""
    go(dossier, "resume" if dossier.received_on is not None else "send_again")
    pause = Pause.objects.of_dossier(dossier.pk).still_open().select_for_update().get()
    assert isinstance(pause, Pause)
    if day_of(at) < pause.began_on:
        raise FieldProblems({"at": ["Ngày nhận bổ sung đứng trước ngày dừng."]})
    _end_pause(dossier, pause, at=at)
    add_papers(dossier, tuple(papers), at=at)
    keep(dossier)
    remember(
        dossier, "resume" if dossier.state == State.HANDLING else "send_again", by=by, at=at,
        waited=pause.working_days, was_due_on=pause.was_due_on, due_on=dossier.due_on,
        papers=len(papers),
    )  # fmt: skip
    return dossier


def _end_pause(dossier: Dossier, pause: Pause, *, at: datetime) -> None:
    weeks = WorkingCalendar.approved()
    # Clocks of two machines may differ: a wait never ends before it began.
    pause.ended_at = max(at, pause.began_at or at)
    pause.ended_on = day_of(pause.ended_at)
    pause.working_days = weeks.worked_between(pause.began_on, pause.ended_on)
    pause.save()
    if not pause.stops_clock:
        return
    if pause.was_due_at is not None and pause.began_at is not None:
        _move_due(dossier, pause.was_due_at, (pause.began_at, pause.ended_at))
    elif pause.was_due_on is not None:
        dossier.due_on = weeks.due_on(pause.was_due_on, working_days=pause.working_days)


def _move_due(dossier: Dossier, due_at: datetime, wait: tuple[datetime, datetime]) -> None:
    """Move the whole's due instant, and that of the step that waited, by the time worked."""
    waited = [wait]
    service = SERVICE[Channel(dossier.channel)]
    dossier.due_at = Timetable.of(dossier.unit_id, service=service).after_pauses(due_at, waited)
    dossier.due_on = day_of(dossier.due_at)
    step = current_step(dossier)
    if step.due_at is not None:
        step.due_at = Timetable.of(step.unit_id).after_pauses(step.due_at, waited)
        step.due_on = day_of(step.due_at)
        step.save()
