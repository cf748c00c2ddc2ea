from datetime import date

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import CounterPoint, CounterService, Dossier, MobileSession
from konia.domains.dossiers.tests.factories import (
    DeskFactory,
    HoursFactory,
    PilotFactory,
    ServiceFactory,
)
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.testing.cast import powers_of
from konia.testing.questions import value

DESKS = "/lam-viec/diem-mot-cua/"
SUNDAY = date(2021, 6, 20)


@pytest.fixture
def points(units):
    """The centre and one district's desk run by the post; the other three by officials."""
    DeskFactory(unit=units["H21.S01"], place="centre", operator="post")
    DeskFactory(unit=units["H21.31"], operator="post")
    DeskFactory(unit=units["H21.31.01"], place="commune")
    DeskFactory(unit=units["H21.43.01"], place="commune")
    return DeskFactory(unit=units["H21.43"])


def cells(table):
    return [[str(cell["text"]) for cell in row["cells"]] for row in table["rows"]]


@pytest.mark.works("S19.1")
def test_desks_are_listed_with_their_operator_and_add_up_by_kind(desk, points):
    page = desk.get(DESKS)
    totals = cells(page.context["totals"])
    assert [line[1:] for line in totals] == [
        ["1", "1", "0"], ["2", "1", "1"], ["2", "0", "2"], ["5", "2", "3"],
    ]  # fmt: skip
    post = desk.get(f"{DESKS}?van_hanh=post")
    assert [line[0] for line in cells(post.context["table"])] == [
        "Đài Phát thanh và Truyền hình tỉnh", "UBND thành phố Pleiku",
    ]  # fmt: skip


def test_an_official_of_a_district_sees_the_desks_below_it(client, points, hoa):
    client.force_login(hoa.account)
    names = [line[0] for line in cells(client.get(DESKS).context["table"])]
    assert names == ["UBND huyện Đak Pơ", "UBND thị trấn Đak Pơ"]
    other = CounterPoint.objects.get(unit__code="H21.31")
    assert client.get(f"{DESKS}{other.pk}/doi-van-hanh/").status_code == 404


def test_a_desk_is_handed_over_on_a_day_and_what_was_before_stays(desk, points):
    said = {"operator": "post", "on": "1/7/2021", "reason": "Quyết định 70"}
    desk.post(f"{DESKS}{points.pk}/doi-van-hanh/", said)
    spells = CounterPoint.objects.of_units([points.unit_id]).order_by("first_on")
    assert [(one.operator, one.first_on, one.last_on) for one in spells] == [
        ("state", date(2018, 1, 1), date(2021, 6, 30)), ("post", date(2021, 7, 1), None),
    ]  # fmt: skip
    before = desk.get(f"{DESKS}?ngay=30/6/2021").context["totals"]
    after = desk.get(f"{DESKS}?ngay=1/7/2021").context["totals"]
    assert (cells(before)[1][2], cells(after)[1][2]) == ("1", "2")
    again = desk.post(f"{DESKS}{points.pk}/doi-van-hanh/", said)
    assert again.status_code == 409


@pytest.mark.parametrize(
    "wrong", [{"operator": "state"}, {"on": "31/6/2021"}, {"on": "1/1/2017"}, {"reason": ""}]
)
def test_a_hand_over_that_makes_no_sense_is_told_at_its_field(desk, points, wrong):
    said = {"operator": "post", "on": "1/7/2021", "reason": "Quyết định 70"}
    answer = desk.post(f"{DESKS}{points.pk}/doi-van-hanh/", said | wrong)
    assert answer.status_code == 422
    assert next(iter(wrong)) in answer.context["form"].errors
    assert CounterPoint.objects.count() == 5


@pytest.mark.works("S20.1")
@pytest.mark.works("S20.2")
@pytest.mark.works("S20.3")
def test_the_pilot_is_listed_with_a_number_each_and_what_follows_in_brackets(desk, points, units):
    PilotFactory(unit=units["H21.31"])
    PilotFactory(unit=units["H21.43"], pending=True)
    for number, code in enumerate(("H21.31.01", "H21.43.01")):
        PilotFactory(unit=units[code], place="commune", first_on=date(2020, 5, 1 + number))
    page = desk.get(f"{DESKS}thi-diem-buu-dien/")
    district, commune = page.context["lists"][1:]
    assert (len(district["running"]), district["whole"]) == (1, 2)
    assert (len(commune["running"]), commune["whole"]) == (2, 2)
    text = page.content.decode()
    assert "Bộ phận Một cửa cấp huyện: 1/2" in text
    assert text.index("(1) <a") < text.index("(chưa tính:") < text.index("(2) <a")
    assert district["text"] == "(1) UBND thành phố Pleiku (chưa tính: UBND huyện Đak Pơ)"
    assert value("dossiers.post_pilot_next_month") == date(2021, 9, 1)


@pytest.mark.works("S19.2")
def test_a_vertical_agencys_procedure_is_added_received_and_counted_apart(desk, units, minh):
    procedure = make_procedure(units, level="district")
    asked = intake(procedure, agency="police")
    with pytest.raises(Exception, match="ngành dọc"):
        actions.receive(asked, at=moment(1), by=minh)
    said = {
        "unit": "UBND thành phố Pleiku", "agency": "police", "procedure_code": procedure.code,
        "procedure_name": "Cấp thẻ căn cước công dân", "first_on": "1/3/2021",
    }  # fmt: skip
    desk.post(f"{DESKS}nganh-doc/", said)
    actions.receive(asked, at=moment(1), by=minh)
    actions.receive(intake(procedure), at=moment(1), by=minh)
    page = desk.get(f"{DESKS}nganh-doc/")
    assert cells(page.context["table"])[0][1] == procedure.code
    assert page.context["figure"]["value"] == 1
    kept = CounterService.objects.get()
    ended = {"on": "31/5/2021", "reason": "Thôi tiếp nhận"}
    desk.post(f"/lam-viec/so/dossiers.vertical_services/{kept.pk}/ket-thuc/", ended)
    assert desk.get(f"{DESKS}nganh-doc/").context["count"] == 0


def test_a_service_without_a_known_desk_is_told_at_its_field(desk, units):
    said = {
        "unit": "Đâu đó", "agency": "police", "procedure_code": "1", "procedure_name": "x",
        "first_on": "1/3/2021",
    }  # fmt: skip
    answer = desk.post(f"{DESKS}nganh-doc/", said)
    assert answer.status_code == 422
    assert "unit" in answer.context["form"].errors


PLAN = {
    "unit": "UBND thành phố Pleiku", "agency": "police", "place": "Nhà văn hóa phường Yên Đỗ",
    "held_on": "20/6/2021", "starts_at": "07:00", "ends_at": "22:00",
}  # fmt: skip


@pytest.mark.works("S19.3")
def test_a_session_from_seven_to_ten_on_a_sunday_and_its_dossiers_carry_the_place(
    desk, units, minh
):
    HoursFactory(unit=units["H21"])
    desk.post(f"{DESKS}buoi-luu-dong/", PLAN)
    held = MobileSession.objects.get()
    assert (held.held_on.isoweekday(), str(held.starts_at)[:5], str(held.ends_at)[:5]) == (
        7, "07:00", "22:00",
    )  # fmt: skip
    assert "Chủ nhật, 20/6/2021" in desk.get(f"{DESKS}buoi-luu-dong/").content.decode()
    made = actions.receive(
        intake(make_procedure(units, level="district"), session=held.code),
        at=moment(20, 19, 30, month=6), by=minh,
    )  # fmt: skip
    page = desk.get(f"{DESKS}buoi-luu-dong/{held.code}/")
    text = page.content.decode()
    assert made.code in text
    assert f"tiep-nhan/?buoi={held.code}" in text
    assert Dossier.objects.get().session.place == "Nhà văn hóa phường Yên Đỗ"


@pytest.mark.parametrize(
    "wrong",
    [{"starts_at": "06:00"}, {"ends_at": "23:00"}, {"ends_at": "06:00"}, {"held_on": "32/6/2021"}],
)
def test_a_session_outside_the_mobile_hours_is_refused(desk, units, wrong):
    HoursFactory(unit=units["H21"])
    answer = desk.post(f"{DESKS}buoi-luu-dong/", PLAN | wrong)
    assert answer.status_code == 422
    assert not MobileSession.objects.exists()


def test_a_session_of_another_district_is_not_found(client, units, hoa, minh, desk):
    desk.post(f"{DESKS}buoi-luu-dong/", PLAN)
    code = MobileSession.objects.get().code
    client.force_login(hoa.account)
    assert client.get(f"{DESKS}buoi-luu-dong/{code}/").status_code == 404
    assert client.get(f"{DESKS}buoi-luu-dong/").context["count"] == 0


@pytest.fixture
def ready(units, minh):
    """A dossier whose result waits to be posted."""
    steps = (("receive", "reception", 4), ("handle", "competent", 4), ("sign", "competent", 4),
             ("return", "reception", 4))  # fmt: skip
    procedure = make_procedure(units, level="district", steps=steps)
    asked = intake(procedure, delivery="post", delivery_address="12 Lê Lợi, Pleiku")
    made = actions.receive(asked, at=moment(1), by=minh)
    for hour in (10, 11):
        actions.pass_on(made.code, at=moment(1, hour), by=minh)
    return actions.decide(made.code, results=[ResultIn("Giấy chứng nhận")], at=moment(2), by=minh)


@pytest.mark.works("S20.4")
def test_a_dossier_that_a_post_clerk_takes_belongs_to_the_state_unit(desk, points, units):
    clerk = powers_of("buudien", "H21.31", permissions=["dossiers.receive"])
    made = actions.receive(intake(make_procedure(units)), at=moment(1), by=clerk)
    assert CounterPoint.objects.get(unit=made.unit).operator == "post"
    assert (made.unit.code, made.receiver) == ("H21.31", "Buudien")
    listed = desk.get("/lam-viec/so/dossiers.dossiers/?unit=H21.31")
    assert made.code in listed.content.decode()
    assert value("dossiers.received", "H21.31") == 1


def test_a_result_is_posted_with_its_number_and_delivered(desk, ready):
    page = f"{DESKS}gui-buu-chinh/"
    assert "12 Lê Lợi, Pleiku" in desk.get(page).content.decode()
    bare = desk.post(f"{page}{ready.code}/gui/", {"so-hieu": " "})
    assert bare.status_code == 422
    assert "số bưu gửi" in bare.content.decode()
    desk.post(f"{page}{ready.code}/gui/", {"so-hieu": "EG123456789VN"})
    assert "EG123456789VN" in desk.get(f"{page}?o=da-gui").content.decode()
    assert desk.post(f"{page}{ready.code}/gui/", {"so-hieu": "EG2"}).status_code == 409
    desk.post(f"{page}{ready.code}/giao/", {"nguoi-nhan": "Siu H'Bia"})
    assert "Siu H&#x27;Bia" in desk.get(f"{page}?o=da-giao").content.decode()
    kept = Dossier.objects.get()
    assert (kept.state, kept.delivery_state, kept.unit.code) == ("returned", "delivered", "H21.31")


def test_results_of_another_district_are_neither_listed_nor_sent(client, ready, hoa):
    client.force_login(hoa.account)
    page = f"{DESKS}gui-buu-chinh/"
    assert ready.code not in client.get(page).content.decode()
    assert client.post(f"{page}{ready.code}/gui/", {"so-hieu": "EG1"}).status_code == 404
    client.force_login(powers_of("xem", "H21.31", permissions=["dossiers.see"]).account)
    assert client.get(page).status_code == 403


def test_the_lists_cost_the_same_for_many(desk, units, points, django_assert_max_num_queries):
    for code in ("H21.31", "H21.43", "H21.31.01", "H21.31.02"):
        ServiceFactory(unit=units[code])
    for path, most in (
        ("", 12),
        ("nganh-doc/", 20),
        ("buoi-luu-dong/", 12),
        ("gui-buu-chinh/", 16),
    ):
        with django_assert_max_num_queries(most):
            desk.get(DESKS + path)
