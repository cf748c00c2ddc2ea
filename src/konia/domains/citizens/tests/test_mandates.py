from datetime import UTC, date, datetime

import pytest

from konia.domains.citizens.actions import (
    claim_organisation,
    decide_mandate,
    give_mandate,
    record_paper_mandate,
    revoke_mandate,
    revoke_own_mandate,
)  # fmt: skip
from konia.domains.citizens.actions.mandates import Holder, Terms
from konia.domains.citizens.models import Mandate, Organisation
from konia.domains.citizens.public import MandateKind, MandateScope, party_of
from konia.kernel.audit.models import Entry
from konia.kernel.audit.register import revisions_of
from konia.kernel.files.models import StoredFile
from konia.kernel.notices.models import Delivery
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip
from konia.testing.cast import powers_of

from .factories import BINH, CHI, ON, CitizenAccountFactory, PersonFactory

AT = datetime(2021, 6, 15, 3, 0, tzinfo=UTC)
TERMS = Terms(
    MandateKind.RELATIVE, MandateScope.EVERYTHING, first_on=ON, last_on=date(2021, 12, 31)
)
TO_CHI = Holder(name="Trần Thị Chi", identity_no=CHI)


@pytest.fixture
def binh(units):
    return PersonFactory(
        unit=units["H21"], account=CitizenAccountFactory(), email="binh@example.vn"
    )


@pytest.fixture
def chi(units):
    return PersonFactory(
        unit=units["H21"], full_name="Trần Thị Chi", identity_no=CHI, gender="female",
        account=CitizenAccountFactory(),
    )  # fmt: skip


@pytest.fixture
def paper(db):
    return StoredFile.objects.create(sha256="a" * 64, size=10, media_type="application/pdf")


def test_a_mandate_to_somebody_unknown_is_taken_like_any_other(binh):
    """So that nobody learns whether an identity number is in the register."""
    unknown = give_mandate(binh.account, Holder(name="Ai Đó", identity_no="064090000009"), TERMS)
    assert unknown.holder_no == "064090000009"
    assert unknown.holder_person is None


def test_a_mandate_is_written_down_and_the_grantor_is_told(binh, chi):
    mandate = give_mandate(binh.account, TO_CHI, TERMS)
    assert party_of(chi.account, on=ON, acting_for=mandate.code).for_person_id == binh.pk
    entry = Entry.objects.get(subject="citizens.mandates", subject_id=mandate.pk)
    assert (entry.by, entry.act) == (binh.account.username, "enter")
    assert Delivery.objects.get().address == "binh@example.vn"


@pytest.mark.parametrize(
    "holder",
    [
        Holder(name="Chính mình", identity_no=BINH),
        Holder(name="Sai số", identity_no="123"),
        Holder(name="", identity_no=CHI),
        Holder(username="khong-co"),
    ],
)
def test_a_holder_that_cannot_be_is_refused(binh, holder):
    with pytest.raises(FieldProblems):
        give_mandate(binh.account, holder, TERMS)
    assert not Mandate.objects.exists()


@pytest.mark.parametrize(
    "terms",
    [
        Terms(MandateKind.RELATIVE, MandateScope.PROCEDURES, ON),
        Terms(MandateKind.RELATIVE, MandateScope.DOSSIER, ON),
        Terms(MandateKind.RELATIVE, MandateScope.EVERYTHING, ON, last_on=date(2021, 6, 14)),
    ],
)
def test_terms_that_say_nothing_or_end_before_they_begin_are_refused(binh, terms):
    with pytest.raises(FieldProblems):
        give_mandate(binh.account, TO_CHI, terms)


def test_a_citizen_may_not_be_named_by_user_name(binh, chi):
    with pytest.raises(FieldProblems):
        give_mandate(binh.account, Holder(username=chi.account.username), TERMS)


def test_an_official_without_a_person_gives_no_mandate(lan):
    with pytest.raises(NotFoundProblem):
        give_mandate(lan.account, TO_CHI, TERMS)


def test_a_paper_mandate_needs_its_paper_and_the_right_to_write(units, binh, lan, paper):
    asked = {"unit": units["H21.31"], "by": lan}
    with pytest.raises(FieldProblems):
        record_paper_mandate(binh.pk, TO_CHI, TERMS, proof=None, **asked)
    made = record_paper_mandate(binh.pk, TO_CHI, TERMS, proof=paper, **asked)
    assert (made.given_how, made.recorded_by, made.proof) == ("paper", "lan", paper)
    reader = powers_of("doc", "H21", permissions=["citizens.see"])
    with pytest.raises(ForbiddenProblem):
        record_paper_mandate(binh.pk, TO_CHI, TERMS, proof=paper, unit=units["H21"], by=reader)


def test_revoking_keeps_the_row_and_what_it_was(binh, chi):
    mandate = give_mandate(binh.account, TO_CHI, TERMS)
    revoke_own_mandate(binh.account, mandate.code, at=AT)
    with pytest.raises(ForbiddenProblem):
        party_of(chi.account, on=ON, acting_for=mandate.code)
    assert Mandate.objects.get().revoked_by == binh.account.username
    assert revisions_of("citizens_mandate", mandate.pk)
    with pytest.raises(TooLateProblem):
        revoke_own_mandate(binh.account, mandate.code, at=AT)


def test_a_stranger_cannot_revoke_and_does_not_learn_that_the_mandate_exists(units, binh):
    mandate = give_mandate(binh.account, TO_CHI, TERMS)
    stranger = CitizenAccountFactory()
    with pytest.raises(NotFoundProblem) as real:
        revoke_own_mandate(stranger, mandate.code, at=AT)
    with pytest.raises(NotFoundProblem) as made_up:
        revoke_own_mandate(stranger, "UQ-KHONG-CO", at=AT)
    assert str(real.value) == str(made_up.value)


def test_a_clerk_revokes_at_the_grantors_word(binh, lan):
    mandate = give_mandate(binh.account, TO_CHI, TERMS)
    assert revoke_mandate(mandate.code, at=AT, by=lan).revoked_by == "lan"
    with pytest.raises(ForbiddenProblem):
        revoke_mandate(mandate.code, at=AT, by=powers_of("doc", "H21", permissions=[]))


@pytest.fixture
def claim(units, binh, paper):
    return claim_organisation(
        binh.account, tax_no="0100109106", name="Công ty Cao nguyên", proof=paper,
        unit=units["H21"], on=ON,
    )  # fmt: skip


def test_nobody_acts_for_an_organisation_before_an_officer_approves(binh, claim, lan):
    with pytest.raises(ForbiddenProblem):
        party_of(binh.account, on=ON, acting_for=claim.code)
    decide_mandate(claim.code, approves=True, words="", at=AT, by=lan)
    party = party_of(binh.account, on=ON, acting_for=claim.code)
    assert party.for_organisation_id == Organisation.objects.get().pk
    assert Organisation.objects.get().checked_at == AT


def test_a_refused_claim_stays_shut_and_needs_a_reason(binh, claim, lan):
    with pytest.raises(FieldProblems):
        decide_mandate(claim.code, approves=False, words=" ", at=AT, by=lan)
    decide_mandate(claim.code, approves=False, words="Giấy phép đã bị thu hồi", at=AT, by=lan)
    with pytest.raises(ForbiddenProblem):
        party_of(binh.account, on=ON, acting_for=claim.code)
    with pytest.raises(TooLateProblem):
        decide_mandate(claim.code, approves=True, words="", at=AT, by=lan)


def test_two_claims_for_one_tax_number_share_the_organisation(units, chi, claim, paper):
    again = claim_organisation(
        chi.account, tax_no="01 00 109 106", name="Tên khác", proof=paper, unit=units["H21"], on=ON
    )
    assert again.grantor_organisation == claim.grantor_organisation
    assert Organisation.objects.get().name == "Công ty Cao nguyên"


def test_an_officer_does_not_approve_their_own_claim(binh, claim):
    binh.account.kind = "official"
    own = powers_of("duyet", "H21")
    binh.account = own.account
    binh.save()
    with pytest.raises(ForbiddenProblem):
        decide_mandate(claim.code, approves=True, words="", at=AT, by=own)


def test_a_claim_without_proof_is_refused(units, binh):
    with pytest.raises(FieldProblems):
        claim_organisation(
            binh.account, tax_no="0100109106", name="X", proof=None, unit=units["H21"], on=ON
        )
