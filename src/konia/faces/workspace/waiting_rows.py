"""What waits on somebody, as rows of the one inbox; other kinds of cases make the same rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from konia.domains.dossiers.inbox import steps_numbered
from konia.domains.dossiers.models import Step
from konia.domains.dossiers.possible import Reach, is_beside
from konia.domains.dossiers.soon import Soon
from konia.domains.dossiers.states import HANDLE, RECEIVE, RETURN, SIGN, State
from konia.domains.dossiers.waiting import FOR_APPLICANT
from konia.kernel.org.tree import Tree

from .dossier_words import (
    URGENCY_WORDS,
    act_url,
    covers_all,
    dossier_url,
    due_words,
    step_words,
    unit_name,
    urgency,
)

DOING = (RECEIVE, HANDLE, SIGN, RETURN)


@dataclass(frozen=True)
class WaitingRow:
    """One thing that waits. state: its colour; tick: value of its box, '' when it has none."""

    code: str
    url: str
    title: str
    about: str
    what: str
    where: str
    who: str
    due: str
    state: str
    state_words: str
    tick: str = ""


def held_over(reach: Reach) -> Mapping[str, frozenset[int] | None]:
    """For each permission of a step the units it is held over; None for the whole province."""
    found: dict[str, frozenset[int] | None] = {}
    for permission in DOING:
        ids = reach.ids(permission)
        if ids:
            found[permission] = None if covers_all(ids, reach.tree) else ids
    return found


def row_of(step: Step, tree: Tree, *, now: datetime, soon: Soon, own: int) -> WaitingRow:
    """A step of a dossier as a row of the inbox."""
    dossier = step.dossier
    colour = urgency(step.due_on, step.due_at, now=now, soon=soon.day(step.unit_id))
    if dossier.state in FOR_APPLICANT:
        colour = "waiting"
    is_free = step.assignee_id is None and dossier.state not in FOR_APPLICANT
    return WaitingRow(
        code=dossier.code, url=_url(step), title=dossier.applicant, about=dossier.procedure_title,
        what=_what(step), where=unit_name(tree, step.unit_id),
        who=_who(step, own),
        due=due_words(step.due_on, step.due_at), state=colour,
        state_words=_urgency_words(colour, step, now=now),
        tick=str(step.pk) if is_free and dossier.state != State.SUBMITTED else "",
    )  # fmt: skip


def _who(step: Step, own: int) -> str:
    if step.assignee_id == own:
        return "Bạn"
    return step.taken_by or ("Đã giao" if step.assignee_id else "")


def _url(step: Step) -> str:
    if is_beside(step):
        return act_url(step.dossier.code, "answer", step.pk)
    return dossier_url(step.dossier.code)


def _what(step: Step) -> str:
    if step.dossier.state == State.SUBMITTED:
        return "Trả lời hồ sơ trực tuyến"
    if is_beside(step):
        return f"Cho ý kiến: {step_words(step)}"
    return step_words(step)


def _urgency_words(colour: str, step: Step, *, now: datetime) -> str:
    if colour == "due_soon" and step.due_on == now.date():
        return "Hôm nay"
    return URGENCY_WORDS[colour]


def inbox_rows(
    ids: Sequence[int], tree: Tree, *, now: datetime, soon: Soon, own: int
) -> list[WaitingRow]:
    """One page of rows, read in one question. ids: of steps, in order."""
    return [row_of(step, tree, now=now, soon=soon, own=own) for step in steps_numbered(ids)]
