"""Inviting to rate a returned dossier, and rating it or a visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from konia.domains.counters.public import CounterDevice
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    Problem,
    TooLateProblem,
)

from .keys import invitation_id, key_of
from .models import Invitation, Rating, RatingAnswer
from .questionnaire import MOST_POINTS, questionnaire_on
from .states import Face, RatingChannel

# ASSUMPTION: no rule says how long people may rate; two months reach those who live far away.
RATED_WITHIN = timedelta(days=60)
DEVICE_WINDOW = timedelta(minutes=1)
DEVICE_AT_MOST = 6
WITH_A_LINK = (RatingChannel.PORTAL, RatingChannel.QR, RatingChannel.POST)


@dataclass(frozen=True)
class Opinion:
    """What somebody says. mark: 1 to 5; answers: number of an index -> points."""

    mark: int
    answers: Mapping[int, int] = field(default_factory=dict)
    comment: str = ""


class TooManyRatingsError(Problem):
    """One device rates faster than people can."""

    status = 429


def invite(payload: dict[str, Any]) -> Invitation:
    """Invite to rate a dossier that was handed over. Runs inside the caller's transaction.

    payload: of "dossiers.handed_over". The same dossier is invited once, however often it is told.
    Posts "satisfaction.invited" with the key, for those who send notices.
    """
    returned_at = datetime.fromisoformat(payload["returned_at"])
    returned_on = localdate(returned_at) if returned_at.tzinfo else returned_at.date()
    recipient = payload.get("recipient") or ""
    name = recipient.get("name", "") if isinstance(recipient, dict) else str(recipient)
    made, fresh = Invitation.all_records.get_or_create(
        dossier_code=payload["code"],
        defaults={
            "unit_id": Tree.at(returned_on).node(payload["unit"]).id,
            "procedure_code": payload.get("procedure_code", ""),
            "official": payload.get("official", ""), "recipient": name[:150],
            "returned_at": returned_at, "returned_on": returned_on,
            "expires_on": returned_on + RATED_WITHIN,
        },
    )  # fmt: skip
    assert isinstance(made, Invitation)
    if fresh:
        told = {"code": made.dossier_code, "key": key_of(made.pk), "recipient": recipient}
        post("satisfaction.invited", told, key=f"satisfaction.invited:{made.dossier_code}")
    return made


def invitation_of(key: str, *, at: datetime) -> Invitation:
    """The open invitation a key belongs to.

    Raises: NotFoundProblem for a key nobody made; TooLateProblem when it was used or is too old.
    """
    found = Invitation.objects.filter(pk=invitation_id(key) or 0).select_related("unit").first()
    if found is None:
        raise NotFoundProblem(
            "Đường dẫn đánh giá không đúng.",
            why="Đường dẫn bị thiếu hoặc bị sửa.",
            todo="Hãy mở lại từ tin nhắn, hoặc quét mã QR trên phiếu trả kết quả.",
        )
    assert isinstance(found, Invitation)
    return _open(found, at)


def _open(found: Invitation, at: datetime) -> Invitation:
    if found.rated_on is not None:
        raise TooLateProblem(
            "Hồ sơ này đã được đánh giá.",
            why="Mỗi hồ sơ chỉ đánh giá một lần.",
            todo="Nếu có ý kiến khác, hãy gửi phản ánh, kiến nghị.",
        )
    if localdate(at) > found.expires_on:
        raise TooLateProblem(
            "Đã hết thời gian đánh giá hồ sơ này.",
            why=f"Chỉ nhận đánh giá đến hết ngày {found.expires_on:%d/%m/%Y}.",
            todo="Nếu có ý kiến, hãy gửi phản ánh, kiến nghị.",
        )
    return found


@transaction.atomic(durable=True)
def rate_dossier(
    key: str, opinion: Opinion, *, at: datetime, channel: str = RatingChannel.PORTAL, by: str = ""
) -> Rating:
    """Rate a returned dossier, once. by: who has signed in, if somebody has.

    Raises: FieldProblems, ForbiddenProblem when the official rates their own work,
    NotFoundProblem, TooLateProblem at the second attempt.
    """
    Invitation.objects.filter(pk=invitation_id(key) or 0).select_for_update(of=("self",)).first()
    invited = invitation_of(key, at=at)
    if by and by == invited.official:
        raise ForbiddenProblem("Bạn không thể đánh giá hồ sơ do chính mình giải quyết.")
    made = Rating(
        unit=invited.unit, dossier_code=invited.dossier_code, official=invited.official,
        procedure_code=invited.procedure_code,
        channel=channel if channel in WITH_A_LINK else RatingChannel.PORTAL,
    )  # fmt: skip
    _write(made, opinion, at=at)
    invited.rated_on = made.rated_on
    invited.save()
    return made


@transaction.atomic(durable=True)
def rate_visit(device: CounterDevice, opinion: Opinion, *, at: datetime) -> Rating:
    """Rate a visit at a counter's device, without a dossier code; it is counted apart.

    Raises: FieldProblems; TooManyRatingsError when the device is tapped faster than people can.
    """
    mark = f"device-{device.pk}"
    CounterDevice.objects.select_for_update(of=("self",)).get(pk=device.pk)
    if Rating.objects.from_source(mark, at - DEVICE_WINDOW).count() >= DEVICE_AT_MOST:
        raise TooManyRatingsError(
            "Máy vừa nhận nhiều đánh giá liên tiếp.", todo="Hãy đợi một phút rồi đánh giá."
        )
    made = Rating(
        unit=device.unit, official=device.official, device=device.code, taken_from=mark,
        channel=RatingChannel.COUNTER,
    )  # fmt: skip
    _write(made, opinion, at=at)
    return made


def _write(made: Rating, opinion: Opinion, *, at: datetime) -> None:
    """Check, keep and note a rating. Runs inside the caller's transaction."""
    if opinion.mark not in Face.values:
        raise FieldProblems({"mark": ["Hãy chọn một mức hài lòng."]})
    made.rated_at, made.rated_on = at, localdate(at)
    made.mark, made.comment = opinion.mark, opinion.comment.strip()[:1000]
    form = questionnaire_on(made.rated_on)
    answers = form.read(opinion.answers) if form else {}
    made.questionnaire = form.code if form and answers else ""
    made.save()
    RatingAnswer.objects.bulk_create(
        RatingAnswer(
            rating=made, unit_id=made.unit_id, number=number, points=points, most=MOST_POINTS,
            rated_on=made.rated_on,
        )
        for number, points in sorted(answers.items())
    )  # fmt: skip
    write_act(
        "rate", by=made.channel, subject="satisfaction.ratings", subject_id=made.pk,
        unit_code=made.unit.code, detail={"dossier": made.dossier_code},
    )  # fmt: skip
