"""People at the counter: found fast, masked, and every look written down."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.domains.citizens.models import Mandate, Person
from konia.domains.citizens.tests.factories import (
    BINH,
    CHI,
    CitizenAccountFactory,
    MandateFactory,
    OrganisationFactory,
    PersonFactory,
)  # fmt: skip
from konia.kernel.audit.models import Entry
from konia.kernel.files.store import keep
from konia.kernel.files.tests.made import pdf
from konia.testing.cast import powers_of

PEOPLE = "/lam-viec/nguoi-dan/"


@pytest.fixture
def binh(units):
    return PersonFactory(
        unit=units["H21.43"], phone="0905123456", email="binh@example.vn", address="12 Hùng Vương"
    )


@pytest.fixture
def counter(client, units):
    """A clerk who may look people up, and no more."""
    client.force_login(powers_of("quay", "H21.31", permissions=["citizens.look_up"]).account)
    return client


@pytest.mark.parametrize("text", [BINH, "064 080 000 001", "0905.123.456", "binh nguyen", "Bình"])
def test_a_person_of_any_unit_is_found_by_number_telephone_or_name(counter, binh, text):
    assert "Nguyễn Văn Bình" in counter.post(PEOPLE, {"q": text}).content.decode()


def test_who_may_only_look_up_sees_no_number_no_address_and_no_birthday(counter, binh):
    for page in (
        counter.post(PEOPLE, {"q": BINH[:-1] + "1"}),
        counter.get(f"{PEOPLE}{binh.code}/"),
    ):
        text = page.content.decode()
        assert "*********001" in text
        for secret in ("0905123456", "12 Hùng Vương", "binh@example.vn", "4/3/1980"):
            assert secret not in text
    assert BINH not in counter.get(f"{PEOPLE}{binh.code}/").content.decode()


def test_the_register_of_people_is_shut_without_the_permission_to_see(counter, binh):
    assert counter.get("/lam-viec/so/citizens.persons/").status_code == 403
    assert counter.get("/lam-viec/so/citizens.persons/tai-ve.csv").status_code == 403
    assert counter.get("/api/v1/registers/citizens.persons").status_code == 403


def test_who_may_see_sees_all(desk, binh):
    text = desk.get(f"{PEOPLE}{binh.code}/").content.decode()
    for shown in (BINH, "0905123456", "12 Hùng Vương", "4/3/1980"):
        assert shown in text


def test_every_look_is_written_down(counter, binh):
    counter.post(PEOPLE, {"q": "binh"})
    counter.get(f"{PEOPLE}{binh.code}/")
    acts = [(e.act, e.by, e.subject_id) for e in Entry.objects.filter(subject="citizens.persons")]
    assert sorted(acts, key=str) == [("look_up", "quay", None), ("view", "quay", binh.pk)]


def test_what_was_looked_for_is_not_kept_and_stands_in_no_address(counter, binh):
    """A number in an address would stay in browsers and logs."""
    counter.post(PEOPLE, {"q": BINH})
    assert BINH not in str(Entry.objects.get(act="look_up").detail)
    assert BINH not in counter.get(PEOPLE, {"q": BINH}).content.decode().replace(
        f'value="{BINH}"', ""
    )


def test_going_through_people_is_slowed_down(counter, binh, monkeypatch):
    from konia.faces.workspace import citizens
    from konia.kernel.access.turns import Limit

    monkeypatch.setattr(citizens, "LOOKS", Limit(about_one=3, from_one_address=100))
    answers = [counter.post(PEOPLE, {"q": f"06408000000{n}"}).status_code for n in range(5)]
    assert answers == [200, 200, 200, 429, 429]


def test_a_common_name_asks_for_more_words(counter, units):
    for number in range(22):
        PersonFactory(unit=units["H21"], identity_no=f"0640800001{number:02}")
    text = counter.post(PEOPLE, {"q": "nguyen"}).content.decode()
    assert text.count("Nguyễn Văn Bình") == 20
    assert "Còn nhiều người khác" in text


def test_a_look_up_takes_few_questions_however_many_are_found(
    counter, units, django_assert_num_queries
):
    from konia.domains.citizens.look_up import look_up

    for number in range(10):
        PersonFactory(unit=units["H21"], identity_no=f"0640800001{number:02}")
    for text in ("nguyen binh", "0905123456", BINH):
        with django_assert_num_queries(1):
            look_up(text)


def test_a_clerk_writes_somebody_down(desk, units, minh):
    minh.account.unit = units["H21.31"]
    minh.account.save()
    answer = desk.post(
        f"{PEOPLE}them/",
        {
            "full_name": "Trần Thị Chi",
            "identity_no": CHI,
            "birth_on": "1/2/1980",
            "gender": "female",
        },
    )
    person = Person.objects.get()
    assert answer.headers["Location"] == f"{PEOPLE}{person.code}/"
    assert (person.identity_level, person.unit) == ("paper", units["H21.31"])
    again = desk.post(f"{PEOPLE}them/", {"full_name": "Khác", "identity_no": CHI})
    assert again.status_code == 422


def test_a_clerk_confirms_the_paper_of_somebody_with_an_account(desk, units):
    own = PersonFactory(unit=units["H21"], declared=True, account=CitizenAccountFactory())
    desk.post(f"{PEOPLE}{own.code}/giay-to/", {"identity_no": BINH})
    assert Person.objects.get().is_proven


def test_writing_needs_the_permission(counter, binh):
    for page in ("them/", f"{binh.code}/giay-to/", f"{binh.code}/uy-quyen/"):
        assert counter.get(PEOPLE + page).status_code == 403


def test_a_paper_mandate_is_kept_with_its_paper(desk, binh):
    paper = SimpleUploadedFile("uq.pdf", pdf())
    desk.post(
        f"{PEOPLE}{binh.code}/uy-quyen/",
        {"kind": "relative", "name": "Trần Thị Chi", "identity_no": CHI, "scope": "everything",
         "first_on": "15/6/2021", "last_on": "31/12/2021", "proof": paper},
    )  # fmt: skip
    mandate = Mandate.objects.get()
    assert (mandate.given_how, mandate.proof.media_type) == ("paper", "application/pdf")
    assert "Trần Thị Chi" in desk.get(f"{PEOPLE}{binh.code}/").content.decode()
    desk.post(f"/lam-viec/uy-quyen/{mandate.code}/thu-hoi/")
    assert Mandate.objects.get().revoked_by == "minh"


@pytest.fixture
def claim(units, binh):
    return MandateFactory(
        unit=units["H21"], needs_approval=True, holder_person=binh, kind="legal_representative",
        grantor_organisation=OrganisationFactory(unit=units["H21"]),
        proof=keep([b"%PDF-1.4 giay phep"]),
    )  # fmt: skip


def test_a_proof_is_taken_away_and_never_shown_as_a_page(desk, claim):
    answer = desk.get(f"/lam-viec/uy-quyen/{claim.code}/giay-to/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 giay phep"
    assert Entry.objects.filter(act="read_file", subject_id=claim.pk).exists()


def test_a_refusal_needs_words_and_the_same_claim_is_not_decided_twice(desk, claim):
    page = f"/lam-viec/uy-quyen/{claim.code}/"
    assert desk.post(page, {"verdict": "refuse"}).status_code == 422
    desk.post(page, {"verdict": "refuse", "words": "Giấy đã hết hạn"})
    assert desk.post(page, {"verdict": "approve"}).status_code == 422
    assert Mandate.objects.get().approved_at is None
    text = desk.get("/lam-viec/uy-quyen/?xem=da-xu-ly").content.decode()
    assert "Không được duyệt" in text


def test_claims_are_for_who_may_approve(counter, claim):
    for page in ("", f"{claim.code}/", f"{claim.code}/giay-to/"):
        assert counter.get(f"/lam-viec/uy-quyen/{page}").status_code == 403


def test_an_ordinary_mandate_is_no_claim(desk, units, binh):
    plain = MandateFactory(unit=units["H21"], grantor_person=binh, holder_no=CHI)
    assert desk.get(f"/lam-viec/uy-quyen/{plain.code}/").status_code == 404
