from datetime import date
from decimal import Decimal

import pytest

from konia.domains.procedures.actions import approve_process, change_process, draft_process
from konia.domains.procedures.actions.processes import steps_of
from konia.domains.procedures.models import ProcessVersion
from konia.domains.procedures.processing import (
    StepDraft,
    counted_hours,
    default_steps,
    hours_of,
    problems_of,
)
from konia.domains.procedures.public import process_on
from konia.kernel.calendar.clock import Limit
from konia.kernel.figures.engine import records
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import ask

from .contents import make_process, make_version
from .factories import ProcedureFactory

MARCH, APRIL = date(2021, 3, 1), date(2021, 4, 1)


@pytest.fixture
def one(units):
    return ProcedureFactory(unit=units["H21.10"])


@pytest.mark.parametrize("days", [1, 2, 3, 5, 10, 30])
def test_the_default_process_takes_exactly_the_statutory_time(days):
    steps = default_steps(Limit(Decimal(days)))
    assert [step.role for step in steps] == ["receive", "handle", "sign", "return"]
    assert counted_hours(steps) == days * 8
    assert all(step.working_hours > 0 for step in steps)


def test_a_limit_is_counted_in_working_hours():
    assert hours_of(Limit(Decimal(2), Decimal(4))) == 20
    assert hours_of(Limit(calendar_days=14)) == 80


def test_a_process_that_takes_longer_than_the_law_allows_is_refused(one, minh):
    make_version(one)
    draft = draft_process(one.code, by=minh)
    steps = steps_of(draft)
    slow = StepDraft("X", "Xem lại", "appraise", "competent", Decimal("0.5"))
    change_process(draft.pk, [*steps[:-1], slow, steps[-1]], document="QĐ 2", by=minh)
    with pytest.raises(FieldProblems, match="120,5 giờ, vượt thời hạn của thủ tục là 120 giờ"):
        approve_process(draft.pk, first_on=APRIL, on=MARCH, by=minh)


def test_the_time_in_which_a_person_pays_is_not_counted():
    steps = default_steps(Limit(Decimal(5)))
    paying = StepDraft("NOP", "Nộp tiền", "pay", "reception", Decimal(80))
    assert problems_of([*steps[:-1], paying, steps[-1]], Limit(Decimal(5))) == []


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], "chưa có bước nào"),
        ([("A", "handle", "competent"), ("B", "return", "reception")], "Bước đầu tiên"),
        ([("A", "receive", "reception"), ("B", "sign", "competent")], "Bước cuối cùng"),
        ([("A", "receive", "reception"), ("A", "return", "reception")], "không được trùng"),
        ([("A", "receive", "reception"), ("B", "hop", "fixed"), ("C", "return", "reception")],
         "chưa chọn đơn vị"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_process_is_said(steps, words):
    drafts = [StepDraft(code, code, role, place, Decimal(1)) for code, role, place in steps]
    assert any(words in one for one in problems_of(drafts, Limit(Decimal(5))))


def test_an_approved_process_applies_from_its_day_and_ends_the_one_before(one, minh):
    old = make_process(one)
    draft = draft_process(one.code, by=minh)
    approve_process(draft.pk, first_on=APRIL, document="QĐ 2", on=MARCH, by=minh)
    assert process_on(one.pk, date(2021, 3, 31)) == old
    assert process_on(one.pk, APRIL) == draft
    codes = [step.code for step in process_on(one.pk, APRIL).steps.all()]
    assert codes == ["TN", "TL", "KD", "TKQ"]


@pytest.mark.works("S14.5")
def test_the_first_approved_process_takes_a_procedure_off_the_list_of_those_without(units, minh):
    waiting = {"process_approved_on": None, "process_electronic_on": None}
    one = ProcedureFactory(unit=units["H21.10"], **waiting)
    assert list(records("procedures.without_process", ask())) == [one]
    draft = draft_process(one.code, by=minh)
    approve_process(draft.pk, first_on=MARCH, document="QĐ 2", on=MARCH, by=minh)
    one.refresh_from_db()
    assert (one.process_approved_on, one.process_electronic_on) == (MARCH, MARCH)
    assert not records("procedures.without_process", ask()).exists()


def test_a_process_is_not_approved_for_the_past_nor_twice_nor_without_paper(one, minh, hoa):
    draft = draft_process(one.code, by=minh)
    rest = {"on": MARCH, "by": minh}
    with pytest.raises(FieldProblems, match="trước ngày phê duyệt"):
        approve_process(draft.pk, first_on=date(2021, 2, 28), document="QĐ", **rest)
    with pytest.raises(FieldProblems, match="văn bản phê duyệt"):
        approve_process(draft.pk, first_on=MARCH, **rest)
    with pytest.raises(NotFoundProblem):
        approve_process(draft.pk, first_on=MARCH, document="QĐ", on=MARCH, by=hoa)
    approve_process(draft.pk, first_on=MARCH, document="QĐ", **rest)
    with pytest.raises(TooLateProblem):
        approve_process(draft.pk, first_on=APRIL, document="QĐ", **rest)
    with pytest.raises(TooLateProblem):
        change_process(draft.pk, [], by=minh)


def test_a_process_does_not_begin_before_the_one_it_replaces(one, minh):
    make_process(one, first_on=MARCH)
    draft = draft_process(one.code, by=minh)
    with pytest.raises(FieldProblems, match="Phải sau ngày áp dụng"):
        approve_process(draft.pk, first_on=MARCH, document="QĐ", on=MARCH, by=minh)


def test_a_bad_step_is_named_at_its_line(one, minh):
    draft = draft_process(one.code, by=minh)
    with pytest.raises(FieldProblems) as caught:
        change_process(draft.pk, [StepDraft("A", "", "receive", "reception", Decimal(1))], by=minh)
    assert list(caught.value.fields) == ["steps-0-name"]
    assert ProcessVersion.objects.get().steps.count() == 4


def test_a_second_draft_process_is_refused(one, minh):
    draft_process(one.code, by=minh)
    with pytest.raises(TooLateProblem):
        draft_process(one.code, by=minh)


def test_the_process_of_a_day_takes_two_queries(one, django_assert_num_queries):
    make_process(one)
    with django_assert_num_queries(2):
        assert len(process_on(one.pk, MARCH).steps.all()) == 4
