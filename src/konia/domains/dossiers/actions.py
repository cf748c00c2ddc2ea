"""Stopping and starting a dossier's clock: one durable transaction and one audit line each."""

from datetime import date

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.calendar.weeks import WorkingCalendar
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from .models import Dossier, Pause
from .states import FLOW, HANDLE

SUBJECT = "dossiers.dossiers"


@transaction.atomic(durable=True)
def ask_supplement(code: str, *, reason: str, on: date, by: Powers) -> Pause:
    """Stop the clock until the applicant brings what is missing; the due day is blank meanwhile.

    Raises: NotFoundProblem, ForbiddenProblem, MoveNotAllowedError, FieldProblems.
    """
    dossier = _locked(code, by=by)
    move = FLOW.find("ask_supplement", dossier.state)
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi rõ hồ sơ cần bổ sung gì."]})
    if on < dossier.received_on:
        raise FieldProblems({"on": ["Ngày dừng đứng trước ngày tiếp nhận."]})
    pause = Pause.objects.create(
        dossier=dossier, unit_id=dossier.unit_id, began_on=on, reason=reason,
        was_due_on=dossier.due_on,
    )  # fmt: skip
    dossier.state, dossier.due_on = move.to, None
    dossier.save()
    _note("ask_supplement", dossier, by=by, on=on, reason=reason)
    return pause


@transaction.atomic(durable=True)
def resume(code: str, *, on: date, by: Powers) -> Dossier:
    """Start the clock again; the due day moves by the working days the dossier waited.

    Raises: NotFoundProblem, ForbiddenProblem, MoveNotAllowedError, FieldProblems.
    """
    dossier = _locked(code, by=by)
    move = FLOW.find("resume", dossier.state)
    pause = Pause.objects.still_open().select_for_update().get(dossier=dossier)
    assert isinstance(pause, Pause)
    if on < pause.began_on:
        raise FieldProblems({"on": ["Ngày nhận bổ sung đứng trước ngày dừng."]})
    weeks = WorkingCalendar.approved()
    pause.ended_on, pause.working_days = on, weeks.worked_between(pause.began_on, on)
    pause.save()
    if pause.was_due_on is not None:
        dossier.due_on = weeks.due_on(pause.was_due_on, working_days=pause.working_days)
    dossier.state = move.to
    dossier.save()
    _note(
        "resume", dossier, by=by, on=on, waited=pause.working_days,
        was_due_on=pause.was_due_on, due_on=dossier.due_on,
    )  # fmt: skip
    return dossier


def _locked(code: str, *, by: Powers) -> Dossier:
    ids = by.unit_ids(HANDLE, Tree.at(by.on))
    rows = Dossier.objects.of_units(ids).of_code(code)
    found = rows.select_for_update(of=("self",)).first()
    if not isinstance(found, Dossier):
        raise NotFoundProblem("Không tìm thấy hồ sơ.", why="Mã không có, hoặc thuộc đơn vị khác.")
    return found


def _note(act: str, dossier: Dossier, *, by: Powers, **detail: object) -> None:
    write_act(
        act, by=by.account.username, subject=SUBJECT, subject_id=dossier.pk,
        unit_code=dossier.unit.code, detail={key: str(value) for key, value in detail.items()},
    )  # fmt: skip
