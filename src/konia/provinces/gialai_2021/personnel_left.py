"""Those downsized since 2015, in half-yearly batches with their money, and labour contracts."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from konia.domains.personnel.models import (
    DownsizingBatch,
    DownsizingCase,
    Employment,
    LabourContract,
)  # fmt: skip
from konia.kernel.registers.copying import copy_lines, line
from konia.kernel.registers.models import Record

from .personnel_staff import COLUMNS, HALVES, LAST_HALF, Crew, Person, headcount_line, keep
from .world import World, day_between

CUT_PROPOSED = {"civil_service": 5, "public_unit": 40}
CONTRACTS = {"department": 117, "district": 75}


def fill(world: World, crew: Crew) -> None:
    """People who left by downsizing, and people outside the quota."""
    dice = world.dice("downsizing")
    copy_lines(Employment, COLUMNS, list(_downsized(world, crew, dice)))
    _contracts(world, crew, dice)


def _downsized(world: World, crew: Crew, dice: Random) -> Iterator[str]:
    """Batches and cases; each case's person has left the headcount."""
    cases: list[DownsizingCase] = []
    places = {"civil_service": crew.offices, "public_unit": crew.services}
    for kind, by_body in crew.cuts.items():
        for body, halves in by_body.items():
            for half, number in halves.items():
                for _ in range(world.scaled(number) if number else 0):
                    yield _leaver(crew, dice, cases, kind, dice.choice(places[kind][body]), half)
        for number in range(CUT_PROPOSED[kind]):
            body = list(by_body)[number % len(by_body)]
            people = crew.civil if kind == "civil_service" else crew.public
            if number < len(people):
                _proposed(dice, cases, kind, people[number * 7 % len(people)])
    _store_cases(world, cases)


def _leaver(
    crew: Crew, dice: Random, cases: list[DownsizingCase], kind: str, unit: int,
    half: tuple[int, int],
) -> str:  # fmt: skip
    person = crew.person(dice, unit, "TG")
    year, part = half
    # Those of the last half-year had left by March, before the day on which heads were counted.
    last = date(year, 3, 30) if half == LAST_HALF else date(year, 6, 1)
    span = (date(year, 1, 1), last) if part == 1 else (date(year, 7, 1), date(year, 12, 1))
    left = day_between(dice, *span)
    cases.append(_case(dice, person, kind, half, left))
    staff = "civil_servant" if kind == "civil_service" else "public_employee"
    first = day_between(dice, date(1985, 1, 1), date(2005, 1, 1))
    return headcount_line(dice, person, staff, first, left - timedelta(days=1))


def _proposed(dice: Random, cases: list[DownsizingCase], kind: str, person: Person) -> None:
    cases.append(_case(dice, person, kind, (2021, 2), date(2021, 7, 1)))


def _case(
    dice: Random, person: Person, kind: str, half: tuple[int, int], left: date
) -> DownsizingCase:
    year, part = half
    reason = dice.choice(("Nghỉ hưu trước tuổi", "Thôi việc ngay", "Dôi dư do sắp xếp tổ chức"))
    return DownsizingCase(
        batch_id=(year - 2016) * 2 + part, unit_id=person.unit, person_code=person.code,
        full_name=person.name, folded=person.folded, kind=kind, reason=reason,
        benefit_vnd=(60 + dice.randrange(140)) * 1_000_000, effective_on=left,
        approved_on=None if half == (2021, 2) else _approved_on(half),
    )  # fmt: skip


def _approved_on(half: tuple[int, int]) -> date:
    year, part = half
    return date(year - 1, 12, 10) if part == 1 else date(year, 6, 10)


def _store_cases(world: World, cases: list[DownsizingCase]) -> None:
    amounts: dict[int, int] = {}
    for case in cases:
        amounts[case.batch_id] = amounts.get(case.batch_id, 0) + case.benefit_vnd
    batches = [_batch(world, half, amounts) for half in [*HALVES, LAST_HALF, (2021, 2)]]
    for batch in batches:
        batch.compose()
    copy_lines(DownsizingBatch, _fields(DownsizingBatch), (_row(b) for b in batches))
    names = [name for name in _fields(DownsizingCase) if name != "id"]
    copy_lines(DownsizingCase, names, (line(*(getattr(c, n) for n in names)) for c in cases))


def _batch(world: World, half: tuple[int, int], amounts: dict[int, int]) -> DownsizingBatch:
    year, part = half
    number = (year - 2016) * 2 + part
    open_still = half == (2021, 2)
    approved = _approved_on(half)
    return DownsizingBatch(
        id=number, unit_id=world.unit("snv"), code=f"TG{year}-{part}", year=year, half=part,
        basis="Nghị định 108/2014/NĐ-CP", amount_vnd=amounts.get(number, 0),
        proposed_on=approved - timedelta(days=70), appraised_on=approved - timedelta(days=20),
        approved_on=None if open_still else approved,
        decision="" if open_still else f"Quyết định phê duyệt đợt {part} năm {year}",
        notified_on=None if open_still else approved + timedelta(days=7),
    )  # fmt: skip


def _fields(model: type[Record]) -> list[str]:
    skipped = {"recorded_at", "withdrawn_at"}
    return [field.attname for field in model._meta.concrete_fields if field.name not in skipped]


def _row(record: Record) -> str:
    return line(*(getattr(record, name) for name in _fields(type(record))))


def _contracts(world: World, crew: Crew, dice: Random) -> None:
    districts = set(world.of_kind("district_pc"))
    rows = []
    for tier, total in CONTRACTS.items():
        bodies = [body for body in crew.offices if (body in districts) == (tier == "district")]
        for number in range(total):
            unit = dice.choice(crew.offices[bodies[number % len(bodies)]])
            rows.append(
                _contract(crew, dice, unit, "administrative", date(2015 + number % 6, 3, 1))
            )
        for number in range(20):
            unit = crew.offices[bodies[number % len(bodies)]][0]
            ended = _contract(crew, dice, unit, "administrative", date(2014, 3, 1))
            ended.last_on = date(2017 + number % 4, 12, 31)
            rows.append(ended)
        rows.append(
            _contract(crew, dice, crew.offices[bodies[0]][0], "administrative", date(2021, 7, 1))
        )
    for number, ids in enumerate(crew.services.values()):
        some = ids[: 3 + number % 5]
        rows += [_contract(crew, dice, unit, "public_unit", date(2018, 9, 1)) for unit in some]
    keep(LabourContract, rows)


def _contract(crew: Crew, dice: Random, unit: int, body: str, first: date) -> LabourContract:
    person = crew.person(dice, unit, "HD")
    work = dice.choice(("Lái xe", "Bảo vệ", "Tạp vụ", "Văn thư"))
    return LabourContract(
        unit_id=unit, person_code=person.code, full_name=person.name, body=body, work=work,
        contract_number=f"{first.year}/HĐLĐ-{person.code[-4:]}", first_on=first,
    )  # fmt: skip
