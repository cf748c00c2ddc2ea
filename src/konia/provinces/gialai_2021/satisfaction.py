"""Satisfaction surveys: a paper round of 3,133 valid forms in the first half of 2021."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from konia.domains.satisfaction.models import SurveyForm, SurveyRound
from konia.kernel.registers.copying import copy_lines, line
from konia.lib.vietnamese import fold

from .world import World, day_between

# code, year, mode, first day, last day, valid forms, forms that do not count. ASSUMPTION: when the
# paper round was held, and every round but it.
ROUNDS = (
    ("KS-2020-G", 2020, "paper", date(2020, 7, 1), date(2020, 10, 31), 1480, 45),
    ("KS-2020-M", 2020, "online", date(2020, 7, 1), date(2020, 10, 31), 620, 0),
    ("KS-2021-G", 2021, "paper", date(2021, 3, 1), date(2021, 5, 28), 3133, 58),
    ("KS-2021-M", 2021, "online", date(2021, 9, 1), date(2021, 10, 29), 540, 0),
)
ISSUED_BEFORE = timedelta(days=10)
NOT_RETURNED = 120
PROCEDURES = (
    "Đăng ký khai sinh", "Chứng thực bản sao", "Đăng ký biến động đất đai",
    "Đăng ký hộ kinh doanh", "Cấp giấy phép xây dựng", "Trợ cấp xã hội hằng tháng",
)  # fmt: skip
MARKS = (5, 5, 5, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 2, 1, None)
COLUMNS = (
    "id", "unit_id", "folded", "code", "round_id", "procedure", "issued_on", "collected_on",
    "state", "invalid_reason", "mark",
)  # fmt: skip


def fill(world: World) -> None:
    """Make the rounds and their forms."""
    dice = world.dice("satisfaction")
    kinds = ("department", "district_pc", "commune_pc")
    units = [world.units[code] for kind in kinds for code in world.of_kind(kind)]
    rounds = [_round(world, *row[:5]) for row in ROUNDS]
    copy_lines(SurveyForm, COLUMNS, _lines(world, dice, units, rounds))


def _round(world: World, code: str, year: int, mode: str, first: date, last: date) -> SurveyRound:
    return SurveyRound.objects.create(
        unit_id=world.unit("snv"), code=code, year=year, mode=mode, opened_on=first,
        closed_on=last, questionnaire="Bảng hỏi hài lòng về sự phục vụ hành chính",
    )  # fmt: skip


def _lines(
    world: World, dice: Random, units: list[int], rounds: list[SurveyRound]
) -> Iterator[str]:
    folded = {name: fold(name) for name in PROCEDURES}
    number = 0
    for row, of_round in zip(ROUNDS, rounds, strict=True):
        for place, state in enumerate(_states(world, *row[1:3], *row[5:]), 1):
            number += 1
            name = dice.choice(PROCEDURES)
            collected = day_between(dice, row[3], row[4])
            label = f"{row[0]}-{place:05}"
            yield line(
                number, units[number % len(units)], f"{fold(label)} {folded[name]}", label,
                of_round.pk, name, collected - ISSUED_BEFORE,
                None if state == "issued" else collected, state,
                "Bỏ trống quá nửa số câu" if state == "invalid" else "",
                dice.choice(MARKS) if state == "valid" else None,
            )  # fmt: skip


def _states(world: World, year: int, mode: str, valid: int, invalid: int) -> list[str]:
    """The state of each form of a round; some paper forms of 2021 never came back."""
    states = ["valid"] * world.scaled(valid) + ["invalid"] * invalid
    return states + ["issued"] * (NOT_RETURNED if (year, mode) == (2021, "paper") else 0)
