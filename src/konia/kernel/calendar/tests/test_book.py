from datetime import date, datetime

import pytest
from django.db import connection, transaction

from konia.kernel.calendar import book
from konia.kernel.calendar.clock import Limit, Timetable, Timetables
from konia.kernel.calendar.models import CalendarEdition, DayKind, SpecialDay
from konia.kernel.calendar.ruler import ZONE

pytestmark = pytest.mark.django_db
START = datetime(2021, 6, 15, 9, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def forgotten():
    book.forget_edition()
    yield
    book.forget_edition()


def a_holiday(day=date(2021, 6, 16), unit=None):
    return SpecialDay.objects.create(
        day=day, kind=DayKind.HOLIDAY, name="Nghỉ", source="x", unit=unit, approved_by="minh",
        approved_on=date(2021, 1, 1),
    )  # fmt: skip


def test_without_any_row_office_hours_hold(units):
    assert Timetable.of(units["H21"].pk).due_at(START, Limit(1)).at.hour == 17


def test_a_known_edition_asks_nothing_of_the_database(units, django_assert_num_queries):
    edition = book.edition_now()
    Timetable.of(units["H21"].pk, edition=edition)
    with django_assert_num_queries(0):
        Timetable.of(units["H21"].pk, edition=edition).due_at(START, Limit(5))
        Timetable.of(units["H21.31"].pk, edition=edition, service="paper")
    with django_assert_num_queries(1):
        Timetable.of(units["H21"].pk)


def test_a_recent_edition_is_read_once_and_remembered(units, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert book.recent_edition() == book.recent_edition()


def test_a_remembered_edition_is_read_anew_after_a_second(monkeypatch):
    before = book.recent_edition()
    a_holiday()
    assert book.recent_edition() == before
    monkeypatch.setattr(book, "MEMORY_SECONDS", 0.0)
    assert book.recent_edition() > before


def test_every_change_of_a_row_makes_a_new_edition_and_the_due_moment_names_it(units):
    before = book.edition_now()
    day = a_holiday()
    due = Timetable.of(units["H21"].pk).due_at(START, Limit(1))
    assert before < due.edition == book.edition_now()
    assert due.on == date(2021, 6, 17)
    day.delete()
    assert Timetable.of(units["H21"].pk).due_at(START, Limit(1)).on == date(2021, 6, 16)


def test_what_was_read_in_a_transaction_that_failed_is_never_used_again(units):
    unit = units["H21"].pk
    with transaction.atomic():
        a_holiday()
        assert Timetable.of(unit).due_at(START, Limit(1)).on == date(2021, 6, 17)
        transaction.set_rollback(True)
    a_holiday(date(2021, 6, 21))
    assert Timetable.of(unit).due_at(START, Limit(1)).on == date(2021, 6, 16)


def test_a_moved_unit_follows_the_days_of_its_new_place(units):
    a_holiday(unit=units["H21.43"])
    ward = units["H21.31.01"]
    assert Timetable.of(ward.pk).due_at(START, Limit(1)).on == date(2021, 6, 16)
    ward.spells.update(parent=units["H21.43"])
    assert Timetable.of(ward.pk).due_at(START, Limit(1)).on == date(2021, 6, 17)


def test_units_the_same_rows_hold_for_share_one_ruler(units):
    a_holiday(unit=units["H21.43"])
    known = Timetables.current()
    rulers = {code: known(unit.pk).ruler for code, unit in units.items()}
    assert rulers["H21.31"] is rulers["H21.02"] is rulers["H21.31.S01"]
    assert rulers["H21.43"] is not rulers["H21.31"]


def test_the_nearest_unit_decides_about_a_day(units):
    a_holiday()
    SpecialDay.objects.create(
        day=date(2021, 6, 16), kind=DayKind.ORDINARY, name="x", source="x", unit=units["H21.31"],
        approved_on=date(2021, 1, 1),
    )  # fmt: skip
    assert Timetable.of(units["H21.31.01"].pk).is_worked(date(2021, 6, 16))
    assert not Timetable.of(units["H21.43.01"].pk).is_worked(date(2021, 6, 16))


def test_only_a_few_editions_are_kept(units):
    for day in range(1, 9):
        a_holiday(date(2021, 6, day))
        Timetable.of(0)
    from konia.kernel.calendar.clock import _KNOWN, KEPT_EDITIONS

    assert len(_KNOWN) <= KEPT_EDITIONS


def test_there_is_one_edition_row_which_nobody_has_to_make(units):
    a_holiday()
    assert CalendarEdition.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger "
                       "WHERE tgname = 'count_calendar_edition'")  # fmt: skip
        assert {name for (name,) in cursor.fetchall()} == {
            "calendar_specialday", "calendar_hoursrule", "calendar_cutoff", "org_spell",
        }  # fmt: skip
