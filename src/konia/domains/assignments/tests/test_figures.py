from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.domains.assignments.models import Assignment, Programme
from konia.kernel.figures.engine import Question, read, read_many
from konia.lib.numbers import Rounding
from konia.testing.questions import AS_OF, H1, answer, ask, value

from .factories import AssignmentFactory, ProgrammeFactory


@pytest.fixture
def pleiku(units):
    return units["H21.31"]


@pytest.fixture
def plan(pleiku):
    return ProgrammeFactory(unit=pleiku)


@pytest.fixture
def government(pleiku):
    return ProgrammeFactory(unit=pleiku, government=True)


@pytest.mark.works("S01.1")
def test_eleven_of_thirty_eight_is_28_95_or_28_94_when_cut_off(plan, pleiku):
    AssignmentFactory.create_batch(11, unit=pleiku, programme=plan, done=True)
    AssignmentFactory.create_batch(27, unit=pleiku, programme=plan)
    found = answer("assignments.plan_done_share")
    assert (found.value, found.part, found.whole) == (Decimal("28.95"), 11, 38)
    cut = read("assignments.plan_done_share", ask(), rounding=Rounding.TRUNCATE)
    assert cut.value == Decimal("28.94")


@pytest.mark.works("S01.2")
def test_the_day_before_a_completion_counts_one_less_and_nothing_else(plan, pleiku):
    AssignmentFactory(unit=pleiku, programme=plan, done=True, completed_on=AS_OF)
    AssignmentFactory(unit=pleiku, programme=plan, done=True)
    before = AS_OF - timedelta(days=1)
    assert value("assignments.plan_done") == 2
    assert value("assignments.plan_done", as_of=before) == 1
    assert value("assignments.plan_items", as_of=before) == 2


@pytest.mark.works("S01.4")
def test_the_rest_is_not_due_only_while_none_is_overdue(plan, pleiku):
    AssignmentFactory.create_batch(2, unit=pleiku, programme=plan)
    assert (value("assignments.plan_remaining"), value("assignments.plan_overdue")) == (2, 0)
    AssignmentFactory(unit=pleiku, programme=plan, overdue=True)
    assert (value("assignments.plan_remaining"), value("assignments.plan_overdue")) == (3, 1)


def test_an_item_due_on_the_day_itself_is_not_overdue(plan, pleiku):
    AssignmentFactory(unit=pleiku, programme=plan, due_on=AS_OF)
    assert value("assignments.plan_overdue") == 0


def test_an_empty_plan_has_no_share(units):
    assert value("assignments.plan_done_share") is None
    assert value("assignments.comms_done_share") is None
    assert value("assignments.smart_city_done_share") is None
    assert value("assignments.it_plan_done_share") is None
    assert value("assignments.plan_items") == 0


def test_a_draft_plan_and_another_years_plan_do_not_count(pleiku):
    AssignmentFactory(unit=pleiku, programme=ProgrammeFactory(unit=pleiku, draft=True))
    AssignmentFactory(unit=pleiku, programme=ProgrammeFactory(unit=pleiku, year=2020))
    AssignmentFactory(unit=pleiku, programme=ProgrammeFactory(unit=pleiku, year=2022))
    assert value("assignments.plan_items") == 0


def test_a_plan_counts_from_the_day_it_was_decided(plan, pleiku):
    AssignmentFactory(unit=pleiku, programme=plan)
    assert value("assignments.plan_items", as_of=date(2020, 12, 25)) == 0
    assert value("assignments.plan_items", as_of=date(2020, 12, 26)) == 1


def test_another_unit_does_not_count(plan, units):
    AssignmentFactory(unit=units["H21.43"], programme=plan)
    assert value("assignments.plan_items", "H21.31") == 0
    assert value("assignments.plan_items", "H21.43") == 1


@pytest.mark.works("S02.1")
def test_five_of_ten_items_of_communication_are_half(pleiku):
    plan = ProgrammeFactory(unit=pleiku, comms=True)
    AssignmentFactory.create_batch(4, unit=pleiku, programme=plan, done=True)
    AssignmentFactory(unit=pleiku, programme=plan, done=True, completed_on=date(2021, 6, 14))
    AssignmentFactory.create_batch(5, unit=pleiku, programme=plan)
    found = answer("assignments.comms_done_share", as_of=date(2021, 6, 14))
    assert (found.value, found.part, found.whole) == (Decimal("50.00"), 5, 10)
    assert value("assignments.comms_done", as_of=date(2021, 6, 14)) == 5
    assert value("assignments.comms_items") == 10


@pytest.mark.works("S07.1")
def test_thirteen_from_the_government_are_six_on_time_none_late_seven_open(government, pleiku):
    AssignmentFactory.create_batch(6, unit=pleiku, programme=government, done=True)
    AssignmentFactory.create_batch(7, unit=pleiku, programme=government)
    names = ("government", "government_on_time", "government_late", "government_open")
    assert [value(f"assignments.{name}") for name in names] == [13, 6, 0, 7]


@pytest.mark.works("S07.2")
def test_one_completed_a_day_after_its_due_day_is_late(government, pleiku):
    AssignmentFactory(unit=pleiku, programme=government, done=True, due_on=date(2021, 5, 31))
    AssignmentFactory(unit=pleiku, programme=government, late=True)
    assert value("assignments.government_on_time") == 1
    assert value("assignments.government_late") == 1


def test_only_what_was_assigned_in_the_period_counts(government, pleiku):
    for day in (H1.first - timedelta(days=1), H1.first, H1.last, H1.last + timedelta(days=1)):
        AssignmentFactory(unit=pleiku, programme=government, assigned_on=day)
    assert value("assignments.government") == 2
    assert value("assignments.government", as_of=date(2021, 6, 13)) == 1


def test_what_the_province_gives_is_not_what_the_government_gives(pleiku):
    province = ProgrammeFactory(unit=pleiku, province=True)
    AssignmentFactory(unit=pleiku, programme=province)
    assert value("assignments.given_to_units") == 1
    assert value("assignments.government") == 0


def test_groups_of_the_next_period_count_once_the_report_is_made(pleiku):
    report = ProgrammeFactory(unit=pleiku, kind="next_period", decided_on=AS_OF)
    AssignmentFactory.create_batch(12, unit=pleiku, programme=report, assigned_on=AS_OF)
    assert value("assignments.next_period_groups") == 12
    assert value("assignments.next_period_groups", as_of=AS_OF - timedelta(days=1)) == 0


def test_the_overall_programme_is_expected_until_it_is_decided(pleiku):
    days = {"expected_from": date(2021, 7, 1), "expected_to": date(2021, 9, 30)}
    name = "assignments.overall_programme_expected"
    ProgrammeFactory(unit=pleiku, kind="overall", draft=True, announced_on=AS_OF, **days)
    assert value(name) == date(2021, 7, 1)
    assert value(name, as_of=AS_OF - timedelta(days=1)) is None
    Programme.objects.update(decided_on=AS_OF)
    assert value(name) is None


@pytest.mark.works("S62.1", "S62.2")
def test_the_smart_city_plan_counts_its_items_by_year_and_names_late_leads(pleiku):
    plan = ProgrammeFactory(unit=pleiku, kind="smart_city", decision="77/QĐ-UBND")
    AssignmentFactory(unit=pleiku, programme=plan, done=True)
    AssignmentFactory(unit=pleiku, programme=plan, overdue=True)
    AssignmentFactory(unit=pleiku, programme=plan, year=2022)
    found = answer("assignments.smart_city_done_share")
    assert (found.part, found.whole) == (1, 2)
    assert value("assignments.smart_city_overdue") == 1
    late = Assignment.objects.of_kind("smart_city").late_by_lead(AS_OF)
    assert list(late) == [{"unit_id": pleiku.pk, "number": 1}]


@pytest.mark.works("S63.2")
def test_the_it_plan_counts_its_items_by_year(pleiku):
    plan = ProgrammeFactory(unit=pleiku, kind="it_plan", decision="797/QĐ-UBND")
    AssignmentFactory(unit=pleiku, programme=plan, done=True)
    AssignmentFactory(unit=pleiku, programme=plan, year=2022)
    found = answer("assignments.it_plan_done_share")
    assert (found.part, found.whole) == (1, 1)


def test_one_statement_reads_every_figure_of_assignments(plan, django_assert_num_queries):
    names = ("plan_items", "plan_done_share", "plan_overdue", "government", "government_late")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"assignments.{name}", question) for name in names])
