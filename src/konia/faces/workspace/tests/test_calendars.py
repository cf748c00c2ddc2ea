"""The working calendar as officials use it."""

from datetime import date, datetime

import pytest

from konia.kernel.calendar.clock import Limit, Timetable
from konia.kernel.calendar.deadlines import HOLDERS, Affected, DeadlineHolder
from konia.kernel.calendar.models import CutOff, DayKind, HoursRule, SpecialDay
from konia.kernel.calendar.ruler import ZONE
from konia.kernel.outbox.models import Message
from konia.testing.cast import powers_of

HOME = "/lam-viec/lich/"
NOW = datetime(2021, 6, 15, 9, tzinfo=ZONE)
A_DAY = {"day": "16/6/2021", "kind": "holiday", "name": "Mưa bão", "source": "Công điện 1"}
HOURS = {"name": "Giờ hè", "day_0": "7h-11h", "first_on": "1/7/2021", "source": "QĐ 1"}


@pytest.fixture
def looker(client, units):
    client.force_login(powers_of("an", "H21", permissions=["calendar.see"]).account)
    return client


@pytest.fixture
def holder(units):
    """A room with one open case of Pleiku, due in two working days."""

    def affected(before, after):
        unit = units["H21.31"].pk
        old, new = (book(unit).due_at(NOW, Limit(2)).at for book in (before, after))
        if old != new:
            yield Affected("HS-1", "Hồ sơ thử", unit, old, new, old)

    yield HOLDERS.add(DeadlineHolder("test.page", "Hồ sơ đang mở", affected, lambda *_: ""))
    del HOLDERS._things["test.page"]


def words(answer):
    return answer.content.decode()


@pytest.mark.parametrize(
    "page", ["", "?nam=2022", "them-ngay/", "them-gio/", "them-gio-chot/", "tinh-thu/"]
)
def test_every_page_of_the_calendar_opens(desk, page):
    answer = desk.get(HOME + page)
    assert answer.status_code == 200
    assert 'style="' not in words(answer)


@pytest.mark.parametrize(
    ("method", "page"),
    [
        ("get", "them-ngay/"), ("get", "them-gio/"), ("get", "them-gio-chot/"),
        ("post", "de-xuat/"), ("get", "ngay/2021/duyet/"), ("post", "ngay/2021/duyet/"),
        ("post", "ngay/1/rut/"),
    ],
)  # fmt: skip
def test_who_may_only_look_proposes_and_approves_nothing(looker, method, page):
    assert getattr(looker, method)(HOME + page).status_code == 403
    assert not SpecialDay.objects.exists()


def test_who_may_only_look_sees_the_calendar_without_its_buttons(looker):
    text = words(looker.get(HOME))
    assert "Lịch làm việc năm 2021" in text
    assert "Đề xuất" not in text


def test_who_may_not_see_the_calendar_is_refused(client, units):
    client.force_login(powers_of("an", "H21", permissions=["org.see"]).account)
    assert client.get(HOME).status_code == 403


def test_a_year_is_proposed_looked_at_and_approved(desk):
    answer = desk.post(f"{HOME}de-xuat/", {"nam": "2021"}, follow=True)
    assert "Xem ảnh hưởng và duyệt" in words(answer)
    page = desk.get(f"{HOME}ngay/2021/duyet/")
    assert "Không có việc nào đổi hạn" in words(page)
    seen = page.context["proposal"].mark
    answer = desk.post(f"{HOME}ngay/2021/duyet/", {"seen": seen}, follow=True)
    assert "Đã duyệt: Ngày đặc biệt năm 2021" in words(answer)
    assert not SpecialDay.objects.proposed().exists()


def test_a_year_already_approved_is_told_with_409(desk):
    test_a_year_is_proposed_looked_at_and_approved(desk)
    for answer in (
        desk.get(f"{HOME}ngay/2021/duyet/"),
        desk.post(f"{HOME}ngay/2021/duyet/", {"seen": "x"}),
    ):
        assert answer.status_code == 409
        assert "Lịch năm 2021 đã được duyệt" in words(answer)


def test_the_cases_that_would_move_are_listed_before_approval(desk, holder):
    desk.post(f"{HOME}them-ngay/", A_DAY)
    text = words(desk.get(f"{HOME}ngay/2021/duyet/"))
    assert "HS-1" in text
    assert "17:00 ngày 17/6/2021" in text
    assert "17:00 ngày 18/6/2021" in text
    assert not Message.objects.exists()


def test_an_approval_with_moved_cases_says_how_many_and_posts_its_message(desk, holder):
    desk.post(f"{HOME}them-ngay/", A_DAY)
    seen = desk.get(f"{HOME}ngay/2021/duyet/").context["proposal"].mark
    answer = desk.post(f"{HOME}ngay/2021/duyet/", {"seen": seen}, follow=True)
    assert "Hạn của 1 việc đang được tính lại" in words(answer)
    assert Message.objects.get().topic == "calendar.changed"


def test_what_a_colleague_changed_meanwhile_is_not_approved(desk):
    desk.post(f"{HOME}them-ngay/", A_DAY)
    seen = desk.get(f"{HOME}ngay/2021/duyet/").context["proposal"].mark
    desk.post(f"{HOME}them-ngay/", A_DAY | {"day": "17/6/2021"})
    answer = desk.post(f"{HOME}ngay/2021/duyet/", {"seen": seen})
    assert answer.status_code == 409
    assert "vừa được thay đổi" in words(answer)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"day": "31/6/2021"}, "31/6/2021"),
        ({"day": ""}, "Hãy nhập ngày."),
        ({"kind": "x"}, "không có trong danh sách"),
        ({"source": ""}, "Thiếu căn cứ"),
        ({"unit": "Sở Phép thuật"}, "Không xác định được đơn vị"),
    ],
)
def test_a_wrong_day_is_told_at_its_field(desk, wrong, told):
    answer = desk.post(f"{HOME}them-ngay/", A_DAY | wrong)
    assert answer.status_code == 422
    assert told in words(answer)
    assert not SpecialDay.objects.exists()


@pytest.mark.parametrize("years", ["2201", "abcd", ""])
def test_a_wrong_year_is_told(desk, years):
    answer = desk.post(f"{HOME}de-xuat/", {"nam": years})
    assert answer.status_code == 422
    assert "Năm phải từ 2001" in words(answer)


def test_a_year_outside_the_calendar_is_told(desk):
    assert desk.get(f"{HOME}?nam=2201").status_code == 422


def test_wrong_hours_are_told_at_their_day_and_right_ones_lead_to_the_preview(desk):
    answer = desk.post(f"{HOME}them-gio/", HOURS | {"service": "Hồ sơ"})
    assert answer.status_code == 422
    assert "Mã dịch vụ" in words(answer)
    assert "Hãy ghi theo mẫu 07:30-11:30" in words(answer)
    answer = desk.post(f"{HOME}them-gio/", HOURS)
    assert "Hãy ghi theo mẫu 07:30-11:30" in words(answer)
    answer = desk.post(f"{HOME}them-gio/", HOURS | {"day_0": "7h00-11h00"}, follow=True)
    assert "Giờ làm việc “Giờ hè”" in words(answer)
    assert HoursRule.objects.get().week[0] == "07:00-11:00"


def test_hours_are_approved_from_their_preview(desk):
    answer = desk.post(f"{HOME}them-gio/", HOURS | {"day_0": "7h00-11h00"}, follow=True)
    seen = answer.context["proposal"].mark
    path = answer.redirect_chain[-1][0]
    assert "Đã duyệt" in words(desk.post(path, {"seen": seen}, follow=True))
    assert HoursRule.objects.get().approved_by == "minh"


def test_a_cut_off_is_proposed_with_its_time_and_wrong_ones_are_told(desk):
    rule = {"at": "15 giờ", "service": "paper", "first_on": "1/7/2021", "source": "QĐ 1"}
    assert desk.post(f"{HOME}them-gio-chot/", rule).status_code == 422
    desk.post(f"{HOME}them-gio-chot/", rule | {"at": "15:00"})
    assert CutOff.objects.get().at.hour == 15


def test_a_proposal_is_taken_back_with_a_reason(desk):
    desk.post(f"{HOME}them-ngay/", A_DAY)
    path = f"{HOME}ngay/{SpecialDay.objects.get().pk}/rut/"
    assert desk.post(path, {"reason": ""}).status_code == 422
    assert desk.post(path, {"reason": "Nhầm"}).status_code == 302
    assert SpecialDay.objects.get().withdrawn_at is not None
    assert desk.get(f"{HOME}cau-hoi/1/rut/").status_code == 200
    assert desk.post(f"{HOME}cau-hoi/1/rut/", {"reason": "x"}).status_code == 404


def test_the_year_is_shown_in_a_fixed_number_of_questions(desk, django_assert_max_num_queries):
    for day in range(1, 15):
        SpecialDay.objects.create(
            day=date(2021, 6, day), kind=DayKind.HOLIDAY, name="x", source="x",
            approved_on=date(2021, 1, 1),
        )  # fmt: skip
    desk.get(HOME)
    with django_assert_max_num_queries(12):
        desk.get(HOME)


def test_a_trial_tells_why_it_is_that_day(desk):
    CutOff.objects.create(
        at="15:00", service="paper", first_on=date(2021, 1, 1), source="x",
        approved_on=date(2021, 1, 1),
    )  # fmt: skip
    asked = {"ngay": "15/6/2021", "gio": "15:01", "so": "1", "tinh": "d", "kenh": "paper"}
    text = words(desk.get(f"{HOME}tinh-thu/", asked))
    assert "Vì sao là ngày này?" in text
    assert "Tiếp nhận sau 15:00" in text
    assert "17:00 thứ Năm 17/6/2021" in text
    assert Timetable.of(0).due_at(NOW, Limit(1)).on == date(2021, 6, 16)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [({"so": "năm"}, "không phải số"), ({"gio": "25:00"}, "Giờ nằm ngoài"), ({"so": ""}, "Hãy")],
)
def test_a_wrong_trial_is_told_at_its_field(desk, wrong, told):
    asked = {"ngay": "15/6/2021", "gio": "15:01", "so": "1", "tinh": "d"} | wrong
    answer = desk.get(f"{HOME}tinh-thu/", asked)
    assert answer.status_code == 422
    assert told in words(answer)
