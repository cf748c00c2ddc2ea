"""The clock's edges, each by its name."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from konia.kernel.calendar.clock import Limit, Timetable
from konia.kernel.calendar.explain import Move, explain, plain
from konia.kernel.calendar.rows import (
    AFTERNOON_OFF,
    HOLIDAY,
    MORNING_OFF,
    OFFICE_HOURS,
    ORDINARY,
    ROUND_THE_CLOCK,
    SWAPPED_OFF,
    WORKED,
    CutOffRow,
    DayRow,
    HoursRow,
)
from konia.kernel.calendar.ruler import ZONE, OutOfCalendarError, Ruler
from konia.kernel.calendar.spans import BadHoursError, parse_minute, parse_spans, written

SINCE = date(2015, 1, 1)
TET = {date(2021, 2, day): DayRow(date(2021, 2, day), HOLIDAY, "Tết") for day in range(10, 17)}
SWAPPED = {
    date(2021, 6, 11): DayRow(date(2021, 6, 11), SWAPPED_OFF, "Hoán đổi"),
    date(2021, 6, 12): DayRow(date(2021, 6, 12), WORKED, "Làm bù"),
}
AT_THREE = (CutOffRow(15 * 60, SINCE),)
OFFICE = Timetable(Ruler((), TET | SWAPPED))
PAPER = Timetable(Ruler((), TET | SWAPPED), cut_offs=AT_THREE)
ALWAYS = Timetable(Ruler((ROUND_THE_CLOCK,), TET))


def at(day, month, hour=9, minute=0, second=0, year=2021):
    return datetime(year, month, day, hour, minute, second, tzinfo=ZONE)


def test_tet_is_skipped():
    due = OFFICE.due_at(at(8, 2), Limit(3))
    assert due.at == at(18, 2, 17)
    skipped = next(line for line in due.lines if line.code == "skipped")
    assert len(skipped.items) == 5
    assert skipped.items[0] == "thứ Tư 10/2/2021: Tết"


def test_a_swapped_day_rests_and_its_saturday_works():
    assert OFFICE.due_at(at(10, 6), Limit(1)).at == at(12, 6, 17)
    assert OFFICE.due_at(at(10, 6), Limit(2)).at == at(14, 6, 17)


def test_two_days_that_cancel_each_other_are_both_told():
    codes = {line.code: line.items for line in OFFICE.due_at(at(10, 6), Limit(2)).lines}
    assert codes["skipped"] == ("thứ Sáu 11/6/2021: Hoán đổi",)
    assert codes["special"] == ("thứ Bảy 12/6/2021: Làm bù (làm việc 07:30-11:30, 13:30-17:00)",)


@pytest.mark.parametrize(
    ("hour", "minute", "began", "due"),
    [
        (14, 59, at(15, 6, 14, 59), at(16, 6, 17)),
        (15, 0, at(15, 6, 15, 0), at(16, 6, 17)),
        (15, 1, at(16, 6, 7, 30), at(17, 6, 17)),
    ],
)
def test_paper_after_three_begins_counting_on_the_next_working_day(hour, minute, began, due):
    found = PAPER.due_at(at(15, 6, hour, minute), Limit(1))
    assert (found.began_at, found.at) == (began, due)


def test_seconds_do_not_make_three_o_clock_late():
    assert PAPER.due_at(at(15, 6, 15, 0, 59), Limit(1)).at == at(16, 6, 17)


def test_what_comes_online_after_three_counts_at_once():
    assert OFFICE.due_at(at(15, 6, 15, 1), Limit(1)).at == at(16, 6, 17)
    assert OFFICE.due_at(at(15, 6, 15, 1), Limit(working_hours=2)).at == at(16, 6, 7, 31)


def test_paper_late_on_friday_begins_on_monday():
    found = PAPER.due_at(at(18, 6, 15, 30), Limit(working_hours=1))
    assert (found.began_at, found.at) == (at(21, 6, 7, 30), at(21, 6, 8, 30))


def test_holidays_passed_before_counting_begins_are_told_too():
    due = PAPER.due_at(at(9, 2, 15, 30), Limit(1))
    assert due.began_at == at(17, 2, 7, 30)
    assert len(next(line for line in due.lines if line.code == "skipped").items) == 5


def test_a_saturday_receipt_is_counted_from_monday_online_and_begins_on_it_on_paper():
    assert OFFICE.due_at(at(19, 6, 10), Limit(1)).at == at(21, 6, 17)
    assert PAPER.due_at(at(19, 6, 10), Limit(1)).at == at(22, 6, 17)


def test_a_centre_open_on_saturday_mornings_works_then():
    week = (*OFFICE_HOURS.week[:5], parse_spans("07:30-11:30"), ())
    centre = Timetable(Ruler((HoursRow(week, SINCE),), SWAPPED))
    assert centre.due_at(at(18, 6), Limit(1)).at == at(19, 6, 11, 30)
    assert centre.due_at(at(19, 6, 11), Limit(working_hours=1)).at == at(21, 6, 8)
    # A Saturday worked in exchange has the hours of a whole day.
    assert centre.due_at(at(10, 6), Limit(1)).at == at(12, 6, 17)


def test_a_mobile_session_works_every_day_until_ten_at_night():
    mobile = Timetable(
        Ruler((HoursRow((parse_spans("07:00-22:00"),) * 7, SINCE, every_day=True),), TET)
    )
    assert mobile.due_at(at(12, 2, 21), Limit(working_hours=2)).at == at(13, 2, 8)
    assert mobile.due_at(at(12, 2), Limit(1)).at == at(13, 2, 22)


def test_a_service_round_the_clock_knows_neither_night_nor_tet():
    assert ALWAYS.due_at(at(12, 2, 23, 30), Limit(working_hours=8)).at == at(13, 2, 7, 30)
    assert ALWAYS.due_at(at(12, 2, 23, 30), Limit(1)).at == at(13, 2, 23, 59)
    assert ALWAYS.due_at(at(12, 2, 23, 30), Limit()).on == date(2021, 2, 12)


def test_no_limit_is_due_the_same_day_or_the_next_working_one():
    assert OFFICE.due_at(at(15, 6), Limit()).at == at(15, 6, 17)
    assert OFFICE.due_at(at(15, 6, 6), Limit()).at == at(15, 6, 17)
    assert OFFICE.due_at(at(15, 6, 17), Limit()).at == at(16, 6, 17)
    assert OFFICE.due_at(at(19, 6), Limit()).at == at(21, 6, 17)
    assert PAPER.due_at(at(15, 6, 15, 1), Limit()).at == at(16, 6, 17)


def test_what_is_due_at_the_last_minute_has_that_minute_left():
    due = OFFICE.due_at(at(15, 6), Limit(1)).at
    assert OFFICE.remaining(at(16, 6, 16, 59), due) == timedelta(minutes=1)
    assert OFFICE.remaining(due, due) == timedelta()
    assert OFFICE.remaining(at(17, 6, 7, 31), due) == -timedelta(minutes=1)


def test_hours_that_end_with_the_morning_are_due_then_and_not_after_lunch():
    assert OFFICE.due_at(at(15, 6, 7, 30), Limit(working_hours=4)).at == at(15, 6, 11, 30)


def test_half_a_day_is_four_hours():
    assert OFFICE.due_at(at(15, 6, 9), Limit(Decimal("0.5"))).at == at(15, 6, 15)
    assert OFFICE.due_at(at(15, 6, 9), Limit(Decimal("1.5"))).at == at(17, 6, 11, 30)


def test_a_day_with_a_half_off_counts_and_ends_with_its_other_half():
    halves = {
        date(2021, 6, 16): DayRow(date(2021, 6, 16), AFTERNOON_OFF, "Bầu cử"),
        date(2021, 6, 17): DayRow(date(2021, 6, 17), MORNING_OFF, "Mưa bão"),
    }
    short = Timetable(Ruler((), halves))
    assert short.due_at(at(15, 6), Limit(1)).at == at(16, 6, 11, 30)
    assert short.due_at(at(15, 6, 16), Limit(working_hours=6)).at == at(17, 6, 14, 30)


def test_an_ordinary_day_takes_back_a_holiday():
    plain_day = Ruler((), {date(2021, 6, 16): DayRow(date(2021, 6, 16), ORDINARY, "x")})
    assert Timetable(plain_day).due_at(at(15, 6), Limit(1)).at == at(16, 6, 17)


def test_calendar_days_count_rest_days_and_move_off_them_at_the_end():
    assert OFFICE.due_at(at(15, 6), Limit(calendar_days=3)).at == at(18, 6, 17)
    moved = OFFICE.due_at(at(15, 6), Limit(calendar_days=4))
    assert moved.at == at(21, 6, 17)
    assert "moved" in [line.code for line in moved.lines]


def test_a_pause_over_a_weekend_moves_nothing():
    due = at(22, 6, 17)
    assert OFFICE.after_pauses(due, [(at(18, 6, 17), at(21, 6, 7, 30))]) == due


def test_pauses_that_overlap_count_once():
    pauses = [(at(15, 6, 8), at(15, 6, 10)), (at(15, 6, 9), at(15, 6, 11))]
    assert OFFICE.after_pauses(at(16, 6, 17), pauses) == at(17, 6, 10, 30)


def test_new_hours_hold_from_their_first_day():
    summer = HoursRow((parse_spans("07:00-11:00, 13:00-16:30"),) * 5 + ((), ()), date(2021, 6, 16))
    changed = Timetable(Ruler((summer,)))
    assert changed.due_at(at(14, 6), Limit(1)).at == at(15, 6, 17)
    assert changed.due_at(at(15, 6), Limit(1)).at == at(16, 6, 16, 30)


def test_a_cut_off_holds_while_it_is_in_force():
    dated = Timetable(cut_offs=(CutOffRow(900, date(2021, 6, 16), date(2021, 6, 17)),))
    assert dated.due_at(at(15, 6, 16), Limit(1)).on == date(2021, 6, 16)
    assert dated.due_at(at(16, 6, 16), Limit(1)).on == date(2021, 6, 18)
    assert dated.due_at(at(18, 6, 16), Limit(1)).on == date(2021, 6, 21)


def test_a_moment_of_another_zone_is_the_same_moment():
    elsewhere = at(15, 6, 15, 1).astimezone(UTC)
    assert PAPER.due_at(elsewhere, Limit(1)).at == at(17, 6, 17)


@pytest.mark.parametrize("start", [at(1, 1, year=1999), at(1, 1, year=2050)])
def test_a_moment_outside_the_calendar_is_told(start):
    with pytest.raises(OutOfCalendarError, match="1/1/2000"):
        OFFICE.due_at(start, Limit(1))


def test_a_limit_past_the_calendar_is_told():
    for limit in (Limit(20000), Limit(working_hours=10**6), Limit(calendar_days=20000)):
        with pytest.raises(OutOfCalendarError):
            OFFICE.due_at(at(15, 6), limit)


def test_a_clock_without_any_hours_says_so_and_does_not_run_for_ever():
    never = Timetable(Ruler((HoursRow(((),) * 7, SINCE),)))
    with pytest.raises(OutOfCalendarError):
        never.due_at(at(15, 6), Limit(1))
    with pytest.raises(OutOfCalendarError):
        never.due_at(at(15, 6), Limit(working_hours=1))


def test_a_moment_without_a_zone_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="aware"):
        OFFICE.worked(at(15, 6).replace(tzinfo=None), at(16, 6))


def test_less_than_nothing_is_no_limit_and_no_pause():
    with pytest.raises(ValueError, match="below zero"):
        Limit(-1)
    with pytest.raises(ValueError, match="before it begins"):
        OFFICE.after_pauses(at(15, 6), [(at(16, 6), at(15, 6))])


def test_the_whole_course_is_told_with_pauses_and_the_present_due_moment():
    due = OFFICE.due_at(at(15, 6), Limit(2))
    lines = explain(
        due, timetable=OFFICE, pauses=[(at(16, 6, 8), at(16, 6, 9))],
        moves=[Move(at(16, 6), at(21, 6, 17), "Xin lỗi và hẹn lại")], now=at(21, 6, 16),
    )  # fmt: skip
    told = {line.code: line.text for line in lines}
    assert told["original"] == "17:00 thứ Năm 17/6/2021"
    assert told["moved_due"].startswith("17:00 thứ Hai 21/6/2021. Xin lỗi")
    assert told["due"] == "08:30 thứ Ba 22/6/2021"
    assert told["left"] == "2 giờ làm việc"
    assert plain(lines)[0]["at"] == "2021-06-15T09:00:00+07:00"


def test_a_deadline_nothing_moved_has_one_due_line_and_says_by_how_much_it_is_late():
    due = OFFICE.due_at(at(15, 6), Limit(1))
    codes = [line.code for line in explain(due, timetable=OFFICE, now=at(17, 6, 8))]
    assert codes.count("due") == 1
    assert codes[-1] == "late"
    assert "original" not in codes


@pytest.mark.parametrize("text", ["7-11", "11:30-07:30", "07:30-11:30, 11:00-17:00", "25:00-26:00"])
def test_hours_nobody_understands_are_refused_with_an_example(text):
    with pytest.raises(BadHoursError, match="07:30-11:30, 13:30-17:00"):
        parse_spans(text)


def test_hours_are_read_as_people_write_them():
    assert written(parse_spans("7h30-11h30; 13:30 – 17:00")) == "07:30-11:30, 13:30-17:00"
    assert parse_minute("24:00") == 1440
    assert str(Limit(Decimal("1.5"), 0, 2)) == "2 ngày và 1,5 ngày làm việc"
