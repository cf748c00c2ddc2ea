"""Second factors: setting them up, being asked for them, losing them."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from konia.domains.citizens.tests.factories import CitizenAccountFactory, PersonFactory
from konia.kernel.access.models import Account
from konia.testing.cast import powers_of

PASSWORD = "mua-roi-tren-pleiku"
SIGN_IN, CODE = "/tai-khoan/dang-nhap/", "/tai-khoan/bao-mat/nhap-ma/"
SETUP, AGAIN = "/tai-khoan/bao-mat/ung-dung/bat/", "/tai-khoan/xac-nhan/"


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.fixture
def binh(units):
    account = CitizenAccountFactory(email="binh@example.vn")
    account.set_password(PASSWORD)
    account.save()
    PersonFactory(unit=units["H21"], account=account)
    return account


def _enter(client, **more):
    return client.post(SIGN_IN, {"contact": "binh@example.vn", "password": PASSWORD} | more)


def _set_up(client):
    """Returns: the secret."""
    client.post(f"{AGAIN}?next={SETUP}", {"password": PASSWORD, "next": SETUP})
    page = client.get(SETUP).content.decode()
    secret = re.search(r'k-code">([A-Z2-7 ]+)<', page)[1].replace(" ", "")
    answer = client.post(SETUP, {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


@pytest.fixture
def secret(client, binh):
    """Bình has set up an app, and left."""
    _enter(client)
    secret = _set_up(client)
    client.post("/tai-khoan/dang-xuat/")
    Authenticator.objects.filter(type="totp").update(last_used_at=None)
    from django.core.cache import cache

    cache.clear()  # the code just used would count as used
    return secret


def test_setting_up_asks_for_the_password_once_more(client, binh):
    _enter(client)
    assert client.get(SETUP).headers["Location"].startswith(f"{AGAIN}?next=")
    answer = client.post(AGAIN, {"password": "sai", "next": SETUP})
    assert "Mật khẩu không đúng" in answer.content.decode()


def test_a_password_alone_no_longer_lets_in(client, binh, secret):
    assert _enter(client).headers["Location"] == CODE
    assert client.get("/tai-khoan/").status_code == 302
    assert client.post(CODE, {"code": code_of(secret)}).headers["Location"] == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200


def test_a_wrong_code_does_not_let_in_and_few_are_allowed(client, binh, secret):
    _enter(client)
    for _ in range(8):
        assert client.post(CODE, {"code": "000000"}).status_code == 200
    assert client.get("/tai-khoan/").status_code == 302
    client.session.flush()
    _enter(client)
    assert client.post(CODE, {"code": code_of(secret)}).status_code == 429, (
        "a new session is no help"
    )


def test_the_page_asked_for_is_found_again_after_the_code(client, binh, secret):
    _enter(client, next="/tai-khoan/uy-quyen/")
    answer = client.post(CODE, {"code": code_of(secret)})
    assert answer.headers["Location"] == "/tai-khoan/uy-quyen/"


def test_a_recovery_code_lets_in_once(client, binh, secret):
    kept = Authenticator.objects.get(type="recovery_codes").wrap()
    code = kept.get_unused_codes()[0]
    _enter(client)
    assert client.post(CODE, {"code": code}).status_code == 302
    client.post("/tai-khoan/dang-xuat/")
    _enter(client)
    assert client.post(CODE, {"code": code}).status_code == 200


def test_a_new_password_does_not_do_away_with_the_second_factor(client, binh, secret):
    binh.refresh_from_db()
    binh.set_password("mot-mat-khau-khac")
    binh.save()
    answer = client.post(SIGN_IN, {"contact": "binh@example.vn", "password": "mot-mat-khau-khac"})
    assert answer.headers["Location"] == CODE


def test_an_official_is_asked_for_the_code_and_led_to_the_desk(client, lan):
    lan.account.set_password(PASSWORD)
    lan.account.save()
    desk = {"username": "lan", "password": PASSWORD}
    client.post("/lam-viec/dang-nhap/", desk)
    secret = _set_up(client)
    client.post("/lam-viec/dang-xuat/")
    from django.core.cache import cache

    cache.clear()
    assert client.post("/lam-viec/dang-nhap/", desk).headers["Location"] == CODE
    assert client.get("/lam-viec/").status_code == 302
    assert client.post(CODE, {"code": code_of(secret)}).headers["Location"] == "/lam-viec/"


def test_who_may_sign_must_set_up_a_factor_before_working(client, units, settings):
    settings.KONIA_MFA_REQUIRED = ("citizens.approve_mandates",)
    signer = powers_of("ky", "H21", permissions=["citizens.approve_mandates"])
    clerk = powers_of("thu", "H21", permissions=["citizens.look_up"])
    client.force_login(clerk.account)
    assert client.get("/lam-viec/").status_code == 200
    client.force_login(signer.account)
    assert client.get("/lam-viec/").headers["Location"] == "/tai-khoan/bao-mat/"
    assert "phải bật xác thực hai lớp" in client.get("/tai-khoan/bao-mat/").content.decode()
    Authenticator.objects.create(user=signer.account, type="totp", data={"secret": "A" * 32})
    assert client.get("/lam-viec/").status_code == 200


def test_the_api_asks_for_the_factor_as_well(client, units, settings):
    settings.KONIA_MFA_REQUIRED = ("mail.see",)
    client.force_login(powers_of("ky", "H21", permissions=["mail.see"]).account)
    assert client.get("/api/v1/registers/mail.mailboxes").status_code == 403


def test_a_required_factor_cannot_be_taken_away(client, units, settings):
    settings.KONIA_MFA_REQUIRED = ("mail.see",)
    signer = powers_of("ky", "H21", permissions=["mail.see"]).account
    signer.set_password(PASSWORD)
    signer.save()
    Authenticator.objects.create(user=signer, type="totp", data={"secret": "A" * 32})
    client.force_login(signer)
    off = "/tai-khoan/bao-mat/ung-dung/tat/"
    client.post(AGAIN, {"password": PASSWORD, "next": off})
    assert "không thể tắt lớp cuối cùng" in client.post(off).content.decode()
    assert Authenticator.objects.count() == 1


def test_a_permission_that_does_not_exist_is_a_mistake_of_the_installation(client, lan, settings):
    from django.core.exceptions import ImproperlyConfigured

    settings.KONIA_MFA_REQUIRED = ("ky.khong-co",)
    client.force_login(lan.account)
    with pytest.raises(ImproperlyConfigured):
        client.get("/lam-viec/")


def test_a_password_is_changed_by_knowing_the_old_one(client, binh):
    _enter(client)
    page = "/tai-khoan/mat-khau/"
    assert client.post(page, {"old": "sai", "password": "mot-mat-khau-khac"}).status_code == 422
    client.post(page, {"old": PASSWORD, "password": "mot-mat-khau-khac"})
    assert Account.objects.get().check_password("mot-mat-khau-khac")
    assert client.get("/tai-khoan/").status_code == 200


def test_no_page_of_security_holds_a_script_of_its_own(client, binh):
    _enter(client)
    for page in (SETUP, "/tai-khoan/bao-mat/khoa/them/"):
        client.post(AGAIN, {"password": PASSWORD, "next": page})
        text = client.get(page).content.decode()
        inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", text)
        assert all("application/json" in tag for tag in inline), page
        assert " style=" not in text
