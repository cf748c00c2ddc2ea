"""What every act on a dossier shares: finding and locking it, and writing down what happened."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from konia.domains.citizens.public import Party, check_scope
from konia.domains.dossiers.messages import EVENT
from konia.domains.dossiers.models import Application, Dossier, Event, Step
from konia.domains.dossiers.states import FLOW, SyncState
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.cases.engine import move
from konia.kernel.cases.flow import Move
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem
from konia.kernel.rooms.questions import Question
from konia.kernel.rooms.rows import change, write

SUBJECT = "dossiers.dossiers"


@dataclass(frozen=True)
class Actor:
    """Who acts, for the lines that are written about it."""

    name: str
    username: str
    account: Account | None = None

    @classmethod
    def of(cls, by: "Powers | Party") -> "Actor":
        """The person behind an official's powers or an applicant's party."""
        account = by.account
        return cls(str(account), account.username, account)


SYSTEM = Actor("Hệ thống", "konia")


def _of_code(code: str) -> "QuerySet[Any, Any]":
    return Dossier.objects.of_code(code).select_for_update(of=("self",))


_LOCKED: Question[Dossier] = Question(_of_code, "A CODE")


def locked(code: str, *, by: Powers, needs: str, tree: Tree | None = None) -> Dossier:
    """A dossier an official may act on, locked: received, decided or handled within their units.

    tree: that of the official's day, when the caller has read it.
    Raises: ForbiddenProblem, NotFoundProblem (also for dossiers of other units).
    """
    by.check(needs)
    found = _LOCKED.one(Dossier, code.strip().upper())
    if found is None:
        raise not_found()
    tree = tree or Tree.at(by.on)
    if not concerns(found, by, needs, tree):
        raise not_found()
    if found.unit_id in tree.nodes:
        found.desk_code = tree.nodes[found.unit_id].code
    return found


def concerns(dossier: Dossier, by: Powers, needs: str, tree: Tree) -> bool:
    """Whether a dossier was received, is decided or has a step within one's units.

    The same rule as `OneStopQuerySet.concerning`, for one dossier.
    """
    elsewhere = Step.objects.of_dossier(dossier.pk).elsewhere()
    return _holds_any(by, needs, bodies_of(dossier), tree) or _holds_any(
        by, needs, elsewhere.units(), tree
    )


def _holds_any(by: Powers, needs: str, units: Iterable[int], tree: Tree) -> bool:
    return any(by.holds_over(needs, unit, tree) for unit in units)


def bodies_of(dossier: Dossier) -> set[int]:
    """The units that received a dossier and decide it."""
    return {dossier.unit_id, dossier.competent_unit_id or dossier.unit_id}


def check_in_charge(dossier: Dossier, by: Powers, needs: str, *, tree: Tree | None = None) -> None:
    """Raises: ForbiddenProblem unless one received, decides or holds the dossier now.

    A body that once had a step of it, or was asked for its opinion, does not end or change it.
    """
    tree = tree or Tree.at(by.on)
    if _holds_any(by, needs, bodies_of(dossier), tree):
        return
    holders = Step.objects.of_dossier(dossier.pk).still_open().of_process().units()
    if not _holds_any(by, needs, holders, tree):
        raise not_ones_own()


def locked_own(code: str, *, by: Party) -> Dossier:
    """A dossier of the applicant somebody acts for, locked.

    Raises: ForbiddenProblem when the mandate does not reach to it, NotFoundProblem.
    """
    found = _first(Dossier.objects.applied_for_by(by).of_code(code))
    check_scope(by, procedure=found.procedure_code, dossier=found.code)
    return found


def _first(rows: Any) -> Dossier:
    found = rows.select_for_update(of=("self",)).first()
    if not isinstance(found, Dossier):
        raise not_found()
    return found


def not_found() -> NotFoundProblem:
    """The same words for a code that is not there and for one of other units."""
    return NotFoundProblem("Không tìm thấy hồ sơ.", why="Mã không có, hoặc thuộc đơn vị khác.")


def check_at(by: Powers, needs: str, unit_id: int, *, tree: Tree | None = None) -> None:
    """Raises: ForbiddenProblem when the permission is not held over a unit."""
    by.check(needs)
    if not by.holds_over(needs, unit_id, tree or Tree.at(by.on)):
        raise not_ones_own()


def not_ones_own() -> ForbiddenProblem:
    """The refusal of who acts at a unit that is not theirs."""
    return ForbiddenProblem(
        "Bước này thuộc đơn vị khác.",
        why="Bạn không được giao xử lý tại đơn vị đang giữ hồ sơ.",
        todo="Hãy đợi đơn vị đó chuyển hồ sơ.",
    )


def go(dossier: Dossier, name: str) -> Move:
    """Move a dossier along its flow. Raises: MoveNotAllowedError."""
    return move(dossier, name, flow=FLOW)


def remember(
    dossier: Dossier,
    act: str,
    *,
    by: Actor,
    at: datetime,
    words: str = "",
    public: bool = True,
    unit_id: int | None = None,
    **detail: object,
) -> Event:
    """Write one event: for the timeline, the audit register and whoever listens.

    Runs inside the caller's transaction.
    """
    facts = {key: str(value) for key, value in detail.items() if value not in (None, "")}
    event = Event(
        dossier=dossier, at=at, act=act, by=by.name, unit_id=unit_id or dossier.unit_id,
        state=dossier.state, words=words[:1000], public=public, detail=facts,
    )  # fmt: skip
    write(event, numbered=True)
    write_act(
        act, by=by.username, subject=SUBJECT, subject_id=dossier.pk,
        unit_code=dossier.desk_code or dossier.unit.code, detail={"at": at.isoformat(), **facts},
    )  # fmt: skip
    payload = {"event": event.pk, "code": dossier.code, "act": act, "state": dossier.state}
    post(EVENT, payload, key=f"{EVENT}:{event.pk}")
    return event


def keep(dossier: Dossier) -> None:
    """Save a changed dossier; the national portal has yet to hear of it."""
    dossier.sync_state = SyncState.WAITING
    change(dossier)


def day_of(at: datetime) -> Any:
    """The local day of an instant."""
    return localdate(at)


def application_of(dossier: Dossier) -> Application | None:
    """The applicant's data; dossiers that were brought over from registers have none."""
    return Application.objects.filter(dossier=dossier).first()
