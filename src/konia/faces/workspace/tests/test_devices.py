"""The page of devices at desks: also for those who mean no good."""

import json
import re
from datetime import date

import pytest

from konia.domains.counters.actions import register_device
from konia.domains.counters.models import CounterDevice, NumberRange, NumberUse
from konia.domains.counters.public import account_of, device_of
from konia.domains.counters.states import Fate
from konia.domains.counters.tests.factories import ServiceLineFactory
from konia.domains.dossiers.models import Dossier
from konia.kernel.audit.models import Entry
from konia.kernel.files.numbering import next_number
from konia.testing.cast import powers_of

from .test_offline import DEVICE, clerk, intake, kept, post, procedure, reserve

__all__ = ["clerk", "kept", "procedure"]
LIST, NEW = "/lam-viec/quay/thiet-bi/", "/lam-viec/quay/thiet-bi/them/"
TODAY = date(2021, 6, 15)
HIDDEN = re.compile(r'name="khoa" value="([^"]+)"')
GONE = {"what": "Máy bị mất", "reason": "Đã báo công an phường"}


@pytest.fixture
def head(units):
    """The head of the desk of Pleiku in a browser of their own."""
    from django.test import Client

    browser = Client()
    browser.force_login(powers_of("head", "H21.31", permissions=["counters.change"]).account)
    return browser


def lose(browser, pk, **more):
    return browser.post(f"{LIST}{pk}/mat/", GONE | more)


def machine():
    return CounterDevice.objects.get(code=DEVICE)


def asked(browser, **more):
    key = HIDDEN.search(browser.get(NEW).content.decode())[1]
    said = {
        "khoa": key, "kind": "tablet", "code": "PLK-1", "unit": "H21.31", "place": "Quầy 1",
        "official": "",
    }  # fmt: skip
    return said | more


def secret_in(answer, after):
    return re.search(after + r"([A-Za-z0-9_-]{43})", answer.content.decode())[1]


def test_a_machine_is_on_the_list_once_it_was_prepared(head, clerk, kept, procedure):
    post(clerk, "gui", intake(procedure))
    reserve(clerk)
    assert CounterDevice.objects.count() == 1
    text = head.get(LIST).content.decode()
    row = re.search(rf"<tr[^>]*>(?:(?!</tr>).)*{DEVICE}.*?</tr>", text, re.S)[0]
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row))
    assert f"Máy quầy 1 ({DEVICE})" in plain
    assert "thu, 00:00 ngày 15/6/2021" in plain
    assert " 15 1 14 " in plain, "fifteen numbers for three days, one used"
    assert "Đang dùng" in plain
    page = head.get(f"{LIST}{machine().pk}/").content.decode()
    assert "1–5" in page
    assert "Hồ sơ đã gửi bằng số đã giữ" in page


def test_the_numbers_of_a_lost_machine_are_voided_and_none_goes_back(
    head, clerk, kept, procedure, units
):
    post(clerk, "gui", intake(procedure))
    series = NumberRange.objects.earliest("day").series
    answer = lose(head, machine().pk)
    assert answer.headers["Location"] == f"{LIST}{machine().pk}/"
    accounts = [account_of(one) for one in NumberRange.objects.order_by("day")]
    assert [one.voided for one in accounts] == [(2, 3, 4, 5), (1, 2, 3, 4, 5), (1, 2, 3, 4, 5)]
    assert not any(one.held or one.given_back for one in accounts)
    assert accounts[0].used == (1,)
    assert next_number(series) == 6, "a receipt with number 5 may be in somebody's hands"
    whys = set(NumberUse.objects.filter(fate=Fate.VOIDED).values_list("reason", "by"))
    assert whys == {("Máy bị mất. Đã báo công an phường", "head")}
    act = Entry.objects.get(act="lose_device")
    assert (act.by, act.unit_code, sum(act.detail["voided"].values())) == ("head", "H21.31", 14)
    assert "Mất hoặc đã xóa" in head.get(LIST).content.decode()


def test_a_lost_machine_is_refused_from_then_on(head, clerk, kept, procedure):
    lose(head, machine().pk)
    said = {"desk": "H21.31", "device": DEVICE, "name": "Máy quầy 1", "count": 5}
    for what, value in (
        ("giu-so", said), ("gui", intake(procedure)), ("gui", intake(procedure, number=None)),
        ("tra-so", {"device": DEVICE, "reason": "Thử"}),
    ):  # fmt: skip
        answer = post(clerk, what, value)
        assert answer.status_code == 403, what
        assert "không còn được nhận" in json.dumps(answer.json(), ensure_ascii=False)
    assert not Dossier.objects.exists()
    assert NumberRange.objects.count() == 3
    fresh = post(clerk, "giu-so", said | {"device": "0" * 12})
    assert fresh.status_code == 200, "the machine that replaces it is another one"


def test_what_a_machine_sent_before_it_was_lost_is_still_answered(head, clerk, kept, procedure):
    first = post(clerk, "gui", intake(procedure)).json()["code"]
    lose(head, machine().pk)
    again = post(clerk, "gui", intake(procedure))
    assert again.json()["code"] == first, "or the clerk would type it in a second time"
    assert Dossier.objects.count() == 1


def test_pressed_twice_it_is_one_act(head, clerk, kept):
    for _ in range(2):
        assert lose(head, machine().pk).status_code == 302
    assert Entry.objects.filter(act="lose_device").count() == 1
    assert NumberUse.objects.count() == 15


def test_what_happened_must_be_said(head, clerk, kept):
    answer = lose(head, machine().pk, what="")
    assert answer.status_code == 422
    assert not machine().is_lost


def test_the_head_of_another_desk_finds_nothing(clerk, kept, hoa, client):
    client.force_login(hoa.account)
    assert DEVICE not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}{machine().pk}/").status_code == 404
    assert lose(client, machine().pk).status_code == 404
    assert not machine().is_lost


def test_only_who_keeps_devices_finds_the_page(clerk, kept):
    assert clerk.get(LIST).status_code == 403
    assert lose(clerk, machine().pk).status_code == 403


def test_a_machine_moves_with_who_may_prepare_it_at_both_desks_only(
    clerk, kept, client, procedure, hoa, units
):
    from konia.domains.dossiers.tests.factories import DeskFactory

    DeskFactory(unit=units["H21.43"])
    said = {"desk": "H21.43", "device": DEVICE, "name": "Máy của tôi", "count": 3}
    client.force_login(hoa.account)
    assert post(client, "giu-so", said).status_code == 200
    assert machine().unit_id == units["H21.31"].pk, "who has no say over Pleiku moves nothing away"
    client.force_login(powers_of("minh", "H21").account)
    assert post(client, "giu-so", said | {"count": 9}).status_code == 200
    assert machine().unit_id == units["H21.43"].pk


def test_a_tablet_gets_its_address_once_and_its_secret_is_kept_nowhere(head, units):
    said = asked(head)
    first, again = head.post(NEW, said), head.post(NEW, said)
    assert first.status_code == again.status_code == 201
    assert "no-store" in first.headers["Cache-Control"]
    token = secret_in(first, "/danh-gia/may/")
    assert secret_in(again, "/danh-gia/may/") == token
    assert CounterDevice.objects.count() == 1
    assert Entry.objects.filter(act="register_device").count() == 1
    assert token not in str(CounterDevice.objects.values()) + str(list(Entry.objects.values()))
    assert token not in head.get(LIST).content.decode()
    assert head.get(f"/danh-gia/may/{token}/").status_code == 200
    pk = CounterDevice.objects.get().pk
    lose(head, pk)
    assert head.get(f"/danh-gia/may/{token}/").status_code == 404, "also on the day it began"


def test_a_number_machine_gets_the_address_of_its_hall(head, units):
    ServiceLineFactory(unit=units["H21.31"])
    answer = head.post(NEW, asked(head, kind="kiosk", code="PLK-K"))
    token = secret_in(answer, r"/so-thu-tu/H21\.31/\?may=")
    assert device_of(token, on=TODAY, kind="kiosk").code == "PLK-K"
    assert head.get(f"/so-thu-tu/H21.31/?may={token}").status_code == 200


@pytest.mark.parametrize(
    ("field", "value", "status"),
    [
        ("unit", "H21.43", 403), ("unit", "Nơi không có", 422), ("code", " ", 422),
        ("code", "CU", 422), ("kind", "intake", 422), ("khoa", "tu-nghi-ra", 409),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_nothing_is_made(head, units, lan, field, value, status):
    register_device("CU", unit_code="H21.31", kind="kiosk", on=TODAY, by=lan)
    answer = head.post(NEW, asked(head, **{field: value}))
    assert answer.status_code == status
    assert "Có chỗ cần sửa" in answer.content.decode()
    assert CounterDevice.objects.count() == 1


def test_a_long_list_costs_no_more_queries(head, clerk, lan, django_assert_max_num_queries):
    for place in range(8):
        reserve_for = {"desk": "H21.31", "device": f"{place:012x}", "count": 2}
        post(clerk, "giu-so", reserve_for)
        register_device(f"T{place}", unit_code="H21.31", kind="tablet", on=TODAY, by=lan)
    with django_assert_max_num_queries(14):
        assert f"{7:012x}" in head.get(LIST).content.decode()
