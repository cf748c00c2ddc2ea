"""Walking a dossier through the steps of its internal process."""

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.states import HANDLE, RECEIVE, RETURN, ROLE_OF, SIGN, Outcome, Role
from konia.domains.procedures.public import ProcessStep
from konia.kernel.calendar.clock import Limit, Timetable
from konia.kernel.rooms.keeping import Kept
from konia.kernel.rooms.problems import TooLateProblem
from konia.kernel.rooms.questions import Question
from konia.kernel.rooms.rows import change, write

from .recording import Actor, day_of

NEEDS = {Role.RECEIVE: RECEIVE, Role.SIGN: SIGN, Role.RETURN: RETURN}
# ASSUMPTION: an application submitted online is answered within eight working hours (Decree
# 45/2020; number to be verified).
ANSWER_WITHIN = Limit(working_hours=8)
# A procedure without an internal process goes through these; only the whole has a limit.
PLAIN = (
    (Role.RECEIVE, "Tiếp nhận hồ sơ"),
    (Role.HANDLE, "Giải quyết"),
    (Role.RETURN, "Trả kết quả"),
)


TimetableOf = Callable[[int, str], Timetable]


def timetable_now(unit_id: int, service: str) -> Timetable:
    """The timetable of a unit and service, by the calendar as it stands."""
    return Timetable.of(unit_id, service=service)


def begin_first_step(
    dossier: Dossier,
    steps: Sequence[ProcessStep],
    timetable_of: TimetableOf,
    *,
    at: datetime,
    accepted: bool,
    by: Actor,
) -> Step:
    """Open the reception step. Runs inside the caller's transaction."""
    limit = Limit(working_hours=steps[0].working_hours) if steps else Limit()
    first = open_step(
        dossier, Role.RECEIVE, place=0, at=at, unit_id=dossier.unit_id,
        name=steps[0].name if steps else PLAIN[0][1],
        limit=limit if accepted else ANSWER_WITHIN, online=not accepted, timetable_of=timetable_of,
    )  # fmt: skip
    if accepted:
        first.taken_by, first.taken_at, first.assignee = by.name, at, by.account
    write(first, numbered=True)
    dossier.open_step_id = first.pk
    return first


def open_step(
    dossier: Dossier,
    role: int,
    *,
    place: int | None,
    at: datetime,
    unit_id: int,
    name: str,
    limit: Limit | None,
    given_by: str = "",
    needs: str = "",
    online: bool = False,
    timetable_of: TimetableOf = timetable_now,
) -> Step:
    """A fresh step, not yet saved; without a limit of its own it is due when the whole is."""
    due = dossier.due_at
    if limit is not None and (limit.working_hours or limit.working_days or limit.calendar_days):
        due = timetable_of(unit_id, "online" if online else "").due_at(at, limit).at
    return Step(
        dossier=dossier, unit_id=unit_id, role=role, place=place, name=name, began_at=at,
        began_on=day_of(at), due_at=due, due_on=day_of(due) if due else None, given_by=given_by,
        needs=needs or NEEDS.get(Role(role), HANDLE), is_elsewhere=unit_id != dossier.unit_id,
    )  # fmt: skip


def open_of_process(
    dossier: Dossier,
    place: int,
    step: ProcessStep,
    *,
    at: datetime,
    given_by: str,
    timetable_of: TimetableOf = timetable_now,
) -> Step:
    """Open one step of the process at the unit it belongs to. Runs inside the transaction."""
    fresh = open_step(
        dossier, ROLE_OF[step.role], place=place, at=at, unit_id=unit_of(dossier, step),
        name=step.name, limit=Limit(working_hours=Decimal(step.working_hours)),
        given_by=given_by, needs=step.needs, timetable_of=timetable_of,
    )  # fmt: skip
    write(fresh, numbered=True)
    return fresh


def unit_of(dossier: Dossier, step: ProcessStep) -> int:
    """Where a step of the process is done: at the desk, the competent body, or a fixed unit."""
    if step.place == "fixed" and step.unit_id is not None:
        return int(step.unit_id)
    if step.place == "reception":
        return int(dossier.unit_id)
    return int(dossier.competent_unit_id or dossier.unit_id)


_STEPS: Kept[list[ProcessStep]] = Kept(4096)


def steps_of(dossier: Dossier, *, edition: int | None = None) -> list[ProcessStep]:
    """The steps of the version the dossier is pinned to, in their order.

    edition: that of the catalogue when the caller knows it; then they are read once for each.
    """
    process_id = dossier.process_id
    if process_id is None:
        return []
    if edition is None:
        return _read_steps(process_id)
    return _STEPS.get(edition, process_id, lambda: _read_steps(process_id))


def _read_steps(process_id: int) -> list[ProcessStep]:
    return list(ProcessStep.objects.filter(version_id=process_id).order_by("order"))


def _current(dossier_id: int) -> "QuerySet[Any, Any]":
    rows = Step.objects.of_dossier(dossier_id).still_open().of_process()
    return rows.select_for_update(of=("self",)).order_by("-id")[:1]


def _all_open(dossier_id: int) -> "QuerySet[Any, Any]":
    return Step.objects.of_dossier(dossier_id).still_open().select_for_update(of=("self",))


_CURRENT: Question[Step] = Question(_current, -987654321)
_ALL_OPEN: Question[Step] = Question(_all_open, -987654321)


def current_step(dossier: Dossier) -> Step:
    """The open step of the process, locked. Raises: TooLateProblem when none is open."""
    found = _CURRENT.one(Step, dossier.pk)
    if found is None:
        raise TooLateProblem(
            "Hồ sơ không còn bước nào đang mở.",
            todo="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
    found.dossier = dossier
    return found


def close_step(step: Step, outcome: str, *, at: datetime, by: Actor, words: str = "") -> None:
    """Close a step. Runs inside the caller's transaction."""
    step.done_at, step.done_on = at, max(day_of(at), step.began_on)
    step.outcome, step.words, step.by = outcome, words[:1000], by.name
    change(step)


def close_all(dossier: Dossier, *, at: datetime, by: Actor) -> None:
    """Close every open step of a dossier that ends. Runs inside the caller's transaction."""
    for step in _ALL_OPEN.records(Step, dossier.pk):
        close_step(step, Outcome.CLOSED, at=at, by=by)
