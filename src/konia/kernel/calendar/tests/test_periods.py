from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konia.kernel.calendar.periods import (
    BadPeriodError,
    Period,
    calendar_period,
    month,
    months_of,
    parse_period,
    reporting_period,
)  # fmt: skip

days = st.dates(date(2015, 1, 1), date(2030, 12, 31))
spans = st.tuples(days, st.integers(0, 900)).map(
    lambda pair: Period(pair[0], pair[0] + timedelta(days=pair[1]))
)


def test_a_period_cannot_end_before_it_starts():
    with pytest.raises(BadPeriodError) as caught:
        Period(date(2021, 6, 15), date(2021, 6, 14))
    assert "đứng trước ngày bắt đầu" in caught.value.why


def test_a_period_of_one_day_is_a_period():
    day = date(2021, 6, 14)
    assert day in Period(day, day)
    assert day + timedelta(days=1) not in Period(day, day)


def test_the_reporting_half_year_runs_from_mid_december_to_mid_june():
    assert reporting_period(2021, "H1") == Period(date(2020, 12, 15), date(2021, 6, 14))
    assert reporting_period(2021, "H2") == Period(date(2021, 6, 15), date(2021, 12, 14))


@pytest.mark.parametrize("parts", [("Q1", "Q2", "Q3", "Q4"), ("H1", "H2"), ("M9", "Q4")])
def test_parts_of_a_reporting_year_follow_each_other_without_gaps(parts):
    whole, told = reporting_period(2021, "Y"), [reporting_period(2021, part) for part in parts]
    assert (told[0].first, told[-1].last) == (whole.first, whole.last)
    for one, following in pairwise(told):
        assert following.first == one.last + timedelta(days=1)


@pytest.mark.parametrize("part", ["Q1", "Q2", "Q3", "Q4", "H1", "H2", "M9", "Y"])
def test_every_part_belongs_to_its_reporting_year(part):
    assert reporting_period(2021, part).year == 2021


def test_mid_december_already_belongs_to_the_next_year():
    assert Period(date(2020, 12, 1), date(2020, 12, 14)).year == 2020
    assert Period(date(2020, 12, 1), date(2020, 12, 15)).year == 2021


def test_calendar_parts_are_those_of_new_year():
    assert calendar_period(2021, "H1") == Period(date(2021, 1, 1), date(2021, 6, 30))
    assert calendar_period(2021, "Q4") == Period(date(2021, 10, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-12-15..2021-06-14", date(2020, 12, 15), date(2021, 6, 14)),
        (" 15/12/2020 .. 14/6/2021 ", date(2020, 12, 15), date(2021, 6, 14)),
        ("2021-H1", date(2020, 12, 15), date(2021, 6, 14)),
        ("2021Q2", date(2021, 3, 15), date(2021, 6, 14)),
        ("2021-Y", date(2020, 12, 15), date(2021, 12, 14)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_periods_are_read_as_people_write_them(text, first, last):
    assert parse_period(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2021",
        "2021-Q5",
        "2021-13",
        "2021-00",
        "9999-12",
        "31/6/2021..1/7/2021",
        "a..b",
        "0000-H1",
    ],
)
def test_what_is_no_period_is_refused_with_an_example(text):
    with pytest.raises(BadPeriodError) as caught:
        parse_period(text)
    assert "2021-H1" in caught.value.todo


def test_a_written_period_that_ends_before_it_starts_says_so():
    with pytest.raises(BadPeriodError) as caught:
        parse_period("2021-06-14..2020-12-15")
    assert "đứng trước" in caught.value.why


@given(spans)
def test_months_of_a_period_cover_each_day_once(period):
    parts = months_of(period)
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    assert (
        sum((part.last - part.first).days + 1 for part in parts)
        == (period.last - period.first).days + 1
    )
    assert all(part.first.month == part.last.month for part in parts)


@given(spans, days)
def test_a_period_seen_so_far_never_reaches_past_the_moment(period, day):
    cut = period.until(day)
    assert cut.first == period.first
    assert cut.last == max(period.first, min(period.last, day))


def test_a_month_ends_on_its_last_day():
    assert month(2021, 2).last == date(2021, 2, 28)
    assert month(2021, 12) == Period(date(2021, 12, 1), date(2021, 12, 31))


def test_a_period_prints_as_papers_do():
    assert str(reporting_period(2021, "H1")) == "15/12/2020 – 14/6/2021"
