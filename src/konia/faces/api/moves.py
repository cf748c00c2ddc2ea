"""Moves of a dossier for machines: the same actions as the buttons of the pages."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import HttpRequest
from ninja import Router

from konia.domains.citizens.public import Party
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import Dossier, Step
from konia.domains.dossiers.states import Role
from konia.faces.ui.moment import now
from konia.kernel.access.powers import Powers
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

from .answers import DossierTaken
from .bodies import MoveBody, ResultBody
from .dossiers import papers_in
from .files import files_named
from .guard import SIGNED, SIGNED_IN, needs, powers_of
from .reading import dossier_for, party_behind, taken
from .repeating import once

router = Router(tags=["Hồ sơ"])


class MoveName(StrEnum):
    """The moves there are."""

    ACCEPT = "accept"
    DECLINE = "decline"
    PASS_ON = "pass_on"  # noqa: S105 - a move, no password
    TAKE = "take"
    ASSIGN = "assign"
    SEND_BACK = "send_back"
    CONSULT = "consult"
    ANSWER = "answer"
    ASK_SUPPLEMENT = "ask_supplement"
    RESUME = "resume"
    SUPPLY = "supply"
    RESCHEDULE = "reschedule"
    DECIDE = "decide"
    REFUSE = "refuse"
    STOP = "stop"
    GIVE_UP = "give_up"
    SEND_RESULT = "send_result"
    HAND_OVER = "hand_over"


def _accept(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.accept(code, at=at, by=by)


def _decline(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.decline(code, reason=body.reason, at=at, by=by)


def _pass_on(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.pass_on(code, at=at, by=by, words=body.words, seen=body.seen)


def _send_back(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.send_back(code, reason=body.reason, at=at, by=by, seen=body.seen)


def _take(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.take(_step(code, body, by), at=at, by=by)


def _assign(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.assign(_step(code, body, by), to=body.to, at=at, by=by)


def _answer(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.answer(_step(code, body, by), words=body.words, at=at, by=by)


def _consult(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.consult(
        code, unit=body.unit, question=body.question, working_hours=body.working_hours, at=at,
        by=by,
    )  # fmt: skip


def _ask_supplement(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.ask_supplement(
        code, reason=body.reason, items=body.items, stops_clock=body.stops_clock,
        again=body.again, at=at, by=by,
    )  # fmt: skip


def _resume(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.resume(code, papers=papers_in(body.papers, by=by.account), at=at, by=by)


def _reschedule(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    if body.due_at is None:
        raise FieldProblems({"due_at": ["Hãy ghi thời điểm hẹn mới."]})
    return actions.reschedule(code, due_at=body.due_at, reason=body.reason, at=at, by=by)


def _decide(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    results = _results(body.results, by)
    return actions.decide(code, results=results, at=at, by=by, seen=body.seen)


def _refuse(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.refuse(code, reason=body.reason, at=at, by=by)


def _stop(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.stop(code, reason=body.reason, at=at, by=by)


def _give_up(code: str, body: MoveBody, at: datetime, by: Powers | Party) -> object:
    return actions.give_up(code, reason=body.reason, at=at, by=by)


def _send_result(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.send_result(code, tracking=body.tracking, at=at, by=by)


def _hand_over(code: str, body: MoveBody, at: datetime, by: Powers) -> object:
    return actions.hand_over(code, receiver=body.receiver, at=at, by=by)


def _supply(code: str, body: MoveBody, at: datetime, by: Party) -> object:
    return actions.supply(code, papers=papers_in(body.papers, by=by.account), at=at, by=by)


OFFICIALS: dict[MoveName, Callable[[str, MoveBody, datetime, Powers], object]] = {
    MoveName.ACCEPT: _accept, MoveName.DECLINE: _decline, MoveName.PASS_ON: _pass_on,
    MoveName.TAKE: _take, MoveName.ASSIGN: _assign, MoveName.SEND_BACK: _send_back,
    MoveName.CONSULT: _consult, MoveName.ANSWER: _answer,
    MoveName.ASK_SUPPLEMENT: _ask_supplement, MoveName.RESUME: _resume,
    MoveName.RESCHEDULE: _reschedule, MoveName.DECIDE: _decide, MoveName.REFUSE: _refuse,
    MoveName.STOP: _stop, MoveName.GIVE_UP: _give_up, MoveName.SEND_RESULT: _send_result,
    MoveName.HAND_OVER: _hand_over,
}  # fmt: skip
APPLICANTS: dict[MoveName, Callable[[str, MoveBody, datetime, Party], object]] = {
    MoveName.SUPPLY: _supply,
    MoveName.GIVE_UP: _give_up,
}


@router.post(
    "/dossiers/{code}/moves/{move}", response=DossierTaken, auth=SIGNED,
    summary="Một việc trên hồ sơ", url_name="dossier_move",
)  # fmt: skip
@needs(SIGNED_IN)
@once
def move_dossier(
    request: HttpRequest, code: str, move: MoveName, body: MoveBody
) -> tuple[int, dict[str, Any]]:
    """What officials may do follows from their permissions and the open step, as on the pages.

    Applicants may supply and give_up.
    """
    powers, at = powers_of(request), now()
    if powers.account.is_citizen:
        return 200, _of_applicant(powers, code, move, body, at)
    if move not in OFFICIALS:
        raise ForbiddenProblem("Việc này là của người nộp hồ sơ.")
    return 200, _after(code, OFFICIALS[move](code, body, at, powers))


def _of_applicant(
    powers: Powers, code: str, move: MoveName, body: MoveBody, at: datetime
) -> dict[str, Any]:
    if move not in APPLICANTS:
        raise ForbiddenProblem("Việc này là của cơ quan giải quyết hồ sơ.")
    return _after(code, APPLICANTS[move](code, body, at, party_behind(powers, body.acting_for)))


def _after(code: str, made: object) -> dict[str, Any]:
    """How the dossier stands, told from what the act gave back: it had the dossier locked."""
    if isinstance(made, Dossier):
        return taken(made)
    if isinstance(made, Step) and made.dossier.code == code.strip().upper():
        leads = made.done_on is None and made.role != Role.CONSULT
        return taken(made.dossier, step=made.pk if leads else None)
    return taken(Dossier.objects.of_code(code).get())


def _step(code: str, body: MoveBody, by: Powers) -> int:
    """The step that was named, if it is the dossier's. Raises: FieldProblems, NotFoundProblem."""
    if body.step is None:
        raise FieldProblems({"step": ["Hãy ghi số của bước."]})
    dossier = dossier_for(by, code)
    if body.step not in Step.objects.of_dossier(dossier.pk).in_bulk([body.step]):
        raise NotFoundProblem("Không tìm thấy bước này.", why="Bước thuộc hồ sơ khác.")
    return body.step


def _results(results: Sequence[ResultBody], by: Powers) -> list[ResultIn]:
    files = files_named((one.file for one in results), by=by.account)
    return [
        ResultIn(one.name, one.number, files[one.file].file_id if one.file else None)
        for one in results
    ]
