"""Applications submitted online: drafts, submission, the desk's answer, the applicant's acts."""

from datetime import date

import pytest

from konia.domains.citizens.public import Party
from konia.domains.citizens.tests.factories import PersonFactory
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ApplicantIn, PaperIn
from konia.domains.dossiers.models import Dossier, Draft, Letter, Step
from konia.domains.dossiers.public import look_up
from konia.domains.dossiers.states import Channel, State
from konia.domains.procedures.tests.factories import ServiceFactory
from konia.kernel.access.models import Account
from konia.kernel.cases.flow import MoveNotAllowedError
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .stage import intake, make_procedure, moment

SUPPLY = (PaperIn("Bản đồ"),)


def offered(units, *, level=3, **more):
    """A procedure offered online since 2020."""
    procedure = make_procedure(units, **more)
    ServiceFactory(procedure=procedure, unit=units["H21"], level=level, first_on=date(2020, 6, 1))
    return procedure


@pytest.fixture
def siu(units) -> Party:
    """A citizen with an account of her own."""
    account = Account.objects.create_user("siu", full_name="Siu H'Bia")
    person = PersonFactory(full_name="Siu H'Bia", account=account, unit=units["H21"])
    return Party(account, person.pk, None, None, None)


def sent(units, by, *, level=3, at=None, **more):
    """An application that a citizen submitted online."""
    procedure = offered(units, level=level)
    who = ApplicantIn("Siu H'Bia", person_id=by.person_id)
    asked = intake(procedure, applicant=who, channel="online", **more)
    return actions.submit(asked, at=at or moment(6, 22), by=by)  # a Saturday night


@pytest.mark.works("S21.2")
def test_submitting_online_makes_a_dossier_that_the_desk_has_yet_to_accept(units, siu, lan):
    kept = sent(units, siu)
    assert (kept.state, kept.received_on, kept.due_at) == (State.SUBMITTED, None, None)
    assert Step.objects.get().due_at == moment(9, 8)  # eight working hours from Monday morning
    accepted = actions.accept(kept.code, at=moment(8, 16), by=lan)
    assert (accepted.state, accepted.channel) == (State.RECEIVED, Channel.ONLINE)
    assert accepted.due_at == moment(15, 17)  # online receipts know no cut-off at three
    assert Letter.objects.get().kind == "receipt"


@pytest.mark.works("S21.2")
def test_level_four_gives_the_result_online_or_by_post(units, siu):
    with pytest.raises(FieldProblems) as caught:
        sent(units, siu, level=4, delivery="counter")
    assert "delivery" in caught.value.fields


def test_level_four_with_online_return_is_accepted(units, siu):
    assert sent(units, siu, level=4, delivery="online").service_level == 4


def test_a_procedure_that_is_not_offered_online_is_not_submitted(units, siu):
    with pytest.raises(FieldProblems) as caught:
        actions.submit(intake(make_procedure(units), channel="online"), at=moment(1), by=siu)
    assert "procedure" in caught.value.fields


def test_a_declined_application_has_its_form_and_counts_nowhere(units, siu, lan):
    kept = sent(units, siu)
    declined = actions.decline(kept.code, reason="Không thuộc thẩm quyền", at=moment(8), by=lan)
    assert (declined.state, declined.received_on) == (State.DECLINED, None)
    assert Letter.objects.get().kind == "refusal"
    assert not Step.objects.filter(done_on__isnull=True).exists()


def test_an_application_can_be_completed_before_it_is_accepted(units, siu, lan):
    kept = sent(units, siu)
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(8), by=lan)
    again = actions.supply(kept.code, papers=SUPPLY, at=moment(9), by=siu)
    assert (again.state, again.due_at) == (State.SUBMITTED, None)
    assert actions.accept(kept.code, at=moment(9, 10), by=lan).due_at == moment(16, 17)


def test_the_applicant_supplies_what_was_asked_and_the_clock_goes_on(units, siu, lan):
    kept = sent(units, siu)
    actions.accept(kept.code, at=moment(8, 9), by=lan)
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(9, 9), by=lan)
    back = actions.supply(kept.code, papers=SUPPLY, at=moment(11, 9), by=siu)
    assert back.due_at == moment(17, 17)


def test_only_the_applicant_acts_on_an_application(units, siu, lan):
    kept = sent(units, siu)
    other = Account.objects.create_user("khac", full_name="Người khác")
    stranger = Party(other, PersonFactory(unit=units["H21"], identity_no="").pk, None, None, None)
    with pytest.raises(NotFoundProblem):
        actions.give_up(kept.code, reason="", at=moment(8), by=stranger)
    assert Dossier.objects.get().state == State.SUBMITTED


def test_the_applicant_withdraws_until_there_is_a_result(units, siu, lan):
    kept = sent(units, siu)
    assert actions.give_up(kept.code, reason="Nhầm", at=moment(8), by=siu).state == "given_up"
    with pytest.raises(MoveNotAllowedError):
        actions.give_up(kept.code, reason="Nhầm", at=moment(8), by=siu)


def test_a_draft_keeps_answers_and_becomes_one_dossier(units, siu):
    procedure = offered(units)
    draft = actions.begin_draft(procedure.code, at=moment(1), by=siu.account)
    assert actions.begin_draft(procedure.code, at=moment(1), by=siu.account).pk == draft.pk
    actions.keep_draft(
        draft.pk, at=moment(1), by=siu.account, unit_id=units["H21.31"].pk,
        answers={"ten": "Siu"}, choices={"delivery": "counter"},
    )  # fmt: skip
    who = ApplicantIn("Siu H'Bia", person_id=siu.person_id)
    first = actions.send_draft(draft.pk, at=moment(2), by=siu, applicant=who)
    again = actions.send_draft(draft.pk, at=moment(2), by=siu, applicant=who)
    assert (first.pk, Draft.objects.get().sent_code) == (again.pk, first.code)
    with pytest.raises(TooLateProblem):
        actions.keep_draft(draft.pk, at=moment(3), by=siu.account, answers={"ten": "Khác"})


def test_nobody_opens_anothers_draft(units, siu, lan):
    draft = actions.begin_draft(offered(units).code, at=moment(1), by=siu.account)
    with pytest.raises(NotFoundProblem):
        actions.own_draft(draft.pk, by=lan.account)


@pytest.mark.works("S18.5")
def test_the_public_face_tells_what_happened_and_hides_who(units, siu, lan):
    kept = sent(units, siu)
    actions.accept(kept.code, at=moment(8, 9), by=lan)
    seen = look_up(kept.code, on=moment(9).date())
    assert [one.act for one in seen.happenings] == ["submit", "accept"]
    assert seen.applicant == "S*** H***"
    assert "Siu" not in str(seen)
    assert not seen.is_late
