"""Finishing a dossier: signing its result, refusing, stopping, giving up, handing over."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from konia.domains.citizens.public import Party
from konia.domains.dossiers.messages import HANDED_OVER, RESULTS
from konia.domains.dossiers.models import Dossier, Event, Result, Step
from konia.domains.dossiers.states import (
    RECEIVE,
    RETURN,
    SIGN,
    Delivery,
    DeliveryState,
    Outcome,
    Role,
)
from konia.domains.procedures.public import ProcessStep
from konia.kernel.access.powers import Powers
from konia.kernel.org.models import Unit
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import FieldProblems, TooLateProblem
from konia.kernel.rooms.questions import Question
from konia.kernel.rooms.rows import gathered, write

from .asked import ResultIn
from .intake import Ground
from .letters import issue
from .passing import check_may, check_seen
from .recording import Actor, check_in_charge, day_of, go, keep, locked, locked_own, remember
from .walking import (
    close_all,
    close_step,
    current_step,
    open_of_process,
    open_step,
    steps_of,
)


@transaction.atomic(durable=True)
def decide(
    code: str, *, results: Sequence[ResultIn], at: datetime, by: Powers, seen: int | None = None
) -> Dossier:
    """Sign the result; the clock stops and the dossier goes to the desk that returns it.

    Raises: FieldProblems, ForbiddenProblem, MoveNotAllowedError, NotFoundProblem, TooLateProblem.
    """
    if not results:
        raise FieldProblems({"results": ["Hãy ghi kết quả giải quyết."]})
    ground = Ground.on_day(by.on)
    dossier = locked(code, by=by, needs=SIGN, tree=ground.tree)
    step = current_step(dossier)
    check_seen(step, seen)
    check_may(step, by, tree=ground.tree)
    steps = steps_of(dossier, edition=ground.editions.catalogue)
    place = _place_of_return(steps, step.place or 0)
    go(dossier, "decide")
    with gathered(Step, Event):
        close_step(step, Outcome.FORWARD, at=at, by=Actor.of(by))
        _open_return(dossier, steps[place:], place, ground, at=at, by=Actor.of(by))
        _finish(dossier, at=at)
        dossier.delivery_state = DeliveryState.WAITING
        keep(dossier)
        write(*(_result(dossier, one, at=at, by=by) for one in results))
        remember(
            dossier, "decide", by=Actor.of(by), at=at, due_at=dossier.due_at,
            results="; ".join(one.name for one in results),
        )  # fmt: skip
        _have_checked(dossier, results)
    return dossier


def _have_checked(dossier: Dossier, results: Sequence[ResultIn]) -> None:
    """The worker verifies the signatures of what was handed in; nobody waits for it."""
    files = [one.file_id for one in results if one.file_id is not None]
    if files:
        post(RESULTS, {"files": files}, key=f"{RESULTS}:{dossier.code}:{files}")


def _result(dossier: Dossier, one: ResultIn, *, at: datetime, by: Powers) -> Result:
    return Result(
        dossier=dossier, number=one.number, name=one.name, file_id=one.file_id,
        signed_by=str(by.account), signed_at=at,
    )  # fmt: skip


def _place_of_return(steps: Sequence[ProcessStep], place: int) -> int:
    """The place of the returning step. Raises: TooLateProblem while others come before it."""
    waiting = [step for step in steps[place + 1 :] if step.role != "return"]
    if waiting:
        raise TooLateProblem("Chưa thể ký kết quả.", why=f"Quy trình còn bước “{waiting[0].name}”.")
    return place + 1


def _open_return(
    dossier: Dossier, rest: Sequence[ProcessStep], place: int, ground: Ground, *, at: datetime,
    by: Actor,
) -> None:  # fmt: skip
    if rest:
        open_of_process(
            dossier, place, rest[0], at=at, given_by=by.name, timetable_of=ground.timetable
        )
        return
    fresh = open_step(
        dossier, Role.RETURN, place=place, at=at, unit_id=dossier.unit_id, name="Trả kết quả",
        limit=None, given_by=by.name,
    )  # fmt: skip
    write(fresh, numbered=True)


def _finish(dossier: Dossier, *, at: datetime) -> None:
    if dossier.received_on is not None:
        dossier.finished_at, dossier.finished_on = at, day_of(at)


@transaction.atomic(durable=True)
def refuse(code: str, *, reason: str, at: datetime, by: Powers) -> Dossier:
    """Refuse to settle a dossier, saying why. Raises: FieldProblems, MoveNotAllowedError, …"""
    return _end("refuse", "refusal", code, reason=reason, at=at, by=by)


@transaction.atomic(durable=True)
def stop(code: str, *, reason: str, at: datetime, by: Powers) -> Dossier:
    """Stop handling a dossier, saying why. Raises: FieldProblems, MoveNotAllowedError, …"""
    return _end("stop", "stop", code, reason=reason, at=at, by=by)


def _end(name: str, letter: str, code: str, *, reason: str, at: datetime, by: Powers) -> Dossier:
    """Runs inside the caller's transaction."""
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi rõ lý do."]})
    dossier = locked(code, by=by, needs=SIGN)
    check_in_charge(dossier, by, SIGN)
    go(dossier, name)
    _finish(dossier, at=at)
    keep(dossier)
    close_all(dossier, at=at, by=Actor.of(by))
    issue(dossier, letter, at=at, by=Actor.of(by), reason=reason)
    remember(dossier, name, by=Actor.of(by), at=at, words=reason)
    return dossier


@transaction.atomic(durable=True)
def give_up(code: str, *, reason: str, at: datetime, by: "Party | Powers") -> Dossier:
    """The applicant takes the application back, alone or at the desk.

    Raises: MoveNotAllowedError, NotFoundProblem.
    """
    if isinstance(by, Powers):
        dossier = locked(code, by=by, needs=RECEIVE)
        check_in_charge(dossier, by, RECEIVE)
    else:
        dossier = locked_own(code, by=by)
    go(dossier, "give_up")
    _finish(dossier, at=at)
    keep(dossier)
    close_all(dossier, at=at, by=Actor.of(by))
    remember(dossier, "give_up", by=Actor.of(by), at=at, words=reason)
    return dossier


@transaction.atomic(durable=True)
def send_result(code: str, *, tracking: str, at: datetime, by: Powers) -> Dossier:
    """Give the result to the post. tracking: the post's number. Raises: FieldProblems, …"""
    if not tracking.strip():
        raise FieldProblems({"tracking": ["Hãy nhập số bưu gửi."]})
    dossier = locked(code, by=by, needs=RETURN)
    check_in_charge(dossier, by, RETURN)
    if dossier.delivery != Delivery.POST or dossier.delivery_state != DeliveryState.WAITING:
        raise TooLateProblem(
            "Hồ sơ này không chờ gửi bưu chính.",
            why="Kết quả đã được gửi, hoặc người nộp nhận cách khác.",
            todo="Hãy mở lại hồ sơ để xem kết quả đang ở đâu.",
        )
    dossier.delivery_state = DeliveryState.SENT
    keep(dossier)
    remember(dossier, "send_result", by=Actor.of(by), at=at, tracking=tracking.strip())
    return dossier


@transaction.atomic(durable=True)
def hand_over(code: str, *, receiver: str, at: datetime, by: Powers) -> Dossier:
    """Give the result to the applicant, who signs for it. receiver: the name of who took it.

    Raises: FieldProblems, ForbiddenProblem, MoveNotAllowedError, NotFoundProblem.
    """
    if not receiver.strip():
        raise FieldProblems({"receiver": ["Hãy ghi tên người nhận kết quả."]})
    tree = Ground.on_day(by.on).tree
    dossier = locked(code, by=by, needs=RETURN, tree=tree)
    check_in_charge(dossier, by, RETURN, tree=tree)
    go(dossier, "hand_over")
    dossier.returned_at, dossier.returned_on = at, day_of(at)
    dossier.delivery_state = DeliveryState.DELIVERED
    with gathered(Event):
        keep(dossier)
        close_all(dossier, at=at, by=Actor.of(by))
        remember(dossier, "hand_over", by=Actor.of(by), at=at, receiver=receiver.strip())
    post(HANDED_OVER, _told(dossier, at, tree), key=f"{HANDED_OVER}:{dossier.code}")
    return dossier


def _handled(dossier_id: int) -> "QuerySet[Any, Any]":
    return Step.objects.of_dossier(dossier_id).handled().values_list("by")[:1]


_HANDLED: Question[Step] = Question(_handled, -987654321)


def _told(dossier: Dossier, at: datetime, tree: Tree) -> dict[str, str]:
    """What is announced about a returned dossier: no personal data."""
    handled = _HANDLED.row(dossier.pk)
    return {
        "code": dossier.code,
        "unit": _code_of(dossier.unit_id, tree),
        "competent_unit": _code_of(dossier.competent_unit_id, tree),
        "procedure_code": dossier.procedure_code,
        "official": handled[0] if handled else "",
        "returned_at": at.isoformat(),
    }


def _code_of(unit_id: int | None, tree: Tree) -> str:
    """The code of a unit; one that the day's tree no longer knows is asked of the register."""
    if unit_id is None or unit_id in tree.nodes:
        return tree.nodes[unit_id].code if unit_id is not None else ""
    return str(Unit.objects.get(pk=unit_id).code)
