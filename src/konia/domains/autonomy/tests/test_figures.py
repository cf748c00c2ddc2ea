from datetime import date, timedelta

import pytest

from konia.domains.autonomy import figures  # noqa: F401 - declares the figures asked about
from konia.domains.autonomy.models import Enterprise, UnitAutonomy
from konia.domains.autonomy.states import AutonomyLevel, Decree
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.figures.engine import Question, read_many, records
from konia.kernel.org.actions import dissolve
from konia.testing.questions import AS_OF, H1, answer, ask, value

from .factories import AdminFactory, CompanyFactory, EnterpriseFactory, EntryFactory

PUBLIC = ("H21.S01", "H21.16.S01", "H21.31.S01", "H21.43.S01")
OWN = sorted({rule.name for rule in FIGURES if rule.room == "autonomy"})
SHARES = {
    "administration_with_regulations", "under_general_decree", "under_economic_decree", "applied",
    "with_regulations",
}  # fmt: skip
EMPTY = dict.fromkeys((f"autonomy.{name}" for name in SHARES), None)
EMPTY |= {"autonomy.open_units": 4, "autonomy.open_units_without_level": 4}
ADMIN = "autonomy.administration_with_regulations"
LEVELS = ("full_with_investment", "full_recurrent", "partial_recurrent", "state_funded")
DISTRICT = {"tiers": ("district",)}


@pytest.mark.parametrize("name", OWN)
def test_an_empty_register_counts_nothing_and_has_no_share(units, name):
    assert value(name) == EMPTY.get(name, 0)


@pytest.mark.works("S42.1")
def test_administrative_bodies_with_both_regulations_count_by_tier(units):
    for code in ("H21.02", "H21.16", "H21.31", "H21.31.01"):
        AdminFactory(unit=units[code])
    departments = answer(ADMIN, tiers=("province", "department"))
    below = answer(ADMIN, tiers=("district", "commune"))
    assert (departments.part, departments.whole) == (below.part, below.whole) == (2, 2)
    assert str(below.value) == "100.00"


@pytest.mark.works("S42.2")
def test_a_body_without_asset_regulation_is_left_out_and_named(units):
    AdminFactory(unit=units["H21.31"])
    AdminFactory(unit=units["H21.31.01"], asset_regulation_on=None)
    AdminFactory(unit=units["H21.31.02"], spending_regulation_on=AS_OF + timedelta(days=1))
    assert (answer(ADMIN).part, answer(ADMIN).whole) == (1, 3)
    named = records("autonomy.administration_lacking_regulation", ask())
    assert {row.unit.code for row in named} == {"H21.31.01", "H21.31.02"}


@pytest.mark.works("S42.3")
def test_the_list_of_bodies_can_be_cut_by_tier(units):
    AdminFactory(unit=units["H21.02"])
    AdminFactory(unit=units["H21.31.01"])
    found = records(ADMIN, ask(tiers=("commune",)))
    assert [row.unit.code for row in found] == ["H21.31.01"]


@pytest.mark.works("S43.1")
def test_units_count_by_decree_and_level_and_tier(units):
    EntryFactory(unit=units["H21.31.S01"], level=AutonomyLevel.RECURRENT)
    EntryFactory(unit=units["H21.43.S01"], level=AutonomyLevel.PARTIAL, economic=True)
    EntryFactory(unit=units["H21.16.S01"], level=AutonomyLevel.INVESTMENT)
    assert value("autonomy.units_with_level", **DISTRICT) == 2
    assert answer("autonomy.under_general_decree", **DISTRICT).part == 1
    assert answer("autonomy.under_economic_decree", **DISTRICT).part == 1
    assert [value(f"autonomy.{name}") for name in LEVELS] == [1, 1, 1, 0]
    assert value("autonomy.general_full") == value("autonomy.economic_partial") == 1


@pytest.mark.parametrize("decree", ["general", "economic"])
@pytest.mark.parametrize(("word", "level"), [("full", 2), ("partial", 3), ("state", 4)])
def test_each_level_under_each_decree_counts_only_itself(units, decree, word, level):
    chosen = Decree.GENERAL if decree == "general" else Decree.ECONOMIC
    other = Decree.ECONOMIC if decree == "general" else Decree.GENERAL
    EntryFactory(unit=units["H21.31.S01"], decree=chosen, level=level)
    EntryFactory(unit=units["H21.43.S01"], decree=other, level=level)
    EntryFactory(unit=units["H21.S01"], decree=chosen, level=1)
    assert value(f"autonomy.{decree}_{word}") == 1


@pytest.mark.works("S43.2")
def test_a_unit_that_does_not_apply_its_autonomy_stays_in_its_level_only(units):
    EntryFactory(unit=units["H21.31.S01"])
    EntryFactory(unit=units["H21.43.S01"], idle=True)
    for name in ("autonomy.applied", "autonomy.with_regulations"):
        assert (answer(name).part, answer(name).whole) == (1, 2)
    assert value("autonomy.state_funded") == 2
    assert [row.unit.code for row in records("autonomy.not_applied", ask())] == ["H21.43.S01"]


@pytest.mark.works("S43.3")
def test_entries_of_closed_units_are_listed_by_name(units):
    for code in PUBLIC:
        EntryFactory(unit=units[code])
    dissolve("H21.43.S01", on=AS_OF, decision="1/QĐ")
    assert (value("autonomy.units_with_level"), value("autonomy.open_units")) == (4, 3)
    assert value("autonomy.entries_of_open_units") == 3
    named = records("autonomy.entries_of_closed_units", ask())
    assert [row.unit.code for row in named] == ["H21.43.S01"]
    assert value("autonomy.entries_of_closed_units", as_of=AS_OF - timedelta(days=1)) == 0


def test_an_open_unit_without_level_is_named(units):
    for code in PUBLIC[1:]:
        EntryFactory(unit=units[code])
    named = records("autonomy.open_units_without_level", ask())
    assert [unit.code for unit in named] == ["H21.S01"]


@pytest.mark.works("S43.4")
def test_an_entry_that_ran_out_awaits_renewal(units):
    spell = {"first_on": date(2021, 1, 1), "last_on": date(2023, 12, 31)}
    entry = EntryFactory(unit=units["H21.S01"], **spell)
    renewed = EntryFactory(unit=units["H21.16.S01"], **spell)
    EntryFactory(unit=renewed.unit, first_on=date(2024, 1, 1))
    assert not UnitAutonomy.objects.to_renew(date(2023, 12, 31)).exists()
    assert UnitAutonomy.objects.to_renew(date(2024, 1, 1)).get() == entry
    assert value("autonomy.state_funded", as_of=date(2023, 12, 31)) == 2


def test_an_entry_counts_only_once_it_is_decided(units):
    EntryFactory(unit=units["H21.S01"], first_on=date(2021, 1, 1), decided_on=date(2021, 2, 23))
    assert value("autonomy.state_funded", as_of=date(2021, 2, 22)) == 0
    assert value("autonomy.state_funded", as_of=date(2021, 2, 23)) == 1


def test_decisions_of_the_period_under_the_economic_decree_are_counted(units):
    days = (H1.first, H1.last, H1.first - timedelta(days=1), H1.last + timedelta(days=1))
    for code, day in zip(PUBLIC, days, strict=True):
        EntryFactory(unit=units[code], economic=True, decided_on=day)
    assert value("autonomy.granted_under_economic_decree") == 2


def test_science_organisations_have_a_decree_of_their_own(units):
    EntryFactory(unit=units["H21.S01"], decree=Decree.SCIENCE)
    EntryFactory(unit=units["H21.16.S01"])
    assert value("autonomy.under_science_decree") == 1
    assert value("autonomy.under_science_decree", "H21.16") == 0


@pytest.mark.works("S44.1")
def test_without_an_enterprise_on_the_list_the_numbers_are_zero(units):
    EnterpriseFactory(unit=units["H21"])
    EnterpriseFactory(unit=units["H21"], listed=True, finished_on=AS_OF)
    assert value("autonomy.enterprises_to_equitise") == 0
    assert value("autonomy.enterprises_expected") == 0
    assert value("autonomy.enterprises_to_equitise", as_of=AS_OF - timedelta(days=1)) == 1


def test_an_enterprise_on_the_list_is_expected_until_its_day(units):
    EnterpriseFactory(unit=units["H21"], listed=True)
    EnterpriseFactory(unit=units["H21"], listed=True, expected_on=AS_OF)
    assert value("autonomy.enterprises_to_equitise") == 2
    assert value("autonomy.enterprises_expected") == 1


@pytest.mark.works("S44.2")
def test_a_unit_converted_into_a_company_stays_counted(units):
    CompanyFactory(unit=units["H21.S01"])
    name = "autonomy.converted_to_companies"
    assert (value(name, as_of=date(2021, 2, 28)), value(name)) == (0, 1)
    assert value(name, "H21.31") == 0


@pytest.mark.works("S44.3")
def test_enterprises_revising_their_charter_are_listed(units):
    begun = {"charter_review_begun_on": date(2021, 2, 1)}
    kept = EnterpriseFactory(unit=units["H21"], **begun)
    EnterpriseFactory(unit=units["H21"], charter_revised_on=date(2021, 5, 20), **begun)
    EnterpriseFactory(unit=units["H21"])
    assert Enterprise.objects.revising_charter_on(AS_OF).get() == kept


def test_all_figures_of_the_room_take_few_statements(units, django_assert_max_num_queries):
    question = ask()
    with django_assert_max_num_queries(10):
        read_many([Question(name, question) for name in OWN])
