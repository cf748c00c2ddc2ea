from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.domains.feedback.models import Dialogue
from konia.kernel.figures.engine import Question, read_many
from konia.testing.questions import AS_OF, H1, answer, ask, value

from .factories import CaseFactory, DialogueFactory, PetitionFactory, ServiceHoursFactory, at

DAY = timedelta(days=1)


@pytest.fixture
def pleiku(units):
    return units["H21.31"]


@pytest.mark.works("S08.1")
def test_a_planned_dialogue_is_0_and_a_held_one_is_1(units):
    DialogueFactory(unit=units["H21"])
    assert value("feedback.dialogue_held") == 0
    DialogueFactory(unit=units["H21"], held=True)
    found = answer("feedback.dialogue_held")
    assert (found.value, found.meaning) == (1, "Có")


@pytest.mark.works("S08.3")
def test_a_dialogue_moved_out_of_the_period_returns_to_0(units):
    DialogueFactory(unit=units["H21"], held=True)
    for day, expected in ((H1.first, 1), (H1.last, 1), (H1.first - DAY, 0), (H1.last + DAY, 0)):
        Dialogue.objects.update(held_on=day)
        assert value("feedback.dialogue_held") == expected
        assert value("feedback.dialogues") == expected


def test_a_districts_dialogue_is_not_one_of_provincial_leaders(pleiku):
    DialogueFactory(unit=pleiku, held=True, level="district")
    assert value("feedback.dialogue_held", tiers=("province",)) == 0
    assert value("feedback.dialogue_held", "H21.31") == 1


@pytest.mark.works("S16.1")
def test_petitions_are_refused_answered_or_open(pleiku):
    PetitionFactory.create_batch(7, unit=pleiku, refused=True)
    PetitionFactory.create_batch(11, unit=pleiku, answered=True)
    names = ("petitions", "petitions_refused", "petitions_answered", "petitions_open")
    assert [value(f"feedback.{name}") for name in names] == [18, 7, 11, 0]
    refused = answer("feedback.petitions_refused_share")
    assert (refused.value, refused.part, refused.whole) == (Decimal("38.89"), 7, 18)
    assert answer("feedback.petitions_answered_share").part == 11


@pytest.mark.works("S16.4")
def test_an_open_petition_is_overdue_after_its_due_day_with_its_unit(pleiku):
    PetitionFactory(unit=pleiku)
    assert value("feedback.petitions_overdue", "H21.31", as_of=date(2021, 5, 24)) == 0
    assert value("feedback.petitions_overdue", "H21.31", as_of=date(2021, 5, 25)) == 1
    assert value("feedback.petitions_overdue", "H21.43") == 0


def test_only_petitions_of_the_period_count(pleiku):
    for day in (H1.first - DAY, H1.first, H1.last, H1.last + DAY):
        PetitionFactory(unit=pleiku, received_on=day)
    assert value("feedback.petitions") == 2
    assert value("feedback.petitions_open") == 2


def test_without_petitions_or_cases_there_is_no_share(units):
    for name in ("petitions_refused", "petitions_answered", "line_done", "line_waiting"):
        assert value(f"feedback.{name}_share") is None
    assert value("feedback.line_in_progress_share") is None
    assert value("feedback.petitions") == 0


@pytest.mark.works("S17.1")
def test_the_three_states_of_cases_add_up(pleiku):
    CaseFactory.create_batch(5, unit=pleiku, done=True)
    CaseFactory.create_batch(2, unit=pleiku, taken=True)
    CaseFactory(unit=pleiku)
    names = ("line_received", "line_done", "line_in_progress", "line_waiting")
    assert [value(f"feedback.{name}") for name in names] == [8, 5, 2, 1]
    shares = [answer(f"feedback.{name}_share").part for name in names[1:]]
    assert shares == [5, 2, 1]


def test_a_case_stood_differently_the_day_before(pleiku):
    CaseFactory(
        unit=pleiku, received_at=at(2021, 5, 20), taken_at=at(2021, 5, 21),
        closed_at=at(2021, 5, 22), answer="Xong",
    )  # fmt: skip
    days = {"line_waiting": 20, "line_in_progress": 21, "line_done": 22}
    for name, day in days.items():
        assert value(f"feedback.{name}", as_of=date(2021, 5, day)) == 1
        others = [other for other in days if other != name]
        assert [value(f"feedback.{o}", as_of=date(2021, 5, day)) for o in others] == [0, 0]


@pytest.mark.works("S17.5")
def test_before_the_line_opened_there_is_nothing(pleiku):
    CaseFactory(unit=pleiku, received_at=at(2021, 5, 17, 0, 1))
    ServiceHoursFactory(unit=pleiku)
    assert value("feedback.line_received", as_of=date(2021, 5, 16)) == 0
    assert value("feedback.line_go_live", as_of=date(2021, 5, 16)) is None
    assert value("feedback.line_received", as_of=date(2021, 5, 17)) == 1


def test_a_case_in_the_last_minute_of_the_day_still_counts(pleiku):
    CaseFactory(unit=pleiku, received_at=at(2021, 6, 15, 23, 59))
    CaseFactory(unit=pleiku, received_at=at(2021, 6, 16, 0, 0))
    assert value("feedback.line_received", as_of=AS_OF) == 1
    assert value("feedback.line_received", "H21.43") == 0


def test_the_hours_are_those_of_the_moment_and_the_opening_stays(pleiku):
    ServiceHoursFactory(unit=pleiku, last_on=date(2021, 12, 31))
    ServiceHoursFactory(unit=pleiku, first_on=date(2022, 1, 1), hours_per_day=12, days_per_week=5)
    assert (value("feedback.line_hours_per_day"), value("feedback.line_days_per_week")) == (24, 7)
    later = date(2022, 6, 15)
    assert value("feedback.line_hours_per_day", as_of=later) == 12
    assert value("feedback.line_go_live", as_of=later) == date(2021, 5, 17)


def test_one_statement_reads_every_figure_of_cases(units, django_assert_num_queries):
    names = ("line_received", "line_done_share", "line_in_progress", "line_waiting_share")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"feedback.{name}", question) for name in names])
