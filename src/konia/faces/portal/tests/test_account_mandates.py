"""Acting for one another through the portal, and misusing it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from konia.domains.citizens.models import Mandate
from konia.domains.citizens.tests.factories import (
    BINH,
    CHI,
    CitizenAccountFactory,
    MandateFactory,
    PersonFactory,
)  # fmt: skip
from konia.kernel.files.tests.made import pdf

PAGE = "/tai-khoan/uy-quyen/"
GIVE = {
    "kind": "relative", "name": "Trần Thị Chi", "identity_no": CHI, "scope": "everything",
    "first_on": "15/6/2021", "last_on": "31/12/2021",
}  # fmt: skip


@pytest.fixture
def binh(units):
    return PersonFactory(unit=units["H21"], account=CitizenAccountFactory())


@pytest.fixture
def chi(units):
    return PersonFactory(
        unit=units["H21"], full_name="Trần Thị Chi", identity_no=CHI, gender="female",
        account=CitizenAccountFactory(full_name="Trần Thị Chi"),
    )  # fmt: skip


@pytest.fixture
def mandate(units, binh):
    return MandateFactory(unit=units["H21"], grantor_person=binh, holder_no=CHI)


def _as(person):
    browser = Client()
    browser.force_login(person.account)
    return browser


def _acts(browser):
    return "Bạn đang hành động thay" in browser.get("/tai-khoan/").content.decode()


def test_one_lets_another_act_and_takes_it_back(binh, chi):
    _as(binh).post(f"{PAGE}them/", GIVE)
    code = Mandate.objects.get().code
    helper = _as(chi)
    assert "Nguyễn Văn Bình" in helper.get(PAGE).content.decode()
    helper.post(f"{PAGE}{code}/hanh-dong/")
    assert _acts(helper)
    _as(binh).post(f"{PAGE}{code}/thu-hoi/")
    refused = helper.get("/tai-khoan/")
    assert refused.status_code == 403
    assert "thu hồi" in refused.content.decode()
    assert not _acts(helper), "from then on they act for themselves"


def test_from_a_dossiers_page_the_mandate_is_for_that_dossier(binh):
    text = _as(binh).get(f"{PAGE}them/", {"ho-so": "000.00.31.H21-210601-0001"})
    start = text.context["form"].initial
    assert (start["scope"], start["dossier_code"]) == ("dossier", "000.00.31.H21-210601-0001")
    assert _as(binh).get(f"{PAGE}them/").context["form"].initial["scope"] == "everything"


def test_another_persons_mandate_is_not_used(units, binh, mandate):
    stranger = PersonFactory(
        unit=units["H21"], identity_no="", identity_level="declared", declared_no=CHI,
        account=CitizenAccountFactory(),
    )  # fmt: skip
    browser = _as(stranger)
    real = browser.post(f"{PAGE}{mandate.code}/hanh-dong/")
    made_up = browser.post(f"{PAGE}UQ-KHONG-CO/hanh-dong/")
    assert real.status_code == made_up.status_code == 403
    assert not _acts(browser)
    assert mandate.code not in browser.get(PAGE).content.decode()
    assert browser.post(f"{PAGE}{mandate.code}/thu-hoi/").status_code == 404


def test_a_mandate_put_into_a_session_by_hand_is_looked_at_on_every_page(units, binh, mandate):
    stranger = _as(PersonFactory(
        unit=units["H21"], declared=True, account=CitizenAccountFactory()
    ))  # fmt: skip
    session = stranger.session
    session["acting_for"] = mandate.code
    session.save()
    assert stranger.get("/tai-khoan/").status_code == 403


@pytest.mark.parametrize("days", [("1/1/2020", "31/12/2020"), ("1/7/2021", "31/12/2021")])
def test_a_mandate_out_of_its_days_is_not_used(binh, chi, days):
    _as(binh).post(f"{PAGE}them/", GIVE | {"first_on": days[0], "last_on": days[1]})
    helper = _as(chi)
    assert helper.post(f"{PAGE}{Mandate.objects.get().code}/hanh-dong/").status_code == 403


def test_the_helper_may_stop_and_give_back(chi, mandate):
    helper = _as(chi)
    helper.post(f"{PAGE}{mandate.code}/hanh-dong/")
    helper.post(f"{PAGE}thoi/")
    assert not _acts(helper)
    helper.post(f"{PAGE}{mandate.code}/thu-hoi/")
    assert Mandate.objects.get().revoked_by == chi.account.username


def test_acting_for_another_leads_to_no_other_site(chi, mandate):
    answer = _as(chi).post(f"{PAGE}{mandate.code}/hanh-dong/", {"next": "https://ke-xau.vn/"})
    assert answer.headers["Location"] == "/tai-khoan/"


def test_giving_a_mandate_tells_nothing_about_who_is_known(binh, chi):
    browser = _as(binh)
    known = browser.post(f"{PAGE}them/", GIVE)
    unknown = browser.post(f"{PAGE}them/", GIVE | {"identity_no": "064090000009"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code, unknown.headers["Location"],
    )  # fmt: skip


def test_going_through_identity_numbers_is_slowed_down(binh):
    browser = _as(binh)
    answers = [
        browser.post(f"{PAGE}them/", GIVE | {"identity_no": f"0640900000{n:02}"}).status_code
        for n in range(12)
    ]
    assert answers[:10] == [302] * 10
    assert answers[10:] == [422, 422]


@pytest.mark.parametrize(
    "change",
    [{"identity_no": ""}, {"identity_no": BINH}, {"last_on": ""}, {"last_on": "1/6/2021"},
     {"kind": "clerk"}, {"scope": "dossier"}, {"kind": "legal_representative"}],
)  # fmt: skip
def test_what_is_missing_or_cannot_be_is_told(binh, change):
    assert _as(binh).post(f"{PAGE}them/", GIVE | change).status_code == 422
    assert not Mandate.objects.exists()


def test_a_clerk_is_named_by_user_name_and_acts_under_their_own(binh, lan, client):
    given = GIVE | {"kind": "clerk", "username": "lan", "identity_no": "", "name": ""}
    _as(binh).post(f"{PAGE}them/", given)
    client.force_login(lan.account)
    client.post(f"{PAGE}{Mandate.objects.get().code}/hanh-dong/")
    assert _acts(client)


def test_an_organisation_is_claimed_with_a_paper_and_opens_after_approval(binh, minh, client):
    browser = _as(binh)
    paper = SimpleUploadedFile("gp.pdf", pdf(), "application/pdf")
    asked = {"tax_no": "0100109106", "name": "Công ty Cao nguyên", "proof": paper}
    browser.post("/tai-khoan/to-chuc/", asked)
    claim = Mandate.objects.get()
    assert browser.post(f"{PAGE}{claim.code}/hanh-dong/").status_code == 403
    client.force_login(minh.account)
    assert "Công ty Cao nguyên" in client.get("/lam-viec/uy-quyen/").content.decode()
    client.post(f"/lam-viec/uy-quyen/{claim.code}/", {"verdict": "approve", "words": ""})
    browser.post(f"{PAGE}{claim.code}/hanh-dong/")
    assert "Công ty Cao nguyên" in browser.get("/tai-khoan/").content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("gp.pdf", b"MZ\x90\x00 program"), ("gp.pdf", b"<script>alert(1)</script>"),
     ("gp.pdf", b"PK\x03\x04zip"), ("gp.svg", b"<svg onload=alert(1)>")],
)  # fmt: skip
def test_a_proof_is_judged_by_its_content(binh, name, content):
    asked = {"tax_no": "0100109106", "name": "X", "proof": SimpleUploadedFile(name, content)}
    assert _as(binh).post("/tai-khoan/to-chuc/", asked).status_code == 422
    assert not Mandate.objects.exists()
