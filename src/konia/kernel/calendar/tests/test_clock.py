"""The clock against a slow and plain saying of the same rules, over 2019-2027."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from konia.kernel.calendar.clock import Limit, Timetable, merged
from konia.kernel.calendar.rows import FIRST_DAY, CutOffRow, DayRow, HoursRow
from konia.kernel.calendar.ruler import ZONE, Ruler
from konia.kernel.calendar.weeks import WorkingCalendar

from .oracle import Slow

FIRST, LAST = date(2019, 1, 1), date(2027, 12, 31)
OFFICE = [[(450, 690), (810, 1020)]] * 5 + [[], []]
KINDS = ("holiday", "swapped_off", "worked", "morning_off", "afternoon_off", "ordinary")

# The slow clock walks minute by minute and may take its time.
slowly = settings(deadline=None, max_examples=40)


def _enough(week):
    """Ten hours a week at least, so that the slow clock arrives."""
    return sum(last - first for spans in week for first, last in spans) >= 600


CUTS = st.lists(st.integers(0, 1440), min_size=2, max_size=6, unique=True).map(sorted)
SPANS = CUTS.map(lambda cuts: list(zip(cuts[::2], cuts[1::2], strict=False)))
WEEKS = st.one_of(
    st.just(OFFICE),
    st.just([*OFFICE[:5], [(450, 690)], []]),
    st.just([[(0, 1440)]] * 7),
    st.just([[(420, 1320)]] * 7),
    st.lists(st.one_of(SPANS, st.just([])), min_size=7, max_size=7).filter(_enough),
)
# The slow clock counts plain wall-clock minutes.
STARTS = st.datetimes(datetime(2019, 1, 1), datetime(2027, 8, 1))  # noqa: DTZ001


@st.composite
def worlds(draw):
    """A moment, a slow clock around it and the real one made of the same facts."""
    start = draw(STARTS)
    near = st.integers(-20, 40).map(lambda n: start.date() + timedelta(days=n))
    special = draw(st.dictionaries(near, st.sampled_from(KINDS), max_size=25))
    week = draw(WEEKS)
    slow = Slow(
        week, special, draw(st.none() | st.just(900) | st.integers(0, 1439)), draw(st.booleans())
    )
    return start, slow, _fast(slow)


def _fast(slow):
    hours = HoursRow(tuple(map(tuple, slow.week)), FIRST_DAY, every_day=slow.every_day, name="x")
    days = {day: DayRow(day, kind, kind) for day, kind in slow.special.items()}
    cut_offs = () if slow.cut_off is None else (CutOffRow(slow.cut_off, FIRST_DAY),)
    return Timetable(Ruler((hours,), days), cut_offs=cut_offs)


def _here(moment):
    return moment.replace(tzinfo=ZONE)


def _whole(moment):
    return moment.replace(second=0, microsecond=0)


@slowly
@given(worlds(), st.integers(0, 12))
def test_a_limit_in_working_days_runs_out_as_counted_by_the_minute(world, days):
    start, slow, fast = world
    due, began = slow.due(start, days=days)
    found = fast.due_at(_here(start), Limit(working_days=days))
    assert (found.at, found.began_at) == (_here(due), _here(began))


@slowly
@given(worlds(), st.integers(0, 1500))
def test_a_limit_in_hours_runs_out_as_counted_by_the_minute(world, minutes):
    start, slow, fast = world
    due, began = slow.due(start, minutes=minutes)
    found = fast.due_at(_here(start), Limit(working_hours=Decimal(minutes) / 60))
    assert (found.at, found.began_at) == (_here(due), _here(began))


@slowly
@given(worlds(), st.integers(0, 30), st.integers(0, 3), st.integers(0, 300))
def test_limits_of_several_kinds_pass_one_after_the_other(world, calendar, days, minutes):
    start, slow, fast = world
    due, _ = slow.due(start, calendar=calendar, days=days, minutes=minutes)
    limit = Limit(days, Decimal(minutes) / 60, calendar)
    assert fast.due_at(_here(start), limit).at == _here(due)


@slowly
@given(worlds(), st.integers(0, 12 * 1440))
def test_worked_time_is_the_minutes_counted_one_by_one(world, length):
    start, slow, fast = world
    first = _whole(start)
    last = first + timedelta(minutes=length)
    minutes = timedelta(minutes=slow.worked(first, last))
    assert fast.worked(_here(first), _here(last)) == minutes
    assert fast.worked(_here(last), _here(first)) == -minutes
    assert fast.remaining(_here(first), _here(last)) == minutes


@slowly
@given(worlds(), st.integers(0, 3000))
def test_time_is_added_minute_by_minute_and_taken_back(world, minutes):
    start, slow, fast = world
    first, worked = _whole(start), timedelta(minutes=minutes)
    assert fast.add(_here(first), worked) == _here(slow.add(first, minutes))
    assert fast.add(_here(first), -worked) == _here(slow.back(first, minutes))


@slowly
@given(worlds(), st.timedeltas(timedelta(0), timedelta(days=3)))
def test_just_what_was_added_has_been_worked_to_the_microsecond(world, worked):
    start, _, fast = world
    start = _here(start)
    assert fast.worked(start, fast.add(start, worked)) == worked
    assert fast.worked(fast.add(start, -worked), start) == worked


PAUSES = st.lists(st.tuples(st.integers(-3000, 9000), st.integers(0, 4000)), max_size=4)


@slowly
@given(worlds(), PAUSES, st.integers(0, 5))
def test_pauses_move_the_due_moment_by_the_worked_minutes_they_cover(world, spans, days):
    start, slow, fast = world
    first = _whole(start)
    pauses = [
        (first + timedelta(minutes=at), first + timedelta(minutes=at + length))
        for at, length in spans
    ]
    due, _ = slow.due(first, days=days)
    moved = fast.after_pauses(_here(due), [(_here(a), _here(b)) for a, b in pauses])
    assert moved == _here(slow.after_pauses(due, pauses))


@slowly
@given(worlds(), st.integers(0, 20), st.integers(1, 5000))
def test_a_later_start_is_never_due_sooner(world, days, minutes):
    start, _, fast = world
    limit = Limit(working_days=days)
    later = fast.due_at(_here(start + timedelta(minutes=minutes)), limit)
    assert fast.due_at(_here(start), limit).at <= later.at


@slowly
@given(worlds(), st.integers(0, 20), st.integers(0, 20), st.integers(0, 50))
def test_nothing_is_due_before_it_begins_and_the_words_end_with_the_due_moment(
    world, days, calendar, hours
):
    start, _, fast = world
    due = fast.due_at(_here(start), Limit(days, hours, calendar))
    assert due.at >= due.began_at >= _here(_whole(start))
    assert [line.code for line in due.lines][:2] == ["received", "limit"]
    assert (due.lines[-1].code, due.lines[-1].at) == ("due", due.at)


@slowly
@given(
    st.dictionaries(st.dates(FIRST, LAST), st.sampled_from(KINDS[:3]), max_size=120),
    st.dates(FIRST, date(2027, 6, 30)),
    st.integers(0, 60),
)
def test_the_clock_and_the_calendar_of_days_agree_on_the_due_day(special, start, days):
    fast = _fast(Slow(OFFICE, special))
    calendar = WorkingCalendar(
        off=frozenset(d for d, kind in special.items() if kind != "worked"),
        worked=frozenset(d for d, kind in special.items() if kind == "worked"),
    )
    at = datetime(start.year, start.month, start.day, 9, tzinfo=ZONE)
    due = calendar.due_on(start, working_days=days)
    assert fast.due_at(at, Limit(days)).on == due
    assert fast.worked_days(start, due) == calendar.worked_between(start, due)


@slowly
@given(PAUSES)
def test_merged_pauses_cover_the_same_minutes_and_never_touch(spans):
    origin = datetime(2021, 6, 1, tzinfo=ZONE)
    pauses = [(origin + timedelta(minutes=a), origin + timedelta(minutes=a + b)) for a, b in spans]
    found = merged(pauses)
    assert all(one[1] < two[0] for one, two in pairwise(found))
    for first, last in pauses:
        assert any(a <= first and last <= b for a, b in found)
