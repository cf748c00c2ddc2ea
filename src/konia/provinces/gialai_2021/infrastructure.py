"""Equipment of the 257 bodies, levels of systems, milestones of platforms, 960 accounts."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

from konia.domains.infrastructure.models import (
    Alert,
    CallLog,
    DataService,
    Device,
    DeviceCount,
    Incident,
    InformationSystem,
    Link,
    PlatformMilestone,
    ReportingAccount,
    ServiceUse,
)  # fmt: skip
from konia.domains.infrastructure.states import (
    AccountLevel,
    CallResult,
    DeviceKind,
    Layer,
    LinkKind,
    LinkState,
    Severity,
    Stage,
    Subject,
)  # fmt: skip
from konia.kernel.registers.copying import copy_lines, line
from konia.kernel.registers.models import Record

from .people import full_name
from .world import ROOT, World, day_between

KINDS = ("department", "management_board", "district_pc", "commune_pc")
OFFICIALS = {"department": 62, "management_board": 40, "district_pc": 95, "commune_pc": 20}
CALLS = 24_000
# ASSUMPTION: names, layers and levels of systems; the report names the systems, not their levels.
# Key, name, owner, layer, level, approved on (None: not approved yet).
SYSTEMS = (
    ("motcua", "Hệ thống một cửa điện tử tập trung", "stttt", Layer.APPLICATION, 3, date(2019, 11, 20)),
    ("dvc", "Cổng Dịch vụ công tỉnh", "stttt", Layer.USERS, 3, date(2019, 11, 20)),
    ("qlvb", "Hệ thống quản lý văn bản và điều hành", "stttt", Layer.APPLICATION, 3, date(2020, 3, 12)),
    ("lgsp", "Nền tảng tích hợp, chia sẻ dữ liệu (LGSP)", "stttt", Layer.PLATFORM, 3, date(2020, 12, 25)),
    ("thdl", "Trung tâm Tích hợp dữ liệu", "stttt", Layer.EQUIPMENT, 3, date(2018, 9, 5)),
    ("mail", "Thư điện tử công vụ", "stttt", Layer.APPLICATION, 2, date(2019, 4, 2)),
    ("hnth", "Hội nghị truyền hình", "stttt", Layer.APPLICATION, 2, date(2019, 4, 2)),
    ("cong", "Cổng thông tin điện tử tỉnh", "vpub", Layer.USERS, 2, date(2018, 6, 18)),
    ("baocao", "Hệ thống thông tin báo cáo cấp tỉnh", "vpub", Layer.APPLICATION, 2, date(2021, 5, 20)),
    ("1022", "Tổng đài 1022", "stttt", Layer.USERS, 2, None),
    ("cbccvc", "Cơ sở dữ liệu cán bộ, công chức, viên chức", "snv", Layer.DATA, 2, date(2020, 10, 1)),
    ("gia", "Cơ sở dữ liệu giá", "stc", Layer.DATA, 2, None),
    ("hcsn", "Thông tin tài chính đơn vị hành chính sự nghiệp", "stc", Layer.APPLICATION, 2, date(2021, 7, 1)),
    ("dantoc", "Cơ sở dữ liệu công tác dân tộc", "bandantoc", Layer.DATA, 2, None),
    ("nq42", "Cổng thông tin kinh phí hỗ trợ người dân (nq42cp)", "sldtbxh", Layer.USERS, 2, date(2020, 8, 14)),
    ("emeeting", "Gia Lai eMeeting", "ttcntttt", Layer.APPLICATION, 1, date(2021, 1, 15)),
)  # fmt: skip
MILESTONES = (
    (Subject.ARCHITECTURE, Stage.NOT_YET, date(2019, 3, 1), "Kiến trúc phiên bản 1.0"),
    (Subject.ARCHITECTURE, Stage.DOING, date(2020, 3, 2), "Lập kiến trúc phiên bản 2.0"),
    (Subject.ARCHITECTURE, Stage.DONE, date(2020, 12, 31), "796/QĐ-UBND"),
    (Subject.REPORTING, Stage.NOT_YET, date(2019, 6, 1), "Khảo sát hệ thống báo cáo"),
    (Subject.REPORTING, Stage.DOING, date(2020, 12, 22), "2500/UBND-NC"),
    (Subject.REPORTING, Stage.DONE, date(2021, 5, 28), "330/QĐ-UBND"),
    (Subject.LGSP, Stage.DOING, date(2019, 9, 2), "Dự án nền tảng tích hợp, chia sẻ dữ liệu"),
    (Subject.LGSP, Stage.DONE, date(2020, 12, 25), "Biên bản nghiệm thu LGSP"),
    (Subject.NGSP, Stage.DOING, date(2020, 9, 1), "Thử nghiệm kết nối NGSP"),
    (Subject.NGSP, Stage.DONE, date(2021, 2, 26), "Biên bản kết nối NGSP"),
    (Subject.SOC, Stage.DOING, date(2021, 3, 15), "Thử nghiệm SOC tại Trung tâm Tích hợp dữ liệu"),
    (Subject.POPULATION, Stage.DOING, date(2021, 4, 1), "Đang kết nối"),
    (Subject.BUSINESS, Stage.DOING, date(2021, 4, 1), "Đang kết nối"),
)
SERVICES = (
    ("dkdn", "Tra cứu đăng ký doanh nghiệp", "lgsp", ("motcua", "dvc")),
    ("danhmuc", "Danh mục dùng chung", "lgsp", ("motcua", "dvc", "qlvb", "baocao")),
    ("hoso", "Tình trạng hồ sơ một cửa", "motcua", ("dvc", "1022", "cong")),
    ("vanban", "Trục liên thông văn bản", "qlvb", ("baocao", "cbccvc")),
    ("bhxh", "Tra cứu bảo hiểm xã hội", "lgsp", ("motcua",)),
)
# 10 accounts at the provincial office, 6 at each of 20 departments, 10 at each of 17 districts,
# 3 at each of 220 communes: 960. ASSUMPTION: the report does not split them by level.
AT_OFFICE, AT_DEPARTMENT, AT_DISTRICT, AT_COMMUNE = 10, 6, 10, 3


def fill(world: World) -> None:
    """Everything, from computers to calls between systems."""
    dice = world.dice("infrastructure")
    _keep(DeviceCount, _counts(world))
    _keep(Link, _links(world, dice))
    _keep(Device, _devices(world, dice))
    systems = _systems(world, dice)
    _keep(InformationSystem, systems.values())
    _alerts(dice, list(systems.values()))
    _keep(PlatformMilestone, _milestones(world))
    _services(world, dice, systems)
    _keep(ReportingAccount, _accounts(world, dice))


def _keep(model: type[Record], rows: Iterable[Record]) -> None:
    made = list(rows)
    for row in made:
        row.compose()
    model.objects.bulk_create(made, batch_size=2000)


def _bodies(world: World) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for code in world.of_kind(kind):
            yield kind, code


def _counts(world: World) -> Iterator[DeviceCount]:
    """Three counts of each body; that of the end of 2020 holds at the report's moment.

    Together 7,613 computers for 7,999 officials: 95.17 %, "more than 95 %".
    """
    for number, (kind, code) in enumerate(_bodies(world)):
        officials = OFFICIALS[kind] + number % 7
        missing = max(1, round(officials * 0.045)) if number % 29 else officials // 6
        for year, fewer in ((2019, 5), (2020, 0), (2021, -1)):
            yield DeviceCount(
                unit_id=world.units[code], counted_on=date(year, 12, 31), officials=officials,
                computers=max(1, officials - missing - fewer),
            )  # fmt: skip


def _links(world: World, dice: Random) -> Iterator[Link]:
    for number, (_, code) in enumerate(_bodies(world)):
        first = day_between(dice, date(2012, 1, 1), date(2019, 12, 31))
        for kind in (LinkKind.LAN, LinkKind.WAN, LinkKind.INTERNET):
            mark = f"{kind.value}-{code}"
            begins = first
            if kind is LinkKind.WAN and number % 40 == 7:
                broken = date(2021, 3, 1) + timedelta(days=number % 60)
                yield _link(
                    world, code, f"{mark}-1", kind, LinkState.UP, first, broken - timedelta(days=1)
                )
                yield _link(
                    world,
                    code,
                    f"{mark}-2",
                    kind,
                    LinkState.DOWN,
                    broken,
                    broken + timedelta(days=2),
                )
                begins = broken + timedelta(days=3)
            yield _link(world, code, mark, kind, LinkState.UP, begins, None)


def _link(
    world: World, code: str, mark: str, kind: str, state: str, first: date, last: date | None
) -> Link:
    return Link(
        unit_id=world.units[code], code=mark, kind=kind, state=state, first_on=first, last_on=last
    )


def _devices(world: World, dice: Random) -> Iterator[Device]:
    """A few devices of each body; one of them drafts classified papers, off the Internet. Three
    bodies broke that rule, and two of them took the machine off the Internet in May."""
    for number, (_, code) in enumerate(_bodies(world)):
        for place, kind in enumerate(
            (DeviceKind.COMPUTER, DeviceKind.COMPUTER, DeviceKind.PRINTER, DeviceKind.SCANNER)
        ):
            first = day_between(dice, date(2014, 1, 1), date(2020, 12, 31))
            is_secret = place == 0
            yield Device(
                unit_id=world.units[code], code=f"TB-{code}-{place + 1}", kind=kind,
                name=kind.label, classified_use=is_secret,
                internet=not is_secret and kind is DeviceKind.COMPUTER, first_on=first,
                last_on=date(2021, 12, 31) if (number + place) % 30 == 0 else None,
            )  # fmt: skip
        if number in (8, 60, 140):
            yield Device(
                unit_id=world.units[code], code=f"TB-{code}-VP", kind=DeviceKind.COMPUTER,
                name="Máy tính soạn thảo có kết nối Internet", classified_use=True, internet=True,
                first_on=date(2021, 2, 1), last_on=None if number == 140 else date(2021, 5, 14),
            )  # fmt: skip


def _systems(world: World, dice: Random) -> dict[str, InformationSystem]:
    made = {
        key: _system(world.unit(owner), key.upper(), name, layer, level, approved)
        for key, name, owner, layer, level, approved in SYSTEMS
    }
    # Each district's own system: most have approved their dossiers.
    for number, code in enumerate(world.of_kind("district_pc")):
        approved = (
            None if number in (6, 11) else day_between(dice, date(2019, 1, 1), date(2020, 12, 1))
        )
        name = f"Mạng nội bộ và trang thông tin {world.names[code]}"
        made[code] = _system(world.units[code], f"NB-{code}", name, Layer.EQUIPMENT, 2, approved)
    return made


def _system(
    unit: int, code: str, name: str, layer: str, level: int, approved: date | None
) -> InformationSystem:
    return InformationSystem(
        unit_id=unit, code=code, name=name, layer=layer, level=level,
        drafted_on=(approved or date(2021, 5, 10)) - timedelta(days=60),
        appraised_on=approved - timedelta(days=15) if approved else None, approved_on=approved,
        decision=f"Quyết định phê duyệt cấp độ {level} năm {approved.year}" if approved else "",
        first_on=date(2018, 1, 1),
    )  # fmt: skip


def _alerts(dice: Random, systems: list[InformationSystem]) -> None:
    """Alerts of a year; one in eight became an incident, the newest of which are still open."""
    abouts = ("Dò mật khẩu", "Máy nhiễm mã độc", "Quét cổng", "Giả mạo thư công vụ")
    alerts = []
    for number in range(160):
        system, about = systems[number % len(systems)], dice.choice(abouts)
        day = date(2020, 8, 1) + timedelta(days=number * 2)
        alerts.append(
            Alert(
                unit_id=system.unit_id, system=system, code=f"CB-{day:%y%m%d}-{number}",
                source="SOC" if number % 2 else "Trung tâm Giám sát an toàn không gian mạng quốc gia",
                severity=dice.choice(list(Severity)), raised_on=day, about=f"{about}: {system.name}",
            )
        )  # fmt: skip
    _keep(Alert, alerts)
    _keep(Incident, [_incident(dice, alert) for alert in alerts[::8]])


def _incident(dice: Random, alert: Alert) -> Incident:
    closed = alert.raised_on + timedelta(days=dice.randrange(3, 12))
    is_closed = closed < date(2021, 6, 10)
    return Incident(
        unit_id=alert.unit_id, code=f"SC-{alert.code}", alert=alert, owner=full_name(dice)[0],
        opened_on=alert.raised_on, due_on=alert.raised_on + timedelta(days=10),
        contained_on=alert.raised_on + timedelta(days=1),
        closed_on=closed if is_closed else None, measures="Cô lập máy, đổi mật khẩu, cập nhật bản vá",
        lessons="Bật xác thực hai lớp; tập huấn nhận biết thư giả mạo" if is_closed else "",
    )  # fmt: skip


def _milestones(world: World) -> Iterator[PlatformMilestone]:
    for subject, stage, day, evidence in MILESTONES:
        yield PlatformMilestone(
            unit_id=world.units[ROOT], subject=subject, stage=stage, reached_on=day,
            evidence=evidence,
        )  # fmt: skip


def _services(world: World, dice: Random, systems: dict[str, InformationSystem]) -> None:
    """Services with their consumers; one was down for two days; and the log of calls."""
    services = {
        key: DataService(
            unit_id=systems[provider].unit_id, code=f"DV-{key.upper()}", name=name,
            provider=systems[provider], version="1.0",
            down_on=date(2021, 4, 20) if key == "bhxh" else None,
            back_on=date(2021, 4, 22) if key == "bhxh" else None,
        )
        for key, name, provider, _ in SERVICES
    }  # fmt: skip
    _keep(DataService, services.values())
    uses = [
        (services[key], systems[consumer])
        for key, _, _, consumers in SERVICES
        for consumer in consumers
    ]
    _keep(
        ServiceUse,
        (
            ServiceUse(
                unit_id=system.unit_id,
                service=service,
                consumer=system,
                first_on=date(2020, 12, 26),
            )
            for service, system in uses
        ),
    )
    copy_lines(
        CallLog,
        (
            "unit_id",
            "folded",
            "service_id",
            "caller_id",
            "called_on",
            "called_at",
            "result",
            "detail",
        ),
        _calls(world, dice, uses),
    )


def _calls(
    world: World, dice: Random, uses: list[tuple[DataService, InformationSystem]]
) -> Iterator[str]:
    results = (*(CallResult.OK.value,) * 48, CallResult.FAILED.value, CallResult.REFUSED.value)
    for _ in range(world.scaled(CALLS)):
        service, system = dice.choice(uses)
        day = day_between(dice, date(2020, 12, 26), date(2021, 8, 31))
        at = datetime(
            day.year, day.month, day.day, dice.randrange(1, 10), dice.randrange(60), tzinfo=UTC
        )
        yield line(
            system.unit_id, "", service.pk, system.pk, day, at.isoformat(), dice.choice(results), ""
        )


def _accounts(world: World, dice: Random) -> Iterator[ReportingAccount]:
    """960 in use in June 2021; 24 more were closed before, and 15 are given out later."""
    province, district, commune = AccountLevel
    places = [(ROOT, province, AT_OFFICE)]
    places += [
        (code, province, AT_DEPARTMENT) for kind in KINDS[:2] for code in world.of_kind(kind)
    ]
    places += [(code, district, AT_DISTRICT) for code in world.of_kind("district_pc")]
    places += [(code, commune, AT_COMMUNE) for code in world.of_kind("commune_pc")]
    for place, (code, level, count) in enumerate(places):
        for number in range(count):
            first = day_between(dice, date(2020, 1, 6), date(2021, 3, 12))
            yield _account(world, code, level, f"{number + 1}", first, None)
        if place % 11 == 0:
            yield _account(world, code, level, "cu", date(2020, 1, 6), date(2021, 2, 26))
        if place % 17 == 5:
            yield _account(world, code, level, "moi", date(2021, 7, 1), None)


def _account(
    world: World, code: str, level: str, mark: str, first: date, last: date | None
) -> ReportingAccount:
    return ReportingAccount(
        unit_id=world.units[code], code=f"bc.{code.lower()}.{mark}", level=level,
        task="Nhập và gửi báo cáo định kỳ", first_on=first, last_on=last,
    )  # fmt: skip
