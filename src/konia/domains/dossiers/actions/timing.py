"""The one rescheduling a dossier may have."""

from datetime import datetime

from django.db import transaction

from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.states import SIGN, State
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem

from .letters import issue
from .recording import Actor, check_in_charge, day_of, keep, locked, remember

OPEN = (State.RECEIVED, State.HANDLING, State.INTERLINKED, State.PAYING)


@transaction.atomic(durable=True)
def reschedule(code: str, *, due_at: datetime, reason: str, at: datetime, by: Powers) -> Dossier:
    """Announce a new due day with an apology: once, and a day or more before the old one.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi rõ lý do chậm, để xin lỗi người nộp."]})
    dossier = locked(code, by=by, needs=SIGN)
    check_in_charge(dossier, by, SIGN)
    _check_may_move(dossier, due_at=due_at, at=at)
    before, instant = dossier.due_on, dossier.due_at
    dossier.due_at, dossier.due_on, dossier.rescheduled_at = due_at, day_of(due_at), at
    keep(dossier)
    issue(
        dossier, "apology", at=at, by=Actor.of(by), reason=reason,
        was_due_at=instant.isoformat() if instant else "",
    )  # fmt: skip
    remember(
        dossier, "reschedule", by=Actor.of(by), at=at, words=reason, was_due_on=before,
        due_at=due_at,
    )  # fmt: skip
    return dossier


def _check_may_move(dossier: Dossier, *, due_at: datetime, at: datetime) -> None:
    """A rescheduling in the law's bounds (Decree 61/2018, art. 19)."""
    if dossier.state not in OPEN or dossier.due_on is None:
        raise TooLateProblem("Hồ sơ không có hạn đang chạy để hẹn lại.")
    if dossier.rescheduled_at is not None:
        raise TooLateProblem(
            "Hồ sơ đã được hẹn lại một lần.", why="Mỗi hồ sơ chỉ được hẹn lại không quá một lần."
        )
    if day_of(at) >= dossier.due_on:
        raise TooLateProblem(
            "Đã quá muộn để hẹn lại.",
            why="Phải thông báo trước ngày hẹn trả ít nhất một ngày.",
        )
    if day_of(due_at) <= dossier.due_on:
        raise FieldProblems({"due_at": ["Ngày hẹn mới phải sau ngày hẹn cũ."]})
