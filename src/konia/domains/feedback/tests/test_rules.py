from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from konia.domains.feedback.models import Line1022Case, Petition
from konia.domains.feedback.registers import CASES, PETITIONS
from konia.domains.feedback.states import LineState
from konia.kernel.registers import actions as register
from konia.kernel.registers import listing
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem
from konia.testing.questions import AS_OF

from .factories import CaseFactory, DialogueFactory, PetitionFactory, ServiceHoursFactory, at


@pytest.fixture
def pleiku(units):
    return units["H21.31"]


@pytest.mark.works("S16.2")
def test_a_refusal_without_a_reason_is_not_allowed(pleiku, minh):
    petition = PetitionFactory(unit=pleiku)
    with pytest.raises(FieldProblems) as caught:
        register.amend(PETITIONS, petition.pk, {"refused_on": AS_OF}, by=minh, reason="Từ chối")
    assert "refused_reason" in caught.value.fields


def test_a_petition_is_not_both_refused_and_answered(pleiku):
    with pytest.raises(IntegrityError):
        PetitionFactory(unit=pleiku, refused=True, answered=True)


@pytest.mark.works("S16.3")
def test_petitions_are_told_apart_by_field(pleiku):
    for field in ("land", "business", "tax", "identity"):
        PetitionFactory(unit=pleiku, field=field)
    assert [row.field for row in Petition.objects.about("tax")] == ["tax"]
    assert "field" in PETITIONS.filters


@pytest.mark.works("S17.2")
def test_a_case_at_two_on_a_sunday_keeps_its_moment(pleiku, minh):
    night = at(2021, 5, 23, 2)
    values = {
        "unit": pleiku.pk, "code": "1022-1", "channel": "phone", "received_at": night,
        "sender": "Lan", "field": "order", "content": "Gây ồn",
    }  # fmt: skip
    register.enter(CASES, values, by=minh)
    kept = Line1022Case.objects.get()
    assert kept.received_at == night
    assert night.isoweekday() == 7


@pytest.mark.works("S17.3")
def test_counts_by_channel_add_to_the_total(pleiku):
    for channel in ("phone", "phone", "zalo", "web"):
        CaseFactory(unit=pleiku, channel=channel)
    counts = {row["channel"]: row["number"] for row in Line1022Case.objects.by_channel()}
    assert counts == {"phone": 2, "zalo": 1, "web": 1}
    assert sum(counts.values()) == Line1022Case.objects.count()


@pytest.mark.works("S17.4")
def test_a_case_is_not_handled_without_an_answer(pleiku, minh):
    case = CaseFactory(unit=pleiku, taken=True)
    values = {"closed_at": at(2021, 5, 21)}
    with pytest.raises(FieldProblems) as caught:
        register.amend(CASES, case.pk, values, by=minh, reason="Xong")
    assert "answer" in caught.value.fields
    case.refresh_from_db()
    assert case.state(AS_OF) is LineState.IN_PROGRESS


@pytest.mark.works("S17.6")
def test_the_same_words_of_one_sender_within_minutes_are_offered_not_merged(pleiku):
    CaseFactory(unit=pleiku, sender="Lan", received_at=at(2021, 5, 20, 9, 0))
    again = CaseFactory(
        unit=pleiku, sender="Lan", channel="zalo", received_at=at(2021, 5, 20, 9, 8)
    )
    CaseFactory(unit=pleiku, sender="Lan", received_at=at(2021, 5, 20, 9, 30))
    CaseFactory(unit=pleiku, sender="Hoa", received_at=at(2021, 5, 20, 9, 5))
    assert list(Line1022Case.objects.possible_duplicates()) == [again]
    assert Line1022Case.objects.count() == 4


def test_the_states_follow_the_moments(pleiku):
    assert CaseFactory(unit=pleiku).state(AS_OF) is LineState.WAITING
    done = CaseFactory(unit=pleiku, done=True)
    assert done.state(AS_OF) is LineState.DONE
    assert done.state(date(2021, 5, 19)) is LineState.WAITING


def test_a_case_is_taken_up_before_it_is_closed():
    case = CaseFactory.build(done=True, taken_at=None)
    with pytest.raises(ValidationError) as caught:
        case.clean()
    assert list(caught.value.message_dict) == ["taken_at"]


def test_nobody_sees_another_districts_petition(pleiku, hoa):
    petition = PetitionFactory(unit=pleiku)
    with pytest.raises(NotFoundProblem):
        listing.one(PETITIONS, petition.pk, by=hoa)


def test_conclusions_follow_a_session_that_was_held():
    with pytest.raises(ValidationError):
        DialogueFactory.build(concluded_on=AS_OF).clean()


def test_a_line_has_one_open_spell_of_hours(pleiku):
    ServiceHoursFactory(unit=pleiku)
    with pytest.raises(IntegrityError):
        ServiceHoursFactory(unit=pleiku, first_on=AS_OF)
