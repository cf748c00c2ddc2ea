"""Telling leaders what is overdue: in working time, once for each step, a body in one notice."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from django.conf import settings
from django.db import transaction

from konia.domains.dossiers.models import Step
from konia.domains.dossiers.states import SIGN, Matter, State
from konia.kernel.access.models import Account
from konia.kernel.access.powers import nearest_with
from konia.kernel.calendar.clock import Timetables
from konia.kernel.notices.sending import Recipient, notify

from .intake import Ground
from .recording import SYSTEM, day_of, remember

# What has been overdue for longer stands on the lists of overdue work; leaders are not flooded
# with it when the worker begins, or is switched on after a long time.
LOOK_BACK = timedelta(days=30)
MINUTE = timedelta(minutes=1)
MOST_NAMED = 20
PAGE = "/lam-viec/ho-so/qua-han/"
IN_WORK = (State.RECEIVED, State.HANDLING, State.INTERLINKED)
UNANSWERED, OVERDUE = "dossiers.unanswered", "dossiers.overdue"


@transaction.atomic(durable=True)
def tell_leaders(*, at: datetime) -> int:
    """Tell leaders of online applications not answered and, where laid down, of overdue steps.

    A unit that is not at work at the moment is told when it is again; a step is told of once, and
    noted on its timeline. Returns: of how many steps somebody was told.
    """
    ground = Ground.at(at)
    working = Timetables.current()
    told = 0
    for unit_id, steps in _by_unit(at):
        if working(unit_id).worked(at, at + MINUTE):
            due = [step for step in steps if _is_told(step, ground)]
            told += _tell(unit_id, due, ground, at=at)
    return told


def _by_unit(at: datetime) -> Iterable[tuple[int, list[Step]]]:
    """Overdue steps nobody was told of, locked; what another worker holds is left to it."""
    rows = Step.objects.untold(at - LOOK_BACK, at).not_withdrawn().select_related("dossier__unit")
    steps = rows.select_for_update(of=("self",), skip_locked=True).order_by("unit_id", "due_at")
    for unit_id, found in groupby(steps, key=lambda step: step.unit_id):
        yield unit_id, list(found)


def _is_told(step: Step, ground: Ground) -> bool:
    if step.dossier.state == State.SUBMITTED:
        return True
    holds = ground.desk_rules().holds(Matter.TELL_OVERDUE, step.unit_id, ground.tree)
    return holds and step.dossier.state in IN_WORK


def _tell(unit_id: int, steps: Sequence[Step], ground: Ground, *, at: datetime) -> int:
    """Tell the leaders of one unit, and note whom; a unit without any is looked at again."""
    every = nearest_with(SIGN, unit_id, tree=ground.tree)
    leaders = [one for one in every if one.email or one.phone]
    if not leaders:
        return 0
    for template, late in _by_template(steps).items():
        for leader in leaders:
            notify(
                template, to=_recipient(leader, unit_id), values=_values(leader, late, ground),
                key=f"{template}:{late[0].pk}:{leader.pk}",
            )  # fmt: skip
    for step in steps:
        Step.objects.numbered([step.pk]).update(told_at=at)
        remember(
            step.dossier, "tell_leader", by=SYSTEM, at=at, unit_id=unit_id, public=False,
            words=", ".join(map(str, leaders)), step=step.name, due_at=step.due_at,
        )  # fmt: skip
    return len(steps)


def _by_template(steps: Iterable[Step]) -> Mapping[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for step in steps:
        is_new = step.dossier.state == State.SUBMITTED
        found.setdefault(UNANSWERED if is_new else OVERDUE, []).append(step)
    return found


def _recipient(leader: Account, unit_id: int) -> Recipient:
    known = (("email", leader.email), ("sms", leader.phone))
    return Recipient(
        name=str(leader), email=leader.email, phone=leader.phone, unit_id=unit_id,
        channels=tuple(channel for channel, address in known if address), subject="dossiers",
    )  # fmt: skip


def _values(leader: Account, steps: Sequence[Step], ground: Ground) -> dict[str, str]:
    named = [step.dossier.code for step in steps[:MOST_NAMED]]
    if len(steps) > MOST_NAMED:
        named.append(f"và {len(steps) - MOST_NAMED} hồ sơ khác")
    node, oldest = ground.tree.nodes[steps[0].unit_id], steps[0].due_at
    assert oldest is not None
    return {
        "name": str(leader), "unit": node.name, "count": str(len(steps)),
        "codes": ", ".join(named), "link": f"{settings.KONIA_SITE_URL}{PAGE}",
        "on": f"{day_of(oldest):%d/%m/%Y}",
    }  # fmt: skip
