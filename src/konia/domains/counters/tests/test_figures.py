from datetime import date, timedelta
from decimal import Decimal

import pytest

from konia.domains.counters.limits import limit_on
from konia.kernel.calendar.periods import Period
from konia.kernel.figures.engine import Question, read_many, records
from konia.testing.questions import answer, ask, value

from .factories import DAY, HERE, ServiceLineFactory, TicketFactory, at

YEAR = Period(date(2021, 1, 1), date(2021, 12, 31))


@pytest.fixture
def line(units):
    return ServiceLineFactory(unit=units["H21.31"])


def say(name, unit="H21", **more):
    return answer(f"counters.{name}", unit, **{"period": YEAR, "as_of": DAY} | more)


def test_the_mean_wait_is_told_with_its_base_and_leaves_out_who_was_never_called(line):
    for minutes in (5, 10, 30):
        TicketFactory(line=line, minutes=minutes, served=True)
    TicketFactory(line=line, gone=True)
    TicketFactory(line=line)
    found = say("wait_average")
    assert (found.value, found.part, found.whole, found.records) == (15, None, 3, 3)
    assert (say("tickets").value, say("served").value, say("left").value) == (5, 3, 1)
    assert records("counters.wait_average", ask(period=YEAR, as_of=DAY)).count() == 3


def test_without_a_call_there_is_no_mean_no_ninth_and_no_share(line):
    TicketFactory(line=line)
    assert [say(n).value for n in ("wait_average", "wait_p90", "within_limit")] == [None] * 3


def test_nine_of_ten_wait_no_longer_than_the_ninth(line):
    for minutes in range(1, 11):
        TicketFactory(line=line, minutes=minutes, served=True)
    assert say("wait_p90").value == 9
    TicketFactory(line=line, minutes=400, served=True)
    assert say("wait_p90").value == 10
    TicketFactory(line=line, minutes=400, served=True)
    assert say("wait_p90").value == 181


def test_the_limit_is_that_of_the_tickets_own_day(line):
    for day, minutes in (
        (date(2021, 6, 15), 30), (date(2021, 6, 15), 31), (date(2025, 1, 2), 16),
        (date(2025, 1, 2), 15), (date(2020, 6, 15), 300),
    ):  # fmt: skip
        taken = at().replace(year=day.year, month=day.month, day=day.day)
        TicketFactory(line=line, day=day, taken_at=taken, minutes=minutes, served=True)
    found = say("within_limit", period=Period(date(2020, 1, 1), date(2025, 12, 31)),
                as_of=date(2025, 6, 1))  # fmt: skip
    assert (found.part, found.whole, found.value) == (2, 4, 50)


def test_the_limits_follow_each_other_without_a_gap():
    assert limit_on(date(2021, 3, 26)) is None
    assert limit_on(date(2024, 12, 31)).minutes == 30
    assert limit_on(date(2025, 1, 1)).minutes == 15


def test_figures_of_queues_keep_to_unit_period_and_moment(line, units):
    other = ServiceLineFactory(unit=units["H21.43"])
    TicketFactory(line=line, minutes=10, served=True)
    TicketFactory(line=other, minutes=20, served=True)
    before = date(2020, 12, 31)
    TicketFactory(line=line, day=before, taken_at=at() - timedelta(days=166), gone=True)
    assert (say("tickets", "H21.31").value, say("tickets").value) == (1, 2)
    assert say("wait_average").value == Decimal("15.0")
    assert say("tickets", as_of=DAY - timedelta(days=1)).value == 0


def test_all_figures_of_queues_come_from_one_statement(line, django_assert_num_queries):
    names = ("tickets", "served", "left", "wait_average", "wait_p90", "within_limit")
    question = ask(period=YEAR, as_of=DAY)
    with django_assert_num_queries(1):
        read_many([Question(f"counters.{name}", question) for name in names])


def test_a_day_is_the_day_at_the_desk(line):
    assert at().astimezone(HERE).date() == DAY
    assert value("counters.left", period=YEAR, as_of=DAY) == 0
