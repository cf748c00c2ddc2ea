"""Quotas of 2015-2021 and 26,507 people in post.

ASSUMPTION: the quotas of 2015 are 2,977 civil servants and 29,342 persons of public units, so that
the printed cuts of 304 and 2,935 are 10.2 % and 10 %. Numbers by body are not printed; they are
spread by the number of units below each body.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

from konia.domains.personnel.models import (
    Employment,
    Quota,
)  # fmt: skip
from konia.kernel.org.models import Unit
from konia.kernel.registers.copying import copy_lines, line
from konia.kernel.registers.models import Record

from .people import full_name
from .world import AS_OF, World, breakdown, day_between, weekday_between

CIVIL_BY_TIER = {"department": 1300, "district": 1373}
CIVIL_PRESENT, CIVIL_SEEN_ON = 2567, date(2021, 5, 30)
PUBLIC_QUOTA = 26_407
PUBLIC_PRESENT, PUBLIC_SEEN_ON = 23_940, date(2021, 3, 31)
CUT = {"civil_service": 304, "public_unit": 2935}
CUT_IN_PERIOD = {"civil_service": 12, "public_unit": 96}
# A small copy of the province still has people for every register.
LEAST_IN_A_BODY = 8
EXAM_DECIDED_ON = date(2021, 4, 7)
YEARS = range(2015, 2022)
EARLIER = (date(1992, 1, 1), date(2014, 12, 31))
LAST_HALF = (2021, 1)
HALVES = [(year, half) for year in range(2016, 2021) for half in (1, 2)]
COLUMNS = (
    "unit_id", "folded", "person_code", "full_name", "sex", "born_on", "kind", "budget_paid",
    "position", "grade", "pay_step", "party_member", "first_on", "last_on",
)  # fmt: skip

# kind of quota -> body -> half-year -> how many were downsized.
Cuts: TypeAlias = "dict[str, dict[str, dict[tuple[int, int], int]]]"


@dataclass(frozen=True)
class Person:
    """One person: code, name, its search form, and the unit's id."""

    code: str
    name: str
    folded: str
    unit: int


@dataclass
class Hired:
    """Somebody recruited by a list approved on a day, who starts on another."""

    person: Person
    kind: str
    route: str
    decided: date
    started: date | None


@dataclass
class Crew:
    """What the later loaders need. civil, public: people in post; units: body -> ids of units."""

    civil: list[Person] = field(default_factory=list)
    public: list[Person] = field(default_factory=list)
    hired: list[Hired] = field(default_factory=list)
    offices: dict[str, list[int]] = field(default_factory=dict)
    services: dict[str, list[int]] = field(default_factory=dict)
    cuts: Cuts = field(default_factory=dict)
    _count: int = 0

    def person(self, dice: Random, unit: int, kind: str) -> Person:
        """A new person."""
        self._count += 1
        name, folded = full_name(dice)
        code = f"GL{kind}{self._count:06}"
        return Person(code, name, f"{code.lower()} {folded}", unit)


def spread(total: int, weights: Sequence[int]) -> list[int]:
    """A number in whole parts by weight; what is left over goes to the largest remainders."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for index in order[: total - sum(parts)]:
        parts[index] += 1
    return parts


def keep(model: type[Record], rows: Sequence[Record]) -> None:
    """Store records with their search text."""
    for row in rows:
        row.compose()
    model.objects.bulk_create(rows)


def fill(world: World) -> Crew:
    """Fill the tables of posts and people. Returns: who is there, for the later loaders."""
    dice, crew = world.dice("personnel"), Crew()
    _units(world, crew)
    civil = _civil_quota(world)
    public = _public_quota(crew)
    crew.cuts = {
        "civil_service": _cuts(civil, "civil_service"), "public_unit": _cuts(public, "public_unit"),
    }  # fmt: skip
    _quotas(world, civil, crew.cuts["civil_service"], "civil_service")
    _quotas(world, public, crew.cuts["public_unit"], "public_unit")
    lines = [*_recruits(world, crew, dice, civil)]
    lines += _in_post(world, crew, dice, civil, public)
    lines += _commune_staff(world, crew, dice)
    copy_lines(Employment, COLUMNS, lines)
    return crew


def _units(world: World, crew: Crew) -> None:
    """Where civil servants sit, and which public units are open, by answering body."""
    bodies = world.of_kind("department") + world.of_kind("management_board")
    for code in bodies + world.of_kind("district_pc"):
        crew.offices[code] = [world.units[code]]
    for code in world.of_kind("branch") + world.of_kind("division"):
        crew.offices[world.parents[code]].append(world.units[code])
    is_open = set(Unit.objects.open_on(AS_OF).values_list("code", flat=True))
    for code in world.of_kind("public_unit"):
        if code in is_open:
            crew.services.setdefault(world.parents[code], []).append(world.units[code])


def _civil_quota(world: World) -> dict[str, int]:
    """Civil-service posts of 2021 by body."""
    found: dict[str, int] = {}
    departments = world.of_kind("department") + world.of_kind("management_board")
    branches = [world.parents[code] for code in world.of_kind("branch")]
    weights = [40 + 20 * branches.count(code) for code in departments]
    found.update(zip(departments, spread(CIVIL_BY_TIER["department"], weights), strict=True))
    districts = world.of_kind("district_pc")
    communes = [world.parents[code] for code in world.of_kind("commune_pc")]
    weights = [60 + communes.count(code) for code in districts]
    found.update(zip(districts, spread(CIVIL_BY_TIER["district"], weights), strict=True))
    return found


def _public_quota(crew: Crew) -> dict[str, int]:
    """Persons of public units of 2021 by body."""
    bodies = list(crew.services)
    parts = spread(PUBLIC_QUOTA, [len(crew.services[body]) for body in bodies])
    return dict(zip(bodies, parts, strict=True))


def _cuts(quota: dict[str, int], kind: str) -> dict[str, dict[tuple[int, int], int]]:
    """How many were downsized, by body and half-year, so that quotas fall by just as many."""
    bodies = list(quota)
    found: dict[str, dict[tuple[int, int], int]] = {body: {} for body in bodies}
    weights = [quota[body] for body in bodies]
    before = CUT[kind] - CUT_IN_PERIOD[kind]
    for half, total in zip(HALVES, spread(before, [1] * len(HALVES)), strict=True):
        for body, part in zip(bodies, spread(total, weights), strict=True):
            found[body][half] = part
    for body, part in zip(bodies, spread(CUT_IN_PERIOD[kind], weights), strict=True):
        found[body][LAST_HALF] = part
    return found


def _quotas(
    world: World, quota: dict[str, int], cuts: dict[str, dict[tuple[int, int], int]], kind: str
) -> None:
    """Quotas of each year: that of 2021, and as many more as were cut since."""
    rows = []
    for body, posts in quota.items():
        for year in YEARS:
            later = sum(n for (cut_year, _), n in cuts[body].items() if cut_year > year)
            moved = 3 if body == world.alias["stc"] and year == 2021 else 0
            rows.append(
                _quota(world, body, kind, year, posts + later + moved, date(year - 1, 12, 10))
            )
        if body == world.alias["stc"]:
            rows.append(_quota(world, body, kind, 2021, -3, date(2021, 3, 10)))
    now = date(2021, 3, 10)
    rows.append(_quota(world, world.alias["snv"], kind, 2021, 3, now))
    first = next(
        row for row in rows if row.unit_id == world.unit("snv") and row.year == 2021
    )  # the three posts came from another department
    first.posts -= 3
    keep(Quota, rows)


def _quota(world: World, body: str, kind: str, year: int, posts: int, on: date) -> Quota:
    verb = "giao" if on.month == 12 else "điều chỉnh"
    decision = f"Quyết định {verb} biên chế năm {year}"
    return Quota(
        unit_id=world.units[body],
        kind=kind,
        year=year,
        posts=posts,
        decision=decision,
        decided_on=on,
    )


def _recruits(world: World, crew: Crew, dice: Random, civil: dict[str, int]) -> Iterator[str]:
    """Recruits and, for those who started, their lines in the headcount."""
    for hired in _hired(world, crew, dice, civil):
        crew.hired.append(hired)
        if hired.started is not None:
            yield headcount_line(dice, hired.person, hired.kind, hired.started, None)


def _hired(world: World, crew: Crew, dice: Random, civil: dict[str, int]) -> Iterator[Hired]:
    yield from _exam(world, crew, dice, civil)
    for number in range(6):
        unit = crew.offices[world.alias["skhcn" if number % 2 else "sct"]][0]
        # The sixth special case came after 10/6, the day up to which the report counts.
        on = date(2021, 6, 11) if number == 5 else date(2021, 1 + number, 18)
        yield Hired(crew.person(dice, unit, "CC"), "civil_servant", "special", on, None)
    for number, district in enumerate(world.of_kind("district_pc")[:6]):
        on = date(2020, 12, 24) + timedelta(days=27 * number)
        person = crew.person(dice, crew.offices[district][0], "CC")
        yield Hired(person, "civil_servant", "conversion", on, on + timedelta(days=7))
    yield from _public_hired(world, crew, dice)


def _exam(world: World, crew: Crew, dice: Random, civil: dict[str, int]) -> Iterator[Hired]:
    bodies = [
        body
        for body, part in zip(civil, spread(138, list(civil.values())), strict=True)
        for _ in range(part)
    ]
    for number, body in enumerate(bodies):
        person = crew.person(dice, dice.choice(crew.offices[body]), "CC")
        late = number % 17 == 16  # eight took up work only in June
        first, last = (
            (date(2021, 6, 1), date(2021, 6, 11))
            if late
            else (date(2021, 4, 19), date(2021, 5, 28))
        )
        started = weekday_between(dice, first, last)
        yield Hired(person, "civil_servant", "exam", EXAM_DECIDED_ON, started)
    for body in world.of_kind("district_pc"):
        person = crew.person(dice, crew.offices[body][0], "CC")
        on = date(2019, 5, 20)
        yield Hired(person, "civil_servant", "exam", on, on + timedelta(days=20))


def _public_hired(world: World, crew: Crew, dice: Random) -> Iterator[Hired]:
    first, last = date(2020, 12, 15), date(2021, 6, 14)
    for quantity, route in (("vc_recruited", "selection"), ("vc_recruited_special", "special")):
        for name, number in breakdown(quantity).items():
            body = world.alias[name]
            units = crew.services.get(body) or [world.units[body]]
            for _ in range(number):
                on = weekday_between(dice, first, last)
                yield _public_one(crew, dice, dice.choice(units), route, on)
    edges = [date(2020, 12, 14), date(2020, 11, 3), date(2020, 9, 8), date(2021, 6, 15)]
    for on in edges * 8:
        unit = dice.choice(crew.services[dice.choice(list(crew.services))])
        yield _public_one(crew, dice, unit, dice.choice(("selection", "exam")), on)


def _public_one(crew: Crew, dice: Random, unit: int, route: str, on: date) -> Hired:
    started = on + timedelta(days=10 + dice.randrange(30))
    return Hired(crew.person(dice, unit, "VC"), "public_employee", route, on, started)


def _in_post(
    world: World, crew: Crew, dice: Random, civil: dict[str, int], public: dict[str, int]
) -> Iterator[str]:
    """Everyone else in post on the days the report counts on."""
    yield from _stock(
        crew, dice, civil, crew.offices, "civil_servant", world.scaled(CIVIL_PRESENT), CIVIL_SEEN_ON
    )
    yield from _stock(
        crew, dice, public, crew.services, "public_employee", world.scaled(PUBLIC_PRESENT),
        PUBLIC_SEEN_ON,
    )  # fmt: skip


def _stock(
    crew: Crew, dice: Random, quota: dict[str, int], units: dict[str, list[int]], kind: str,
    total: int, seen_on: date,
) -> Iterator[str]:  # fmt: skip
    body_of = {unit: body for body, ids in units.items() for unit in ids}
    started = [
        body_of[hired.person.unit] for hired in crew.hired
        if hired.kind == kind and hired.started and hired.started <= seen_on
        and hired.person.unit in body_of
    ]  # fmt: skip
    people = crew.civil if kind == "civil_servant" else crew.public
    for body, part in zip(quota, spread(total, list(quota.values())), strict=True):
        for number in range(max(LEAST_IN_A_BODY, part - started.count(body))):
            person = crew.person(dice, units[body][number % len(units[body])], kind[0].upper())
            recent = number % 8 == 0
            span = (date(2015, 1, 1), date(2020, 11, 30)) if recent else EARLIER
            first = day_between(dice, *span)
            leaves = number % 190 == 7
            last = seen_on + timedelta(days=dice.randrange(75)) if leaves else None
            if not leaves:
                people.append(person)
            yield headcount_line(dice, person, kind, first, last)


def _commune_staff(world: World, crew: Crew, dice: Random) -> Iterator[str]:
    for code in world.of_kind("commune_pc"):
        for _ in range(2):
            person = crew.person(dice, world.units[code], "CX")
            first = day_between(dice, date(2000, 1, 1), date(2019, 1, 1))
            yield headcount_line(dice, person, "commune_cadre", first, None)


def headcount_line(dice: Random, person: Person, kind: str, first: date, last: date | None) -> str:
    born = date(
        first.year - 22 - dice.randrange(12), 1 + dice.randrange(12), 1 + dice.randrange(28)
    )
    sex = "female" if dice.random() < (0.62 if kind == "public_employee" else 0.38) else "male"
    position = "Giáo viên" if kind == "public_employee" else "Chuyên viên"
    grade = "Viên chức hạng III" if kind == "public_employee" else "Chuyên viên"
    return line(
        person.unit, person.folded, person.code, person.name, sex, born, kind, "t", position,
        grade, 1 + dice.randrange(9), dice.random() < 0.5, first, last,
    )  # fmt: skip
