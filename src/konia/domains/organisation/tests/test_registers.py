from datetime import date

import pytest

from konia.domains.organisation.models import RestructuredUnit
from konia.domains.organisation.registers import RESTRUCTURED
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem

from .factories import DecisionFactory


def _values(units, **rest):
    decision = DecisionFactory(unit=units["H21"], on_branches=True)
    own = {"unit": units["H21.02"].pk, "decision": decision.pk, "begins_on": date(2021, 6, 10)}
    return own | rest


def test_a_named_body_takes_the_reach_of_its_decision(units, minh):
    actions.enter(RESTRUCTURED, _values(units), by=minh)
    assert RestructuredUnit.objects.get().what == "branch"


@pytest.mark.parametrize(
    ("field", "day"), [("begins_on", date(2021, 5, 10)), ("done_on", date(2021, 6, 9))]
)
def test_days_out_of_order_are_refused_at_their_field(units, minh, field, day):
    with pytest.raises(FieldProblems) as caught:
        actions.enter(RESTRUCTURED, _values(units, **{field: day}), by=minh)
    assert list(caught.value.fields) == [field]


def test_a_body_is_named_once_by_a_decision(units, minh):
    values = _values(units)
    actions.enter(RESTRUCTURED, values, by=minh)
    with pytest.raises(FieldProblems):
        actions.enter(RESTRUCTURED, values, by=minh)


def test_a_district_does_not_write_for_a_department(units, hoa):
    with pytest.raises(ForbiddenProblem):
        actions.enter(RESTRUCTURED, _values(units), by=hoa)
