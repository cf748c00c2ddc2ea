from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from konia.domains.inspections import actions
from konia.domains.inspections.models import Finding, PlannedUnit
from konia.domains.inspections.registers import UNITS
from konia.domains.inspections.states import Standing
from konia.kernel.calendar.periods import Period
from konia.kernel.registers import actions as register
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import AS_OF, value

from .factories import FindingFactory, PlanFactory, PlannedUnitFactory

ROUND_2 = Period(date(2021, 6, 30), date(2021, 7, 28))
JUNE_10 = date(2021, 6, 10)


@pytest.fixture
def plan(units):
    return PlanFactory(unit=units["H21"], code="KT-2021")


def _notice(by, number=2):
    return actions.give_notice(
        "KT-2021", number=number, days=ROUND_2, notice="887/TB-ĐKT", on=JUNE_10, by=by
    )


@pytest.mark.works("S03.4")
def test_a_notice_puts_the_remaining_units_into_its_days(plan, units, minh):
    done = PlannedUnitFactory(unit=units["H21.31"], plan=plan, visited=True)
    waiting = PlannedUnitFactory(unit=units["H21.43"], plan=plan)
    made = _notice(minh)
    waiting.refresh_from_db()
    done.refresh_from_db()
    assert (waiting.round, done.round) == (made, None)
    assert waiting.standing(JUNE_10) is Standing.SCHEDULED
    assert value("inspections.cchc_round_2_begins") == ROUND_2.first
    assert value("inspections.cchc_round_2_ends") == ROUND_2.last


def test_a_round_is_not_known_before_its_notice(plan, minh):
    _notice(minh)
    assert value("inspections.cchc_round_2_begins", as_of=date(2021, 6, 9)) is None
    assert value("inspections.cchc_round_1_begins") is None
    assert value("inspections.cchc_round_1_ends") is None


def test_a_round_is_noticed_once_and_only_by_those_in_charge(plan, minh, hoa):
    with pytest.raises(NotFoundProblem):
        _notice(hoa)
    _notice(minh)
    with pytest.raises(TooLateProblem):
        _notice(minh)


@pytest.mark.works("S03.3")
def test_handled_is_a_state_of_a_finding_and_needs_proof(plan, units):
    visit = PlannedUnitFactory(unit=units["H21.31"], plan=plan, visited=True)
    finding = FindingFactory(unit=units["H21.31"], visit=visit)
    assert "handled" not in {field.name for field in Finding._meta.fields}
    with pytest.raises(IntegrityError):
        Finding.objects.filter(pk=finding.pk).update(handled_on=AS_OF)


def test_nothing_is_found_where_nobody_went(plan, units):
    visit = PlannedUnitFactory(unit=units["H21.31"], plan=plan)
    with pytest.raises(ValidationError) as caught:
        FindingFactory.build(unit=units["H21.31"], visit=visit).clean()
    assert list(caught.value.message_dict) == ["visit"]


@pytest.mark.works("S03.6")
def test_two_plans_that_visit_a_unit_in_one_month_are_shown(plan, units):
    home = PlanFactory(unit=units["H21.02"], home=True)
    july, august = date(2021, 7, 5), date(2021, 8, 2)
    one = PlannedUnitFactory(unit=units["H21.31"], plan=plan, expected_on=july)
    two = PlannedUnitFactory(unit=units["H21.31"], plan=home, expected_on=date(2021, 7, 29))
    PlannedUnitFactory(unit=units["H21.43"], plan=plan, expected_on=july)
    PlannedUnitFactory(unit=units["H21.43"], plan=home, expected_on=august)
    assert set(PlannedUnit.objects.overlapping(AS_OF)) == {one, two}


def test_a_unit_taken_out_of_one_plan_no_longer_overlaps(plan, units):
    home = PlanFactory(unit=units["H21.02"], home=True)
    july = date(2021, 7, 5)
    PlannedUnitFactory(unit=units["H21.31"], plan=plan, expected_on=july)
    PlannedUnitFactory(unit=units["H21.31"], plan=home, expected_on=july, removed=True)
    assert PlannedUnit.objects.overlapping(date(2021, 6, 1)).count() == 2
    assert not PlannedUnit.objects.overlapping(AS_OF).exists()


@pytest.mark.works("S13.2")
def test_the_inspected_units_can_be_named(units):
    law = PlanFactory(unit=units["H21"], law=True)
    for code in ("H21.10", "H21.31"):
        PlannedUnitFactory(unit=units[code], plan=law, visited=code == "H21.10")
    named = PlannedUnit.objects.of_plan("law_monitor", year=2021).visited(AS_OF)
    assert [row.unit.code for row in named] == ["H21.10"]


@pytest.mark.works("S39.3")
def test_a_visit_outside_the_plan_needs_its_reason(plan, units, minh):
    values = {
        "unit": units["H21.31"].pk, "plan": plan.pk, "code": "X", "visited_on": date(2021, 5, 4),
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        register.enter(UNITS, values, by=minh)
    assert "unscheduled_reason" in caught.value.fields
    register.enter(UNITS, values | {"unscheduled_reason": "Đơn thư"}, by=minh)
    assert PlannedUnit.objects.get().year == 2021


def test_a_removal_needs_its_reason_and_a_removed_unit_is_not_visited(plan, units):
    with pytest.raises(ValidationError):
        PlannedUnitFactory.build(plan=plan, removed_on=AS_OF).clean()
    with pytest.raises(IntegrityError):
        PlannedUnitFactory(unit=units["H21.31"], plan=plan, removed=True, visited=True)
