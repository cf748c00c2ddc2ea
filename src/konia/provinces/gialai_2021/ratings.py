"""Invitations to rate dossiers that were returned, and ratings; ASSUMPTION: the report has none."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from konia.domains.counters.models import CounterDevice
from konia.domains.dossiers.models import Dossier
from konia.domains.satisfaction.actions import RATED_WITHIN
from konia.domains.satisfaction.models import Invitation, Rating, RatingAnswer

from .world import AS_OF, World

Kept = TypeVar("Kept", Invitation, Rating)
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST = date(2021, 1, 4)
INVITED = 6000
VISITS = 900
ANSWERED = 0.4
MARKS = (5, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 2, 1)
POINTS = (2, 2, 2, 2, 1, 1, 0)
COMMENTS = (
    "Cán bộ hướng dẫn rõ ràng.", "Phải chờ lâu vào sáng thứ hai.", "Trả kết quả sớm hơn hẹn.",
    "Nên có chỗ gửi xe rộng hơn.",
)  # fmt: skip


def fill(world: World) -> None:
    """Invite some dossiers of spring 2021 to be rated, rate some, and rate visits."""
    dice = world.dice("ratings")
    rows = Dossier.objects.filter(returned_on__gte=FIRST, returned_on__lt=AS_OF)
    wanted = max(300, world.scaled(INVITED))
    step = max(1, rows.count() // wanted)
    fields = ("id", "code", "unit_id", "procedure_code", "receiver", "returned_on")
    picked = list(rows.order_by("id").values_list(*fields)[::step])
    invited = [_invitation(*row[1:]) for row in picked]
    rated = [_rate(dice, one) for one in invited if dice.random() < ANSWERED]
    visits = _visits(dice, max(60, world.scaled(VISITS)))
    Invitation.objects.bulk_create(_composed(invited), batch_size=2000)
    Rating.objects.bulk_create(_composed([*rated, *visits]), batch_size=2000)
    RatingAnswer.objects.bulk_create(
        [_answer(dice, one, number) for one in rated for number in _questions(dice)],
        batch_size=2000,
    )


def _invitation(code: str, unit: int, procedure: str, receiver: str, day: date) -> Invitation:
    return Invitation(
        unit_id=unit, dossier_code=code, procedure_code=procedure, official=receiver,
        returned_at=datetime.combine(day, time(15), HERE), returned_on=day,
        expires_on=day + RATED_WITHIN,
    )  # fmt: skip


def _rate(dice: Random, invited: Invitation) -> Rating:
    invited.rated_on = min(invited.returned_on + timedelta(days=dice.randrange(5)), AS_OF)
    return Rating(
        unit_id=invited.unit_id, dossier_code=invited.dossier_code, official=invited.official,
        procedure_code=invited.procedure_code, channel=dice.choice(("portal", "qr", "qr", "post")),
        mark=dice.choice(MARKS), comment=dice.choice(COMMENTS) if dice.random() < 0.1 else "",
        rated_on=invited.rated_on, rated_at=datetime.combine(invited.rated_on, time(19), HERE),
        questionnaire="nd61-2018",
    )  # fmt: skip


def _visits(dice: Random, count: int) -> list[Rating]:
    rows = CounterDevice.objects.filter(kind="tablet").order_by("pk")
    tablets = [row for row in rows if isinstance(row, CounterDevice)]
    made = []
    for _ in range(count if tablets else 0):
        device, day = dice.choice(tablets), FIRST + timedelta(days=dice.randrange(160))
        made.append(
            Rating(
                unit_id=device.unit_id, channel="counter", device=device.code,
                mark=dice.choice(MARKS), rated_on=day,
                rated_at=datetime.combine(day, time(9, dice.randrange(60)), HERE),
            )
        )  # fmt: skip
    return made


def _questions(dice: Random) -> list[int]:
    """Half of the people answer the nine questions too."""
    return list(range(1, 10)) if dice.random() < 0.5 else []


def _answer(dice: Random, one: Rating, number: int) -> RatingAnswer:
    return RatingAnswer(
        rating=one, unit_id=one.unit_id, number=number, points=dice.choice(POINTS), most=2,
        rated_on=one.rated_on,
    )  # fmt: skip


def _composed(rows: list[Kept]) -> list[Kept]:
    for row in rows:
        row.compose()
    return rows
