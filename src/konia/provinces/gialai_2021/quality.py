"""ISO 9001: 276 bodies that keep a quality system, 47 of 57 converted, two with electronic ISO.

The report prints 47/57 while the groups other than communes add up to 56. The plan of conversion
names a 57th body that keeps no quality system yet (ASSUMPTION: the provincial Public
Administration Service Centre), so 57 is the list of the plan and 56 the systems.
"""

from datetime import date, timedelta
from random import Random

from konia.domains.quality.models import (
    AuditFinding,
    ConversionDue,
    ElectronicIso,
    IsoConversion,
    QualitySystem,
    WorkProcedure,
)  # fmt: skip
from konia.kernel.registers.models import Record

from .world import World, day_between

PLAN, PLANNED_ON = "680/QĐ-UBND", date(2019, 11, 14)
NO_SYSTEM_YET = "ttphhcc"
NOT_IN_FOOTNOTE = "bchqs"
BRANCHES = 11  # the first eleven branches are those of footnote 24
CONVERTED = {"department": 18, "branch": 11, "district": 16, "central": 2}


def fill(world: World) -> None:
    """Systems, the list of the conversion plan, conversions, procedures, findings."""
    dice = world.dice("quality")
    groups = _groups(world)
    _keep(QualitySystem, _systems(dice, groups))
    due = [unit for group in CONVERTED for unit in groups[group]] + [world.unit(NO_SYSTEM_YET)]
    _keep(ConversionDue, [
        ConversionDue(unit_id=unit, plan=PLAN, listed_on=PLANNED_ON, deadline_on=date(2021, 12, 31))
        for unit in due
    ])  # fmt: skip
    _keep(IsoConversion, _conversions(dice, groups))
    _keep(ElectronicIso, _electronic(world))
    _keep(WorkProcedure, _procedures(groups["department"]))
    _keep(AuditFinding, _findings(dice, groups))


def _keep(model: type[Record], rows: list[Record]) -> None:
    for row in rows:
        row.compose()
    model.objects.bulk_create(rows)


def _groups(world: World) -> dict[str, list[int]]:
    """Group -> ids of the bodies that keep a quality system (footnote 24)."""
    central = [code for code in world.of_kind("central") if code != world.alias[NOT_IN_FOOTNOTE]]
    codes = {
        "department": world.of_kind("department") + world.of_kind("management_board"),
        "branch": world.of_kind("branch")[:BRANCHES],
        "district": world.of_kind("district_pc"),
        "central": central,
        "commune": world.of_kind("commune_pc"),
    }
    return {group: [world.units[code] for code in found] for group, found in codes.items()}


def _systems(dice: Random, groups: dict[str, list[int]]) -> list[Record]:
    rows: list[Record] = []
    for group, units in groups.items():
        for place, unit in enumerate(units):
            first = day_between(dice, date(2012, 1, 1), date(2018, 12, 1))
            if place % 9 == 4:  # an earlier system that lapsed and was declared anew
                rows.append(_system(unit, group, date(2010, 5, 3), date(2011, 12, 31)))
            rows.append(_system(unit, group, first, None))
    return rows


def _system(unit: int, group: str, first: date, last: date | None) -> QualitySystem:
    return QualitySystem(
        unit_id=unit, group=group, edition="2008", first_on=first, last_on=last,
        scope="Giải quyết thủ tục hành chính", decision=f"Quyết định công bố năm {first.year}",
    )  # fmt: skip


def _conversions(dice: Random, groups: dict[str, list[int]]) -> list[Record]:
    """Those converted by June 2021, and one district that followed in July."""
    done = [
        (unit, group, day_between(dice, date(2019, 12, 2), date(2021, 5, 28)))
        for group, number in CONVERTED.items()
        for unit in groups[group][:number]
    ]
    done.append((groups["district"][16], "district", date(2021, 7, 12)))
    return [
        IsoConversion(
            unit_id=unit, group=group, from_edition="2008", to_edition="2015", converted_on=on,
            decision=f"Quyết định công bố phù hợp ngày {on:%d/%m/%Y}",
        )
        for unit, group, on in done
    ]  # fmt: skip


def _electronic(world: World) -> list[Record]:
    """Two departments in 2021; the centre is planned for later."""
    stages = (
        ("skhcn", "pilot", date(2021, 3, 15)),
        ("stttt", "pilot", date(2021, 5, 10)),
        (NO_SYSTEM_YET, "planned", date(2021, 6, 1)),
        ("snv", "pilot", date(2021, 9, 1)),
    )
    return [
        ElectronicIso(unit_id=world.unit(key), stage=stage, first_on=on, software="ISO điện tử")
        for key, stage, on in stages
    ]  # fmt: skip


def _procedures(units: list[int]) -> list[Record]:
    titles = ("Kiểm soát tài liệu", "Đánh giá nội bộ", "Giải quyết hồ sơ một cửa")
    return [
        WorkProcedure(
            unit_id=unit, code=f"QT-{number:02}", title=title, version=version,
            in_force_on=date(2017 + 2 * version, 1, 15),
            change="" if version == 1 else "Cập nhật theo TCVN ISO 9001:2015",
        )
        for unit in units for number, title in enumerate(titles, 1) for version in (1, 2)
    ]  # fmt: skip


def _findings(dice: Random, groups: dict[str, list[int]]) -> list[Record]:
    """Findings of the yearly inspections; those of 2020 are closed, some of 2021 are open."""
    rows: list[Record] = []
    units = groups["department"] + groups["district"]
    for number, unit in enumerate(units):
        for year in (2020, 2021):
            found = day_between(dice, date(year, 4, 5), date(year, 5, 28))
            closed = year == 2020 or number % 3 != 0
            rows.append(AuditFinding(
                unit_id=unit, code=f"PH{year}-{number + 1:03}", severity="minor",
                audit="Kiểm tra theo 129/QĐ-UBND" if year == 2021 else "Kiểm tra năm 2020",
                text="Chưa cập nhật văn bản pháp luật mới vào quy trình", found_on=found,
                closed_on=found + timedelta(days=12) if closed else None,
                evidence="Bản quy trình đã cập nhật" if closed else "",
            ))  # fmt: skip
    return rows
