from datetime import date

import pytest

from konia.domains.indicators.figures import QUANTITIES
from konia.domains.indicators.models import DeclaredValue
from konia.domains.indicators.public import declared_number
from konia.domains.indicators.registers import DECLARED
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems
from konia.testing.questions import value

from .factories import DeclaredFactory

AGE = "indicators.health_card_child_age"


def test_every_quantity_has_a_figure_of_its_own():
    assert all(quantity.figure in FIGURES for quantity in QUANTITIES)


def test_a_declared_number_is_said_from_its_day_on(units):
    DeclaredFactory(unit=units["H21"], as_of=date(2021, 6, 15))
    assert value(AGE) == 6
    assert value(AGE, as_of=date(2021, 6, 14)) is None


def test_the_newest_statement_holds_and_the_older_one_answers_for_its_time(units):
    DeclaredFactory(unit=units["H21"])
    DeclaredFactory(unit=units["H21"], number=7, as_of=date(2021, 6, 1))
    assert value(AGE) == 7
    assert value(AGE, as_of=date(2021, 5, 31)) == 6


def test_ages_of_two_units_are_not_added(units):
    for code, number in (("H21", 6), ("H21.31", 6)):
        DeclaredFactory(unit=units[code], number=number)
    assert value(AGE) == 6
    DeclaredFactory(unit=units["H21.31"], number=7, as_of=date(2021, 6, 1))
    assert value(AGE) is None, "the units differ"
    assert value(AGE, "H21.31") == 7


def test_nothing_declared_is_no_value_and_one_quantity_does_not_answer_another(units):
    DeclaredFactory(unit=units["H21"], rules_day=True)
    assert value(AGE) is None
    assert value("indicators.reporting_rules_on", as_of=date(2020, 12, 30)) is None


def test_a_declared_day_is_said_as_a_day(units):
    DeclaredFactory(unit=units["H21"], rules_day=True)
    assert value("indicators.reporting_rules_on") == date(2021, 5, 28)


def test_another_room_reads_the_number_of_a_day(units):
    DeclaredFactory(unit=units["H21"])
    assert declared_number("health_card_child_age", on=date(2021, 1, 1)) == 6
    assert declared_number("health_card_child_age", on=date(2020, 12, 30)) is None


def test_a_statement_without_a_value_or_with_two_is_refused(units, minh):
    values = {
        "unit": units["H21"].pk, "quantity": "x", "as_of": date(2021, 1, 1), "evidence": "y",
    }  # fmt: skip
    for wrong in ({}, {"number": 1, "words": "một"}):
        with pytest.raises(FieldProblems) as caught:
            actions.enter(DECLARED, values | wrong, by=minh)
        assert list(caught.value.fields) == ["number"]
    assert not DeclaredValue.objects.exists()
