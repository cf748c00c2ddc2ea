"""What a desk took in while the line was down: received as of then, with the number it printed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from konia.domains.counters.public import NumberRange, check_machine, use_number
from konia.domains.dossiers.models import Dossier, HeldIntake
from konia.domains.dossiers.states import RECEIVE, Matter
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Node, Tree
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip

from .asked import ApplicantIn, Intake, PaperIn
from .intake import Ground, RepeatedError, code_of, enter, once, series_of
from .recording import Actor, check_at, day_of, remember

SUPERVISE = "dossiers.keep_desks"
HELD = "dossiers.held_intakes"
# ASSUMPTION: clocks of machines at desks go wrong by no more than five minutes.
CLOCK_ERROR = timedelta(minutes=5)
WITHOUT_LINE = "Tiếp nhận khi mất mạng"


class ReceivedLate(TooLateProblem):
    """It came after the days an outage may last: kept, and waiting for a supervisor."""


@dataclass(frozen=True)
class _Sending:
    """One offline intake on its way in."""

    asked: Intake
    received_at: datetime
    number: int | None
    device: str
    at: datetime


def device_label(name: str, device: str) -> str:
    """How a range tells the machine that holds it. device: the machine's own random mark."""
    return f"{name.strip()[:80]} ({device})"


def is_held_by(kept: NumberRange, device: str) -> bool:
    """Whether a range was set aside for a machine: by its mark, or a registered device's code."""
    if kept.device is not None:
        return bool(kept.device.code == device)
    return bool(kept.desk == device or kept.desk.endswith(f"({device})"))


def receive_offline(
    asked: Intake, *, received_at: datetime, number: int | None, device: str, at: datetime,
    by: Powers,
) -> Dossier:  # fmt: skip
    """Receive what a desk took in without a line: clock and code as of then, arrival recorded.

    asked.key names the sending: repeated, it gives the first dossier. number: of a range held by
    this device for the day of receipt; None when it had run out, then the next of that day.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem; TooLateProblem when the number is
    taken; ReceivedLate after KONIA_OFFLINE_DAYS, when a supervisor has to look at it.
    """
    sending = _Sending(replace(asked, number=number), received_at, number, device, at)
    desk = _checked(sending, by)
    first = _first(asked.key, desk)
    if first is not None:
        return first
    check_machine(device, on=by.on)
    if (day_of(at) - day_of(received_at)).days > settings.KONIA_OFFLINE_DAYS:
        return _held(sending, desk, by=by)
    return once(asked.key, lambda: _receive(sending, desk, clerk=by.account, by=by))


def _checked(sending: _Sending, by: Powers) -> Node:
    """The desk of a sending. Raises: FieldProblems, ForbiddenProblem, NotFoundProblem."""
    found: dict[str, list[str]] = {}
    if not sending.asked.key:
        found["key"] = ["Thiếu khóa gửi. Hãy tải lại trang tiếp nhận ngoại tuyến."]
    if not sending.device:
        found["device"] = ["Thiếu mã máy. Hãy chuẩn bị lại máy khi có mạng."]
    if sending.received_at > sending.at + CLOCK_ERROR:
        found["received_at"] = ["Giờ nhận sau giờ của hệ thống. Hãy chỉnh lại đồng hồ của máy."]
    if found:
        raise FieldProblems(found)
    desk = Ground.at(sending.received_at).desk(sending.asked.unit)
    check_at(by, RECEIVE, desk.id)
    return desk


def _first(key: str, desk: Node) -> Dossier | None:
    """What the same sending made before. Raises: NotFoundProblem when it was another desk's."""
    found = Dossier.objects.of_sending(key).first()
    assert found is None or isinstance(found, Dossier)
    if found is not None and found.unit_id != desk.id:
        raise NotFoundProblem("Không tìm thấy hồ sơ của lần gửi này tại quầy.")
    return found


def _receive(sending: _Sending, desk: Node, *, clerk: Account, by: Powers) -> Dossier:
    """Runs inside the caller's transaction. clerk: who took the papers, as the receipt says."""
    at, asked, ground = sending.received_at, sending.asked, Ground.at(sending.received_at)
    if ground.desk_rules().holds(Matter.SCAN, desk.id, ground.tree):
        asked = _excused(asked)
    if Dossier.objects.of_sending(asked.key).exists():
        raise RepeatedError(asked.key)
    if sending.number is not None:
        _use_number(sending, desk, sending.number, by=by)
    actor = Actor(str(clerk), by.account.username, by.account)
    dossier = enter(asked, ground, desk, at=at, by=actor)
    remember(
        dossier, "enter_offline", by=Actor.of(by), at=sending.at, public=False,
        entered_at=sending.at.isoformat(), received_at=at.isoformat(), device=sending.device,
        number=sending.number,
    )  # fmt: skip
    return dossier


def _excused(asked: Intake) -> Intake:
    """A desk without a line is not asked for scans; what it could not scan says so."""
    papers = (
        paper if paper.file_id or paper.unscanned else replace(paper, unscanned=WITHOUT_LINE)
        for paper in asked.papers
    )
    return replace(asked, papers=tuple(papers))


def _use_number(sending: _Sending, desk: Node, number: int, *, by: Powers) -> None:
    """Mark a reserved number as this dossier's; the range stays locked until the act ends.

    Two sendings with one number wait here for each other.
    Raises: FieldProblems, TooLateProblem.
    """
    at = sending.received_at
    series, code = series_of(desk.code, day_of(at)), code_of(desk, number, at=at)
    rows = NumberRange.objects.holding(series, number).select_related("device")
    kept = rows.first()
    assert kept is None or isinstance(kept, NumberRange)
    if kept is None or kept.unit_id != desk.id or not is_held_by(kept, sending.device):
        raise FieldProblems({"number": [
            f"Số {number} không thuộc dải số giữ cho máy này ngày {day_of(at):%d/%m/%Y}."
        ]})  # fmt: skip
    if at + CLOCK_ERROR < kept.taken_at:
        raise FieldProblems({"received_at": ["Giờ nhận đứng trước giờ giữ dải số."]})
    use_number(series, number, reference=code, at=sending.at, by=by.account.username)
    other = Dossier.objects.of_code(code).first()
    if other is None:
        return
    assert isinstance(other, Dossier)
    if other.sent_key == sending.asked.key:
        raise RepeatedError(sending.asked.key)
    raise TooLateProblem(
        f"Số {number} đã dùng cho hồ sơ khác.", why=f"Hồ sơ {code} đã có trên hệ thống.",
        todo="Hãy lấy số mới khi gửi và báo lại mã cho người nộp.",
    )  # fmt: skip


@transaction.atomic(durable=True)
def _keep_held(sending: _Sending, desk: Node, *, by: Powers) -> HeldIntake:
    """Keep an intake that came too late; the same sending is kept once."""
    kept, fresh = HeldIntake.objects.get_or_create(
        key=sending.asked.key,
        defaults={
            "unit_id": desk.id, "device": sending.device[:120], "number": sending.number,
            "received_at": sending.received_at, "entered_at": sending.at, "by": by.account,
            "asked": asdict(sending.asked),
        },
    )  # fmt: skip
    if fresh:
        _note("hold_offline", kept, by=by)
    return kept


def _held(sending: _Sending, desk: Node, *, by: Powers) -> Dossier:
    """Keep it for a supervisor. Raises: ReceivedLate, or TooLateProblem when it was refused."""
    kept = _keep_held(sending, desk, by=by)
    if kept.settled_at is not None and kept.dossier is None:
        raise TooLateProblem(
            "Hồ sơ này không được tiếp nhận.", why=kept.reason,
            todo="Hãy báo lại người nộp và trao đổi với người phụ trách quầy.",
        )  # fmt: skip
    raise ReceivedLate(
        "Hồ sơ gửi quá muộn, đã chuyển người phụ trách xem xét.",
        why=f"Hồ sơ nhận khi mất mạng phải gửi trong {settings.KONIA_OFFLINE_DAYS} ngày.",
        todo="Nội dung đã được giữ trên hệ thống; không cần gửi lại.",
    )


def take_held(held_id: int, *, reason: str, at: datetime, by: Powers) -> Dossier:
    """A supervisor has a late intake received all the same, as of the moment it was handed in.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """

    def act() -> Dossier:
        kept = _waiting(held_id, reason=reason, by=by)
        asked = _asked(kept.asked)
        sending = _Sending(asked, kept.received_at, kept.number, kept.device, at)
        desk = Tree.at(day_of(kept.received_at)).node(asked.unit)
        dossier = _receive(sending, desk, clerk=kept.by, by=by)
        _settle(kept, reason, at=at, by=by, dossier=dossier)
        return dossier

    return once(_key_of(held_id), act)


@transaction.atomic(durable=True)
def refuse_held(held_id: int, *, reason: str, at: datetime, by: Powers) -> HeldIntake:
    """A supervisor does not have a late intake received, and says why.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    kept = _waiting(held_id, reason=reason, by=by)
    _settle(kept, reason, at=at, by=by)
    return kept


def _key_of(held_id: int) -> str:
    return HeldIntake.objects.values_list("key", flat=True).filter(pk=held_id).first() or ""


def _waiting(held_id: int, *, reason: str, by: Powers) -> HeldIntake:
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi lý do."]})
    ids = by.unit_ids(SUPERVISE, Tree.at(by.on))
    rows = HeldIntake.objects.at_units(ids).select_for_update(of=("self",)).select_related("by")
    kept = rows.filter(pk=held_id).first()
    if kept is None:
        raise NotFoundProblem("Không tìm thấy hồ sơ chờ duyệt.", why="Hồ sơ thuộc đơn vị khác.")
    assert isinstance(kept, HeldIntake)
    if kept.by_id == by.account.pk:
        raise ForbiddenProblem(
            "Người tiếp nhận không tự duyệt hồ sơ gửi muộn của mình.",
            todo="Hãy nhờ người phụ trách khác.",
        )
    if kept.settled_at is not None:
        raise TooLateProblem("Hồ sơ này đã được giải quyết.", todo="Hãy tải lại trang.")
    return kept


def _settle(
    kept: HeldIntake, reason: str, *, at: datetime, by: Powers, dossier: Dossier | None = None
) -> None:
    kept.settled_at, kept.settled_by, kept.dossier = at, by.account.username, dossier
    kept.reason = reason.strip()[:300]
    kept.asked = {}  # the personal data now stand in the dossier, or are needed no more
    kept.save()
    _note("take_held" if dossier else "refuse_held", kept, by=by, reason=kept.reason)


def _asked(said: Mapping[str, Any]) -> Intake:
    """An intake as it was kept."""
    applicant = ApplicantIn(**said["applicant"])
    papers = tuple(PaperIn(**paper) for paper in said["papers"])
    return Intake(**{**said, "applicant": applicant, "papers": papers})


def _note(act: str, kept: HeldIntake, *, by: Powers, **detail: object) -> None:
    write_act(
        act, by=by.account.username, subject=HELD, subject_id=kept.pk, unit_code=kept.unit.code,
        detail={"key": kept.key, **detail},
    )  # fmt: skip
