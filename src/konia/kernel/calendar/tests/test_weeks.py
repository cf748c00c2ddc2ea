from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konia.kernel.calendar.models import DayKind, SpecialDay
from konia.kernel.calendar.weeks import WorkingCalendar

FIRST, LAST = date(2019, 1, 1), date(2027, 12, 31)
YEARS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
WEEKDAYS = [day for day in YEARS if day.weekday() < 5]
WEEKENDS = [day for day in YEARS if day.weekday() > 4]

calendars = st.builds(
    WorkingCalendar,
    off=st.frozensets(st.sampled_from(WEEKDAYS), max_size=120),
    worked=st.frozensets(st.sampled_from(WEEKENDS), max_size=40),
)
days = st.dates(FIRST, date(2026, 12, 31))


def _works(calendar, day):
    """The rule said a second time, so that a slip in one shows against the other."""
    if day in calendar.worked:
        return True
    return day.isoweekday() not in (6, 7) and day not in calendar.off


@given(calendars, days, st.integers(1, 60))
def test_the_due_day_is_the_nth_working_day_counted_one_by_one(calendar, start, wanted):
    day, passed = start, 0
    while passed < wanted:
        day += timedelta(days=1)
        passed += _works(calendar, day)
    assert calendar.due_on(start, working_days=wanted) == day


@given(calendars, days, st.integers(0, 200))
def test_days_worked_between_are_those_counted_one_by_one(calendar, first, length):
    last = first + timedelta(days=length)
    counted = [d for d in YEARS if first < d <= last and _works(calendar, d)]
    assert calendar.worked_between(first, last) == len(counted)
    assert calendar.worked_between(last, first) == -len(counted)


@given(calendars, days, st.integers(1, 40))
def test_just_so_many_days_are_worked_up_to_the_due_day(calendar, start, wanted):
    due = calendar.due_on(start, working_days=wanted)
    assert calendar.worked_between(start, due) == wanted
    assert calendar.is_worked(due)


@given(calendars, days, st.integers(1, 40))
def test_a_later_start_is_never_due_sooner(calendar, start, wanted):
    later = start + timedelta(days=1)
    assert calendar.due_on(start, working_days=wanted) <= calendar.due_on(
        later, working_days=wanted
    )


@given(calendars, days, st.integers(0, 60))
def test_the_explanation_names_each_day_once_as_it_is_worked(calendar, first, length):
    told = list(calendar.counted(first, first + timedelta(days=length)))
    assert [day for day, _ in told] == [first + timedelta(days=n) for n in range(length + 1)]
    assert all(worked == _works(calendar, day) for day, worked in told)


def test_the_first_day_is_not_counted():
    monday = date(2021, 6, 7)
    assert WorkingCalendar().due_on(monday, working_days=1) == date(2021, 6, 8)
    assert WorkingCalendar().due_on(monday, working_days=5) == date(2021, 6, 14)


def test_zero_days_are_due_on_the_start_or_the_next_working_day():
    assert WorkingCalendar().due_on(date(2021, 6, 7), working_days=0) == date(2021, 6, 7)
    assert WorkingCalendar().due_on(date(2021, 6, 5), working_days=0) == date(2021, 6, 7)


def test_a_holiday_moves_the_due_day():
    holidays = WorkingCalendar(off=frozenset({date(2021, 4, 30), date(2021, 5, 3)}))
    assert holidays.due_on(date(2021, 4, 29), working_days=1) == date(2021, 5, 4)


def test_a_swapped_day_rests_and_its_saturday_works():
    swapped = WorkingCalendar(
        off=frozenset({date(2021, 6, 11)}), worked=frozenset({date(2021, 6, 12)})
    )
    assert swapped.due_on(date(2021, 6, 10), working_days=1) == date(2021, 6, 12)
    assert swapped.worked_between(date(2021, 6, 10), date(2021, 6, 13)) == 1


def _special(day, kind, *, approved):
    SpecialDay.objects.create(
        day=day, kind=kind, name="x", source="x", approved_on=date(2021, 1, 1) if approved else None
    )


@pytest.mark.django_db
def test_a_proposed_day_does_not_count_until_it_is_approved():
    _special(date(2021, 6, 11), DayKind.HOLIDAY, approved=False)
    assert WorkingCalendar.approved().is_worked(date(2021, 6, 11))
    SpecialDay.objects.update(approved_on=date(2021, 1, 1))
    assert not WorkingCalendar.approved().is_worked(date(2021, 6, 11))


@pytest.mark.django_db
def test_the_approved_calendar_tells_days_off_from_days_worked(django_assert_num_queries):
    _special(date(2021, 6, 10), DayKind.HOLIDAY, approved=True)
    _special(date(2021, 6, 11), DayKind.SWAPPED_OFF, approved=True)
    _special(date(2021, 6, 12), DayKind.WORKED, approved=True)
    with django_assert_num_queries(1):
        calendar = WorkingCalendar.approved()
    assert calendar.off == {date(2021, 6, 10), date(2021, 6, 11)}
    assert calendar.worked == {date(2021, 6, 12)}
