"""Autonomy of 361 administrative bodies and 910 public units, and the State enterprises.

Forty-nine of the 910 had been closed in 2020-2021 and their decisions were not ended: five of the
province and forty-four of districts. That is why the report prints 910 beside 861, and 773 beside
729.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import repeat
from random import Random

from konia.domains.autonomy.models import AdminAutonomy, Enterprise, UnitAutonomy
from konia.kernel.org.models import Unit
from konia.kernel.registers.copying import copy_lines, line
from konia.lib.vietnamese import fold

from .world import AS_OF, ROOT, World, day_between

CLOSED_LATE_FROM = date(2020, 7, 1)
DISTRICT_BODIES = 101  # divisions that keep accounts of their own, beside 220 communes
# AutonomyLevel -> how many, at province level besides the four named units; by decree at district level.
PROVINCE_LEVELS = {1: 4, 2: 21, 3: 47, 4: 65}
DISTRICT_LEVELS = {
    ("43-16", 2): 2,
    ("43-16", 3): 75,
    ("43-16", 4): 640,
    ("141", 2): 27,
    ("141", 3): 7,
    ("141", 4): 22,
}
NOT_APPLIED_IN = "Kbang"
ADMIN = (
    "unit_id", "folded", "spending_regulation", "spending_regulation_on", "asset_regulation",
    "asset_regulation_on", "first_on", "last_on",
)  # fmt: skip
PUBLIC = (
    "unit_id", "folded", "decree", "level", "decision", "decided_on", "applied_on",
    "spending_regulation_on", "asset_regulation_on", "first_on", "last_on",
)  # fmt: skip


def fill(world: World) -> None:
    """Administrative bodies, public units, enterprises."""
    dice = world.dice("autonomy")
    copy_lines(AdminAutonomy, ADMIN, _administration(world, dice))
    copy_lines(UnitAutonomy, PUBLIC, [*_province(world, dice), *_districts(world, dice)])
    _enterprises(world)


def _administration(world: World, dice: Random) -> Iterator[str]:
    """Forty provincial bodies; 220 communes and 101 divisions of districts."""
    bodies = [
        code
        for kind in ("department", "management_board", "branch", "commune_pc")
        for code in world.of_kind(kind)
    ]
    for place, code in enumerate([*bodies, *_divisions(world)]):
        first = date(2014 + dice.randrange(3), 1, 1)
        issued = first + timedelta(days=30 + dice.randrange(300))
        number = f"{100 + place}/QĐ"
        yield line(
            world.units[code], fold(number), number, issued, number, issued + timedelta(days=60),
            first, None,
        )  # fmt: skip


def _divisions(world: World) -> list[str]:
    """Six divisions of each district, of the last one five."""
    districts = world.of_kind("district_pc")
    found = [f"{district}.P{number:02}" for district in districts for number in range(1, 7)]
    return found[:DISTRICT_BODIES]


def _registered(world: World) -> tuple[list[str], list[str]]:
    """Codes of public units in the register, province's and districts': open, or closed lately."""
    gone = Unit.objects.filter(closed_on__lt=CLOSED_LATE_FROM).values_list("code", flat=True)
    away, districts = set(gone), set(world.of_kind("district_pc"))
    codes = [code for code in world.of_kind("public_unit") if code not in away]
    below = [code for code in codes if world.parents[code] in districts]
    return [code for code in codes if world.parents[code] not in districts], below


def _province(world: World, dice: Random) -> Iterator[str]:
    codes, _ = _registered(world)
    board, centres = world.alias["bqlda"], [world.alias["ttudkhcn"], world.alias["tttcdl"]]
    special = {board, *centres}
    rest = [code for code in codes if code not in special]
    left = dict(PROVINCE_LEVELS)
    left[2] -= 1
    left[3] -= 2
    yield _entry(
        world.units[board], "141", 2, "102/QĐ-UBND", date(2021, 2, 23), date(2021, 1, 1),
        date(2023, 12, 31),
    )  # fmt: skip
    for code in centres:
        yield _entry(
            world.units[code], "54", 3, "254/QĐ-UBND", date(2019, 5, 20), date(2019, 5, 20),
            date(2021, 12, 31),
        )  # fmt: skip
    levels = [level for level, number in left.items() for level in repeat(level, number)]
    for code, level in zip(rest, levels, strict=True):
        yield from _spells(world, dice, code, "43-16", level)


def _districts(world: World, dice: Random) -> Iterator[str]:
    _, codes = _registered(world)
    kinds = [kind for kind, number in DISTRICT_LEVELS.items() for kind in repeat(kind, number)]
    dice.shuffle(kinds)
    waiting = _not_applied(world, codes, kinds)
    for place, (code, (decree, level)) in enumerate(zip(codes, kinds, strict=True)):
        if place == waiting:
            yield _entry(
                world.units[code], decree, level, "Quyết định giao tự chủ", date(2019, 12, 16),
                date(2020, 1, 1), None, applied=False,
            )  # fmt: skip
        else:
            yield from _spells(world, dice, code, decree, level)


def _not_applied(world: World, codes: list[str], kinds: list[tuple[str, int]]) -> int:
    """The first State-funded unit of Kbang under the general decrees."""
    district = world.alias[NOT_APPLIED_IN]
    return next(
        place for place, (code, kind) in enumerate(zip(codes, kinds, strict=True))
        if world.parents[code] == district and kind == ("43-16", 4)
    )  # fmt: skip


def _spells(world: World, dice: Random, code: str, decree: str, level: int) -> Iterator[str]:
    """The entry that holds now, and for three in ten units one that ended before it."""
    unit = world.units[code]
    begun = date(2017, 1, 1) if decree == "141" else date(2015, 1, 1)
    if dice.random() < 0.3:
        begun = date(2018, 1, 1)
        earlier, was = date(2015, 1, 1), min(4, level + 1)
        yield _entry(
            unit,
            "43-16",
            was,
            "Quyết định giao tự chủ 2015-2017",
            earlier,
            earlier,
            date(2017, 12, 31),
        )
    decided = day_between(dice, begun - timedelta(days=60), begun)
    yield _entry(
        unit, decree, level, f"Quyết định giao tự chủ năm {begun.year}", decided, begun, None
    )


def _entry(
    unit: int, decree: str, level: int, decision: str, decided: date, first: date,
    last: date | None, *, applied: bool = True,
) -> str:  # fmt: skip
    start = max(first, decided)
    issued = start + timedelta(days=40)
    return line(
        unit, fold(decision), decree, level, decision, decided, start if applied else None,
        min(issued, AS_OF) if applied else None, min(issued, AS_OF) if applied else None, first, last,
    )  # fmt: skip


def _enterprises(world: World) -> None:
    """Forestry companies that are kept, and two enterprises equitised before 2019.

    ASSUMPTION: the report names none; names and dates are plausible only.
    """
    owner = world.units[ROOT]
    places = (
        "Krông Pa",
        "Kông Chro",
        "Đak Rong",
        "Ka Nak",
        "Hà Nừng",
        "Sơ Pai",
        "Lơ Ku",
        "Trạm Lập",
    )
    rows = [
        Enterprise(
            unit_id=owner, code=f"LN{number:02}", name=f"Công ty TNHH MTV Lâm nghiệp {place}",
            plan="keep", basis="1831/TTg-ĐMDN", charter_review_begun_on=date(2021, 2, 1),
            charter_revised_on=date(2021, 5, 20) if number % 3 == 0 else None,
        )
        for number, place in enumerate(places, 1)
    ]  # fmt: skip
    for number, (name, listed, finished) in enumerate(
        (
            ("Công ty TNHH MTV Cấp nước Gia Lai", date(2015, 3, 2), date(2016, 11, 30)),
            ("Công ty TNHH MTV Công trình đô thị Gia Lai", date(2015, 3, 2), date(2018, 6, 29)),
        ),
        1,
    ):
        rows.append(Enterprise(
            unit_id=owner, code=f"CP{number:02}", name=name, plan="equitise", listed_on=listed,
            expected_on=finished, finished_on=finished, basis="Phương án cổ phần hóa",
        ))  # fmt: skip
    for row in rows:
        row.compose()
    Enterprise.objects.bulk_create(rows)
