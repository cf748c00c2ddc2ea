from datetime import date, timedelta

import pytest

from konia.kernel.figures.engine import records
from konia.kernel.org.actions import dissolve
from konia.testing.questions import AS_OF, H1, answer, ask, value

from .factories import BreachFactory, SchemeFactory

PUBLIC = ("H21.S01", "H21.16.S01", "H21.31.S01", "H21.43.S01")
SHARE = "personnel.public_units_with_scheme"


@pytest.mark.works("S35.1")
def test_units_with_an_approved_scheme_are_counted_by_kind(units):
    for code in PUBLIC:
        SchemeFactory(unit=units[code])
    SchemeFactory(unit=units["H21.02"], administrative=True)
    assert value("personnel.public_unit_schemes") == value("personnel.public_units") == 4
    assert value("personnel.administrative_schemes") == 1
    assert value("personnel.public_unit_schemes", "H21.31") == 1


def test_a_scheme_revised_in_the_year_counts_its_unit_once(units):
    SchemeFactory(unit=units["H21.S01"])
    SchemeFactory(unit=units["H21.S01"], first_on=date(2021, 1, 1))
    assert value("personnel.public_unit_schemes") == 1


@pytest.mark.works("S35.2")
def test_a_unit_without_scheme_lowers_the_share_and_is_named(units):
    for code in PUBLIC[:3]:
        SchemeFactory(unit=units[code])
    found = answer(SHARE)
    assert (found.part, found.whole, str(found.value)) == (3, 4, "75.00")
    named = records("personnel.public_units_without_scheme", ask())
    assert [unit.code for unit in named] == ["H21.43.S01"]


def test_a_closed_unit_leaves_the_base_and_an_ended_scheme_the_count(units):
    for code in PUBLIC:
        SchemeFactory(unit=units[code])
    dissolve("H21.43.S01", on=AS_OF, decision="1/QĐ")
    assert (answer(SHARE).part, answer(SHARE).whole) == (3, 3)
    assert value("personnel.public_unit_schemes") == 4
    SchemeFactory(unit=units["H21.02"], administrative=True, last_on=AS_OF - timedelta(days=1))
    assert value("personnel.administrative_schemes") == 0


@pytest.mark.works("S35.3")
def test_a_breach_counts_its_body_once_in_the_period_of_finding(units):
    BreachFactory.create_batch(2, unit=units["H21.02"])
    BreachFactory(unit=units["H21.31"], found_on=H1.first - timedelta(days=1))
    BreachFactory(unit=units["H21.31"], found_on=H1.last + timedelta(days=1))
    assert value("personnel.position_breaches") == 1
    assert value("personnel.position_breaches", "H21.31") == 0


@pytest.mark.parametrize("day", [H1.first, H1.last])
def test_a_breach_found_on_an_edge_of_the_period_counts(units, day):
    BreachFactory(unit=units["H21.02"], found_on=day)
    assert value("personnel.position_breaches") == 1
