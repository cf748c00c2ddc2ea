from datetime import date
from decimal import Decimal

import pytest

from konia.domains.legal.models import Examination
from konia.domains.legal.registers import EXAMINATIONS
from konia.domains.legal.states import HandlingState
from konia.kernel.figures.engine import Question, breakdown, read_many
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems
from konia.testing.questions import answer, ask, value

from .factories import DraftOpinionFactory, ExaminationFactory, NormativeDocumentFactory

FLOWS = ("legal.reviewed", "legal.recommended", "legal.handled", "legal.self_checked")
FLOWS += ("legal.checked_by_authority", "legal.handled_of_period", "legal.handled_carried_over")
FLOWS += ("legal.issued_by_province", "legal.draft_opinions", "legal.unpublished", "legal.in_force")
SHARES = ("legal.list_handled", "legal.list_in_progress", "legal.list_not_started")
SHARES += ("legal.conclusions_handled",)


@pytest.fixture
def home(units):
    return units["H21.02"]


@pytest.mark.parametrize("name", FLOWS)
def test_nothing_recorded_counts_as_zero(units, name):
    assert value(name) == 0


@pytest.mark.parametrize("name", SHARES)
def test_nothing_recorded_gives_no_share(units, name):
    assert value(name) is None


@pytest.mark.works("S10.1")
def test_seventeen_decisions_of_the_period_are_counted(home):
    NormativeDocumentFactory.create_batch(17, unit=home)
    assert value("legal.issued_by_province") == 17


def test_resolutions_of_the_council_and_decisions_of_districts_are_left_out(units, home):
    NormativeDocumentFactory(unit=home)
    NormativeDocumentFactory(unit=home, council=True)
    NormativeDocumentFactory(unit=units["H21.31"], district=True)
    assert value("legal.issued_by_province") == 1


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2020, 12, 14), 0),
        (date(2020, 12, 15), 1),
        (date(2021, 6, 14), 1),
        (date(2021, 6, 15), 0),
    ],
)
def test_only_days_of_the_period_count(home, day, counted):
    NormativeDocumentFactory(unit=home, issued_on=day, effective_on=day, published_on=day)
    document = NormativeDocumentFactory(unit=home, old=True)
    for kind in ("review", "self_check"):
        ExaminationFactory(unit=home, document=document, kind=kind, done_on=day, wanted="amend")
    DraftOpinionFactory(document=document, given_on=day)
    names = ("issued_by_province", "reviewed", "self_checked", "recommended", "draft_opinions")
    assert [value(f"legal.{name}") for name in names] == [counted] * 5


def test_what_is_done_after_the_moment_is_not_counted_yet(home):
    ExaminationFactory(place=home, done_on=date(2021, 3, 15))
    assert value("legal.reviewed", as_of=date(2021, 3, 14)) == 0
    assert value("legal.reviewed", as_of=date(2021, 3, 15)) == 1


@pytest.mark.works("S11.1")
def test_reviews_are_counted_by_reviewing_unit_and_add_up(units):
    for code, count in (("H21.02", 16), ("H21.16", 18), ("H21.43", 14)):
        ExaminationFactory.create_batch(count, place=units[code])
    question = ask()
    nodes = [question.scope.tree.node(code) for code in ("H21.02", "H21.16", "H21.43")]
    found = [int(a.value) for _, a in breakdown("legal.reviewed", question, nodes)]
    assert (found, value("legal.reviewed")) == ([16, 18, 14], 48)


def test_a_document_reviewed_twice_is_one_document(home):
    first = ExaminationFactory(place=home)
    ExaminationFactory(document=first.document, done_on=date(2021, 4, 1))
    assert value("legal.reviewed") == 1
    assert Examination.objects.count() == 2


@pytest.mark.works("S11.2")
def test_recommended_and_handled_are_counted_apart(units, home):
    ExaminationFactory.create_batch(3, place=home)
    ExaminationFactory.create_batch(4, place=home, recommending=True)
    ExaminationFactory.create_batch(2, place=home, handled=True)
    assert (value("legal.recommended"), value("legal.handled")) == (6, 2)
    assert value("legal.handled", "H21.16") == 0


@pytest.mark.works("S11.2")
def test_a_unit_that_handles_what_it_recommended_earlier_is_flagged_as_carried_over(units, home):
    ExaminationFactory(place=home, handled=True)
    ExaminationFactory.create_batch(3, place=units["H21.16"], handled=True, carried_over=True)
    assert value("legal.recommended", "H21.16") == 0
    found = [value(f"legal.handled_{part}", "H21.16") for part in ("of_period", "carried_over")]
    assert (value("legal.handled", "H21.16"), found) == (3, [0, 3])
    assert value("legal.handled_carried_over", "H21.02") == 0


def test_the_two_parts_of_what_was_handled_add_up(units, home):
    ExaminationFactory.create_batch(2, place=home, handled=True)
    ExaminationFactory(place=home, handled=True, carried_over=True)
    parts = [value(f"legal.handled_{part}") for part in ("of_period", "carried_over")]
    assert (parts, value("legal.handled")) == ([2, 1], 3)


@pytest.mark.works("S11.3")
def test_the_list_of_last_year_shows_done_in_progress_and_not_started(home):
    ExaminationFactory(place=home, listed=True, handled_on=date(2021, 5, 10))
    ExaminationFactory.create_batch(12, place=home, listed=True, begun_on=date(2021, 2, 8))
    ExaminationFactory.create_batch(3, place=home, listed=True)
    ExaminationFactory(place=home, listed=True, begun_on=date(2021, 6, 16))
    names = ("list_handled", "list_in_progress", "list_not_started")
    found = [answer(f"legal.{name}") for name in names]
    assert [(a.part, a.whole) for a in found] == [(1, 17), (12, 17), (4, 17)]
    assert value("legal.list_total") == 17


def test_a_document_examined_twice_is_counted_once_by_what_is_left_to_do(home):
    names = ("list_handled", "list_in_progress", "list_not_started")
    done = ExaminationFactory(place=home, listed=True, handled_on=date(2021, 5, 10))
    ExaminationFactory(document=done.document, listed=True)
    assert [answer(f"legal.{name}").part for name in names] == [0, 1, 0]
    assert value("legal.list_total") == 1
    Examination.objects.update(handled_on=date(2021, 5, 10))
    assert [answer(f"legal.{name}").part for name in names] == [1, 0, 0]


def test_a_document_with_an_old_and_a_new_recommendation_stands_in_one_part(home):
    old = ExaminationFactory(place=home, handled=True, carried_over=True)
    ExaminationFactory(document=old.document, handled=True)
    parts = [value(f"legal.handled_{part}") for part in ("of_period", "carried_over")]
    assert (parts, value("legal.handled")) == ([0, 1], 1)


def test_a_list_of_another_year_is_another_list(home):
    ExaminationFactory(place=home, listed=True, list_year=2019)
    assert value("legal.list_total") == 0


def test_handling_moves_through_its_states_day_by_day(home):
    one = Examination(begun_on=date(2021, 2, 8), handled_on=date(2021, 5, 10))
    days = (date(2021, 2, 7), date(2021, 2, 8), date(2021, 5, 10))
    states = [HandlingState.NOT_STARTED, HandlingState.IN_PROGRESS, HandlingState.DONE]
    assert [one.handling_on(day) for day in days] == states


@pytest.mark.works("S12.1")
def test_self_checks_and_checks_under_authority_are_counted_apart(units, home):
    ExaminationFactory.create_batch(17, place=home, itself=True)
    for _ in range(8):
        document = NormativeDocumentFactory(unit=units["H21.31"], district=True)
        ExaminationFactory(unit=home, document=document, by_authority=True)
    assert value("legal.self_checked") == 17
    assert value("legal.checked_by_authority") == 8


@pytest.mark.works("S12.2")
def test_a_conclusion_carried_out_by_a_new_document_is_one_of_one(home):
    old = NormativeDocumentFactory(unit=home, old=True)
    new = NormativeDocumentFactory(unit=home, replaces=old)
    rest = {"handled_on": date(2021, 5, 20), "outcome": new}
    ExaminationFactory(document=old, conclusion=True, done_on=date(2021, 3, 23), **rest)
    found = answer("legal.conclusions_handled")
    assert (found.part, found.whole, found.value) == (1, 1, Decimal(100))
    assert answer("legal.conclusions_handled", as_of=date(2021, 5, 19)).part == 0


@pytest.mark.works("S12.3")
@pytest.mark.parametrize("criterion", ["authority", "content", "legality", "form", "drafting"])
def test_one_failed_criterion_puts_the_document_on_the_recommended_list(home, criterion):
    ExaminationFactory(place=home, itself=True, **{criterion: "passed"})
    assert value("legal.recommended") == 0
    failed = ExaminationFactory(place=home, itself=True, **{criterion: "failed"})
    assert value("legal.recommended") == 1
    assert list(Examination.objects.recommending()) == [failed]


def test_a_document_recommended_by_review_and_by_conclusion_is_one(home):
    review = ExaminationFactory(place=home, handled=True)
    rest = {"conclusion": True, "handled_on": date(2021, 5, 20)}
    ExaminationFactory(document=review.document, **rest)
    assert (value("legal.recommended"), value("legal.handled")) == (1, 1)


def _examination(unit, document, **rest):
    return {
        "unit": unit.pk, "document": document.pk, "kind": "review", "done_on": date(2021, 3, 1),
    } | rest  # fmt: skip


def test_what_was_not_recommended_cannot_be_handled(home, minh):
    document = NormativeDocumentFactory(unit=home, old=True)
    values = _examination(home, document, handled_on=date(2021, 5, 1))
    with pytest.raises(FieldProblems) as caught:
        actions.enter(EXAMINATIONS, values, by=minh)
    assert list(caught.value.fields) == ["wanted"]


def test_a_provincial_document_is_not_checked_under_authority(home, minh):
    document = NormativeDocumentFactory(unit=home, old=True)
    with pytest.raises(FieldProblems) as caught:
        actions.enter(EXAMINATIONS, _examination(home, document, kind="authority_check"), by=minh)
    assert list(caught.value.fields) == ["kind"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"wanted": "amend", "handled_on": date(2021, 2, 1)}, "xử lý xong đứng trước"),
        ({"kind": "conclusion"}, "Thiếu số kết luận"),
    ],
)
def test_the_table_refuses_an_examination_that_contradicts_itself(home, minh, wrong, words):
    document = NormativeDocumentFactory(unit=home, old=True)
    with pytest.raises(FieldProblems, match=words):
        actions.enter(EXAMINATIONS, _examination(home, document, **wrong), by=minh)


def test_a_withdrawn_review_leaves_every_count(home, minh):
    one = ExaminationFactory(place=home)
    actions.withdraw(EXAMINATIONS, one.pk, by=minh, reason="Nhập nhầm")
    assert value("legal.reviewed") == 0


def test_one_statement_reads_every_examination(units, django_assert_num_queries):
    question = ask()
    names = (*FLOWS[:7], *SHARES, "legal.list_total")
    with django_assert_num_queries(1):
        read_many([Question(name, question) for name in names])


def test_every_figure_is_read_in_three_statements(units, django_assert_num_queries):
    question = ask()
    with django_assert_num_queries(3):
        read_many([Question(name, question) for name in (*FLOWS, *SHARES)])
