"""The desk's answer to an application submitted online: accept or decline."""

from datetime import datetime

from django.db import transaction

from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.states import RECEIVE, State
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems

from .intake import Ground, start_clock
from .letters import issue
from .recording import Actor, check_at, go, keep, locked, remember
from .walking import close_all, current_step


@transaction.atomic(durable=True)
def accept(code: str, *, at: datetime, by: Powers) -> Dossier:
    """Accept an application submitted online: its clock starts, the receipt is issued.

    Raises: FieldProblems, ForbiddenProblem, MoveNotAllowedError, NotFoundProblem.
    """
    dossier = locked(code, by=by, needs=RECEIVE)
    check_at(by, RECEIVE, dossier.unit_id)
    go(dossier, "accept")
    ground = Ground.at(at)
    start_clock(dossier, ground.rules(dossier.procedure_code), ground, at=at, by=Actor.of(by))
    keep(dossier)
    step = current_step(dossier)
    step.taken_by, step.taken_at, step.assignee = str(by.account), at, by.account
    step.save()
    issue(dossier, "receipt", at=at, by=Actor.of(by))
    remember(dossier, "accept", by=Actor.of(by), at=at, due_at=dossier.due_at)
    return dossier


@transaction.atomic(durable=True)
def decline(code: str, *, reason: str, at: datetime, by: Powers) -> Dossier:
    """Decline an application, saying why on the official form.

    Raises: FieldProblems, ForbiddenProblem, MoveNotAllowedError, NotFoundProblem.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi rõ lý do từ chối tiếp nhận."]})
    dossier = locked(code, by=by, needs=RECEIVE)
    check_at(by, RECEIVE, dossier.unit_id)
    go(dossier, "decline")
    keep(dossier)
    close_all(dossier, at=at, by=Actor.of(by))
    issue(dossier, "refusal", at=at, by=Actor.of(by), reason=reason)
    remember(dossier, "decline", by=Actor.of(by), at=at, words=reason)
    assert dossier.state == State.DECLINED
    return dossier
