"""One-stop desks, the post-office pilot, use of the system, vertical agencies at the desks."""

from datetime import date, time, timedelta

from konia.domains.dossiers.models import (
    CounterPoint,
    CounterService,
    DeskRule,
    MobileHours,
    MobileSession,
    PostPilot,
    SystemUse,
)
from konia.domains.dossiers.states import Matter
from konia.lib.vietnamese import fold

from .world import ROOT, World, day_between

WITHOUT_DESK = ("sngoaivu", "thanhtra", "bandantoc")
POLICE = "2.009001"
POLICE_DAYS = (
    7  # ASSUMPTION: Law on citizen identification 2014, art. 25, in towns; elsewhere longer
)
# The desks of footnote 17, as the official list writes them.
PILOT_COMMUNES = (
    "chu_pah/Thị trấn Phú Hòa", "chu_prong/Thị trấn Chư Prông", "dak_po/Thị trấn Đak Pơ",
    "phu_thien/Thị trấn Phú Thiện", "ia_grai/Xã Ia Tô", "duc_co/Thị trấn Chư Ty",
    "mang_yang/Xã Đăk Yă", "chu_puh/Xã Ia Hrú", "krong_pa/Xã Ia RSươm", "krong_pa/Thị trấn Phú Túc",
    "chu_se/Xã Ia Blang", "ia_pa/Xã Ia Ma Rơn", "ayun_pa/Phường Đoàn Kết", "ayun_pa/Phường Cheo Reo",
)  # fmt: skip
PILOT_DISTRICTS = (
    "chu_se", "mang_yang", "ia_grai", "pleiku", "chu_pah", "phu_thien", "chu_puh", "chu_prong", "krong_pa",
    "dak_po", "an_khe", "dak_doa", "duc_co", "ia_pa", "kong_chro", "ayun_pa",
)  # fmt: skip


def fill_pilot(world: World) -> dict[str, date]:
    """The post-office pilot. Returns: code of a desk run by the post office -> since when."""
    centre = world.alias["ttphhcc"]
    began = {centre: date(2020, 3, 2)}
    for number, key in enumerate(PILOT_DISTRICTS):
        began[world.alias[key]] = date(2020, 4, 1) + timedelta(days=26 * number)
    for number, key in enumerate(PILOT_COMMUNES):
        began[world.alias[key]] = date(2020, 8, 3) + timedelta(days=21 * number)
    made = []
    for number, (code, first_on) in enumerate(began.items()):
        place = "centre" if code == centre else ("district" if code.count(".") == 1 else "commune")
        scheme = "original" if number < 6 else "extension"
        made.append(PostPilot(unit_id=world.units[code], place=place, scheme=scheme, status="running", first_on=first_on))  # fmt: skip
    note = "Nhân viên Bưu điện đang học việc; chuyển sau khi hoàn thiện trụ sở"
    made.append(PostPilot(unit_id=world.unit("kbang"), place="district", scheme="extension", status="learning", first_on=date(2021, 9, 1), note=note, folded=fold(note)))  # fmt: skip
    PostPilot.objects.bulk_create(made)
    return began


def fill_desks(world: World, post_run: dict[str, date]) -> None:
    """The centre, 17 districts and 220 communes, each run by officials until the post took over."""
    places = [("centre", [world.alias["ttphhcc"]]), ("district", world.of_kind("district_pc")), ("commune", world.of_kind("commune_pc"))]  # fmt: skip
    made = []
    for place, codes in places:
        for code in codes:
            since, unit = post_run.get(code), world.units[code]
            until = since - timedelta(days=1) if since else None
            made.append(CounterPoint(unit_id=unit, place=place, operator="state", first_on=date(2018, 1, 1), last_on=until))  # fmt: skip
            if since:
                made.append(
                    CounterPoint(unit_id=unit, place=place, operator="post", first_on=since)
                )
    CounterPoint.objects.bulk_create(made)


def fill_uses(world: World) -> None:
    """Twenty departments are connected; seventeen of them receive dossiers at a desk."""
    dice = world.dice("system use")
    aside = {world.alias[name] for name in WITHOUT_DESK}
    made = []
    for kind in ("department", "management_board", "district_pc", "commune_pc"):
        for code in world.of_kind(kind):
            since, unit = day_between(dice, date(2017, 3, 1), date(2020, 9, 30)), world.units[code]
            made.append(SystemUse(unit_id=unit, kind="connected", first_on=since))
            if code not in aside:
                made.append(SystemUse(unit_id=unit, kind="receives", first_on=since))
    stopped = world.unit("bandantoc")  # it once kept a desk
    made.append(SystemUse(unit_id=stopped, kind="receives", first_on=date(2016, 1, 1), last_on=date(2018, 12, 31)))  # fmt: skip
    SystemUse.objects.bulk_create(made)


def fill_rules(world: World) -> None:
    """What is laid down for desks; what the province has not written down holds by itself."""
    # ASSUMPTION: the days of Decree 107/2021 are to be verified; its road map has digitising on
    # reception begin in the middle of 2022.
    decree = "Nghị định 107/2021/NĐ-CP (mốc áp dụng chờ đối chiếu)"
    scheme = "Quyết định 70/QĐ-UBND ngày 21/02/2020, Đề án thí điểm chuyển giao cho Bưu điện"
    laid = (
        (Matter.SOON, 2, date(2018, 1, 1), "Giả định của tỉnh mẫu"),
        (Matter.POST_RECEIVES, None, date(2020, 2, 21), scheme),
        (Matter.ANY_PLACE, None, date(2021, 12, 6), decree),
        (Matter.RATE_BY_QR, None, date(2021, 12, 6), decree),
        (Matter.SCAN, None, date(2022, 6, 1), decree),
    )
    DeskRule.objects.bulk_create(
        DeskRule(unit_id=world.units[ROOT], matter=matter, days=days, first_on=first_on, source=source, folded=fold(source))
        for matter, days, first_on, source in laid
    )  # fmt: skip


def fill_vertical(world: World) -> None:
    """Procedures of the police at desks, mobile hours and sessions."""
    name, agency = "Cấp, đổi thẻ căn cước công dân", "police"
    desks = [world.alias["ttphhcc"], *world.of_kind("district_pc"), *world.of_kind("commune_pc")]
    CounterService.objects.bulk_create(
        CounterService(unit_id=world.units[code], agency=agency, procedure_code=POLICE, procedure_name=name,
                       first_on=date(2020, 1, 2), working_days=POLICE_DAYS, folded=fold(f"{POLICE} {name}"))
        for code in desks
    )  # fmt: skip
    common = {"unit_id": world.units[ROOT], "service": "Căn cước công dân lưu động", "folded": "can cuoc cong dan luu dong", "starts_hour": 7}  # fmt: skip
    MobileHours.objects.bulk_create(
        [
            MobileHours(**common, ends_hour=17, days_a_week=5, first_on=date(2020, 1, 2), last_on=date(2020, 12, 31)),
            MobileHours(**common, ends_hour=22, days_a_week=7, first_on=date(2021, 1, 1)),
        ]
    )  # fmt: skip
    dice, communes = world.dice("mobile"), world.of_kind("commune_pc")
    made = []
    for number in range(1, 121):
        code = dice.choice(communes)
        place, on = f"Nhà văn hóa {world.names[code].removeprefix('UBND ')}", day_between(dice, date(2021, 1, 4), date(2021, 6, 27))  # fmt: skip
        made.append(MobileSession(unit_id=world.units[world.parents[code]], code=f"LD-{number:04}", agency=agency, place=place,
                                  held_on=on, starts_at=time(7), ends_at=time(22), folded=fold(f"LD-{number:04} {place}")))  # fmt: skip
    MobileSession.objects.bulk_create(made)
