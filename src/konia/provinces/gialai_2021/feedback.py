"""Dialogues, 18 petitions to the provincial office, and 246 cases of the 1022 line."""

from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from konia.domains.feedback.models import Dialogue, Line1022Case, Petition, ServiceHours
from konia.domains.procedures.models import Procedure

from .people import full_name
from .world import World, day_between

# unit, level, chair, audience, topics, planned, held. ASSUMPTION: the report says only that
# leaders held a dialogue; days and topics are made up.
DIALOGUES = (
    (
        "H21",
        "province",
        "Chủ tịch UBND tỉnh",
        "business",
        "Gặp mặt, đối thoại doanh nghiệp năm 2020",
        date(2020, 10, 9),
        date(2020, 10, 9),
    ),
    (
        "H21",
        "province",
        "Phó Chủ tịch UBND tỉnh",
        "business",
        "Tháo gỡ khó khăn cho doanh nghiệp trong dịch",
        date(2021, 4, 15),
        date(2021, 4, 22),
    ),
    (
        "pleiku",
        "district",
        "Chủ tịch UBND thành phố",
        "people",
        "Giải phóng mặt bằng, cấp giấy chứng nhận",
        date(2021, 5, 11),
        date(2021, 5, 11),
    ),
    (
        "chu_se",
        "district",
        "Chủ tịch UBND huyện",
        "both",
        "Thủ tục đất đai",
        date(2021, 6, 10),
        None,
    ),
    (
        "H21",
        "province",
        "Chủ tịch UBND tỉnh",
        "both",
        "Đối thoại định kỳ 6 tháng cuối năm",
        date(2021, 10, 12),
        date(2021, 10, 12),
    ),
)
REFUSED = (
    ("insurance", "Kiến nghị về mức đóng bảo hiểm xã hội do Trung ương quy định"),
    ("banking", "Phản ánh lãi suất cho vay của ngân hàng thương mại"),
    ("tax", "Kiến nghị sửa biểu thuế thu nhập cá nhân"),
    ("other", "Phản ánh vụ việc đã có bản án của tòa án"),
    ("other", "Phản ánh dịch vụ viễn thông ở tỉnh khác"),
    ("land", "Tranh chấp đất đai tại tỉnh khác"),
    ("identity", "Kiến nghị sửa quy định về hộ chiếu"),
)
ANSWERED = (
    ("land", "stnmt", "Hồ sơ cấp giấy chứng nhận bị trả lại nhiều lần"),
    ("land", "pleiku", "Chậm trả kết quả đăng ký biến động đất đai"),
    ("land", "chu_prong", "Thu phí đo đạc không có trong danh mục"),
    ("land", "stnmt", "Hỏi thành phần hồ sơ tách thửa"),
    ("business", "skhdt", "Yêu cầu thêm giấy tờ khi đăng ký doanh nghiệp"),
    ("business", "skhdt", "Trễ hẹn thay đổi nội dung đăng ký kinh doanh"),
    ("business", "an_khe", "Thủ tục đăng ký hộ kinh doanh"),
    ("tax", "ct_thue", "Hướng dẫn kê khai thuế điện tử"),
    ("tax", "ct_thue", "Chậm xác định nghĩa vụ tài chính đất đai"),
    ("identity", "ca_tinh", "Lịch cấp căn cước công dân lưu động"),
    ("identity", "ca_tinh", "Chậm trả thẻ căn cước công dân"),
)
GO_LIVE = date(2021, 5, 17)
LAST = date(2021, 6, 15)
# state at the end of 15/6/2021 -> how many
CASES = (("done", 234), ("in_progress", 7), ("waiting", 5))
LATER_CASES = 60
CHANNELS = ("phone", "phone", "phone", "phone", "zalo", "zalo", "facebook", "web", "sms", "email")
FIELDS = {
    "traffic": ("sgtvt", "Mặt đường hư hỏng, đọng nước"), "lighting": ("pleiku", "Đèn đường không sáng"),
    "environment": ("pleiku", "Rác thải chưa được thu gom"), "order": ("ca_tinh", "Gây ồn ban đêm"),
    "water": ("pleiku", "Cống thoát nước bị tắc"), "procedures": ("vpub", "Hỏi về hồ sơ trễ hẹn"),
    "telecom": ("stttt", "Mất sóng di động tại khu dân cư"), "power": ("sct", "Mất điện không báo trước"),
}  # fmt: skip


def fill(world: World) -> None:
    """Make dialogues, petitions, the opening hours of the 1022 line and its cases."""
    dice = world.dice("feedback")
    _dialogues(world)
    _petitions(world, dice)
    _hours(world)
    _cases(world, dice)


def _dialogues(world: World) -> None:
    for number, (unit, level, chair, audience, topics, planned, held) in enumerate(DIALOGUES, 1):
        Dialogue.objects.create(
            unit_id=world.unit(unit), code=f"DT-{planned.year}/{number:02}", level=level,
            chair=chair, audience=audience, topics=topics, planned_on=planned, held_on=held,
            minutes="Biên bản đối thoại" if held else "",
            conclusion="Thông báo kết luận" if held else "",
            concluded_on=held + timedelta(days=7) if held else None,
        )  # fmt: skip


def _petitions(world: World, dice: Random) -> None:
    """The 18 of the period, the first on its first day, and some before and after it."""
    made = []
    for place, (field, text) in enumerate(REFUSED):
        day = date(2020, 12, 15) + timedelta(days=26 * place)
        one = _petition(world, dice, f"R{place + 1:02}", "vpub", field, text, day)
        one.refused_on = day + timedelta(days=3)
        one.refused_reason = "Không thuộc thẩm quyền của tỉnh"
        made.append(one)
    for place, (field, unit, text) in enumerate(ANSWERED):
        day = date(2020, 12, 28) + timedelta(days=15 * place)
        made.append(_answered(_petition(world, dice, f"A{place + 1:02}", unit, field, text, day)))
    outside = (
        date(2020, 6, 9),
        date(2020, 11, 3),
        date(2020, 12, 14),
        date(2021, 6, 15),
        date(2021, 8, 2),
    )
    for place, day in enumerate(outside):
        field, unit, text = ANSWERED[place * 2]
        one = _petition(world, dice, f"N{place + 1:02}", unit, field, text, day)
        made.append(one if day > LAST else _answered(one))
    known = {one.field: one for one in Procedure.objects.in_force_on(LAST).order_by("-code")}
    for one in made:
        one.compose()
        # ASSUMPTION: the report names no procedure; each is about the first one of its field.
        one.procedure = known.get(one.field)
    Petition.objects.bulk_create(made)


def _petition(
    world: World, dice: Random, code: str, unit: str, field: str, text: str, day: date
) -> Petition:
    name, _ = full_name(dice)
    return Petition(
        unit_id=world.unit(unit), code=f"PAKN-{day.year}-{code}", received_on=day, sender=name,
        channel=dice.choice(("portal", "portal", "paper", "email", "phone")), field=field,
        content=text, due_on=day + timedelta(days=20),
    )  # fmt: skip


def _answered(one: Petition) -> Petition:
    one.answered_on = one.received_on + timedelta(days=9)
    one.answer = "Đơn vị đã kiểm tra, giải quyết và trả lời người phản ánh."
    one.published_on = one.answered_on + timedelta(days=2)
    return one


def _hours(world: World) -> None:
    ServiceHours.objects.create(
        unit_id=world.unit("stttt"), line="line_1022", hours_per_day=24, days_per_week=7,
        first_on=GO_LIVE, decision="192/QĐ-UBND",
    )  # fmt: skip


def _cases(world: World, dice: Random) -> None:
    """246 cases up to 15/6/2021, at all hours of the week, and some that came later."""
    made: list[Line1022Case] = []
    for state, number in CASES:
        last = {"done": LAST - timedelta(days=3), "in_progress": LAST - timedelta(days=1)}.get(
            state, LAST
        )
        first = GO_LIVE if state == "done" else LAST - timedelta(days=5)
        for _ in range(number):
            made.append(_case(world, dice, len(made) + 1, day_between(dice, first, last)))
            _advance(made[-1], dice, state)
    for _ in range(LATER_CASES):
        day = day_between(dice, LAST + timedelta(days=1), date(2021, 9, 30))
        made.append(_case(world, dice, len(made) + 1, day))
        _advance(made[-1], dice, "done")
    for one in made:
        one.compose()
    Line1022Case.objects.bulk_create(made)


def _case(world: World, dice: Random, number: int, day: date) -> Line1022Case:
    field = dice.choice(sorted(FIELDS))
    unit, text = FIELDS[field]
    moment = datetime.combine(day, time(dice.randrange(24), dice.randrange(60)))
    return Line1022Case(
        unit_id=world.unit(unit), code=f"1022-{number:05}", channel=dice.choice(CHANNELS),
        received_at=timezone.make_aware(moment), sender=full_name(dice)[0], field=field,
        location=dice.choice(("Thành phố Pleiku", "Thị xã An Khê", "Huyện Chư Sê")), content=text,
    )  # fmt: skip


def _advance(one: Line1022Case, dice: Random, state: str) -> None:
    """Take a case as far as its state on 15/6/2021; the open ones are handled a week later."""
    if state == "done":
        one.taken_at = one.received_at + timedelta(minutes=5 + dice.randrange(240))
        one.closed_at = one.taken_at + timedelta(hours=1 + dice.randrange(40))
    elif state == "in_progress":
        one.taken_at = one.received_at + timedelta(minutes=20)
        one.closed_at = timezone.make_aware(datetime.combine(LAST, time(8))) + timedelta(days=7)
    else:
        one.taken_at = timezone.make_aware(datetime.combine(LAST, time(8))) + timedelta(days=1)
        one.closed_at = one.taken_at + timedelta(days=6)
    one.answer = "Đơn vị đã xử lý và trả lời người phản ánh."
