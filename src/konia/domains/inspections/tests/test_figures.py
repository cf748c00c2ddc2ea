from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.domains.inspections.models import Finding
from konia.kernel.figures.engine import Question, read_many
from konia.lib.numbers import Rounding
from konia.testing.questions import answer, ask, value

from .factories import FindingFactory, PlanFactory, PlannedUnitFactory

JUNE_2, JUNE_9 = date(2021, 6, 2), date(2021, 6, 9)
DEPARTMENTS = ("H21.02", "H21.16", "H21.10")
ALL = (*DEPARTMENTS, "H21.31", "H21.43", "H21.31.01", "H21.31.02")


@pytest.fixture
def plan(units):
    return PlanFactory(unit=units["H21"])


@pytest.mark.works("S03.1")
def test_visited_of_planned_and_by_tier(plan, units):
    for code in ("H21.02", "H21.16", "H21.31"):
        PlannedUnitFactory(unit=units[code], plan=plan, visited=True)
    for code in ("H21.10", "H21.43", "H21.31.01"):
        PlannedUnitFactory(unit=units[code], plan=plan)
    found = answer("inspections.cchc_inspected_share", as_of=JUNE_9)
    assert (found.value, found.part, found.whole) == (Decimal("50.00"), 3, 6)
    assert value("inspections.cchc_inspected", tiers=("department",)) == 2
    assert value("inspections.cchc_inspected", tiers=("district",)) == 1


@pytest.mark.works("S03.5")
def test_visits_ticked_for_procedure_control_need_no_second_entry(plan, units):
    for code in ("H21.02", "H21.31"):
        PlannedUnitFactory(
            unit=units[code], plan=plan, visited=True, includes_procedure_control=True
        )
    PlannedUnitFactory(unit=units["H21.16"], plan=plan, visited=True)
    PlannedUnitFactory(unit=units["H21.10"], plan=plan, includes_procedure_control=True)
    found = answer("inspections.procedure_control_share")
    assert (found.part, found.whole) == (2, 4)


def test_a_visit_outside_the_plan_counts_as_inspected_but_not_in_the_share(plan, units):
    PlannedUnitFactory(unit=units["H21.02"], plan=plan)
    PlannedUnitFactory(unit=units["H21.31"], plan=plan, unscheduled=True)
    assert value("inspections.cchc_inspected") == 1
    found = answer("inspections.cchc_inspected_share")
    assert (found.part, found.whole) == (0, 1)


def test_another_year_another_kind_and_another_unit_do_not_count(units):
    old, law = PlanFactory(unit=units["H21"], year=2020), PlanFactory(unit=units["H21"], law=True)
    for plan in (old, law):
        PlannedUnitFactory(unit=units["H21.31"], plan=plan, visited=True)
    PlannedUnitFactory(unit=units["H21.43"], plan=PlanFactory(unit=units["H21"]), visited=True)
    assert value("inspections.cchc_inspected") == 1
    assert value("inspections.cchc_inspected", "H21.31") == 0


def test_without_a_plan_there_is_no_share(units):
    for name in ("cchc_inspected_share", "procedure_control_share", "law_inspected_share"):
        assert value(f"inspections.{name}") is None
    assert value("inspections.home_inspected_share") is None
    assert value("inspections.cchc_units") == 0


@pytest.mark.works("S03.2")
def test_a_finding_reopened_leaves_the_handled(plan, units):
    visit = PlannedUnitFactory(unit=units["H21.31"], plan=plan, visited=True)
    made = FindingFactory.create_batch(13, unit=units["H21.31"], visit=visit, handled=True)
    names = ("inspections.cchc_findings", "inspections.cchc_findings_handled")
    assert [value(name, as_of=JUNE_9) for name in names] == [13, 13]
    Finding.objects.filter(pk=made[0].pk).update(handled_on=None)
    assert [value(name, as_of=JUNE_9) for name in names] == [13, 12]


def test_a_finding_counts_from_its_days_on(plan, units):
    visit = PlannedUnitFactory(unit=units["H21.31"], plan=plan, visited=True)
    FindingFactory(unit=units["H21.31"], visit=visit, handled=True)
    assert value("inspections.cchc_findings", as_of=date(2021, 4, 6)) == 0
    assert value("inspections.cchc_findings", as_of=date(2021, 4, 7)) == 1
    assert value("inspections.cchc_findings_handled", as_of=date(2021, 5, 4)) == 0
    assert Finding.objects.overdue(JUNE_9).count() == 0


@pytest.mark.works("S13.1", "S13.3")
def test_three_of_seven_is_42_86_or_42_85_when_cut_off(units):
    plan = PlanFactory(unit=units["H21"], law=True)
    for number, code in enumerate(ALL):
        day = date(2021, 5, 27) if number < 3 else None
        PlannedUnitFactory(unit=units[code], plan=plan, visited_on=day)
    question = Question("inspections.law_inspected_share", ask(as_of=date(2021, 5, 27)))
    assert read_many([question])[0].value == Decimal("42.86")
    cut = read_many([question], rounding=Rounding.TRUNCATE)
    assert cut[0].value == Decimal("42.85")
    assert answer(question.name, as_of=date(2021, 5, 26)).part == 0
    assert value("inspections.law_units") == 7


@pytest.mark.works("S39.1", "S39.2")
def test_a_removed_unit_leaves_the_plan_on_its_day(units):
    plan = PlanFactory(unit=units["H21.02"], home=True)
    PlannedUnitFactory(unit=units["H21.10"], plan=plan, removed=True)
    PlannedUnitFactory(unit=units["H21.16"], plan=plan)
    for code in ("H21.31", "H21.43"):
        PlannedUnitFactory(unit=units[code], plan=plan, visited=code == "H21.43")
    found = answer("inspections.home_inspected_share", as_of=JUNE_2)
    assert (found.part, found.whole) == (1, 3)
    assert value("inspections.home_removed", as_of=JUNE_2) == 1
    assert value("inspections.home_units", as_of=JUNE_2 - timedelta(days=1)) == 4
    assert value("inspections.home_remaining", tiers=("department",)) == 1
    assert value("inspections.home_inspected", tiers=("district",)) == 1


def test_job_position_breaches_count_units_not_findings(units):
    plan = PlanFactory(unit=units["H21.02"], home=True)
    visit = PlannedUnitFactory(unit=units["H21.31"], plan=plan, visited=True)
    FindingFactory.create_batch(2, unit=units["H21.31"], visit=visit, topic="job_positions")
    FindingFactory(unit=units["H21.43"], visit=visit)
    assert value("inspections.job_position_breaches") == 1


def test_one_statement_reads_every_figure_of_planned_units(units, django_assert_num_queries):
    names = ("cchc_units", "cchc_inspected", "procedure_control_share", "law_inspected_share")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"inspections.{name}", question) for name in names])
