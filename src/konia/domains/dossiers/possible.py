"""Which acts an official may do on a dossier now: the buttons of its page.

Nothing is decided here: every act checks again for itself, under the dossier's lock.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from konia.kernel.access.powers import Powers
from konia.kernel.org.tree import Tree

from .actions.passing import ENDING, WORKED_IN
from .actions.timing import OPEN
from .actions.walking import steps_of
from .models import Dossier, Step
from .states import (
    FLOW,
    HANDLE,
    RECEIVE,
    RETURN,
    SIGN,
    Delivery,
    DeliveryState,
    Role,
    State,
)

TITLES = {
    "accept": "Tiếp nhận hồ sơ",
    "decline": "Từ chối tiếp nhận",
    "take": "Nhận xử lý",
    "pass_on": "Chuyển bước sau",
    "decide": "Ký kết quả",
    "resume": "Nhận giấy tờ bổ sung",
    "hand_over": "Trả kết quả",
    "send_result": "Gửi kết quả qua bưu chính",
    "answer": "Trả lời ý kiến",
    "ask_supplement": "Yêu cầu bổ sung",
    "assign": "Phân công",
    "consult": "Lấy ý kiến đơn vị khác",
    "send_back": "Trả lại bước trước",
    "reschedule": "Hẹn lại ngày trả",
    "refuse": "Từ chối giải quyết",
    "stop": "Dừng giải quyết",
    "give_up": "Rút hồ sơ theo đề nghị",
}
ENDS = frozenset({"decline", "refuse", "stop", "give_up"})


@dataclass(frozen=True)
class Act:
    """One act that is open to somebody. step_id: the step it is about, where it is about one."""

    name: str
    step_id: int | None = None
    is_main: bool = False

    @property
    def title(self) -> str:
        """The words of its button."""
        return TITLES[self.name]

    @property
    def is_ending(self) -> bool:
        """Whether it ends the dossier without a result."""
        return self.name in ENDS


@dataclass
class Reach:
    """What somebody may do over which units. over: permission -> ids, read once.

    catalogue: the edition of the procedures, when who asks knows it.
    """

    by: Powers
    tree: Tree
    over: dict[str, frozenset[int]] = field(default_factory=dict)
    catalogue: int | None = None

    def ids(self, permission: str) -> frozenset[int]:
        """The units a permission is held over; none when it is not held."""
        if permission not in self.over:
            held = permission in self.by.held
            self.over[permission] = self.by.unit_ids(permission, self.tree) if held else frozenset()
        return self.over[permission]

    def may(self, step: Step | None) -> bool:
        """Whether a step may be done."""
        return step is not None and step.unit_id in self.ids(step.needs or HANDLE)

    def answers_for(self, dossier: Dossier, permission: str) -> bool:
        """Whether the permission is held where the dossier was received or is decided."""
        return bool({dossier.unit_id, dossier.competent_unit_id} & self.ids(permission))


def open_step_of(steps: Sequence[Step]) -> Step | None:
    """The open step of the process among all steps of a dossier, oldest first."""
    rows = [one for one in steps if one.done_on is None and not is_beside(one)]
    return rows[-1] if rows else None


def is_beside(step: Step) -> bool:
    """Whether a step is an opinion asked beside the process; the process may ask for one itself."""
    return step.role == Role.CONSULT and step.place is None


def acts_for(dossier: Dossier, steps: Sequence[Step], *, reach: Reach, on: date) -> tuple[Act, ...]:
    """What somebody may do on a dossier on a day, the next thing first. steps: in order."""
    here = open_step_of(steps)
    found = [
        *_of_desk(dossier, reach),
        *_of_step(dossier, here, reach),
        *_of_consultations(steps, reach),
        *_of_expert(dossier, here, reach),
        *_of_leader(dossier, reach, on),
    ]
    places = list(TITLES)
    return tuple(sorted(found, key=lambda act: (not act.is_main, places.index(act.name))))


def _of_desk(dossier: Dossier, reach: Reach) -> Iterator[Act]:
    state = dossier.state
    if state == State.SUBMITTED and dossier.unit_id in reach.ids(RECEIVE):
        yield Act("accept", is_main=True)
        yield Act("ask_supplement")
        yield Act("decline")
    if state == State.WAITING and reach.answers_for(dossier, RECEIVE):
        yield Act("resume", is_main=True)
    if state == State.READY and reach.answers_for(dossier, RETURN):
        is_posted = dossier.delivery == Delivery.POST
        if is_posted and dossier.delivery_state == DeliveryState.WAITING:
            yield Act("send_result", is_main=True)
        yield Act("hand_over", is_main=not is_posted or dossier.delivery_state == "sent")
    if _leads_on("give_up", state) and reach.answers_for(dossier, RECEIVE):
        yield Act("give_up")


def _of_step(dossier: Dossier, here: Step | None, reach: Reach) -> Iterator[Act]:
    if here is None or not reach.may(here) or dossier.state not in WORKED_IN:
        return
    own = reach.by.account.pk
    if here.assignee_id in {None, own} and here.taken_at is None:
        yield Act("take", here.pk)
    if here.role not in (*ENDING, Role.PAY) and _has_next(dossier, here, reach):
        yield Act("pass_on", here.pk, is_main=True)
    if _may_be_signed(dossier, here, reach) and reach.answers_for(dossier, "dossiers.sign"):
        yield Act("decide", here.pk, is_main=here.role == Role.SIGN)
    if (here.place or 0) > 0:
        yield Act("send_back", here.pk)
    if here.unit_id in reach.ids(HANDLE):
        yield Act("assign", here.pk)
        yield Act("consult", here.pk)


def _has_next(dossier: Dossier, here: Step, reach: Reach) -> bool:
    steps = steps_of(dossier, edition=reach.catalogue)
    return not steps or (here.place or 0) + 1 < len(steps)


def _may_be_signed(dossier: Dossier, here: Step, reach: Reach) -> bool:
    later = steps_of(dossier, edition=reach.catalogue)[(here.place or 0) + 1 :]
    is_last = all(step.role == "return" for step in later)
    return dossier.state == State.HANDLING and is_last and here.role != Role.RETURN


def _of_consultations(steps: Sequence[Step], reach: Reach) -> Iterator[Act]:
    for step in steps:
        if is_beside(step) and step.done_on is None and reach.may(step):
            yield Act("answer", step.pk, is_main=True)


def _of_expert(dossier: Dossier, here: Step | None, reach: Reach) -> Iterator[Act]:
    holds = here is not None and here.unit_id in reach.ids(HANDLE)
    if dossier.state in (State.RECEIVED, State.HANDLING) and holds:
        yield Act("ask_supplement")


def _of_leader(dossier: Dossier, reach: Reach, on: date) -> Iterator[Act]:
    if not reach.answers_for(dossier, SIGN):
        return
    is_promised = dossier.due_on is not None and dossier.rescheduled_at is None
    if dossier.state in OPEN and is_promised and dossier.due_on is not None and on < dossier.due_on:
        yield Act("reschedule")
    for name in ("refuse", "stop"):
        if _leads_on(name, dossier.state):
            yield Act(name)


def _leads_on(name: str, state: str) -> bool:
    return any(move.name == name for move in FLOW.from_state(state))
