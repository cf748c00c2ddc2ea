"""Opening an account, entering, setting a new password: also for those who mean no good."""

import re

import pytest

from konia.domains.citizens.models import Person
from konia.domains.citizens.tests.factories import CitizenAccountFactory, PersonFactory
from konia.kernel.access.actions import TRIES
from konia.kernel.access.models import Account
from konia.kernel.audit.models import Entry
from konia.kernel.notices.models import Delivery
from konia.kernel.notices.templates import filled, template

PASSWORD = "mua-roi-tren-pleiku"
SIGN_IN, SIGN_UP, CODE = "/tai-khoan/dang-nhap/", "/tai-khoan/dang-ky/", "/tai-khoan/dang-ky/ma/"
RESET = "/tai-khoan/quen-mat-khau/"
NEW = {"full_name": "Nguyễn Văn Bình", "contact": "Binh@Example.vn", "password": PASSWORD}


@pytest.fixture
def binh(units):
    account = CitizenAccountFactory(email="binh@example.vn", phone="0905123456")
    account.set_password(PASSWORD)
    account.save()
    PersonFactory(unit=units["H21"], account=account, email="binh@example.vn")
    return account


def _last_letter():
    sent = Delivery.objects.order_by("-id").first()
    return {"to": sent.address, "values": sent.values}


def _sign_in(client, contact="binh@example.vn", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"contact": contact, "password": password} | more)


def test_somebody_opens_an_account_with_the_code_sent_to_them(client, units):
    assert client.post(SIGN_UP, NEW).headers["Location"] == CODE
    answer = client.post(CODE, {"code": _last_letter()["values"]["code"]})
    assert answer.headers["Location"] == "/tai-khoan/"
    person = Person.objects.get()
    assert (person.full_name, person.email, person.is_proven) == (
        "Nguyễn Văn Bình", "binh@example.vn", False,
    )  # fmt: skip
    assert client.get("/tai-khoan/").status_code == 200
    assert "binh" not in person.account.username, "the register of acts keeps no address"


def test_a_telephone_number_is_as_good_as_an_address(client, units):
    client.post(SIGN_UP, NEW | {"contact": "+84 905 123 456"})
    client.post(CODE, {"code": _last_letter()["values"]["code"]})
    client.post("/tai-khoan/dang-xuat/")
    assert _sign_in(client, "0905.123.456").headers["Location"] == "/tai-khoan/"


def test_a_wrong_code_opens_nothing_and_few_guesses_are_allowed(client, units):
    client.post(SIGN_UP, NEW)
    right = _last_letter()["values"]["code"]
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(5):
        assert client.post(CODE, {"code": wrong}).status_code == 422
    assert client.post(CODE, {"code": right}).status_code == 422
    assert not Account.objects.exists()


def test_a_contact_that_has_an_account_gets_the_same_answer_and_a_letter_of_its_own(client, binh):
    known = client.post(SIGN_UP, NEW)
    page = client.get(CODE).content
    client.session.flush()
    unknown = client.post(SIGN_UP, NEW | {"contact": "ai@example.vn"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code, unknown.headers["Location"],
    )  # fmt: skip
    strip = re.compile(rb'value="[^"]{40,}"')
    assert strip.sub(b"", page) == strip.sub(b"", client.get(CODE).content)
    assert {sent.template for sent in Delivery.objects.all()} == {
        "citizens.sign_up_known", "citizens.sign_up_code",
    }  # fmt: skip


def test_the_code_of_a_known_contact_cannot_be_guessed_into_a_second_account(client, binh):
    client.post(SIGN_UP, NEW)
    assert client.post(CODE, {"code": ""}).status_code == 422
    assert Account.objects.count() == 1


def test_asking_for_many_accounts_is_slowed_down(client, units):
    for _ in range(4):
        assert client.post(SIGN_UP, NEW).status_code == 302
    assert "quá nhiều lần" in client.post(SIGN_UP, NEW).content.decode()
    assert Delivery.objects.count() == 4


def test_a_weak_password_or_a_wrong_contact_is_told_at_its_field(client, units):
    text = client.post(SIGN_UP, NEW | {"password": "ngan", "contact": "113"}).content.decode()
    assert "Số điện thoại gồm 10 chữ số" in text
    assert "12" in text
    assert not Delivery.objects.exists()


def test_a_known_and_an_unknown_contact_get_the_same_answer(client, binh):
    known = _sign_in(client, password="sai")
    unknown = _sign_in(client, "ai@example.vn", "sai")
    assert known.status_code == unknown.status_code == 422
    assert "mật khẩu không đúng" in known.content.decode()
    assert "mật khẩu không đúng" in unknown.content.decode()


def test_guessing_a_password_is_slowed_down_even_for_the_right_one(client, binh):
    for _ in range(TRIES):
        _sign_in(client, password="sai")
    assert _sign_in(client).status_code == 429


def test_entering_begins_a_session_under_a_new_key(client, binh):
    """A key planted in a browser beforehand is worth nothing afterwards (session fixation)."""
    client.post(SIGN_UP, NEW | {"contact": "khac@example.vn"})
    planted = client.session.session_key
    assert planted
    _sign_in(client)
    assert client.session.session_key != planted
    assert Entry.objects.filter(act="sign_in", by=binh.username).exists()


@pytest.mark.parametrize(
    "target", ["https://ke-xau.vn/", "//ke-xau.vn/", "/\\ke-xau.vn", "javascript:alert(1)"]
)
def test_entering_leads_to_no_other_site(client, binh, target):
    assert _sign_in(client, next=target).headers["Location"] == "/tai-khoan/"


def test_entering_leads_back_to_the_page_asked_for(client, binh):
    answer = client.get("/tai-khoan/uy-quyen/")
    assert answer.headers["Location"] == f"{SIGN_IN}?next=/tai-khoan/uy-quyen/"
    assert _sign_in(client, next="/tai-khoan/uy-quyen/").headers["Location"] == (
        "/tai-khoan/uy-quyen/"
    )


def test_a_citizen_has_no_desk_and_an_official_no_citizens_door(client, binh, lan):
    _sign_in(client)
    assert client.get("/lam-viec/").status_code == 403
    assert client.get("/lam-viec/so/").status_code == 403
    client.post("/tai-khoan/dang-xuat/")
    desk = "/lam-viec/dang-nhap/"
    assert client.post(desk, {"username": binh.username, "password": PASSWORD}).status_code == 422
    lan.account.set_password(PASSWORD)
    lan.account.email = "lan@example.vn"
    lan.account.save()
    assert _sign_in(client, "lan@example.vn").status_code == 422


def test_a_switched_off_account_does_not_enter(client, binh):
    Account.objects.update(is_active=False)
    assert _sign_in(client).status_code == 422


def _reset_link(client, **more):
    client.post(RESET, {"contact": "binh@example.vn"}, **more)
    return _last_letter()["values"]["link"]


def test_a_reset_link_goes_to_the_configured_site_whatever_the_request_says(client, binh, settings):
    """Password reset poisoning: the link must not begin with the Host header."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.KONIA_SITE_URL = "https://dichvucong.example.vn"
    link = _reset_link(client, headers={"host": "ke-xau.vn", "x-forwarded-host": "ke-xau.vn"})
    assert link.startswith("https://dichvucong.example.vn/tai-khoan/dat-lai-mat-khau/")


def test_a_strange_host_is_refused(client, binh, settings):
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    assert client.post(RESET, {"contact": "x@example.vn"}, headers={"host": "ke-xau.vn"}
                       ).status_code == 400  # fmt: skip


def test_a_reset_link_sets_the_password_once_and_ends_other_sessions(client, binh, settings):
    client.force_login(binh)
    path = _reset_link(client).removeprefix(settings.KONIA_SITE_URL)
    assert "Đặt mật khẩu mới" in client.get(path).content.decode()
    assert client.post(path, {"password": "mot-mat-khau-khac"}).status_code == 200
    assert client.get(path).status_code == 404
    assert client.get("/tai-khoan/").status_code == 302, "the old session has ended"
    assert _sign_in(client, password=PASSWORD).status_code == 422
    assert _sign_in(client, password="mot-mat-khau-khac").status_code == 302


@pytest.mark.parametrize("path", ["AA/x-y/", "MQ/bad-token/", "%20/x/"])
def test_a_made_up_reset_link_opens_nothing(client, binh, path):
    assert client.get(f"/tai-khoan/dat-lai-mat-khau/{path}").status_code == 404


def test_asking_to_reset_tells_nothing_about_who_has_an_account(client, binh):
    known = client.post(RESET, {"contact": "binh@example.vn"})
    unknown = client.post(RESET, {"contact": "ai@example.vn"})
    assert known.content == unknown.content
    assert Delivery.objects.count() == 1


def test_the_letter_goes_by_mail_and_holds_the_link(client, binh):
    _reset_link(client)
    sent = Delivery.objects.get()
    assert (sent.way, sent.address) == ("email", "binh@example.vn")
    text = filled(template(sent.template).long, sent.values)
    assert "/tai-khoan/dat-lai-mat-khau/" in text
