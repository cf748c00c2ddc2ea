from datetime import date
from decimal import Decimal

import pytest

from konia.domains.procedures.models import Procedure
from konia.domains.procedures.registers import PROCEDURES
from konia.domains.procedures.states import ProcedureState
from konia.kernel.audit.register import revisions_of
from konia.kernel.figures.engine import Question, read_many, records
from konia.kernel.registers import actions, listing
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem
from konia.testing.questions import AS_OF, answer, ask, value

from .factories import ProcedureFactory

COUNTS = (
    "in_force", "in_force_province", "in_force_district", "in_force_commune", "portal_listed",
    "interlinked_same_level", "interlinked_cross_level", "national_disclosed", "not_disclosed",
    "without_process",
)  # fmt: skip


@pytest.fixture
def home(units):
    return units["H21.10"]


@pytest.mark.parametrize("name", COUNTS)
def test_an_empty_catalogue_counts_as_zero(units, name):
    assert value(f"procedures.{name}") == 0


@pytest.mark.parametrize("name", ["process_approved", "process_electronic"])
def test_an_empty_catalogue_gives_no_share(units, name):
    assert value(f"procedures.{name}") is None


@pytest.mark.works("S14.2")
def test_the_three_levels_add_up_to_the_total(home):
    ProcedureFactory.create_batch(5, unit=home)
    ProcedureFactory.create_batch(3, unit=home, district=True)
    ProcedureFactory.create_batch(2, unit=home, commune=True)
    levels = [value(f"procedures.in_force_{x}") for x in ("province", "district", "commune")]
    assert (levels, value("procedures.in_force")) == ([5, 3, 2], 10)


def test_a_procedure_is_in_force_from_its_first_day_until_the_day_it_is_abolished(home):
    ProcedureFactory(unit=home, in_force_from=date(2021, 1, 5), abolished_on=date(2021, 3, 1))
    days = (date(2021, 1, 4), date(2021, 1, 5), date(2021, 2, 28), date(2021, 3, 1))
    assert [value("procedures.in_force", as_of=day) for day in days] == [0, 1, 1, 0]


def test_a_draft_is_not_in_force(home):
    draft = ProcedureFactory(unit=home, draft=True)
    assert value("procedures.in_force") == 0
    assert draft.state_on(AS_OF) == ProcedureState.DRAFTED


def test_a_procedure_passes_through_its_states(home):
    one = ProcedureFactory(unit=home, abolished=True)
    days = (date(2017, 12, 31), date(2018, 1, 1), date(2021, 3, 1))
    assert [one.state_on(day).value for day in days] == ["drafted", "in_force", "abolished"]


def test_another_department_does_not_count(units, home):
    ProcedureFactory(unit=home)
    assert value("procedures.in_force", "H21.16") == 0
    assert value("procedures.in_force", "H21.10") == 1


@pytest.mark.works("S14.4")
def test_procedures_not_disclosed_nationally_are_listed_by_name(home):
    ProcedureFactory.create_batch(2, unit=home)
    hidden = ProcedureFactory(unit=home, undisclosed=True)
    late = ProcedureFactory(unit=home, national_disclosed_on=date(2021, 6, 16))
    ProcedureFactory(unit=home, undisclosed=True, abolished=True)
    assert (value("procedures.national_disclosed"), value("procedures.in_force")) == (2, 4)
    assert set(records("procedures.not_disclosed", ask())) == {hidden, late}


@pytest.mark.works("S14.5")
def test_every_process_approved_leaves_an_empty_list_and_a_full_share(home):
    ProcedureFactory.create_batch(2, unit=home)
    assert answer("procedures.process_approved").value == Decimal(100)
    assert not records("procedures.without_process", ask()).exists()


@pytest.mark.works("S14.5")
def test_a_procedure_without_process_is_listed_until_the_day_of_approval(home):
    ProcedureFactory(unit=home)
    late = {"process_approved_on": date(2021, 5, 1), "process_electronic_on": None}
    one = ProcedureFactory(unit=home, **late)
    before = ask(as_of=date(2021, 4, 30))
    assert list(records("procedures.without_process", before)) == [one]
    assert answer("procedures.process_approved", as_of=date(2021, 4, 30)).part == 1
    assert value("procedures.without_process", as_of=date(2021, 5, 1)) == 0


def test_only_approved_processes_are_the_base_of_the_electronic_ones(home):
    ProcedureFactory(unit=home)
    ProcedureFactory(unit=home, process_electronic_on=date(2021, 7, 1))
    ProcedureFactory(unit=home, process_approved_on=None, process_electronic_on=None)
    found = answer("procedures.process_electronic")
    assert (found.part, found.whole) == (1, 2)


def test_links_of_one_level_and_between_levels_are_counted_apart(home):
    ProcedureFactory.create_batch(2, unit=home, interlink="same_level")
    ProcedureFactory(unit=home, interlink="cross_level")
    ProcedureFactory(unit=home, interlink="cross_level", abolished=True)
    ProcedureFactory(unit=home)
    assert value("procedures.interlinked_same_level") == 2
    assert value("procedures.interlinked_cross_level") == 1


def test_the_portal_lists_a_procedure_from_the_day_it_was_listed(home):
    ProcedureFactory(unit=home, portal_listed_on=date(2021, 5, 1))
    assert value("procedures.portal_listed", as_of=date(2021, 4, 30)) == 0
    assert value("procedures.portal_listed", as_of=date(2021, 5, 1)) == 1


def _values(unit, **rest):
    return {
        "unit": unit.pk, "code": "1.012784.H21", "name": "Cấp phép", "field": "land",
        "level": "province", "time_limit_days": 5,
    } | rest  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"code": "12784"}, "code"),
        ({"abolished_on": date(2021, 1, 1)}, "in_force_from"),
        ({"process_electronic_on": date(2021, 1, 1)}, "process_approved_on"),
        ({"name": ""}, "name"),
    ],
)
def test_a_procedure_that_contradicts_itself_is_refused_at_its_field(home, minh, wrong, field):
    with pytest.raises(FieldProblems) as caught:
        actions.enter(PROCEDURES, _values(home, **wrong), by=minh)
    assert list(caught.value.fields) == [field]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"in_force_from": date(2021, 2, 1), "abolished_on": date(2021, 1, 1)}, "bãi bỏ đứng"),
        (
            {"process_approved_on": date(2021, 2, 1), "process_electronic_on": date(2021, 1, 1)},
            "trước khi phê duyệt",
        ),
    ],
)
def test_the_table_refuses_days_in_the_wrong_order(home, minh, wrong, words):
    with pytest.raises(FieldProblems, match=words):
        actions.enter(PROCEDURES, _values(home, **wrong), by=minh)


def test_nobody_enters_a_procedure_for_another_unit(home, hoa):
    with pytest.raises(ForbiddenProblem):
        actions.enter(PROCEDURES, _values(home), by=hoa)
    assert not Procedure.objects.exists()


def test_a_procedure_is_found_without_accents(home, minh):
    one = ProcedureFactory(unit=home)
    found = listing.list_page(PROCEDURES, {"q": "quyen su dung dat"}, by=minh)
    assert list(found.rows) == [one]


def test_amending_keeps_what_the_procedure_said_before(home, minh):
    one = ProcedureFactory(unit=home)
    actions.amend(PROCEDURES, one.pk, {"time_limit_days": 10}, by=minh, reason="Sai")
    assert revisions_of("procedures_procedure", one.pk)[0].old["time_limit_days"] == 15


def test_one_statement_reads_the_whole_catalogue(units, django_assert_num_queries):
    question = ask()
    names = (*COUNTS, "process_approved", "process_electronic")
    with django_assert_num_queries(1):
        read_many([Question(f"procedures.{name}", question) for name in names])
