from datetime import date
from decimal import Decimal

import pytest

from konia.kernel.org import actions
from konia.kernel.org.models import Spell, Unit
from konia.testing.questions import answer, value

from .factories import DecisionFactory, DeputyFactory, RestructuredUnitFactory

SINCE = date(2010, 1, 1)


def _unit(units, code, kind, parent="H21", opened=SINCE, closed=None, by=""):
    made = Unit.objects.create(code=code, opened_on=opened, closed_on=closed, established_by=by)
    Spell.objects.create(unit=made, first_on=opened, name=code, kind_id=kind, parent=units[parent])
    return made


@pytest.mark.works("S32.1")
def test_agencies_boards_and_bodies_of_the_province_are_counted_apart(units):
    _unit(units, "H21.20", "management_board")
    _unit(units, "H21.21", "interagency", by="province")
    _unit(units, "H21.22", "interagency", by="government")
    assert value("organisation.specialised_agencies") == 3
    assert value("organisation.management_boards") == 1
    assert value("organisation.interagency_bodies") == 1


def test_a_province_without_boards_has_none_and_no_public_units_means_no_share(units):
    Unit.objects.filter(code__contains=".S").update(closed_on=date(2014, 1, 1))
    assert value("organisation.management_boards") == 0
    assert value("organisation.public_units_cut") is None


@pytest.mark.works("S32.2")
def test_public_units_add_up_over_the_three_levels(units):
    name, tiers = "organisation.public_units", ("province", "department", "district")
    assert [value(name, tiers=(tier,)) for tier in tiers] == [1, 1, 2]
    assert value("organisation.public_units") == 4


@pytest.mark.works("S32.2")
def test_units_cut_are_those_of_the_end_of_2015_less_those_of_today(units):
    _unit(units, "H21.31.S02", "public_unit", "H21.31", closed=date(2019, 1, 1))
    found = answer("organisation.public_units_cut")
    assert (found.value, found.part, found.whole) == (Decimal("20.00"), 1, 5)
    assert value("organisation.public_units_fewer") == 1
    assert value("organisation.public_units_2015") == 5


def test_a_unit_opened_since_2015_counts_against_the_cut(units):
    _unit(units, "H21.31.S02", "public_unit", "H21.31", closed=date(2019, 1, 1))
    _unit(units, "H21.31.S03", "public_unit", "H21.31", opened=date(2020, 1, 1))
    assert value("organisation.public_units_cut") == 0


def test_a_unit_closed_on_the_last_day_of_2015_is_no_longer_in_the_base(units):
    _unit(units, "H21.31.S02", "public_unit", "H21.31", closed=date(2015, 12, 31))
    assert value("organisation.public_units_2015") == 4


@pytest.mark.works("S32.3")
def test_merging_two_units_lowers_the_total_from_the_day_of_the_decision(units):
    actions.merge(["H21.31.S01"], into="H21.43.S01", on=date(2021, 3, 1), decision="Số 1")
    assert value("organisation.public_units", as_of=date(2021, 2, 28)) == 4
    assert value("organisation.public_units", as_of=date(2021, 3, 1)) == 3


@pytest.mark.works("S64.3")
def test_districts_and_communes_are_counted_from_the_register(units):
    assert (value("organisation.districts"), value("organisation.communes")) == (2, 3)
    assert value("organisation.communes", "H21.31") == 2


def test_decisions_being_carried_out_are_counted_from_issue_to_end(units):
    DecisionFactory(unit=units["H21"])
    DecisionFactory(unit=units["H21"], carried_out=True)
    name = "organisation.restructuring_decisions"
    assert value(name, as_of=date(2021, 5, 10)) == 0
    assert value(name, as_of=date(2021, 6, 1)) == 2
    assert value(name, as_of=date(2021, 6, 2)) == 1


def test_a_body_named_twice_is_rearranged_once(units):
    for _ in range(2):
        decision = DecisionFactory(unit=units["H21"])
        RestructuredUnitFactory(unit=units["H21.02"], decision=decision)
    assert value("organisation.agencies_rearranged") == 1
    assert value("organisation.agencies_rearranged", "H21.16") == 0


def test_branches_are_counted_apart_from_agencies_and_until_they_are_done(units):
    decision = DecisionFactory(unit=units["H21"], on_branches=True)
    RestructuredUnitFactory(unit=units["H21.02"], decision=decision)
    RestructuredUnitFactory(unit=units["H21.16"], decision=decision, done_on=date(2021, 6, 15))
    assert value("organisation.branches_rearranged") == 1
    assert value("organisation.branches_rearranged", as_of=date(2021, 6, 14)) == 2
    assert value("organisation.agencies_rearranged") == 0


@pytest.mark.works("S32.4")
def test_a_deputy_beyond_the_number_is_kept_with_a_warning(units):
    Spell.objects.filter(unit=units["H21.02"]).update(deputies_allowed=1)
    first = DeputyFactory(unit=units["H21.02"])
    assert first.warning(date(2021, 6, 15)) == ""
    second = DeputyFactory(unit=units["H21.02"], first_on=date(2021, 6, 1))
    assert "2 cấp phó, quá số được giao 1" in second.warning(date(2021, 6, 15))
    assert value("organisation.beyond_deputies") == 1
    assert value("organisation.beyond_deputies", as_of=date(2021, 5, 31)) == 0


def test_a_unit_without_a_decided_number_is_never_beyond_it(units):
    DeputyFactory.create_batch(5, unit=units["H21.02"])
    assert value("organisation.beyond_deputies") == 0


def test_one_statement_reads_the_named_bodies(units, django_assert_num_queries):
    from konia.kernel.figures.engine import Question, read_many
    from konia.testing.questions import ask

    names = ("organisation.agencies_rearranged", "organisation.branches_rearranged")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(name, question) for name in names])
