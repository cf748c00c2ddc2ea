from datetime import date, timedelta

import pytest
from django.utils import timezone

from konia.domains.citizens.public import check_scope, find_person, party_of
from konia.kernel.rooms.problems import ForbiddenProblem

from .factories import (
    BINH,
    CHI,
    ON,
    CitizenAccountFactory,
    MandateFactory,
    OrganisationFactory,
    PersonFactory,
)  # fmt: skip


@pytest.fixture
def binh(units):
    return PersonFactory(unit=units["H21"], account=CitizenAccountFactory())


@pytest.fixture
def chi(units):
    return PersonFactory(
        unit=units["H21"], full_name="Trần Thị Chi", identity_no=CHI, gender="female",
        account=CitizenAccountFactory(),
    )  # fmt: skip


@pytest.fixture
def mandate(units, binh, chi):
    return MandateFactory(unit=units["H21"], grantor_person=binh, holder_no=CHI)


def _refusal(account, code, on=ON):
    with pytest.raises(ForbiddenProblem) as caught:
        party_of(account, on=on, acting_for=code)
    return caught.value.why


def test_without_a_mandate_somebody_acts_for_themselves(binh):
    party = party_of(binh.account, on=ON)
    assert (party.person_id, party.for_person_id, party.mandate_id) == (binh.pk, None, None)
    assert party.applicant_id == binh.pk


def test_the_holder_of_a_mandate_acts_for_its_grantor_under_their_own_name(binh, chi, mandate):
    party = party_of(chi.account, on=ON, acting_for=mandate.code)
    assert (party.person_id, party.for_person_id) == (chi.pk, binh.pk)
    assert party.account == chi.account
    assert party.mandate_id == mandate.pk


def test_another_persons_mandate_looks_like_one_that_does_not_exist(units, binh, mandate):
    stranger = PersonFactory(
        unit=units["H21"], identity_no="064090000003", birth_on=None,
        account=CitizenAccountFactory(),
    )  # fmt: skip
    assert _refusal(stranger.account, mandate.code) == _refusal(stranger.account, "UQ-KHONG-CO")
    assert _refusal(binh.account, mandate.code) == "Bạn không có ủy quyền này."


def test_a_number_somebody_merely_typed_opens_no_mandate(units, mandate):
    liar = PersonFactory(
        unit=units["H21"], declared=True, declared_no=CHI, account=CitizenAccountFactory()
    )
    assert _refusal(liar.account, mandate.code) == "Bạn không có ủy quyền này."


def test_a_revoked_mandate_no_longer_holds(chi, mandate):
    mandate.revoked_at = timezone.now()
    mandate.save()
    assert "thu hồi" in _refusal(chi.account, mandate.code)


def test_a_mandate_holds_on_its_last_day_and_not_after(chi, mandate):
    assert party_of(chi.account, on=mandate.last_on, acting_for=mandate.code)
    assert "hết hạn" in _refusal(chi.account, mandate.code, mandate.last_on + timedelta(days=1))
    assert "chưa đến" in _refusal(chi.account, mandate.code, date(2020, 12, 31))


def test_a_claim_to_act_for_an_organisation_waits_for_approval(units, chi):
    waiting = MandateFactory(
        unit=units["H21"], holder_person=chi, needs_approval=True,
        grantor_organisation=OrganisationFactory(unit=units["H21"]),
    )  # fmt: skip
    assert "chờ" in _refusal(chi.account, waiting.code)
    waiting.approved_at = timezone.now()
    waiting.save()
    party = party_of(chi.account, on=ON, acting_for=waiting.code)
    assert party.for_organisation_id == waiting.grantor_organisation_id
    assert party.applicant_id is None


def test_a_clerk_acts_under_the_clerks_own_account(units, lan, binh):
    mandate = MandateFactory(
        unit=units["H21"], grantor_person=binh, holder_account=lan.account, kind="clerk"
    )
    party = party_of(lan.account, on=ON, acting_for=mandate.code)
    assert (party.account, party.person_id, party.for_person_id) == (lan.account, None, binh.pk)


@pytest.mark.parametrize(
    ("terms", "procedure", "dossier", "reaches"),
    [
        ({"scope": "everything"}, "1.001", "", True),
        ({"scope": "procedures", "procedures": ["1.001"]}, "1.001", "", True),
        ({"scope": "procedures", "procedures": ["1.001"]}, "1.002", "", False),
        ({"scope": "procedures", "procedures": ["1.001"]}, "", "", False),
        ({"scope": "dossier", "dossier_code": "H21-1"}, "1.001", "H21-1", True),
        ({"scope": "dossier", "dossier_code": "H21-1"}, "1.001", "H21-2", False),
        ({"scope": "dossier", "dossier_code": "H21-1"}, "1.001", "", False),
    ],
)
def test_a_mandate_reaches_as_far_as_its_scope(
    units, binh, chi, terms, procedure, dossier, reaches
):
    mandate = MandateFactory(unit=units["H21"], grantor_person=binh, holder_no=CHI, **terms)
    party = party_of(chi.account, on=ON, acting_for=mandate.code)
    if reaches:
        check_scope(party, procedure=procedure, dossier=dossier)
    else:
        with pytest.raises(ForbiddenProblem):
            check_scope(party, procedure=procedure, dossier=dossier)


def test_only_a_proven_number_names_a_person(units, binh):
    PersonFactory(unit=units["H21"], declared=True, declared_no=CHI)
    assert find_person(BINH) == binh
    assert find_person(CHI) is None
    assert find_person("") is None


def test_acting_for_another_takes_two_questions(chi, mandate, django_assert_num_queries):
    with django_assert_num_queries(2):
        party_of(chi.account, on=ON, acting_for=mandate.code)
