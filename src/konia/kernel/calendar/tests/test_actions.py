from datetime import date

import pytest

from konia.kernel.calendar.actions import approve_year, propose_year
from konia.kernel.calendar.models import DayKind, SpecialDay
from konia.kernel.calendar.weeks import WorkingCalendar

pytestmark = pytest.mark.django_db


def test_the_holidays_of_a_year_are_proposed_and_not_yet_in_force():
    assert propose_year(2021) == SpecialDay.objects.count() > 5
    assert SpecialDay.objects.filter(day=date(2021, 9, 2), kind=DayKind.HOLIDAY).exists()
    assert WorkingCalendar.approved() == WorkingCalendar()


def test_proposing_again_leaves_entered_days_as_they_are():
    SpecialDay.objects.create(
        day=date(2021, 9, 2), kind=DayKind.WORKED, name="Nhập tay", source="x"
    )
    propose_year(2021)
    assert SpecialDay.objects.get(day=date(2021, 9, 2)).name == "Nhập tay"
    assert propose_year(2021) == 0


def test_an_approved_year_counts_and_its_neighbour_does_not():
    propose_year(2021)
    propose_year(2022)
    approved = approve_year(2021, by="minh", on=date(2020, 12, 1))
    assert approved == SpecialDay.objects.filter(day__year=2021).count()
    calendar = WorkingCalendar.approved()
    assert not calendar.is_worked(date(2021, 9, 2))
    assert calendar.is_worked(date(2022, 9, 2))


def test_who_approved_a_year_stays_written_when_it_is_approved_again():
    propose_year(2021)
    approve_year(2021, by="minh", on=date(2020, 12, 1))
    assert approve_year(2021, by="hoa", on=date(2021, 12, 1)) == 0
    assert set(SpecialDay.objects.values_list("approved_by", flat=True)) == {"minh"}


def test_tet_of_the_year_is_off_after_approval():
    propose_year(2021)
    approve_year(2021, by="minh", on=date(2020, 12, 1))
    assert WorkingCalendar.approved().due_on(date(2021, 2, 9), working_days=1) > date(2021, 2, 15)
