import re
from datetime import date

import pytest
from django.core.cache import cache

from konia.domains.counters import actions
from konia.domains.counters.keys import key_of
from konia.domains.counters.models import Ticket
from konia.domains.counters.tests.factories import DAY, ServiceLineFactory, WindowFactory
from konia.faces.ui.moment import now

HALL = "/so-thu-tu/H21.31/"


@pytest.fixture
def line(units):
    cache.clear()
    return ServiceLineFactory(unit=units["H21.31"])


def take(client, **more):
    return client.post(HALL, {"letter": "A", "priority": "", **more})


def test_a_number_is_taken_on_a_phone_and_followed_until_it_is_called(client, line, lan):
    slip = take(client).headers["Location"]
    text = client.get(slip).content.decode()
    assert "A001" in text
    assert "Bạn sắp đến lượt" in text
    window = WindowFactory(unit=line.unit, number=4)
    actions.call_next(window.pk, at=now(), by=lan)
    assert "Mời đến quầy 4" in client.get(slip).content.decode()
    assert Ticket.objects.get().source == "phone"


def test_who_comes_later_is_told_how_many_are_ahead(client, line):
    take(client)
    text = client.get(take(client).headers["Location"]).content.decode()
    assert "Còn 1 người" in text
    assert 'src="data:image/svg+xml' in text


def test_the_slip_and_the_board_load_themselves_again_without_a_script(client, line):
    slip = take(client).headers["Location"]
    assert client.get(slip).headers["Refresh"] == "30"
    answer = client.get(f"{HALL}bang/")
    assert answer.headers["Refresh"] == "10"
    assert not re.search(r"<script(?![^>]*src=)", answer.content.decode())


def test_the_board_shows_who_is_called_and_who_waits(client, line, lan):
    take(client), take(client)
    actions.call_next(WindowFactory(unit=line.unit, number=2).pk, at=now(), by=lan)
    text = client.get(f"{HALL}bang/").content.decode()
    assert (
        text.index("A001") < text.index("Quầy 2") < text.index("Đang chờ: 1") < text.index("A002")
    )


def test_a_bad_choice_is_told_at_its_field(client, line):
    answer = client.post(HALL, {"letter": "", "priority": ""})
    assert answer.status_code == 422
    assert "Hãy chọn một loại việc" in answer.content.decode()
    assert client.post(HALL, {"letter": "<b>", "priority": "x"}).status_code == 422
    assert not Ticket.objects.exists()


def test_a_flood_from_one_address_is_stopped_and_a_registered_kiosk_is_not(client, line, lan):
    statuses = [take(client).status_code for _ in range(8)]
    assert statuses == [302] * 6 + [429] * 2
    _, token = actions.register_device(
        "KS-1", unit_code="H21.31", kind="kiosk", on=date(2021, 1, 1), by=lan
    )
    assert take(client, may=token).status_code == 302
    assert Ticket.objects.order_by("pk").last().source == "kiosk"
    assert take(client, may=token[::-1]).status_code == 429


def test_a_kiosk_of_another_unit_has_no_privilege(client, line, minh):
    _, token = actions.register_device(
        "KS-2", unit_code="H21.43", kind="kiosk", on=date(2021, 1, 1), by=minh
    )
    take(client, may=token)
    assert Ticket.objects.get().source == "phone"


def test_a_forged_slip_opens_nothing(client, line):
    take(client)
    pk = Ticket.objects.get().pk
    key = key_of(pk)
    for bad in (f"{pk + 1}.{key.partition('.')[2]}", f"{pk}.x", "abc", f"{pk}"):
        assert client.get(f"/so-thu-tu/phieu/{bad}/").status_code == 404


def test_a_unit_that_gives_out_no_numbers_says_so(client, units):
    answer = client.get("/so-thu-tu/H21.43/")
    assert answer.status_code == 404
    assert "chưa lấy số" in answer.content.decode()
    assert client.get("/so-thu-tu/H99/bang/").status_code == 404


def test_the_sender_is_kept_only_as_a_mark_of_the_day(client, line):
    take(client)
    kept = Ticket.objects.get()
    assert kept.day == DAY
    assert len(kept.taken_from) == 32
    assert "127.0.0.1" not in kept.taken_from
