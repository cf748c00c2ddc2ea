"""The page of programs' tokens: also for those who mean no good."""

import re
from datetime import date, timedelta

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from konia.kernel.access.models import Account, Grant
from konia.kernel.access.token_actions import make_token
from konia.kernel.access.tokens import ApiToken, powers_of_token
from konia.kernel.audit.models import Entry
from konia.testing.cast import powers_of

LIST, NEW = "/lam-viec/ma-truy-cap/", "/lam-viec/ma-truy-cap/them/"
ON = date(2021, 6, 15)
SECRET = re.compile(r"konia_[A-Za-z0-9_-]{43}")
HIDDEN = re.compile(r'name="khoa" value="([^"]+)"')


@pytest.fixture
def chief(client, units):
    """A browser in which the head of accounts of Pleiku has signed in."""
    powers = powers_of(
        "chief", "H21.31", permissions=["access.change", "dossiers.see", "dossiers.receive"]
    )
    client.force_login(powers.account)
    return client


@pytest.fixture
def thu(units):
    """The clerk of Pleiku whose account a program is to use."""
    return powers_of("thu", "H21.31", permissions=["dossiers.see"]).account


def form_key(client, username="thu"):
    page = client.get(NEW, {"tai-khoan": username}).content.decode()
    return HIDDEN.search(page)[1]


def asked(client, username="thu", **more):
    said = {
        "khoa": form_key(client, username), "name": "Phần mềm kế toán", "expires_on": "31/12/2021",
        "scopes": ["dossiers.see"], "unit": "",
    }  # fmt: skip
    return said | more


def make(client, username="thu", **more):
    said = asked(client, username, **more)
    return client.post(f"{NEW}?tai-khoan={username}", said)


def test_the_secret_is_on_the_answer_once_and_kept_nowhere(chief, thu):
    answer = make(chief)
    text = SECRET.search(answer.content.decode())[0]
    assert answer.status_code == 201
    assert "no-store" in answer.headers["Cache-Control"]
    assert text not in str(ApiToken.objects.values()) + str(list(Entry.objects.values()))
    assert text not in str(dict(chief.session))
    listed = chief.get(LIST).content.decode()
    assert "Phần mềm kế toán" in listed
    assert not SECRET.search(listed)
    held = powers_of_token(text, at=timezone.now(), on=ON).held
    assert held == {"dossiers.see": frozenset({"H21.31"})}


def test_a_made_token_opens_the_api_until_it_is_revoked(chief, thu):
    text = SECRET.search(make(chief).content.decode())[0]

    def ask():
        head = {"Authorization": f"Bearer {text}"}
        return Client().get("/api/v1/dossiers", headers=head).status_code

    assert ask() == 200
    one = ApiToken.objects.get()
    assert "chưa dùng lần nào" not in chief.get(f"{LIST}{one.pk}/thu-hoi/").content.decode()
    assert chief.post(f"{LIST}{one.pk}/thu-hoi/").headers["Location"] == LIST
    assert ask() == 401
    assert "Thu hồi" in chief.get(LIST).content.decode()


def test_pressed_twice_it_is_made_once_and_the_same_secret_is_shown(chief, thu):
    said = asked(chief)
    first, again = (chief.post(f"{NEW}?tai-khoan=thu", said) for _ in range(2))
    texts = {SECRET.search(one.content.decode())[0] for one in (first, again)}
    assert len(texts) == 1
    assert ApiToken.objects.count() == 1
    assert Entry.objects.filter(act="token_make").count() == 1


def test_a_minute_later_the_same_form_shows_nothing_more(chief, thu):
    said = asked(chief)
    chief.post(f"{NEW}?tai-khoan=thu", said)
    ApiToken.objects.update(made_at=F("made_at") - timedelta(minutes=2))
    answer = chief.post(f"{NEW}?tai-khoan=thu", said)
    assert answer.status_code == 409
    assert not SECRET.search(answer.content.decode())
    assert ApiToken.objects.count() == 1


def test_revoking_twice_is_one_act(chief, thu):
    make(chief)
    one = ApiToken.objects.get()
    for _ in range(2):
        chief.post(f"{LIST}{one.pk}/thu-hoi/")
    assert Entry.objects.filter(act="token_revoke", by="chief").count() == 1


def test_another_ones_form_key_makes_nothing(chief, thu, hoa, client):
    said = asked(chief)
    client.force_login(powers_of("other", "H21.31").account)
    answer = client.post(f"{NEW}?tai-khoan=thu", said)
    assert answer.status_code == 409
    assert client.post(f"{NEW}?tai-khoan=thu", said | {"khoa": "tu-nghi-ra"}).status_code == 409
    assert not ApiToken.objects.exists()


def test_an_account_of_another_unit_is_not_there(chief, hoa, minh):
    for name in ("hoa", "minh", "nobody"):
        assert chief.get(NEW, {"tai-khoan": name}).status_code == 404
        assert chief.post(f"{NEW}?tai-khoan={name}", {}).status_code == 404
    offered = re.findall(r"tai-khoan=([\w-]+)", chief.get(NEW, {"tim": "h"}).content.decode())
    assert "chief" in offered
    assert not {"hoa", "minh"} & set(offered)


def test_a_token_of_another_unit_is_neither_seen_nor_revoked(chief, hoa, minh, client):
    made, _ = make_token(
        "hoa", name="Máy của Hoa", scopes=(), expires_on=None, at=timezone.now(), by="a"
    )
    assert "Máy của Hoa" not in chief.get(LIST).content.decode()
    assert chief.get(f"{LIST}{made.pk}/thu-hoi/").status_code == 404
    assert chief.post(f"{LIST}{made.pk}/thu-hoi/").status_code == 404
    assert ApiToken.objects.get().revoked_at is None
    client.force_login(minh.account)
    assert "Máy của Hoa" in client.get(LIST).content.decode(), "the province manages every account"


def test_nobody_gives_a_program_more_than_they_hold(chief, units):
    powers_of("giam-doc", "H21.31", permissions=["dossiers.see", "payments.refund", "audit.read"])
    page = chief.get(NEW, {"tai-khoan": "giam-doc"}).content.decode()
    assert 'value="dossiers.see"' in page
    assert 'value="payments.refund"' not in page
    assert "2 quyền mà bạn không có" in page
    answer = make(chief, "giam-doc", scopes=["dossiers.see", "audit.read"])
    assert answer.status_code == 422
    assert not ApiToken.objects.exists()


def test_nor_over_more_units_than_their_own(chief, thu, units):
    """An account of the district that also sees the province: only the district can be given."""
    powers_of("thu", "H21", permissions=["dossiers.see"])
    refused = make(chief)
    assert refused.status_code == 422
    assert "ở mọi đơn vị của tài khoản" in refused.content.decode()
    assert make(chief, unit="H21").status_code == 422
    answer = make(chief, unit="H21.31")
    text = SECRET.search(answer.content.decode())[0]
    held = powers_of_token(text, at=timezone.now(), on=ON).held
    assert held == {"dossiers.see": frozenset({"H21.31"})}


def test_what_the_account_is_given_later_is_not_the_tokens(chief, thu):
    text = SECRET.search(make(chief).content.decode())[0]
    powers_of("thu", "H21.31", permissions=["dossiers.see", "audit.read"])
    assert set(powers_of_token(text, at=timezone.now(), on=ON).held) == {"dossiers.see"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "), ("scopes", []), ("expires_on", "31/6/2021"), ("expires_on", "14/6/2021"),
        ("expires_on", "1/1/2030"), ("unit", "Nơi không có"), ("unit", "H21.43"),
    ],
)  # fmt: skip
def test_what_is_lacking_is_told_and_nothing_is_made(chief, thu, field, value):
    answer = make(chief, **{field: value})
    assert answer.status_code == 422
    assert "Có chỗ cần sửa" in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_a_switched_off_account_gets_none_and_its_tokens_say_so(chief, thu):
    make(chief)
    said = asked(chief)
    Account.objects.filter(username="thu").update(is_active=False)
    assert chief.post(f"{NEW}?tai-khoan=thu", said).status_code == 404
    assert "Tài khoản đã khóa" in chief.get(LIST).content.decode()


def test_who_lost_the_permission_meanwhile_makes_nothing(chief, thu):
    said = asked(chief)
    Grant.objects.filter(account__username="chief").update(last_on=ON - timedelta(days=1))
    assert chief.post(f"{NEW}?tai-khoan=thu", said).status_code == 403
    assert not ApiToken.objects.exists()


def test_a_citizens_account_is_none_for_programs(client, minh, units):
    Account.objects.create_user("cd1", full_name="Bình", kind="citizen")
    client.force_login(minh.account)
    assert client.get(NEW, {"tai-khoan": "cd1"}).status_code == 404


def test_only_who_manages_accounts_finds_the_page(client, thu):
    client.force_login(thu)
    assert client.get(LIST).status_code == 403
    assert LIST not in client.get("/lam-viec/").content.decode()


def test_a_long_list_costs_no_more_queries(chief, thu, django_assert_max_num_queries):
    for place in range(30):
        make_token(
            "thu", name=f"Phần mềm {place}", scopes=(), expires_on=ON, at=timezone.now(), by="a"
        )
    with django_assert_max_num_queries(12):
        assert "Phần mềm 29" in chief.get(LIST).content.decode()
