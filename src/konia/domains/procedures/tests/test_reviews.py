from datetime import date

import pytest

from konia.domains.procedures.actions import approve_proposal, publish
from konia.domains.procedures.models import ProcedureChange, ReviewItem
from konia.domains.procedures.registers import QUESTIONS, REVIEWS
from konia.kernel.figures.engine import records
from konia.kernel.registers import actions, listing
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import AS_OF, answer, ask, value

from .factories import (
    ChangeFactory,
    DecisionFactory,
    PlanFactory,
    ProcedureFactory,
    QuestionFactory,
    ReviewFactory,
)

JUNE = date(2021, 6, 1)


@pytest.fixture
def home(units):
    return units["H21.10"]


@pytest.fixture
def plan(units):
    return PlanFactory(unit=units["H21"])


def _item(plan, unit, **rest):
    return ReviewFactory(plan=plan, procedure=ProcedureFactory(unit=unit), **rest)


@pytest.mark.works("S15.1")
def test_progress_is_none_of_thirteen_until_a_proposal_is_recorded(home, plan):
    for _ in range(13):
        _item(plan, home)
    assert value("procedures.under_focused_review") == 13
    assert answer("procedures.review_progress").part == 0
    ReviewItem.objects.filter(pk=ReviewItem.objects.first().pk).update(proposed_on=JUNE)
    found = answer("procedures.review_progress")
    assert (found.part, found.whole) == (1, 13)


def test_no_plan_gives_no_progress(units):
    assert value("procedures.under_focused_review") == 0
    assert value("procedures.review_progress") is None


def test_a_plan_of_another_year_or_decided_later_does_not_count(units, home, plan):
    _item(PlanFactory(unit=units["H21"], code="KH-2020", year=2020), home)
    _item(plan, home)
    assert value("procedures.under_focused_review") == 1
    assert value("procedures.under_focused_review", as_of=date(2021, 1, 21)) == 0
    assert value("procedures.under_focused_review", "H21.16") == 0


@pytest.mark.works("S15.2")
def test_a_recorded_proposal_shows_the_values_before_and_after(home, plan, minh):
    item = _item(plan, home)
    values = {"proposed_on": JUNE, "proposal": "amend", "time_limit_after": 10}
    kept = actions.amend(REVIEWS, item.pk, values, by=minh, reason="Ghi nhận đề xuất")
    assert (kept.time_limit_before, kept.time_limit_after) == (15, 10)
    assert (kept.fee_before, kept.fee_after) == (100_000, None)


def test_a_proposal_says_what_it_proposes(home, plan, minh):
    item = _item(plan, home)
    with pytest.raises(FieldProblems) as caught:
        actions.amend(REVIEWS, item.pk, {"proposed_on": JUNE}, by=minh, reason="Ghi nhận")
    assert list(caught.value.fields) == ["proposal"]


@pytest.mark.works("S15.3")
def test_an_approved_proposal_makes_a_draft_change(home, plan, minh):
    item = _item(plan, home, proposed=True)
    approved = approve_proposal(item.pk, on=JUNE, by=minh)
    draft = ProcedureChange.objects.drafts().get()
    assert (approved.draft, draft.procedure, draft.kind) == (draft, item.procedure, "amended")
    assert (draft.time_limit_after, draft.fee_after) == (10, 50_000)


def test_the_draft_change_takes_effect_through_a_decision(units, home, plan, minh):
    item = _item(plan, home, proposed=True)
    draft = approve_proposal(item.pk, on=JUNE, by=minh).draft
    draft.decision = DecisionFactory(unit=units["H21"], code="QĐ-1", decided_on=JUNE)
    draft.save()
    publish("QĐ-1", on=JUNE, by=minh)
    item.procedure.refresh_from_db()
    assert item.procedure.time_limit_days == 10


def test_a_proposal_to_abolish_becomes_a_draft_abolition(home, plan, minh):
    item = _item(plan, home, proposed_on=JUNE, proposal="abolish")
    assert approve_proposal(item.pk, on=JUNE, by=minh).draft.kind == "abolished"


def test_a_proposal_to_keep_makes_no_change(home, plan, minh):
    item = _item(plan, home, proposed_on=JUNE, proposal="keep")
    assert approve_proposal(item.pk, on=JUNE, by=minh).draft is None
    assert not ProcedureChange.objects.exists()


def test_only_a_waiting_proposal_is_approved_and_only_once(home, plan, minh, hoa):
    with pytest.raises(TooLateProblem):
        approve_proposal(_item(plan, home).pk, on=JUNE, by=minh)
    item = _item(plan, home, proposed=True)
    with pytest.raises(NotFoundProblem):
        approve_proposal(item.pk, on=JUNE, by=hoa)
    approve_proposal(item.pk, on=JUNE, by=minh)
    with pytest.raises(TooLateProblem):
        approve_proposal(item.pk, on=JUNE, by=minh)


def test_a_review_passes_through_its_states_day_by_day():
    one = ReviewItem(begun_on=date(2021, 3, 1), proposed_on=date(2021, 5, 3), approved_on=JUNE)
    days = (date(2021, 2, 28), date(2021, 3, 1), date(2021, 5, 3), JUNE)
    found = [one.state_on(day).value for day in days]
    assert found == ["planned", "under_review", "proposed", "approved"]


@pytest.mark.works("S31.1")
def test_posted_questions_are_counted_and_drafts_and_removed_ones_are_not(home):
    one = ProcedureFactory(unit=home)
    QuestionFactory.create_batch(5, procedure=one)
    QuestionFactory(procedure=one, posted_on=None)
    QuestionFactory(procedure=one, posted_on=date(2021, 6, 16))
    QuestionFactory(procedure=one, taken_down_on=AS_OF)
    assert value("procedures.questions") == 5
    assert value("procedures.questions", as_of=date(2021, 6, 14)) == 6
    assert value("procedures.questions", "H21.16") == 0


def test_no_question_counts_as_zero(units):
    assert value("procedures.questions") == 0
    assert value("procedures.questions_to_revise") == 0


@pytest.mark.works("S31.2")
def test_a_keyword_without_accents_finds_the_accented_question(home, minh):
    one = QuestionFactory(procedure=ProcedureFactory(unit=home))
    other = {"question": "Nộp hồ sơ ở đâu?", "answer": "Tại Một cửa"}
    QuestionFactory(procedure=ProcedureFactory(unit=home), **other)
    found = listing.list_page(QUESTIONS, {"q": "thoi han giay chung nhan"}, by=minh)
    assert list(found.rows) == [one]


@pytest.mark.works("S31.3")
def test_abolishing_a_procedure_lists_its_questions_for_revision(units, home, minh):
    gone, kept = ProcedureFactory.create_batch(2, unit=home)
    question, _ = QuestionFactory(procedure=gone), QuestionFactory(procedure=kept)
    decision = DecisionFactory(unit=units["H21"], code="QĐ-1")
    ChangeFactory(decision=decision, procedure=gone, kind="abolished")
    assert value("procedures.questions_to_revise") == 0
    publish("QĐ-1", on=date(2021, 3, 1), by=minh)
    assert list(records("procedures.questions_to_revise", ask())) == [question]
    assert value("procedures.questions_to_revise", as_of=date(2021, 2, 28)) == 0


def test_what_was_never_posted_is_not_taken_down(home, minh):
    values = {
        "unit": home.pk, "code": "CH-1", "question": "Hỏi?", "answer": "Đáp", "field": "land",
        "taken_down_on": JUNE,
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        actions.enter(QUESTIONS, values, by=minh)
    assert list(caught.value.fields) == ["posted_on"]
