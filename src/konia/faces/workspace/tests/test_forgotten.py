"""Officials who forgot their password: also those who mean no good."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils import timezone

from konia.kernel.access.actions import TRIES
from konia.kernel.access.models import Account, AccountKind
from konia.kernel.access.sessions import open_sessions
from konia.kernel.audit.models import Entry
from konia.kernel.notices.models import Delivery
from konia.kernel.notices.templates import filled, template
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import deliver_due

SIGN_IN, ASK = "/lam-viec/dang-nhap/", "/lam-viec/dang-nhap/quen-mat-khau/"
OLD, NEW = "mat-khau-rat-dai", "mot-mat-khau-khac"


@pytest.fixture
def lan(units):
    return Account.objects.create_user(
        "lan", OLD, full_name="Nguyễn Thị Lan", email="lan@pleiku.example.vn"
    )


def sign_in(client, password, username="lan"):
    return client.post(SIGN_IN, {"username": username, "password": password})


def link_for(client, settings, said="lan", **more):
    """The address the worker sent, on this site."""
    client.post(ASK, {"said": said}, **more)
    deliver_due()
    sent = Delivery.objects.filter(template="notices.official_reset").order_by("-pk").first()
    return sent.values["link"].removeprefix(settings.KONIA_SITE_URL)


def test_the_page_of_signing_in_leads_to_it_and_it_tells_who_to_ask(client, units):
    assert f'href="{ASK}"' in client.get(SIGN_IN).content.decode()
    answer = client.get(ASK)
    assert "người quản trị của đơn vị" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_link_sets_the_password_once(client, lan, settings):
    path = link_for(client, settings)
    first = client.get(path)
    assert "Đặt mật khẩu mới" in first.content.decode()
    assert first.headers["Referrer-Policy"] == "strict-origin"
    assert "no-store" in first.headers["Cache-Control"]
    assert client.post(path, {"password": NEW}).status_code == 200
    assert client.post(path, {"password": "them-mot-mat-khau"}).status_code == 404
    assert client.get(path).status_code == 404
    assert sign_in(client, OLD).status_code == 422
    assert sign_in(client, NEW).headers["Location"] == "/lam-viec/"
    acts = Entry.objects.filter(by="lan").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["ask_reset", "set_password", "sign_in"]


def test_nothing_is_sent_in_the_request_and_both_answers_are_the_same(
    client, lan, django_assert_num_queries
):
    """What a stranger sees, and what the server does meanwhile, do not tell who has an account."""
    seen = []
    for said in ("lan", "nobody"):
        before = Message.objects.count()
        with django_assert_num_queries(6):
            answer = client.post(ASK, {"said": said})
        seen.append((answer.status_code, answer.content, Message.objects.count() - before))
    assert seen[0] == seen[1]
    assert seen[0][2] == 1
    assert not Delivery.objects.exists()
    assert not Entry.objects.exists()
    deliver_due()
    assert [one.address for one in Delivery.objects.all()] == ["lan@pleiku.example.vn"]


def test_the_letter_has_all_its_words_and_the_register_keeps_no_link(client, lan, settings):
    path = link_for(client, settings)
    sent = Delivery.objects.get()
    text = filled(template(sent.template).long, sent.values)
    assert path in text
    assert "tài khoản lan" in text
    assert path not in str(list(Entry.objects.values()))


def test_an_address_finds_each_account_it_stands_on(client, lan, units):
    Account.objects.create_user("lan2", OLD, full_name="Lan", email="LAN@pleiku.example.vn")
    client.post(ASK, {"said": "Lan@Pleiku.example.vn"})
    deliver_due()
    assert sorted(one.values["username"] for one in Delivery.objects.all()) == ["lan", "lan2"]


@pytest.mark.parametrize(
    "state",
    [
        {"email": ""}, {"is_active": False}, {"kind": AccountKind.CITIZEN}, {"password": "!x"},
    ],
)  # fmt: skip
def test_who_may_not_set_a_password_is_sent_nothing(client, lan, state):
    Account.objects.filter(pk=lan.pk).update(**state)
    answer = client.post(ASK, {"said": "lan"})
    deliver_due()
    assert "Hãy xem thư" in answer.content.decode()
    assert not Delivery.objects.exists()


def test_pressed_twice_one_letter_goes_out(client, lan, monkeypatch):
    at = timezone.now()
    monkeypatch.setattr("konia.faces.workspace.forgotten.timezone.now", lambda: at)
    client.post(ASK, {"said": "lan"})
    client.post(ASK, {"said": " lan "})
    client.post(ASK, {"said": "lan"})
    deliver_due()
    assert Delivery.objects.count() == 1


def test_asking_is_slowed_down_for_known_and_unknown_alike(client, lan):
    for said in ("lan", "nobody"):
        codes = [client.post(ASK, {"said": said}).status_code for _ in range(4)]
        assert codes == [200, 200, 200, 429]


def test_every_session_ends_and_the_list_of_them_is_empty(client, lan, settings):
    sign_in(client, OLD)
    assert len(open_sessions(lan)) == 1
    other = client.__class__()
    path = link_for(other, settings)
    other.post(path, {"password": NEW})
    assert client.get("/lam-viec/").status_code == 302
    assert open_sessions(lan) == []


def test_the_second_factor_is_still_asked_for(client, lan, settings):
    TOTP.activate(lan, generate_totp_secret())
    path = link_for(client, settings)
    client.post(path, {"password": NEW})
    assert client.get("/lam-viec/").status_code == 302, "a link lets nobody in"
    assert "nhap-ma" in sign_in(client, NEW).headers["Location"]
    assert client.get("/lam-viec/").status_code == 302


def test_the_rules_for_passwords_are_those_of_everywhere(client, lan, settings):
    path = link_for(client, settings)
    answer = client.post(path, {"password": "ngan"})
    assert answer.status_code == 422
    assert "12 ký tự" in answer.content.decode()
    assert client.post(path, {"password": NEW}).status_code == 200, "a refused one costs nothing"


def test_who_was_told_to_wait_may_enter_with_the_new_password(client, lan, settings):
    for _ in range(TRIES):
        sign_in(client, "sai")
    client.post(link_for(client, settings), {"password": NEW})
    assert sign_in(client, NEW).status_code == 302


def test_an_old_link_and_one_of_a_revoked_account_are_refused(client, lan, settings, monkeypatch):
    path = link_for(client, settings)
    Account.objects.update(is_active=False)
    assert client.post(path, {"password": NEW}).status_code == 404
    Account.objects.update(is_active=True, last_login=timezone.now() - timedelta(days=1))
    assert client.post(path, {"password": NEW}).status_code == 404, "somebody entered meanwhile"
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(link_for(client, settings, "lan@pleiku.example.vn")).status_code == 404


def test_a_link_of_an_official_is_none_of_a_citizen_and_the_other_way_round(client, lan, settings):
    path = link_for(client, settings)
    ours = "/lam-viec/dang-nhap/dat-lai-mat-khau/"
    assert path.startswith(ours)
    assert client.get(path.replace(ours, "/tai-khoan/dat-lai-mat-khau/")).status_code == 404
    Account.objects.update(kind=AccountKind.CITIZEN)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("tail", ["AA/x-y/", "MQ/bad-token/", "%20/x/"])
def test_made_up_links_are_refused(client, lan, tail):
    assert client.get(f"/lam-viec/dang-nhap/dat-lai-mat-khau/{tail}").status_code == 404


def test_a_link_begins_with_the_configured_site(client, lan, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.KONIA_SITE_URL = "https://mot-cua.example.vn"
    client.post(ASK, {"said": "lan"}, headers={"host": "ke-xau.vn"})
    deliver_due()
    assert Delivery.objects.get().values["link"].startswith("https://mot-cua.example.vn/lam-viec/")
