from datetime import date

import pytest

from konia.domains.infrastructure.models import CallLog, ServiceUse
from konia.domains.infrastructure.registers import CALLS, MILESTONES
from konia.kernel.figures.engine import Question, read_many
from konia.kernel.registers import actions
from konia.kernel.registers.listing import list_page
from konia.kernel.rooms.problems import FieldProblems
from konia.testing.questions import answer, ask, value

from .factories import (
    AccountFactory,
    CallFactory,
    MilestoneFactory,
    ServiceFactory,
    UseFactory,
)  # fmt: skip

LGSP, NGSP = "infrastructure.lgsp", "infrastructure.ngsp"


@pytest.mark.works("S60.1")
def test_the_provincial_platform_and_the_link_to_the_national_one_are_said_apart(units):
    MilestoneFactory(unit=units["H21"])
    assert value(NGSP) is None
    MilestoneFactory(unit=units["H21"], subject="ngsp", stage=1)
    assert (value(LGSP), value(NGSP)) == (2, 1)
    assert answer(LGSP).meaning == "Hoàn thành"


def test_a_stage_holds_from_its_day_until_the_next_also_when_it_falls_back(units):
    for stage, day in ((0, 1), (1, 10), (2, 20), (1, 25)):
        MilestoneFactory(unit=units["H21"], stage=stage, reached_on=date(2021, 3, day))
    days = [date(2021, 2, 28), *(date(2021, 3, day) for day in (9, 10, 24, 25))]
    assert [value(LGSP, as_of=day) for day in days] == [None, 0, 1, 2, 1]


@pytest.mark.works("S63.1")
def test_architecture_approved_by_decision_796_makes_one(units):
    rows = {"unit": units["H21"], "subject": "egov_architecture_2"}
    MilestoneFactory(**rows, stage=1, reached_on=date(2020, 6, 1))
    MilestoneFactory(**rows, stage=2, evidence="796/QĐ-UBND")
    name = "infrastructure.architecture"
    assert (value(name, as_of=date(2020, 12, 30)), value(name)) == (0, 1)
    assert answer(name).meaning == "Hoàn thành"


@pytest.mark.works("S29.1")
def test_the_reporting_link_set_complete_with_a_day_says_two_from_then_on(units, minh):
    values = {
        "unit": units["H21"].pk, "subject": "reporting_system", "stage": 2,
        "reached_on": date(2021, 5, 28), "evidence": "330/QĐ-UBND",
    }  # fmt: skip
    actions.enter(MILESTONES, values, by=minh)
    name = "infrastructure.reporting_system"
    assert (value(name, as_of=date(2021, 5, 27)), value(name)) == (None, 2)


def test_a_district_that_keeps_no_platform_has_no_stage(units):
    MilestoneFactory(unit=units["H21"])
    assert value(LGSP, "H21.31") is None


def test_one_unit_answers_for_a_subject(units, minh):
    MilestoneFactory(unit=units["H21"])
    values = {
        "unit": units["H21.31"].pk, "subject": "lgsp", "stage": 2,
        "reached_on": date(2021, 5, 28), "evidence": "x",
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        actions.enter(MILESTONES, values, by=minh)
    assert list(caught.value.fields) == ["unit"]


@pytest.mark.works("S60.2")
def test_a_call_between_two_systems_stands_in_the_log_with_its_result(units, minh):
    call = CallFactory(unit=units["H21"])
    CallFactory(unit=units["H21"], result="failed")
    page = list_page(CALLS, {"result": "Thành công"}, by=minh)
    assert [(row.caller, row.service, row.result) for row in page.rows] == [
        (call.caller, call.service, "ok")
    ]
    assert (value("infrastructure.calls"), value("infrastructure.calls_successful")) == (2, 50)


def test_calls_count_on_the_days_of_the_period(units):
    for day in (date(2020, 12, 14), date(2020, 12, 15), date(2021, 6, 14), date(2021, 6, 15)):
        CallFactory(unit=units["H21.31"], called_on=day)
    assert CallLog.objects.count() == 4
    assert (value("infrastructure.calls"), value("infrastructure.calls", "H21.43")) == (2, 0)
    assert value("infrastructure.calls_successful", "H21.43") is None


@pytest.mark.works("S60.3")
def test_when_a_service_is_down_its_consumers_are_listed(units):
    down = ServiceFactory(unit=units["H21"], down=True)
    cut_off = UseFactory(unit=units["H21.31"], service=down)
    UseFactory(unit=units["H21.43"], service=down, last_on=date(2021, 5, 31))
    UseFactory(unit=units["H21.31"], service=ServiceFactory(unit=units["H21"]))
    assert list(ServiceUse.objects.cut_off_on(date(2021, 6, 1))) == [cut_off]
    assert not ServiceUse.objects.cut_off_on(date(2021, 5, 31)).exists()


@pytest.mark.works("S28.1")
def test_reporting_accounts_are_counted_in_all_and_by_level(units):
    made = (("province", "H21", 1), ("district", "H21.31", 2), ("commune", "H21.31.01", 3))
    for level, code, count in made:
        AccountFactory.create_batch(count, unit=units[code], level=level)
    AccountFactory(unit=units["H21"], last_on=date(2021, 6, 14))
    name = "infrastructure.reporting_accounts"
    levels = [value(f"{name}_{level}") for level in ("province", "district", "commune")]
    assert (value(name), levels) == (6, [1, 2, 3])
    assert (value(name, "H21.31"), value(name, as_of=date(2021, 6, 14))) == (5, 7)


def test_one_statement_reads_all_figures_of_accounts(units, django_assert_num_queries):
    question, name = ask(), "infrastructure.reporting_accounts"
    names = (name, f"{name}_commune", f"{name}_district")
    with django_assert_num_queries(1):
        read_many([Question(each, question) for each in names])
