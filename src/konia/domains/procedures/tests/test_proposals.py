from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from konia.domains.procedures.actions import (
    approve_proposal,
    begin_review,
    draft_question,
    post_question,
    propose,
    publish,
    put_change,
    reject_proposal,
    take_down_question,
)
from konia.domains.procedures.actions.reviewing import Proposal
from konia.domains.procedures.cost import Inputs, compliance_cost, saving
from konia.domains.procedures.models import PostedQuestion, ProcedureVersion
from konia.domains.procedures.public import limit_on
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import value

from .contents import make_version
from .factories import DecisionFactory, PlanFactory, ProcedureFactory, ReviewFactory

JUNE = date(2021, 6, 1)
PROPOSAL = Proposal(
    "amend", "Rút ngắn thời hạn", time_limit_after=10, times_a_year=1000, hour_wage_vnd=20_000,
    hours_before=Decimal(6), hours_after=Decimal(4), other_before_vnd=50_000,
    other_after_vnd=30_000,
)  # fmt: skip


@pytest.fixture
def item(units):
    procedure = ProcedureFactory(unit=units["H21.10"])
    return ReviewFactory(plan=PlanFactory(unit=units["H21"]), procedure=procedure)


def test_the_cost_is_times_a_year_by_hours_and_other_costs():
    before = Inputs(1000, 20_000, Decimal(6), 50_000, 100_000)
    assert compliance_cost(before) == 270_000_000
    assert saving(before, replace(before, hours=Decimal("4.5"))) == 30_000_000
    assert saving(before, replace(before, hours=Decimal(9))) == 0


@pytest.mark.works("S15.2")
def test_a_proposal_keeps_the_values_before_and_after_and_the_saving(item, minh):
    begin_review(item.pk, on=date(2021, 3, 1), by=minh)
    kept = propose(item.pk, PROPOSAL, on=JUNE, by=minh)
    assert (kept.time_limit_before, kept.time_limit_after) == (15, 10)
    assert kept.saving_vnd == 1000 * (2 * 20_000 + 20_000)
    assert kept.state_on(JUNE) == "proposed"


def test_without_inputs_no_saving_is_made_up(item, minh):
    bare = Proposal("amend", "Rút ngắn", time_limit_after=10)
    assert propose(item.pk, bare, on=JUNE, by=minh).saving_vnd is None


def test_abolishing_saves_all_of_the_cost(item, minh):
    kept = propose(item.pk, replace(PROPOSAL, proposal="abolish"), on=JUNE, by=minh)
    assert kept.saving_vnd == 1000 * (6 * 20_000 + 50_000 + 100_000)


@pytest.mark.works("S15.3")
def test_an_approved_proposal_brings_a_draft_content_that_a_decision_publishes(units, item, minh):
    make_version(item.procedure)
    propose(item.pk, PROPOSAL, on=JUNE, by=minh)
    change = approve_proposal(item.pk, on=JUNE, by=minh).draft
    draft = ProcedureVersion.objects.drafts().get()
    assert (change.version, draft.working_days) == (draft, 10)
    DecisionFactory(unit=units["H21"], code="QĐ-9", draft=True)
    code = item.procedure.code
    taken = put_change("QĐ-9", code, kind="amended", version_id=draft.pk, by=minh)
    assert taken == change
    publish("QĐ-9", number="9/QĐ-UBND", on=JUNE, by=minh)
    assert limit_on(item.procedure_id, JUNE).working_days == 10


def test_a_proposal_is_rejected_with_a_reason_and_once(item, minh, hoa):
    propose(item.pk, PROPOSAL, on=JUNE, by=minh)
    with pytest.raises(FieldProblems):
        reject_proposal(item.pk, on=JUNE, reason="", by=minh)
    with pytest.raises(NotFoundProblem):
        reject_proposal(item.pk, on=JUNE, reason="Không khả thi", by=hoa)
    rejected = reject_proposal(item.pk, on=JUNE, reason="Không khả thi", by=minh)
    assert rejected.state_on(JUNE) == "rejected"
    for again in (
        lambda: reject_proposal(item.pk, on=JUNE, reason="x", by=minh),
        lambda: propose(item.pk, PROPOSAL, on=JUNE, by=minh),
        lambda: approve_proposal(item.pk, on=JUNE, by=minh),
    ):
        with pytest.raises(TooLateProblem):
            again()


def test_a_review_begins_once_and_a_proposal_has_words(item, minh):
    begin_review(item.pk, on=JUNE, by=minh)
    with pytest.raises(TooLateProblem):
        begin_review(item.pk, on=JUNE, by=minh)
    with pytest.raises(FieldProblems) as caught:
        propose(item.pk, Proposal("keep", " "), on=JUNE, by=minh)
    assert list(caught.value.fields) == ["words"]


@pytest.mark.works("S31.1")
def test_a_question_is_drafted_posted_counted_and_taken_down(units, minh, hoa):
    procedure = ProcedureFactory(unit=units["H21.10"])
    row = draft_question(
        question="Nộp ở đâu?", answer="Tại Một cửa", field="", procedure_code=procedure.code,
        by=minh,
    )  # fmt: skip
    assert (row.field, value("procedures.questions")) == ("land", 0)
    with pytest.raises(NotFoundProblem):
        post_question(row.code, on=JUNE, by=hoa)
    post_question(row.code, on=JUNE, by=minh)
    assert value("procedures.questions") == 1
    with pytest.raises(TooLateProblem):
        post_question(row.code, on=JUNE, by=minh)
    with pytest.raises(FieldProblems):
        take_down_question(row.code, on=JUNE, reason="", by=minh)
    take_down_question(row.code, on=JUNE, reason="Đã đổi quy định", by=minh)
    assert value("procedures.questions") == 0
    with pytest.raises(TooLateProblem):
        take_down_question(row.code, on=JUNE, reason="x", by=minh)


def test_a_question_about_an_abolished_procedure_is_not_posted(units, minh):
    gone = ProcedureFactory(unit=units["H21.10"], abolished=True)
    row = draft_question(question="?", answer=".", field="", procedure_code=gone.code, by=minh)
    with pytest.raises(TooLateProblem, match="bãi bỏ"):
        post_question(row.code, on=JUNE, by=minh)


def test_a_general_question_belongs_to_the_unit_of_its_author(units, lan):
    row = draft_question(question="?", answer=".", field="land", by=lan)
    assert row.unit == units["H21.31"]
    assert PostedQuestion.objects.get().code == row.code
