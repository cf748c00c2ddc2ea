"""Training classes of 2020 and 2021, and the workshops."""

from datetime import date, timedelta
from random import Random

from konia.domains.personnel.models import (
    Enrolment,
    TrainingClass,
    TrainingPlan,
    Workshop,
    WorkshopRegistration,
)  # fmt: skip
from konia.kernel.registers.copying import copy_lines, line

from .people import full_name
from .personnel_staff import Crew, keep, spread
from .world import World

CLASSES, LEARNERS = 52, 4156
HELD, TRAINED = 4, 480
KINDS = ("state_management", "politics", "skills", "languages")
NAMES = {
    "state_management": "Bồi dưỡng ngạch chuyên viên và tương đương",
    "politics": "Trung cấp lý luận chính trị - hành chính",
    "skills": "Bồi dưỡng kỹ năng lãnh đạo, quản lý cấp phòng",
    "languages": "Bồi dưỡng tiếng Jrai, Bahnar cho công chức",
}
COLUMNS = (
    "unit_id", "folded", "training_class_id", "person_code", "full_name", "year", "enrolled_on",
    "finished_on", "result",
)  # fmt: skip


def fill(world: World, crew: Crew) -> None:
    """Plans, classes, learners; workshops and who was registered."""
    dice = world.dice("learning")
    plans = [
        _plan(world, 2020, "Quyết định phê duyệt kế hoạch năm 2020", date(2019, 12, 27)),
        _plan(world, 2021, "794/QĐ-UBND", date(2020, 12, 25)),
    ]
    keep(TrainingPlan, plans)
    older, current = _classes(world, plans[0], 30), _classes(world, plans[1], CLASSES)
    for number, one in enumerate(older):
        one.planned_learners = 60
        one.begun_on = date(2020, 2, 10) + timedelta(days=9 * number)
        one.ended_on = one.begun_on + timedelta(days=12)
        one.spent_vnd = one.cost_vnd
    _hold(current)
    keep(TrainingClass, older + current)
    _enrol(crew, dice, older[:10], 30)
    _enrol(crew, dice, current[:HELD], TRAINED // HELD)
    _enrol(crew, dice, current[HELD : HELD + 1], 80)
    _enrol(crew, dice, current[HELD + 1 : HELD + 2], 75)
    _workshops(world, crew, dice)


def _plan(world: World, year: int, decision: str, on: date) -> TrainingPlan:
    return TrainingPlan(
        unit_id=world.unit("snv"), code=f"DT{year}", year=year, decision=decision, approved_on=on,
        budget_vnd=8_400_000_000,
    )  # fmt: skip


def _classes(world: World, plan: TrainingPlan, number: int) -> list[TrainingClass]:
    sizes = [TRAINED // HELD] * HELD + spread(LEARNERS - TRAINED, [1] * (CLASSES - HELD))
    return [
        TrainingClass(
            plan_id=plan.pk, unit_id=plan.unit_id, code=f"{plan.code}-{place + 1:02}",
            name=f"{NAMES[KINDS[place % 4]]}, lớp {place + 1}", kind=KINDS[place % 4],
            year=plan.year, planned_on=plan.approved_on, planned_learners=sizes[place],
            cost_vnd=150_000_000, place="Trường Chính trị tỉnh",
        )
        for place in range(number)
    ]  # fmt: skip


def _hold(classes: list[TrainingClass]) -> None:
    """Four classes had ended by 1/6; a fifth ended on 11/6, a sixth was still running."""
    for number, one in enumerate(classes[: HELD + 2]):
        one.begun_on = date(2021, 3, 1) + timedelta(days=21 * number)
        one.ended_on = one.begun_on + timedelta(days=18)
        one.spent_vnd = 141_000_000
    classes[HELD].ended_on = date(2021, 6, 11)
    classes[HELD + 1].ended_on = date(2021, 7, 9)


def _enrol(crew: Crew, dice: Random, classes: list[TrainingClass], size: int) -> None:
    lines = []
    for number, one in enumerate(classes):
        begun = one.begun_on
        assert begun is not None
        first = dice.randrange(max(1, len(crew.civil) - size * 2))
        for place in range(size):
            person = crew.civil[(first + place + number * size) % len(crew.civil)]
            lines.append(
                line(person.unit, person.folded, one.pk, person.code, person.name, one.year,
                     begun - timedelta(days=14), one.ended_on, "Đạt")
            )  # fmt: skip
    copy_lines(Enrolment, COLUMNS, lines)


def _workshops(world: World, crew: Crew, dice: Random) -> None:
    rows = (
        (
            "TH2020-1",
            "reform",
            "Tập huấn công tác cải cách hành chính năm 2020",
            "Kế hoạch năm 2020",
            date(2020, 6, 10),
            date(2020, 8, 1),
            date(2020, 8, 18),
            "snv",
        ),
        (
            "TH2020-2",
            "procedures",
            "Tập huấn kiểm soát thủ tục hành chính",
            "Kế hoạch năm 2020",
            date(2020, 9, 1),
            date(2020, 10, 1),
            date(2020, 10, 22),
            "vpub",
        ),
        (
            "TH2021-1",
            "reform",
            "Tập huấn công tác cải cách hành chính năm 2021",
            "831/KH-SNV",
            date(2021, 6, 3),
            date(2021, 8, 1),
            None,
            "snv",
        ),
        (
            "TH2021-2",
            "it",
            "Tập huấn ứng dụng công nghệ thông tin",
            "Kế hoạch năm 2021",
            date(2021, 6, 7),
            date(2021, 9, 1),
            None,
            "stttt",
        ),
        (
            "TH2021-3",
            "iso",
            "Tập huấn áp dụng ISO 9001:2015",
            "Kế hoạch năm 2021",
            date(2021, 6, 10),
            date(2021, 10, 1),
            None,
            "skhcn",
        ),
    )
    kept = [
        Workshop(
            code=code, topic=topic, name=name, plan_number=plan, announced_on=announced,
            planned_month=month, held_on=held, unit_id=world.unit(where), place="Pleiku",
            registers_until=announced + timedelta(days=27),
        )
        for code, topic, name, plan, announced, month, held, where in rows
    ]  # fmt: skip
    keep(Workshop, kept)
    found = [
        WorkshopRegistration(
            workshop_id=kept[2].pk, unit_id=units[0], full_name=full_name(dice)[0],
            role="Chuyên viên", registered_on=_registered(number * 2 + place),
        )
        for number, units in enumerate(crew.offices.values()) for place in range(2)
    ]  # fmt: skip
    keep(WorkshopRegistration, found)


def _registered(number: int) -> date:
    """Three of the seventy-four came after the deadline."""
    return date(2021, 7, 2) if number % 24 == 11 else date(2021, 6, 14)
