from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from konia.domains.personnel.actions import take_on
from konia.domains.personnel.models import Employment, Recruit
from konia.domains.personnel.ranking import rank
from konia.domains.personnel.states import Sex
from konia.kernel.figures.engine import breakdown
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip
from konia.testing.questions import H1, ask, value

from .factories import CandidateFactory, PlanFactory, RecruitFactory

PUBLIC = "personnel.public_employees_recruited"
BORN = {"born_on": date(1995, 1, 1), "sex": Sex.FEMALE, "decision": "5/QĐ"}


def _sat(number, mark, priority="0"):
    return SimpleNamespace(number=number, mark=Decimal(mark), priority=Decimal(priority))


@pytest.mark.works("S36.1")
def test_candidates_are_ranked_by_total_and_the_reason_of_a_tie_is_told():
    found = rank([_sat("1", "80"), _sat("2", "77.5", "2.5"), _sat("3", "90")], posts=2)
    assert [place.candidate.number for place in found] == ["3", "1", "2"]
    assert [place.admitted for place in found] == [True, True, False]
    assert [bool(place.because) for place in found] == [False, True, True]


def test_nobody_level_over_the_last_post_is_admitted_by_the_machine():
    found = rank([_sat("1", "80"), _sat("2", "80"), _sat("3", "90")], posts=2)
    assert [(place.rank, place.admitted) for place in found] == [(1, True), (2, False), (2, False)]
    assert "quyết định" in found[1].because


def test_everyone_is_admitted_when_posts_suffice():
    assert [place.admitted for place in rank([_sat("1", "60"), _sat("2", "60")], posts=2)] == [
        True,
        True,
    ]
    assert rank([], posts=3) == []


@pytest.mark.works("S36.1")
def test_admitted_candidates_are_the_civil_servants_recruited(units):
    CandidateFactory.create_batch(3, unit=units["H21.02"])
    CandidateFactory(unit=units["H21.02"], admitted_on=None, decision="")
    RecruitFactory.create_batch(3, unit=units["H21.02"])
    assert value("personnel.exam_candidates_admitted") == 3
    assert value("personnel.civil_servants_recruited") == 3


@pytest.mark.works("S36.2")
def test_recruits_by_unit_add_up_to_the_row(units):
    RecruitFactory.create_batch(3, unit=units["H21.31.S01"], public=True)
    RecruitFactory.create_batch(2, unit=units["H21.43.S01"], public=True)
    question = ask()
    tree = question.scope.tree
    parts = breakdown(PUBLIC, question, tree.children(tree.node("H21").id))
    assert {node.code: int(found.value) for node, found in parts if found.value} == {
        "H21.31": 3, "H21.43": 2,
    }  # fmt: skip
    assert value(PUBLIC) == 5


@pytest.mark.works("S36.3")
def test_a_special_case_is_counted_apart(units):
    RecruitFactory(unit=units["H21.02"], special=True)
    RecruitFactory(unit=units["H21.31"], converted=True)
    RecruitFactory(unit=units["H21.31.S01"], public=True, special=True)
    assert value("personnel.civil_servants_recruited_specially") == 1
    assert value("personnel.public_employees_recruited_specially") == 1
    assert value("personnel.commune_staff_converted") == 1
    assert value("personnel.civil_servants_recruited") == value(PUBLIC) == 0


@pytest.mark.works("S36.4")
def test_the_units_decision_puts_the_recruit_into_the_headcount(units, minh):
    recruit = RecruitFactory(unit=units["H21.02"])
    take_on(recruit.person_code, on=date(2021, 5, 4), by=minh, **BORN)
    assert value("personnel.civil_servants_present", as_of=date(2021, 5, 3)) == 0
    assert value("personnel.civil_servants_present", as_of=date(2021, 5, 4)) == 1
    assert not Recruit.objects.not_started_by(date(2021, 5, 4)).exists()


def test_nobody_is_taken_on_before_the_result_or_twice(units, minh):
    recruit = RecruitFactory(unit=units["H21.02"])
    with pytest.raises(FieldProblems):
        take_on(recruit.person_code, on=date(2021, 4, 6), by=minh, **BORN)
    take_on(recruit.person_code, on=date(2021, 5, 4), by=minh, **BORN)
    with pytest.raises(TooLateProblem):
        take_on(recruit.person_code, on=date(2021, 5, 5), by=minh, **BORN)
    assert Employment.objects.count() == 1


def test_another_unit_cannot_take_the_recruit_on(units, hoa):
    recruit = RecruitFactory(unit=units["H21.31"])
    with pytest.raises(ForbiddenProblem):
        take_on(recruit.person_code, on=date(2021, 5, 4), by=hoa, **BORN)
    with pytest.raises(NotFoundProblem):
        take_on("GL?", on=date(2021, 5, 4), by=hoa, **BORN)


def test_plans_for_public_employees_count_on_the_day_of_approval(units):
    for day in (H1.first, H1.last, H1.first - timedelta(days=1), H1.last + timedelta(days=1)):
        PlanFactory(unit=units["H21.16"], approved_on=day)
    PlanFactory(unit=units["H21.16"], kind="civil_servant")
    PlanFactory(unit=units["H21.16"], approved_on=None)
    assert value("personnel.public_employee_plans_approved") == 2


def test_a_special_case_after_the_moment_does_not_count_yet(units):
    RecruitFactory(unit=units["H21.02"], special=True, decided_on=date(2021, 6, 11))
    name = "personnel.civil_servants_recruited_specially"
    assert (value(name, as_of=date(2021, 6, 10)), value(name)) == (0, 1)
