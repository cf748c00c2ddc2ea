from datetime import date

import pytest

from konia.domains.indicators.tests.factories import DeclaredFactory
from konia.domains.insurance.actions import receive
from konia.domains.insurance.models import ChildCard
from konia.domains.insurance.registers import CARDS, REGISTRATIONS
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem


def _registration(units, **rest):
    own = {"unit": units["H21.31"].pk, "code": "V1", "registered_on": date(2021, 3, 1)}
    return own | rest


@pytest.mark.parametrize(
    "wrong",
    [
        {"rejected_on": date(2021, 3, 2)},
        {"rejected_on": date(2021, 3, 2), "reason": "x", "approved_on": date(2021, 3, 2)},
        {"approved_on": date(2021, 2, 28)},
    ],
)
def test_an_answer_without_reason_twice_or_too_early_is_refused(units, minh, wrong):
    with pytest.raises(FieldProblems):
        actions.enter(REGISTRATIONS, _registration(units, **wrong), by=minh)


@pytest.mark.parametrize(("issued", "kept"), [(date(2021, 1, 9), True), (date(2021, 1, 10), False)])
def test_a_card_is_for_a_child_under_the_declared_age(units, minh, issued, kept):
    DeclaredFactory(unit=units["H21"])
    values = {
        "unit": units["H21.31.01"].pk, "code": "T1", "born_on": date(2015, 1, 10),
        "issued_on": issued, "method": "birth",
    }  # fmt: skip
    if kept:
        actions.enter(CARDS, values, by=minh)
    else:
        with pytest.raises(FieldProblems):
            actions.enter(CARDS, values, by=minh)
    assert ChildCard.objects.exists() is kept


@pytest.mark.works("S57.2")
def test_a_maternity_dossier_gets_a_receipt_number_and_a_due_day(units, minh):
    sent = {"unit_id": units["H21.31"].pk, "employer": "Công ty A", "kind": "maternity"}
    made = [receive(**sent, on=date(2021, 5, 7), by=minh) for _ in range(2)]
    assert [kept.code for kept in made] == ["BHXH-2021-000001", "BHXH-2021-000002"]
    assert made[0].due_on == date(2021, 5, 17)


def test_an_unknown_kind_and_a_foreign_unit_are_refused(units, minh, hoa):
    sent = {"unit_id": units["H21.31"].pk, "employer": "Công ty A", "on": date(2021, 5, 7)}
    with pytest.raises(FieldProblems):
        receive(**sent, kind="other", by=minh)
    with pytest.raises(ForbiddenProblem):
        receive(**sent, kind="maternity", by=hoa)
