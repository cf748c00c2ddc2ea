"""Entering with an electronic identity, against a provider on the loopback."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from konia.domains.citizens.models import Person
from konia.domains.citizens.tests.factories import CitizenAccountFactory, PersonFactory
from konia.faces.ui.tests.pages import plain_files
from konia.kernel.access.models import Account
from konia.project.env import BadEnvironmentError, Env

from .provider import CLIENT, HANH, SECRET, Provider

DOOR, BACK = "/tai-khoan/dinh-danh/dinh-danh/", "/tai-khoan/dinh-danh/dinh-danh/tra-loi/"
NUMBER = HANH["identity_number"]
PASSWORD = "mua-roi-tren-pleiku"

__all__ = ["plain_files"]
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def provider(settings, units):
    """A provider, and an installation told of it by its environment."""
    server = Provider()
    env = Env.read(
        {
            "KONIA_SECRET_KEY": "x", "KONIA_OIDC_ISSUER": server.issuer,
            "KONIA_OIDC_CLIENT_ID": CLIENT, "KONIA_OIDC_SECRET": SECRET,
        }
    )  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True, "SCOPE": list(env.oidc.scopes), "APPS": [env.oidc.app()],
        }
    }  # fmt: skip
    settings.KONIA_OIDC_NAME = env.oidc.name
    settings.KONIA_OIDC_IDENTITY_CLAIM = env.oidc.identity_claim
    settings.KONIA_FORM_ORIGINS = (env.oidc.origin,)
    yield server
    server.shutdown()
    server.server_close()


def _go(client, provider, process="login"):
    away = client.post(f"{DOOR}?process={process}").headers["Location"]
    assert away.startswith(f"{provider.issuer}/authorize?")
    return client.get(provider.consent(away).removeprefix("http://testserver"))


def test_the_first_entry_opens_an_account_for_a_proven_person(client, provider):
    assert _go(client, provider).headers["Location"] == "/tai-khoan/"
    person = Person.objects.get()
    assert (person.full_name, person.identity_no, person.identity_level) == (
        "Nguyễn Thị Hạnh", NUMBER, "electronic_2",
    )  # fmt: skip
    assert (str(person.birth_on), person.phone, person.gender) == (
        "1988-03-12", "0905000001", "female",
    )  # fmt: skip
    assert person.is_proven
    assert client.get("/tai-khoan/").status_code == 200


def test_the_second_entry_finds_the_same_account_and_renews_what_is_known(client, provider):
    _go(client, provider)
    provider.says |= {"name": "Nguyễn Thị Mỹ Hạnh"}
    _go(Client(), provider)
    assert Account.objects.count() == SocialAccount.objects.count() == 1
    assert Person.objects.get().full_name == "Nguyễn Thị Mỹ Hạnh"


def test_a_person_known_from_the_counter_is_found_by_number(client, provider, units):
    known = PersonFactory(
        unit=units["H21.43"], full_name="Nguyễn Thị Hạnh", identity_no=NUMBER, birth_on=None,
        gender="",
    )  # fmt: skip
    _go(client, provider)
    assert Person.objects.get().pk == known.pk
    assert Person.objects.get().account is not None


def test_an_address_alone_never_leads_to_an_account(client, provider, units):
    """Who merely knows, or once held, an address must not come into another's account."""
    other = CitizenAccountFactory(email="hanh@example.vn", phone="0905000001")
    PersonFactory(unit=units["H21"], declared=True, account=other, email="hanh@example.vn")
    _go(client, provider)
    assert client.session["_auth_user_id"] != str(other.pk)
    assert Person.objects.get(identity_no=NUMBER).account != other


def test_a_number_somebody_merely_typed_is_not_taken_for_theirs(client, provider, units):
    liar = PersonFactory(
        unit=units["H21"], declared=True, declared_no=NUMBER, account=CitizenAccountFactory()
    )
    _go(client, provider)
    assert client.session["_auth_user_id"] != str(liar.account_id)


def test_no_claims_are_kept_beside_the_persons_own_record(client, provider):
    _go(client, provider)
    _go(Client(), provider)
    assert SocialAccount.objects.get().extra_data == {"level": "electronic_2"}


@pytest.mark.parametrize("lacking", ["identity_number", "name"])
def test_a_provider_that_does_not_say_who_it_is_opens_nothing(client, provider, lacking):
    del provider.says[lacking]
    answer = _go(client, provider)
    assert answer.status_code == 422
    assert "thiếu số định danh hoặc họ tên" in answer.content.decode()
    assert not Account.objects.exists()


def test_a_number_that_cannot_be_opens_nothing(client, provider):
    provider.says["identity_number"] = "123"
    assert _go(client, provider).status_code == 422
    assert not Account.objects.exists()


def test_a_subject_that_becomes_another_person_is_refused(client, provider, units):
    _go(client, provider)
    PersonFactory(
        unit=units["H21"], identity_no="064190000009", birth_on=None, gender="",
        account=CitizenAccountFactory(),
    )  # fmt: skip
    provider.says |= {"identity_number": "064190000009", "birthdate": ""}
    thief = Client()
    assert _go(thief, provider).status_code == 403
    assert "_auth_user_id" not in thief.session


def test_two_sources_that_speak_of_two_people_are_refused(client, provider):
    provider.signed = HANH | {"sub": "p-0002"}
    assert _go(client, provider).status_code == 403
    assert not Account.objects.exists()


def test_a_token_for_somebody_else_is_refused(client, provider):
    provider.signed = HANH | {"aud": "another-site"}
    assert _go(client, provider).status_code == 401
    assert not Account.objects.exists()


def test_an_answer_nobody_asked_for_is_refused(client, provider):
    """A stranger's answer pressed upon a browser (login CSRF)."""
    stranger = Client()
    away = stranger.post(f"{DOOR}?process=login").headers["Location"]
    back = provider.consent(away).removeprefix("http://testserver")
    assert client.get(back).status_code == 401
    assert stranger.get(back).status_code == 302
    assert stranger.get(back).status_code == 401, "an answer is worth something once"


def test_who_does_not_agree_is_told_and_stays_out(client, provider):
    away = client.post(f"{DOOR}?process=login").headers["Location"]
    state = away.split("state=")[1].split("&")[0]
    answer = client.get(f"{BACK}?error=access_denied&state={state}", follow=True)
    assert "Bạn đã dừng đăng nhập" in answer.content.decode()


def test_a_provider_that_is_down_is_told_in_plain_words(client, provider):
    away = client.post(f"{DOOR}?process=login").headers["Location"]
    back = provider.consent(away).removeprefix("http://testserver")
    provider.codes.clear()
    answer = client.get(back)
    assert answer.status_code == 401
    assert "Chưa xác nhận được danh tính" in answer.content.decode()


def test_a_link_alone_does_not_send_anybody_to_the_provider(client, provider):
    answer = client.get(f"{DOOR}?process=login")
    assert answer.status_code == 200
    assert "Tiếp tục với VNeID" in answer.content.decode()


@pytest.mark.parametrize("target", ["https://ke-xau.vn/", "//ke-xau.vn"])
def test_the_way_back_leads_to_no_other_site(client, provider, target):
    away = client.post(f"{DOOR}?process=login&next={target}").headers["Location"]
    answer = client.get(provider.consent(away).removeprefix("http://testserver"))
    assert answer.headers["Location"] == "/tai-khoan/"


def test_somebody_with_an_account_proves_who_they_are(client, provider, units):
    account = CitizenAccountFactory(email="h@example.vn")
    account.set_password(PASSWORD)
    account.save()
    PersonFactory(unit=units["H21"], declared=True, account=account, full_name="Hạnh")
    client.force_login(account)
    assert "Xác thực bằng VNeID" in client.get("/tai-khoan/").content.decode()
    _go(client, provider, process="connect")
    person = Person.objects.get()
    assert (person.identity_no, person.account, person.full_name) == (
        NUMBER, account, "Nguyễn Thị Hạnh",
    )  # fmt: skip
    again = Client()
    _go(again, provider)
    assert again.session["_auth_user_id"] == str(account.pk)


def test_nobody_proves_to_be_whoever_already_has_an_account(client, provider, units):
    _go(Client(), provider)
    second = CitizenAccountFactory()
    PersonFactory(unit=units["H21"], declared=True, account=second)
    client.force_login(second)
    assert _go(client, provider, process="connect").status_code == 409
    assert not Person.objects.of_account(second.pk).get().is_proven


def test_a_provider_that_is_not_configured_has_no_page(client, units):
    assert client.get(DOOR).status_code == 404
    assert client.get("/tai-khoan/dinh-danh/khac/tra-loi/").status_code == 404
    assert "VNeID" not in client.get("/tai-khoan/dang-nhap/").content.decode()


def test_a_form_may_lead_on_to_the_provider_and_nowhere_else(client, provider):
    policy = client.get("/tai-khoan/dang-nhap/").headers["Content-Security-Policy"]
    origin = provider.issuer.removesuffix("/identity")
    assert f"form-action 'self' {origin};" in policy


def test_a_provider_configured_by_half_is_told_at_the_start():
    with pytest.raises(BadEnvironmentError) as caught:
        Env.read({"KONIA_SECRET_KEY": "x", "KONIA_OIDC_ISSUER": "vneid.vn", "KONIA_SITE_URL": "x"})
    for name in (
        "KONIA_OIDC_CLIENT_ID",
        "KONIA_OIDC_SECRET",
        "KONIA_OIDC_ISSUER",
        "KONIA_SITE_URL",
    ):
        assert name in str(caught.value)
