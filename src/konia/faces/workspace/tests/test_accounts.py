import pytest

from konia.kernel.access.actions import TRIES
from konia.kernel.access.models import Account

SIGN_IN = "/lam-viec/dang-nhap/"


@pytest.fixture
def lan(units):
    return Account.objects.create_user("lan", "mat-khau-rat-dai", full_name="Nguyễn Thị Lan")


def test_the_right_password_opens_the_desk(client, lan):
    answer = client.post(SIGN_IN, {"username": "lan", "password": "mat-khau-rat-dai"})
    assert answer.headers["Location"] == "/lam-viec/"
    assert client.get("/lam-viec/").status_code == 200


def test_a_wrong_password_is_told_without_saying_which_part_is_wrong(client, lan):
    answer = client.post(SIGN_IN, {"username": "lan", "password": "sai"})
    unknown = client.post(SIGN_IN, {"username": "ai-do", "password": "sai"})
    assert answer.status_code == unknown.status_code == 422
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in answer.content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in unknown.content.decode()


def test_guessing_is_slowed_down_even_for_the_right_password(client, lan):
    for _ in range(TRIES):
        client.post(SIGN_IN, {"username": "lan", "password": "sai"})
    answer = client.post(SIGN_IN, {"username": "lan", "password": "mat-khau-rat-dai"})
    assert answer.status_code == 429
    assert "15 phút" in answer.content.decode()


def test_signing_in_leads_back_to_the_page_asked_for_but_to_no_other_site(client, lan):
    right = {"username": "lan", "password": "mat-khau-rat-dai"}
    assert (
        client.post(SIGN_IN, right | {"next": "/lam-viec/don-vi/"}).headers["Location"]
        == "/lam-viec/don-vi/"
    )
    client.post("/lam-viec/dang-xuat/")
    assert (
        client.post(SIGN_IN, right | {"next": "https://ke-xau.vn/"}).headers["Location"]
        == "/lam-viec/"
    )


def test_signing_out_takes_a_post_and_closes_the_desk(client, lan):
    client.force_login(lan)
    assert client.get("/lam-viec/dang-xuat/").status_code == 405
    client.post("/lam-viec/dang-xuat/")
    assert client.get("/lam-viec/").status_code == 302
