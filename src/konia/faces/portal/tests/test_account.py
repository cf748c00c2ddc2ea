"""My account: my data, contacts, channels, sessions."""

import pytest
from django.test import Client

from konia.domains.citizens.models import Person
from konia.domains.citizens.tests.factories import CitizenAccountFactory, PersonFactory
from konia.kernel.access.models import Account, SignedIn
from konia.kernel.notices.models import Delivery

PASSWORD = "mua-roi-tren-pleiku"


@pytest.fixture
def binh(units):
    account = CitizenAccountFactory(email="binh@example.vn")
    account.set_password(PASSWORD)
    account.save()
    return PersonFactory(unit=units["H21"], account=account, declared=True, email=account.email)


@pytest.fixture
def inside(client, binh):
    client.force_login(binh.account)
    return client


def test_my_data_can_be_changed_while_they_are_only_my_word(inside):
    inside.post(
        "/tai-khoan/thong-tin/",
        {"full_name": "Nguyễn Văn Bình", "declared_no": "064080000001", "birth_on": "4/3/1980",
         "gender": "male", "address": "Pleiku"},
    )  # fmt: skip
    person = Person.objects.get()
    assert (person.declared_no, person.identity_no, person.address) == (
        "064080000001", "", "Pleiku",
    )  # fmt: skip
    assert "064080000001" not in inside.get("/tai-khoan/").content.decode()


def test_proven_data_are_not_changed_by_typing(inside, binh):
    binh.identity_no, binh.identity_level = "064080000001", "paper"
    binh.save()
    text = inside.get("/tai-khoan/thong-tin/").content.decode()
    assert 'name="full_name"' not in text
    inside.post("/tai-khoan/thong-tin/", {"full_name": "Kẻ Khác", "address": "Chư Sê"})
    kept = Person.objects.get()
    assert (kept.full_name, kept.address) == ("Nguyễn Văn Bình", "Chư Sê")


def test_a_new_contact_is_taken_only_with_the_code_sent_to_it(inside, binh):
    inside.post("/tai-khoan/lien-he/", {"contact": "moi@example.vn"})
    sent = Delivery.objects.get()
    assert sent.address == "moi@example.vn"
    wrong = "000000" if sent.values["code"] != "000000" else "111111"
    assert inside.post("/tai-khoan/lien-he/ma/", {"code": wrong}).status_code == 422
    assert Account.objects.get().email == "binh@example.vn"
    inside.post("/tai-khoan/lien-he/ma/", {"code": sent.values["code"]})
    assert Account.objects.get().email == Person.objects.get().email == "moi@example.vn"
    assert Delivery.objects.order_by("-id")[0].address == "binh@example.vn"


def test_another_persons_contact_is_not_taken_and_not_told_about(inside):
    CitizenAccountFactory(email="khac@example.vn")
    answer = inside.post("/tai-khoan/lien-he/", {"contact": "khac@example.vn"})
    assert answer.headers["Location"] == "/tai-khoan/lien-he/ma/"
    assert not Delivery.objects.exists()


def test_a_code_asked_for_by_another_account_is_worth_nothing(inside, binh, units):
    inside.post("/tai-khoan/lien-he/", {"contact": "moi@example.vn"})
    code = Delivery.objects.get().values["code"]
    handle = inside.session["contact_handle"]
    other = CitizenAccountFactory()
    PersonFactory(unit=units["H21"], account=other, declared=True)
    thief = Client()
    thief.force_login(other)
    session = thief.session
    session["contact_handle"] = handle
    session.save()
    thief.post("/tai-khoan/lien-he/ma/", {"code": code})
    assert Account.objects.get(pk=other.pk).email == ""


def test_channels_without_a_contact_cannot_be_chosen(inside):
    assert inside.post("/tai-khoan/thong-bao/", {"channels": ["zalo"]}).status_code == 422
    inside.post("/tai-khoan/thong-bao/", {"channels": ["email"]})
    assert Person.objects.get().channels == ["email"]


def test_no_channel_at_all_is_a_choice(inside):
    inside.post("/tai-khoan/thong-bao/", {})
    assert Person.objects.get().channels == []


def _enter(client):
    client.post(
        "/tai-khoan/dang-nhap/", {"contact": "binh@example.vn", "password": PASSWORD},
        headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/120.0"},
    )  # fmt: skip


def test_a_session_elsewhere_is_seen_and_ended(client, binh):
    _enter(client)
    elsewhere = Client()
    _enter(elsewhere)
    assert "Chrome trên Android" in client.get("/tai-khoan/phien/").content.decode()
    other = SignedIn.objects.get(session_key=elsewhere.session.session_key)
    client.post(f"/tai-khoan/phien/{other.pk}/ket-thuc/")
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert client.get("/tai-khoan/").status_code == 200


def test_nobody_ends_another_persons_session(client, binh, units):
    _enter(client)
    own = SignedIn.objects.get()
    stranger = Client()
    stranger.force_login(CitizenAccountFactory())
    assert stranger.post(f"/tai-khoan/phien/{own.pk}/ket-thuc/").status_code == 404
    assert client.get("/tai-khoan/").status_code == 200


def test_all_other_sessions_end_at_once(client, binh):
    _enter(client)
    elsewhere = Client()
    _enter(elsewhere)
    client.post("/tai-khoan/phien/ket-thuc/")
    assert elsewhere.get("/tai-khoan/").status_code == 302
    assert client.get("/tai-khoan/").status_code == 200


def test_an_official_sees_for_whom_they_act_and_has_no_data_here(client, lan):
    client.force_login(lan.account)
    assert "tài khoản cán bộ" in client.get("/tai-khoan/").content.decode()
    assert client.get("/tai-khoan/thong-tin/").status_code == 404


@pytest.mark.parametrize(
    "page",
    ["", "thong-tin/", "lien-he/", "thong-bao/", "phien/", "uy-quyen/", "uy-quyen/them/",
     "to-chuc/", "bao-mat/", "mat-khau/"],
)  # fmt: skip
def test_every_page_of_an_account_is_shut_to_strangers_and_kept_by_no_browser(client, inside, page):
    assert inside.get(f"/tai-khoan/{page}").status_code == 200
    assert "no-store" in inside.get(f"/tai-khoan/{page}").headers["Cache-Control"]
    stranger = Client()
    answer = stranger.get(f"/tai-khoan/{page}")
    assert answer.headers["Location"].startswith("/tai-khoan/dang-nhap/?next=")


def test_my_account_takes_few_questions(inside, django_assert_max_num_queries):
    inside.get("/tai-khoan/")
    with django_assert_max_num_queries(6):
        inside.get("/tai-khoan/")
