"""What was decided about people: schemes, recruitment, moves, leaders, discipline."""

from datetime import date, timedelta
from random import Random

from konia.domains.personnel.models import (
    Appointment,
    Appraisal,
    Candidate,
    DisciplineCase,
    JobPositionScheme,
    Move,
    PlannedLeader,
    PositionBreach,
    Recruit,
    RecruitmentPlan,
)  # fmt: skip
from konia.kernel.org.models import Unit

from .people import full_name
from .personnel_staff import EXAM_DECIDED_ON, Crew, Hired, Person, keep
from .world import ROOT, World, breakdown, day_between, weekday_between

FIRST, LAST = date(2020, 12, 15), date(2021, 6, 14)
EXAM = "Thi tuyển công chức năm 2020"
# "huyện Đăk Sơ" of footnote 32 is none of the seventeen districts. Its two leaders are entered for
# Chư Sê: the only district with "S" in its name that the footnote does not list already.
# ASSUMPTION, written into each record's note.
UNKNOWN_DISTRICT, MEANT = "(không xác định)", "Chư Sê"
NOTE = "Báo cáo in “huyện Đăk Sơ”, không có trong danh mục; ghi cho huyện Chư Sê, chờ xác nhận."
# kind of decision -> for whom, how many in the period (section II.4.a of the report).
MOVES = (
    ("process_approved", "enterprise_manager", 2), ("process_approved", "civil_servant", 1),
    ("reappointed", "enterprise_manager", 2), ("moved_and_appointed", "enterprise_manager", 3),
    ("moved_and_appointed", "civil_servant", 2), ("manager_appointed", "public_employee", 1),
    ("post_approved", "civil_servant", 1), ("received", "civil_servant", 2),
    ("pay_grade_changed", "civil_servant", 1), ("pay_raised", "civil_servant", 4),
    ("seniority_granted", "civil_servant", 8), ("principal_specialist", "civil_servant", 159),
    ("into_quota", "civil_servant", 9), ("between_units", "civil_servant", 24),
    ("out_of_quota", "civil_servant", 40), ("grade_changed", "public_employee", 18),
)  # fmt: skip
BY_HOME_AFFAIRS = {"into_quota", "between_units", "out_of_quota", "grade_changed"}
OUTSIDE = (date(2019, 10, 8), date(2020, 12, 14), date(2021, 6, 15), date(2021, 8, 3))


def fill(world: World, crew: Crew) -> None:
    """Everything decided about people."""
    dice = world.dice("careers")
    _schemes(world, dice)
    _recruits(crew, plan=_plans(world))
    _candidates(crew, dice)
    _moves(world, crew, dice)
    _leaders(world, crew, dice)
    _appraisals(crew, dice)
    _discipline(world, crew, dice)


def _schemes(world: World, dice: Random) -> None:
    rows = [
        JobPositionScheme(
            unit_id=world.units[code], body="administrative", positions=20 + dice.randrange(25),
            decision="Quyết định phê duyệt vị trí việc làm", first_on=date(2016, 3, 1),
        )
        for code in world.of_kind("department")
    ]  # fmt: skip
    closed = dict(Unit.objects.filter(closed_on__isnull=False).values_list("id", "closed_on"))
    for number, code in enumerate(world.of_kind("public_unit")):
        unit = world.units[code]
        first = day_between(dice, date(2014, 6, 1), date(2015, 12, 31))
        last = closed[unit] - timedelta(days=1) if unit in closed else None
        if number % 8 == 0 and last is None:
            rows.append(_scheme(dice, unit, first, date(2018, 12, 31)))
            first = date(2019, 1, 1)
        rows.append(_scheme(dice, unit, first, last))
    keep(JobPositionScheme, rows)
    breaches = (
        ("svhttdl", date(2019, 6, 12)),
        ("dai_ptth", date(2019, 11, 5)),
        ("sct", date(2020, 12, 14)),
        ("sxd", date(2021, 8, 5)),
    )
    keep(PositionBreach, [
        PositionBreach(
            unit_id=world.unit(key), found_on=on, inspection=f"Thanh tra công tác nội vụ năm {on.year}",
            finding="Bố trí người chưa đúng vị trí việc làm được phê duyệt",
            handled_on=on + timedelta(days=90),
        )
        for key, on in breaches
    ])  # fmt: skip


def _scheme(dice: Random, unit: int, first: date, last: date | None) -> JobPositionScheme:
    decision = f"Quyết định phê duyệt vị trí việc làm năm {first.year}"
    return JobPositionScheme(
        unit_id=unit, body="public_unit", positions=8 + dice.randrange(20), decision=decision,
        first_on=first, last_on=last,
    )  # fmt: skip


def _plans(world: World) -> int:
    """The exam plan of 2020 and the plans for public employees. Returns: id of the exam plan.

    ASSUMPTION: the three approvals of the period are not dated in the report.
    """
    rows = (
        (
            "TD2020-CC",
            "Tuyển dụng công chức cấp tỉnh, cấp huyện năm 2020",
            2020,
            "civil_servant",
            160,
            "1363/KH-UBND",
            date(2020, 7, 1),
            ROOT,
        ),
        (
            "TD2021-VC-DC",
            "Tuyển dụng viên chức giáo viên huyện Đức Cơ",
            2021,
            "public_employee",
            74,
            "Quyết định của Sở Nội vụ",
            date(2021, 2, 24),
            "Đức Cơ",
        ),
        (
            "TD2021-VC-CP",
            "Tuyển dụng viên chức giáo viên huyện Chư Păh",
            2021,
            "public_employee",
            88,
            "Quyết định của Sở Nội vụ",
            date(2021, 3, 31),
            "Chư Păh",
        ),
        (
            "TD2021-VC-YT",
            "Tuyển dụng viên chức của Sở Y tế",
            2021,
            "public_employee",
            120,
            "Quyết định của Sở Nội vụ",
            date(2021, 5, 19),
            "syt",
        ),
        (
            "TD2020-VC-NN",
            "Tuyển dụng viên chức của Sở Nông nghiệp và Phát triển nông thôn",
            2020,
            "public_employee",
            45,
            "Quyết định của Sở Nội vụ",
            date(2020, 9, 15),
            "snnptnt",
        ),
        (
            "TD2020-VC-PK",
            "Tuyển dụng viên chức giáo viên thành phố Pleiku",
            2020,
            "public_employee",
            150,
            "Quyết định của Sở Nội vụ",
            date(2020, 12, 14),
            "Pleiku",
        ),
        (
            "TD2021-VC-IP",
            "Tuyển dụng viên chức giáo viên huyện Ia Pa",
            2021,
            "public_employee",
            30,
            "Quyết định của Sở Nội vụ",
            date(2021, 7, 6),
            "Ia Pa",
        ),
        ("TD2021-CC", "Tuyển dụng công chức năm 2021", 2021, "civil_servant", 100, "", None, ROOT),
    )
    plans = [
        RecruitmentPlan(
            code=code, title=title, year=year, kind=kind, posts=posts, decision=decision,
            approved_on=on, unit_id=world.unit(where),
        )
        for code, title, year, kind, posts, decision, on, where in rows
    ]  # fmt: skip
    keep(RecruitmentPlan, plans)
    return int(plans[0].pk)


def _recruits(crew: Crew, *, plan: int) -> None:
    keep(Recruit, [_recruit(hired, plan) for hired in crew.hired])


def _recruit(hired: Hired, plan: int) -> Recruit:
    by_exam = hired.route == "exam" and hired.decided == EXAM_DECIDED_ON
    decision = "324/QĐ-UBND" if by_exam else f"Quyết định tuyển dụng {hired.decided:%d/%m/%Y}"
    person = hired.person
    return Recruit(
        plan_id=plan if by_exam else None, unit_id=person.unit, person_code=person.code,
        full_name=person.name, kind=hired.kind, route=hired.route, decision=decision,
        post="Chuyên viên" if hired.kind == "civil_servant" else "Giáo viên, viên chức",
        decided_on=hired.decided, started_on=hired.started,
    )  # fmt: skip


def _candidates(crew: Crew, dice: Random) -> None:
    """412 sat the exam of 2020 and 138 were admitted."""
    admitted = [h.person for h in crew.hired if h.decided == EXAM_DECIDED_ON and h.route == "exam"]
    rows = [_candidate(dice, n, person.name, person.unit, 70) for n, person in enumerate(admitted)]
    for row in rows:
        row.admitted_on, row.decision = EXAM_DECIDED_ON, "324/QĐ-UBND"
    for number in range(len(admitted), 412):
        unit = admitted[number % len(admitted)].unit
        rows.append(_candidate(dice, number, full_name(dice)[0], unit, 35))
    keep(Candidate, rows)


def _candidate(dice: Random, number: int, name: str, unit: int, least: int) -> Candidate:
    return Candidate(
        exam=EXAM, number=f"GL{number + 1:03}", full_name=name, unit_id=unit, post="Chuyên viên",
        mark=least + dice.randrange(28), priority=dice.choice((0, 0, 0, 2.5, 5)),
    )  # fmt: skip


def _moves(world: World, crew: Crew, dice: Random) -> None:
    rows = []
    for kind, holder, number in MOVES:
        days = [weekday_between(dice, FIRST, LAST) for _ in range(number)]
        rows += [_move(world, crew, dice, kind, holder, on) for on in (*days, *OUTSIDE)]
    keep(Move, rows)


def _move(world: World, crew: Crew, dice: Random, kind: str, holder: str, on: date) -> Move:
    person = _somebody(world, crew, dice, holder)
    issuer = "Sở Nội vụ" if kind in BY_HOME_AFFAIRS else "UBND tỉnh"
    away = dice.choice(list(crew.offices.values()))[0] if kind == "between_units" else None
    return Move(
        unit_id=person.unit, person_code=person.code, full_name=person.name, kind=kind,
        holder=holder, from_unit_id=away, decision=f"Quyết định của {issuer} ngày {on:%d/%m/%Y}",
        decided_on=on, effective_on=on + timedelta(days=1 + dice.randrange(20)),
    )  # fmt: skip


def _somebody(world: World, crew: Crew, dice: Random, holder: str) -> Person:
    if holder == "enterprise_manager":
        return crew.person(dice, world.units[ROOT], "DN")
    return dice.choice(crew.public if holder == "public_employee" else crew.civil)


def _leaders(world: World, crew: Crew, dice: Random) -> None:
    rows = [*_new_leaders(world, crew, dice), *_standing_leaders(world, crew, dice)]
    keep(Appointment, rows)


def _new_leaders(world: World, crew: Crew, dice: Random) -> list[Appointment]:
    """Leaders newly appointed in the period, as the notes and footnote 32 list them."""
    rows = []
    levels = {"An Khê": ("district", "Phó Chủ tịch UBND"), "": ("department", "Phó Giám đốc")}
    for name, number in breakdown("dept_leaders_appointed").items():
        level, post = levels.get(name, levels[""])
        rows += [_new(crew, dice, world.unit(name), level, post) for _ in range(number)]
    for name, number in breakdown("dept_division_leaders_appointed").items():
        unit = world.unit(name)
        rows += [
            _new(crew, dice, unit, "department_division", "Phó Trưởng phòng") for _ in range(number)
        ]
    for name, number in breakdown("district_division_leaders_appointed").items():
        unknown = name == UNKNOWN_DISTRICT
        divisions = crew.offices[world.alias[MEANT if unknown else name]][1:]
        for place in range(number):
            row = _new(crew, dice, divisions[place], "district_division", "Trưởng phòng")
            row.note = NOTE if unknown else ""
            rows.append(row)
    return rows


def _new(crew: Crew, dice: Random, unit: int, level: str, post: str) -> Appointment:
    on = weekday_between(dice, FIRST, LAST)
    return _appointment(crew, dice, unit, level, post, on)


def _appointment(
    crew: Crew, dice: Random, unit: int, level: str, post: str, on: date
) -> Appointment:
    person = crew.person(dice, unit, "LD")
    return Appointment(
        unit_id=unit, person_code=person.code, full_name=person.name, level=level, post=post,
        sex="female" if dice.random() < 0.27 else "male", decided_on=on,
        decision=f"Quyết định bổ nhiệm ngày {on:%d/%m/%Y}",
        term_ends_on=date(on.year + 5, on.month, min(on.day, 28)),
    )  # fmt: skip


def _standing_leaders(world: World, crew: Crew, dice: Random) -> list[Appointment]:
    """Leaders appointed before and after the period; terms of mid-2016 end within three months."""
    districts = set(world.of_kind("district_pc"))
    places = [(world.units[ROOT], "province", "Lãnh đạo UBND tỉnh", 4)]
    for body, units in crew.offices.items():
        is_district = body in districts
        level, post = (
            ("district", "Lãnh đạo UBND") if is_district else ("department", "Lãnh đạo sở, ngành")
        )
        places.append((units[0], level, post, 3))
        inside = units[1:] if is_district else units * 2
        places += [(unit, f"{level}_division", "Lãnh đạo phòng", 2) for unit in inside]
    rows = []
    for unit, level, post, number in places:
        for _ in range(number):
            on = day_between(dice, date(2016, 6, 20), date(2020, 12, 14))
            rows.append(_appointment(crew, dice, unit, level, post, on))
    rows[5].method = "competitive_exam"
    again = [_again(crew, dice, unit, level, post) for unit, level, post, _ in places[1:13:2]]
    late = [
        _appointment(crew, dice, units[0], "department", "Phó Giám đốc", date(2021, 7, 20))
        for units in list(crew.offices.values())[:2]
    ]
    return rows + again + late


def _again(crew: Crew, dice: Random, unit: int, level: str, post: str) -> Appointment:
    row = _new(crew, dice, unit, level, post)
    row.is_new = False
    return row


def _appraisals(crew: Crew, dice: Random) -> None:
    people = crew.civil[:600]
    grades = ("excellent", "good", "good", "good", "done")
    keep(Appraisal, [
        Appraisal(
            unit_id=person.unit, person_code=person.code, full_name=person.name, year=2020,
            grade=dice.choice(grades), approved_on=date(2020, 12, 28),
        )
        for person in people
    ])  # fmt: skip
    keep(PlannedLeader, [
        PlannedLeader(
            unit_id=person.unit, person_code=person.code, full_name=person.name,
            post=dice.choice(("Trưởng phòng", "Phó Giám đốc sở", "Phó Chủ tịch UBND huyện")),
            term="2021-2026", approved_on=date(2020, 7, 15),
        )
        for person in people[::8]
    ])  # fmt: skip


def _discipline(world: World, crew: Crew, dice: Random) -> None:
    """One division leader of Krông Pa and thirteen staff; five of them also by the Party."""
    cases = [(crew.offices[world.alias["Krông Pa"]][5], "division_leader", 1)]
    for name, number in breakdown("psu_staff_disciplined").items():
        units = crew.services[world.alias[name]]
        cases += [(units[n % 3], "public_unit_staff", n % 3) for n in range(number)]
    rows = []
    for unit, level, both in cases:
        on = weekday_between(dice, FIRST + timedelta(days=20), LAST - timedelta(days=20))
        rows += _case(crew, dice, unit, level, on, both=both == 1)
    for number, on in enumerate(OUTSIDE):
        body = list(crew.services)[number + 3]
        rows += _case(crew, dice, crew.services[body][0], "public_unit_staff", on, both=True)
        rows += _case(
            crew, dice, crew.offices[world.alias["Ia Pa"]][2], "division_leader", on, both=False
        )
    rows += _case(
        crew, dice, world.unit("sxd"), "department_or_district", date(2018, 4, 3), both=True
    )
    rows += _case(crew, dice, world.unit("Chư Sê"), "other", date(2021, 3, 9), both=False)
    keep(DisciplineCase, rows)


def _case(
    crew: Crew, dice: Random, unit: int, level: str, on: date, *, both: bool
) -> list[DisciplineCase]:
    person = crew.person(dice, unit, "KL")
    form = dice.choice(("reprimand", "warning"))
    return [
        DisciplineCase(
            unit_id=unit, person_code=person.code, full_name=person.name, level=level, side=side,
            form=form, basis="Vi phạm quy định về công vụ",
            decision=f"Quyết định kỷ luật ngày {on:%d/%m/%Y}", decided_on=on, effective_on=on,
            cleared_on=on + timedelta(days=365),
        )
        for side in (("state", "party") if both else ("state",))
    ]  # fmt: skip
