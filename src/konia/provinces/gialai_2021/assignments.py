"""Plans and assignments: 38 work items of 2021 with 11 done, 10 of communication with 5 done,
13 given by the Government, what the province gives its units, and the plans beside them."""

from datetime import date, timedelta

from konia.domains.assignments.models import Assignment, BroadcastItem, Extension, Programme
from konia.domains.assignments.states import Assigner, Channel

from .world import World, day_between, read_data

# code, kind, year, title, decision, decided_on. ASSUMPTION: decisions without a number are those
# the report does not name; of 797 and 798 the first is taken as the plan of the year 2021.
PROGRAMMES = (
    ("CCHC-2020", "cchc_plan", 2020, "Kế hoạch CCHC năm 2020", "", date(2019, 12, 27)),
    ("CCHC-2021", "cchc_plan", 2021, "Kế hoạch CCHC năm 2021", "751/QĐ-UBND", date(2020, 12, 26)),
    ("CCHC-2022", "cchc_plan", 2022, "Dự thảo Kế hoạch CCHC năm 2022", "", None),
    ("TT-2020", "comms_plan", 2020, "Kế hoạch tuyên truyền CCHC năm 2020", "", date(2019, 12, 27)),
    ("TT-2021", "comms_plan", 2021, "Kế hoạch tuyên truyền CCHC năm 2021", "752/QĐ-UBND", date(2020, 12, 26)),
    ("CP-2020", "government", 2020, "Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao năm 2020", "", date(2020, 1, 1)),
    ("CP-2021", "government", 2021, "Nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao năm 2021", "", date(2020, 12, 15)),
    ("UBND-2020", "province", 2020, "Nhiệm vụ UBND tỉnh giao năm 2020", "", date(2020, 1, 1)),
    ("UBND-2021", "province", 2021, "Nhiệm vụ UBND tỉnh giao năm 2021", "", date(2020, 12, 15)),
    ("DTTM", "smart_city", 2021, "Kế hoạch triển khai Đề án đô thị thông minh Pleiku 2020-2025", "77/QĐ-UBND", date(2021, 2, 8)),
    ("CNTT-2021", "it_plan", 2021, "Kế hoạch ứng dụng CNTT năm 2021", "797/QĐ-UBND", date(2020, 12, 31)),
    ("CNTT-2125", "it_plan", 2021, "Kế hoạch ứng dụng CNTT giai đoạn 2021-2025", "798/QĐ-UBND", date(2020, 12, 31)),
    ("KT-2020", "next_period", 2020, "Nhiệm vụ 6 tháng cuối năm 2020", "", date(2020, 6, 14)),
    ("KT-2021", "next_period", 2021, "Nhiệm vụ 6 tháng cuối năm 2021", "", date(2021, 6, 15)),
    ("CTTT-2020", "overall", 2016, "Kế hoạch CCHC giai đoạn 2016-2020", "", date(2016, 3, 1)),
)  # fmt: skip
LEADS = {"smart_city": "stttt", "it_plan": "stttt"}
GIVEN_BY_PROVINCE = 260
TOPICS = (
    "Báo cáo chuyên đề về giải quyết thủ tục hành chính", "Kiểm tra giải ngân vốn đầu tư công",
    "Xử lý kiến nghị của cử tri", "Tham mưu văn bản trả lời bộ, ngành",
    "Rà soát hồ sơ đất đai tồn đọng", "Chấn chỉnh kỷ luật, kỷ cương hành chính",
    "Báo cáo công tác phòng, chống dịch", "Tham mưu ban hành quyết định quy phạm pháp luật",
)  # fmt: skip
STATIONS = {
    Channel.BROADCAST: "Đài Phát thanh và Truyền hình tỉnh",
    Channel.GRASSROOTS: "Hệ thống truyền thanh cơ sở",
}
PIECES = (
    "Giải quyết thủ tục đất đai tại bộ phận một cửa", "Nộp hồ sơ trực tuyến từ nhà",
    "Chỉ số cải cách hành chính của các địa phương", "Căn cước công dân lưu động tại xã",
)  # fmt: skip


def fill(world: World) -> None:
    """Make all programmes with their assignments."""
    programmes = _programmes(world)
    _listed(world, programmes)
    _given_by_province(world, programmes)
    _broadcasts(world)


def _programmes(world: World) -> dict[str, Programme]:
    made = [
        Programme(
            unit_id=world.unit(LEADS.get(kind, "H21")), code=code, kind=kind, year=year,
            title=title, decision=decision, decided_on=decided,
        )
        for code, kind, year, title, decision, decided in PROGRAMMES
    ]  # fmt: skip
    made.append(
        Programme(
            unit_id=world.unit("H21"), code="CTTT-2130", kind="overall", year=2021,
            title="Chương trình tổng thể CCHC giai đoạn 2021-2030", announced_on=date(2021, 6, 14),
            expected_from=date(2021, 7, 1), expected_to=date(2021, 9, 30),
        )
    )  # fmt: skip
    for one in made:
        one.compose()
    Programme.objects.bulk_create(made)
    return {one.code: one for one in made}


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _listed(world: World, programmes: dict[str, Programme]) -> None:
    """The work items that stand one by one in the data file."""
    made = []
    for row in read_data("assignments.csv"):
        assigned = _day(row["assigned_on"])
        assert assigned is not None
        one = Assignment(
            unit_id=world.unit(row["unit"]), programme=programmes[row["programme"]],
            code=f"{row['programme']}/{int(row['number']):02}", number=int(row["number"]),
            title=row["title"], area=row["area"], channel=row["channel"], link=row["link"],
            assigner=row["assigner"], co_units=row["co_units"], assigned_on=assigned,
            due_from=_day(row["due_from"]), due_on=_day(row["due_on"]),
            completed_on=_day(row["completed_on"]), evidence=row["evidence"],
            year=int(row["year"]) if row["year"] else None,
        )  # fmt: skip
        one.compose()
        made.append(one)
    Assignment.objects.bulk_create(made)


def _given_by_province(world: World, programmes: dict[str, Programme]) -> None:
    """What the province gave its units in two years; every eighth had its due day put off."""
    dice = world.dice("assignments")
    codes = world.of_kind("department") + world.of_kind("district_pc")
    made, put_off = [], []
    for number in range(world.scaled(GIVEN_BY_PROVINCE)):
        assigned = day_between(dice, date(2020, 3, 1), date(2021, 8, 31))
        programme = programmes["UBND-2020" if assigned < date(2020, 12, 15) else "UBND-2021"]
        due = assigned + timedelta(days=15 + dice.randrange(60))
        one = Assignment(
            unit_id=world.units[codes[number % len(codes)]], programme=programme,
            code=f"{programme.code}/{number + 1:04}", number=number + 1,
            title=dice.choice(TOPICS), assigned_on=assigned, due_on=due,
            assigner=dice.choice((Assigner.COMMITTEE, Assigner.CHAIRMAN)),
            note="Chuyên viên theo dõi: tổ công tác",
        )  # fmt: skip
        if number % 8 == 0:
            one.original_due_on, one.due_on = due, due + timedelta(days=30)
            put_off.append(one)
        _finish(one, late=dice.randrange(10) == 0, open_=dice.randrange(6) == 0)
        one.compose()
        made.append(one)
    Assignment.objects.bulk_create(made)
    Extension.objects.bulk_create([_extension(one) for one in put_off])


def _finish(one: Assignment, *, late: bool, open_: bool) -> None:
    if open_ or one.due_on is None:
        return
    one.completed_on = one.due_on + timedelta(days=6 if late else -3)
    one.evidence = f"Báo cáo kết quả nhiệm vụ {one.code}"


def _extension(one: Assignment) -> Extension:
    assert one.original_due_on is not None
    assert one.due_on is not None
    made = Extension(
        unit_id=one.unit_id, assignment=one, old_due_on=one.original_due_on,
        new_due_on=one.due_on, extended_on=one.original_due_on - timedelta(days=5),
        reason="Chờ ý kiến của đơn vị phối hợp",
    )  # fmt: skip
    made.compose()
    return made


def _broadcasts(world: World) -> None:
    """Items aired every second week of the year under the two media work items."""
    made = []
    media = Assignment.objects.of_kind("comms_plan").of_year(2021)
    for item in media.filter(channel__in=STATIONS).order_by("code"):
        assert isinstance(item, Assignment)
        for week in range(0, 40, 2):
            one = BroadcastItem(
                unit_id=item.unit_id, assignment=item, channel=item.channel,
                station=STATIONS[Channel(item.channel)], title=PIECES[week // 2 % len(PIECES)],
                aired_on=date(2021, 1, 11) + timedelta(weeks=week),
            )  # fmt: skip
            one.compose()
            made.append(one)
    BroadcastItem.objects.bulk_create(made)
