import pytest

from konia.domains.counters import actions
from konia.domains.counters.models import NumberRange, Ticket
from konia.domains.counters.tests.factories import ServiceLineFactory, TicketFactory, WindowFactory
from konia.faces.ui.moment import now
from konia.kernel.files.numbering import next_number
from konia.testing.cast import powers_of

DESKS = "/lam-viec/quay/"


@pytest.fixture
def line(units):
    return ServiceLineFactory(unit=units["H21.31"])


@pytest.fixture
def window(line):
    return WindowFactory(unit=line.unit, number=1)


@pytest.fixture
def waiting(line):
    return [actions.take_ticket("H21.31", letter="A", at=now()) for _ in range(3)]


def press(client, window, move, **more):
    return client.post(f"{DESKS}{window.pk}/{move}/", more, follow=True)


def test_one_button_calls_and_one_press_ends_and_calls_the_next(desk, window, waiting):
    assert "Gọi số tiếp theo" in desk.get(f"{DESKS}{window.pk}/").content.decode()
    assert "Mời số A001" in press(desk, window, "goi").content.decode()
    press(desk, window, "bat-dau", so=waiting[0].pk)
    assert "Mời số A002" in press(desk, window, "xong-goi", so=waiting[0].pk).content.decode()
    states = list(Ticket.objects.order_by("number").values_list("state", flat=True))
    assert states == ["done", "called", "waiting"]


def test_a_second_press_is_told_in_words_and_calls_nobody_else(desk, window, waiting):
    press(desk, window, "goi")
    again = press(desk, window, "goi")
    assert again.status_code == 409
    assert "còn ở quầy này" in again.content.decode()
    assert Ticket.objects.waiting().count() == 2


def test_who_does_not_come_is_marked_and_who_needs_another_desk_is_handed_on(desk, window, waiting):
    other = WindowFactory(unit=window.unit, number=2)
    press(desk, window, "goi")
    press(desk, window, "goi-lai", so=waiting[0].pk)
    press(desk, window, "vang", so=waiting[0].pk)
    press(desk, window, "goi")
    text = press(desk, window, "chuyen", so=waiting[1].pk, quay=other.pk).content.decode()
    assert "chuyển số A002 đến quầy 2" in text
    assert "Mời số A002" in press(desk, other, "goi").content.decode()


def test_a_desk_of_another_district_is_not_found(client, window, waiting, hoa):
    client.force_login(hoa.account)
    assert client.get(f"{DESKS}{window.pk}/").status_code == 404
    assert press(client, window, "goi").status_code == 404
    assert Ticket.objects.waiting().count() == 3


def test_who_may_not_serve_sees_no_desk_and_nobody_posts_by_following_a_link(client, window, desk):
    assert desk.get(f"{DESKS}{window.pk}/goi/").status_code == 405
    assert press(desk, window, "khong-co").status_code == 404
    assert press(desk, window, "xong", so="1; drop").status_code == 404
    client.force_login(powers_of("xem", "H21.31", permissions=["counters.see"]).account)
    assert client.get(DESKS).status_code == 403


def test_the_list_of_desks_costs_the_same_for_many(desk, line, django_assert_max_num_queries):
    for number in range(1, 25):
        WindowFactory(unit=line.unit, number=number)
    with django_assert_max_num_queries(12):
        text = desk.get(DESKS).content.decode()
    assert "Quầy 24" in text


def test_waiting_is_told_by_month_and_unit_and_each_number_opens_its_card(desk, line):
    for minutes in (10, 20, 60):
        TicketFactory(line=line, minutes=minutes, served=True)
    page = desk.get(f"{DESKS}thoi-gian-cho/?unit=H21&ky=2021-01-01..2021-06-30")
    text = page.content.decode()
    assert "/lam-viec/chi-tieu/counters.wait_average/?unit=H21" in text
    cells = [cell["text"] for cell in page.context["total"]["rows"][0]["cells"]]
    assert cells[1:] == ["3", "3", "30", "60", "66,67 %"]
    assert page.context["by_month"]["rows"][-1]["cells"][0]["text"] == "6/2021"
    assert len(page.context["by_unit"]["rows"]) == 1
    card = desk.get("/lam-viec/chi-tieu/counters.wait_average/?unit=H21&ky=2021-01-01..2021-06-30")
    assert "Tính trên 3 lượt" in card.content.decode()


def test_numbers_are_set_aside_returned_and_accounted_for(client, units, lan):
    client.force_login(lan.account)
    page = f"{DESKS}dai-so/"
    client.post(page, {"on": "15/6/2021", "count": "5", "desk": "Quầy 1"})
    kept = NumberRange.objects.get()
    assert (kept.unit, kept.first, kept.last) == (units["H21.31"], 1, 5)
    assert next_number("dossiers:H21.31:210615") == 6
    assert client.post(f"{page}{kept.pk}/tra/", {"ly-do": ""}).status_code == 422
    client.post(f"{page}{kept.pk}/tra/", {"ly-do": "mạng có lại"})
    assert "Hủy (5): 1, 2, 3, 4, 5" in client.get(page).content.decode()


def test_a_bad_day_or_too_many_numbers_are_told_at_their_fields(client, units, lan):
    client.force_login(lan.account)
    for given in ({"on": "31/6/2021", "count": "5"}, {"on": "15/6/2021", "count": "9999"}):
        answer = client.post(f"{DESKS}dai-so/", given | {"desk": "Quầy 1"})
        assert answer.status_code == 422
    assert not NumberRange.objects.exists()
