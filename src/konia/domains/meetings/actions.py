"""Inviting units to a meeting and letting them in."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem, TooLateProblem

from .models import Invitation, Meeting
from .states import Outcome

CHANGE = "meetings.change"


class WrongEntryCodeError(ForbiddenProblem):
    """The code somebody joins with is not the meeting's."""

    def __init__(self) -> None:
        super().__init__(
            "Mã vào phòng không đúng.",
            why="Mã không khớp với giấy mời của cuộc họp này.",
            todo="Hãy nhập lại mã ghi trong giấy mời.",
        )


@transaction.atomic(durable=True)
def invite(code: str, unit_ids: Iterable[int], *, on: date, by: Powers) -> list[Invitation]:
    """Invite units; each gets the link and the time. A unit already invited is not asked twice.

    Raises: NotFoundProblem, TooLateProblem when the meeting is over or cancelled.
    """
    meeting = _locked(code, by=by)
    if meeting.outcome != Outcome.BOOKED:
        raise TooLateProblem("Cuộc họp đã kết thúc hoặc đã hủy.", todo="Hãy chọn cuộc họp khác.")
    known = set(Invitation.objects.to_meeting(meeting.pk).values_list("unit_id", flat=True))
    made = [
        Invitation.objects.create(
            meeting=meeting, unit_id=unit, link=meeting.room.link, starts_at=meeting.starts_at,
            invited_on=on,
        )
        for unit in sorted(set(unit_ids) - known)
    ]  # fmt: skip
    _note("invite", meeting, by=by, detail={"units": [kept.unit_id for kept in made]})
    return made


@transaction.atomic(durable=True)
def join(code: str, *, unit_id: int, entry_code: str, at: datetime) -> Invitation:
    """Let an invited unit into a meeting. Raises: NotFoundProblem, WrongEntryCodeError."""
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("meeting", "unit")
    kept = rows.filter(meeting__code=code, unit_id=unit_id).first()
    if kept is None:
        raise NotFoundProblem("Đơn vị không có giấy mời dự cuộc họp này.")
    if not secrets.compare_digest(kept.meeting.entry_code.encode(), entry_code.encode()):
        raise WrongEntryCodeError
    kept.joined_at = kept.joined_at or at
    kept.save(update_fields=["joined_at"])
    write_act(
        "join", by=kept.unit.code, subject="meetings.invitations", subject_id=kept.pk,
        unit_code=kept.unit.code,
    )  # fmt: skip
    return kept


@transaction.atomic(durable=True)
def close(code: str, *, at: datetime, by: Powers) -> list[Invitation]:
    """Close a meeting as held. Returns: the attendance list, those that joined."""
    meeting = _locked(code, by=by)
    attended = Invitation.objects.to_meeting(meeting.pk).attended()
    attended.filter(left_at__isnull=True).update(left_at=at)
    meeting.outcome = Outcome.HELD
    meeting.save()
    _note("close", meeting, by=by, detail={"joined": attended.count()})
    return list(attended.select_related("unit").order_by("joined_at", "pk"))


def _locked(code: str, *, by: Powers) -> Meeting:
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    rows = Meeting.objects.of_units(ids).select_for_update(of=("self",)).select_related("room")
    kept = rows.filter(code=code).first()
    if kept is None:
        raise NotFoundProblem("Không tìm thấy cuộc họp.")
    assert isinstance(kept, Meeting)
    return kept


def _note(act: str, meeting: Meeting, *, by: Powers, detail: dict[str, object]) -> None:
    write_act(
        act, by=by.account.username, subject="meetings.meetings", subject_id=meeting.pk,
        unit_code=meeting.unit.code, detail=detail,
    )  # fmt: skip
