"""Handing a dossier from step to step, back, and to others for their opinion."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from konia.domains.dossiers.models import Dossier, Event, Step
from konia.domains.dossiers.states import HANDLE, Outcome, Role, State
from konia.domains.procedures.public import ProcessStep
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.calendar.clock import Limit
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.kernel.rooms.rows import gathered, write

from .intake import Ground
from .recording import Actor, check_at, go, keep, locked, remember
from .walking import (
    PLAIN,
    close_step,
    current_step,
    open_of_process,
    open_step,
    steps_of,
    timetable_now,
)

ENDING = (Role.SIGN, Role.RETURN)
WORKED_IN = (State.RECEIVED, State.HANDLING, State.INTERLINKED)


@transaction.atomic(durable=True)
def pass_on(
    code: str, *, at: datetime, by: Powers, words: str = "", seen: int | None = None
) -> Step:
    """Finish the open step and hand the dossier to the next one of its process.

    seen: the step the person saw, so that two who press the same button do not pass it on twice.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    ground = Ground.on_day(by.on)
    dossier = locked(code, by=by, needs="dossiers.see", tree=ground.tree)
    step = current_step(dossier)
    check_seen(step, seen)
    check_may(step, by, tree=ground.tree)
    check_state(dossier)
    if step.role in ENDING:
        raise TooLateProblem("Bước này kết thúc bằng ký hoặc trả kết quả.")
    with gathered(Step, Event):
        fresh = continue_after(dossier, step, at=at, by=Actor.of(by), words=words, ground=ground)
        keep(dossier)
        remember(
            dossier, "pass_on", by=Actor.of(by), at=at, words=words, unit_id=fresh.unit_id,
            public=False, step=fresh.name, due_at=fresh.due_at,
        )  # fmt: skip
    return fresh


def continue_after(
    dossier: Dossier,
    step: Step,
    *,
    at: datetime,
    by: Actor,
    words: str = "",
    ground: Ground | None = None,
) -> Step:
    """Close a step and open the next of the process. Runs inside the caller's transaction."""
    close_step(step, Outcome.FORWARD, at=at, by=by, words=words)
    edition = ground.editions.catalogue if ground else None
    steps, place = steps_of(dossier, edition=edition), (step.place or 0) + 1
    if not steps:
        return _plain_step(dossier, place, at=at, by=by)
    if place >= len(steps):
        raise TooLateProblem("Quy trình không còn bước sau.", todo="Hãy ký hoặc trả kết quả.")
    fresh = open_of_process(
        dossier, place, steps[place], at=at, given_by=by.name,
        timetable_of=ground.timetable if ground else timetable_now,
    )  # fmt: skip
    _follow(dossier, fresh)
    return fresh


def _plain_step(dossier: Dossier, place: int, *, at: datetime, by: Actor) -> Step:
    """The next step of a procedure without an internal process."""
    role, name = PLAIN[min(place, len(PLAIN) - 1)]
    unit = dossier.unit_id if role == Role.RETURN else dossier.competent_unit_id
    fresh = open_step(
        dossier, role, place=place, at=at, unit_id=unit or dossier.unit_id, name=name, limit=None,
        given_by=by.name,
    )  # fmt: skip
    write(fresh, numbered=True)
    _follow(dossier, fresh)
    return fresh


def _follow(dossier: Dossier, step: Step) -> None:
    """Move the dossier to the state that its open step stands for."""
    if dossier.state == State.RECEIVED:
        go(dossier, "begin")
    if dossier.state == State.PAYING:
        go(dossier, "paid")
    if step.role == Role.HOP and dossier.state == State.HANDLING:
        go(dossier, "send_on")
    elif step.role == Role.PAY:
        go(dossier, "ask_payment")
    elif step.role != Role.HOP and dossier.state == State.INTERLINKED:
        go(dossier, "take_back")


@transaction.atomic(durable=True)
def take(step_id: int, *, at: datetime, by: Powers) -> Step:
    """Take over a step that waits at one's unit: the receiving name and minute of the handover.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when a colleague took it.
    """
    step = locked_step(step_id, by=by)
    if step.assignee_id is not None and step.assignee_id != by.account.pk:
        raise TooLateProblem(f"Bước này đã do {step.taken_by} nhận xử lý.")
    step.assignee, step.taken_by, step.taken_at = by.account, str(by.account), at
    step.save()
    remember(
        step.dossier, "take", by=Actor.of(by), at=at, unit_id=step.unit_id, public=False,
        step=step.name,
    )  # fmt: skip
    return step


@transaction.atomic(durable=True)
def assign(step_id: int, *, to: str, at: datetime, by: Powers) -> Step:
    """Give a step to one official of its unit. Raises: FieldProblems, NotFoundProblem."""
    step = locked_step(step_id, by=by)
    chosen = Account.objects.filter(username=to, is_active=True).first()
    if chosen is None or not _may_do(chosen, step, by):
        raise FieldProblems({"to": ["Người này không xử lý hồ sơ của đơn vị. Hãy chọn lại."]})
    step.assignee, step.given_by, step.taken_by, step.taken_at = chosen, str(by.account), "", None
    step.save()
    remember(
        step.dossier, "assign", by=Actor.of(by), at=at, unit_id=step.unit_id, public=False,
        step=step.name, to=str(chosen),
    )  # fmt: skip
    return step


def _may_do(account: Account, step: Step, by: Powers) -> bool:
    powers = Powers.of(account, on=by.on)
    return powers.holds_over(step.needs or HANDLE, step.unit_id, Tree.at(by.on))


@transaction.atomic(durable=True)
def send_back(code: str, *, reason: str, at: datetime, by: Powers, seen: int | None = None) -> Step:
    """Send a dossier back to the step before, saying why. Raises: FieldProblems, TooLateProblem."""
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi rõ vì sao trả lại bước trước."]})
    dossier = locked(code, by=by, needs="dossiers.see")
    step = current_step(dossier)
    check_seen(step, seen)
    check_may(step, by)
    check_state(dossier)
    steps, place = steps_of(dossier), (step.place or 0) - 1
    if place < 0:
        raise TooLateProblem("Đây là bước đầu tiên, không có bước trước.")
    close_step(step, Outcome.BACK, at=at, by=Actor.of(by), words=reason)
    fresh = _again(dossier, steps, place, at=at, by=Actor.of(by))
    _follow(dossier, fresh)
    keep(dossier)
    remember(
        dossier, "send_back", by=Actor.of(by), at=at, words=reason, unit_id=fresh.unit_id,
        public=False, step=fresh.name,
    )  # fmt: skip
    return fresh


def _again(
    dossier: Dossier, steps: list[ProcessStep], place: int, *, at: datetime, by: Actor
) -> Step:
    if steps:
        return open_of_process(dossier, place, steps[place], at=at, given_by=by.name)
    fresh = open_step(
        dossier, PLAIN[place][0], place=place, at=at, unit_id=dossier.unit_id,
        name=PLAIN[place][1], limit=None, given_by=by.name,
    )  # fmt: skip
    Step.objects.bulk_create([fresh])
    return fresh


@transaction.atomic(durable=True)
def consult(
    code: str, *, unit: str, question: str, working_hours: int, at: datetime, by: Powers
) -> Step:
    """Ask another body for its opinion, due in so many working hours; the process goes on.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    dossier = locked(code, by=by, needs=HANDLE)
    check_may(current_step(dossier), by)
    tree = Tree.at(by.on)
    if unit not in tree or not question.strip() or working_hours < 1:
        raise FieldProblems({"question": ["Hãy chọn đơn vị, ghi câu hỏi và số giờ làm việc."]})
    asked = open_step(
        dossier, Role.CONSULT, place=None, at=at, unit_id=tree.node(unit).id,
        name=question.strip()[:200], limit=Limit(working_hours=Decimal(working_hours)),
        given_by=str(by.account),
    )  # fmt: skip
    Step.objects.bulk_create([asked])
    remember(
        dossier, "consult", by=Actor.of(by), at=at, words=question, unit_id=asked.unit_id,
        public=False, due_at=asked.due_at,
    )  # fmt: skip
    return asked


@transaction.atomic(durable=True)
def answer(step_id: int, *, words: str, at: datetime, by: Powers) -> Step:
    """Answer a consultation. Raises: FieldProblems, NotFoundProblem, TooLateProblem."""
    if not words.strip():
        raise FieldProblems({"words": ["Hãy ghi ý kiến trả lời."]})
    step = locked_step(step_id, by=by)
    if step.role != Role.CONSULT or step.place is not None:
        raise TooLateProblem("Bước này không phải là lấy ý kiến.")
    close_step(step, Outcome.ANSWERED, at=at, by=Actor.of(by), words=words)
    remember(
        step.dossier, "answer", by=Actor.of(by), at=at, words=words, unit_id=step.unit_id,
        public=False,
    )  # fmt: skip
    return step


def locked_step(step_id: int, *, by: Powers) -> Step:
    """An open step of one's units, its dossier locked first.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when it is closed.
    """
    found = Step.objects.filter(pk=step_id).values_list("dossier_id", "unit_id").first()
    if found is None or not by.holds_over("dossiers.see", found[1], Tree.at(by.on)):
        raise NotFoundProblem("Không tìm thấy bước này.", why="Bước thuộc đơn vị khác.")
    Dossier.all_records.select_for_update(of=("self",)).get(pk=found[0])
    step = Step.objects.select_for_update(of=("self",)).select_related("dossier").get(pk=step_id)
    if step.done_on is not None:
        raise TooLateProblem("Bước này đã xong.", todo="Hãy tải lại trang.")
    assert isinstance(step, Step)
    check_may(step, by)
    return step


def check_may(step: Step, by: Powers, *, tree: Tree | None = None) -> None:
    """Raises: ForbiddenProblem when the step is of another unit or needs another permission."""
    check_at(by, step.needs or HANDLE, step.unit_id, tree=tree)


def check_seen(step: Step, seen: int | None) -> None:
    """Raises: TooLateProblem when the dossier has moved on since the page was read."""
    if seen is not None and step.pk != seen:
        raise TooLateProblem(
            "Hồ sơ vừa được người khác chuyển bước.",
            why=f"Hồ sơ đang ở bước “{step.name}”.",
            todo="Hãy tải lại trang để xem bước hiện tại.",
        )


def check_state(dossier: Dossier) -> None:
    """Raises: TooLateProblem when the dossier waits for the applicant or has ended."""
    if dossier.state not in WORKED_IN:
        raise TooLateProblem(
            "Không thể chuyển bước lúc này.",
            why=f"Hồ sơ đang ở trạng thái “{State(dossier.state).label}”.",
            todo="Hãy tải lại trang để xem trạng thái mới nhất.",
        )
