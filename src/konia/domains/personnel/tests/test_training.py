from datetime import date, timedelta

import pytest

from konia.domains.personnel.actions import overlap_warnings
from konia.domains.personnel.models import TrainingClass, Workshop, WorkshopRegistration
from konia.testing.questions import AS_OF, answer, value

from .factories import ClassFactory, EnrolmentFactory, RegistrationFactory, WorkshopFactory

HELD, DONE = "personnel.training_classes_held", "personnel.training_learners_done"


@pytest.mark.works("S40.1")
def test_classes_held_and_learners_trained_are_shares_of_the_plan(units):
    at = units["H21.02"]
    ClassFactory.create_batch(48, unit=at, planned_learners=80)
    held = ClassFactory.create_batch(4, unit=at, planned_learners=79, held=True)
    EnrolmentFactory.create_batch(48, unit=at, training_class=held[0])
    assert (answer(HELD).part, answer(HELD).whole, str(value(HELD))) == (4, 52, "7.69")
    assert (answer(DONE).part, answer(DONE).whole) == (48, 4156)
    assert value("personnel.training_classes_planned") == 52
    assert value("personnel.training_learners_planned") == 4156


def test_a_class_counts_as_held_from_its_last_day_on(units):
    ClassFactory(unit=units["H21.02"], begun_on=date(2021, 6, 1), ended_on=AS_OF)
    assert answer(HELD, as_of=AS_OF - timedelta(days=1)).part == 0
    assert answer(HELD).part == 1


def test_a_class_of_another_year_or_of_a_later_plan_does_not_count(units):
    ClassFactory(unit=units["H21.02"], year=2020, held=True)
    ClassFactory(unit=units["H21.02"], planned_on=AS_OF + timedelta(days=1))
    assert value("personnel.training_classes_planned") == 0
    assert value(HELD) is None


def test_a_learner_still_in_class_is_not_trained_yet(units):
    EnrolmentFactory(unit=units["H21.02"], finished_on=None)
    EnrolmentFactory(unit=units["H21.31"])
    assert answer(DONE).part == 1
    assert answer(DONE, "H21.02").part == 0


@pytest.mark.works("S40.2")
def test_a_person_in_two_classes_at_once_is_warned_about(units):
    EnrolmentFactory(unit=units["H21.02"], person_code="GL1")
    days = {"first": date(2021, 3, 20), "last": date(2021, 3, 30)}
    assert len(overlap_warnings("GL1", **days)) == 1
    assert overlap_warnings("GL2", **days) == []
    assert overlap_warnings("GL1", first=date(2021, 3, 21), last=date(2021, 3, 30)) == []


@pytest.mark.works("S40.3")
def test_money_spent_is_set_against_the_plan_class_by_class(units):
    ClassFactory(unit=units["H21.02"], held=True)
    ClassFactory(unit=units["H21.02"])
    found = answer("personnel.training_budget_used")
    assert (found.part, found.whole, str(found.value)) == (150, 400, "37.50")
    rows = TrainingClass.objects.order_by("pk").values_list("cost_vnd", "spent_vnd")
    assert list(rows) == [(200, 150), (200, 0)]


@pytest.mark.works("S41.1")
def test_a_registration_after_the_deadline_is_marked_late(units):
    shop = WorkshopFactory(unit=units["H21.02"])
    on_time = RegistrationFactory(
        workshop=shop, unit=units["H21.31"], registered_on=date(2021, 6, 30)
    )
    late = RegistrationFactory(workshop=shop, unit=units["H21.31"], registered_on=date(2021, 7, 1))
    assert WorkshopRegistration.objects.late().get() == late
    assert (on_time.is_late, late.is_late) == (False, True)


def test_a_workshop_without_deadline_knows_no_late_entry(units):
    shop = WorkshopFactory(unit=units["H21.02"], registers_until=None)
    assert not RegistrationFactory(workshop=shop, unit=units["H21.31"]).is_late
    assert not WorkshopRegistration.objects.late().exists()


@pytest.mark.works("S41.2")
def test_the_list_of_a_workshop_goes_by_unit(units):
    shop = WorkshopFactory(unit=units["H21.02"])
    for code, name in (("H21.43", "An"), ("H21.02", "Bình"), ("H21.43", "Ánh")):
        RegistrationFactory(workshop=shop, unit=units[code], full_name=name)
    RegistrationFactory(unit=units["H21.02"])
    found = WorkshopRegistration.objects.list_of(shop.code).values_list("unit__code", flat=True)
    assert list(found) == ["H21.02", "H21.43", "H21.43"]


@pytest.mark.works("S41.3")
def test_a_workshop_planned_for_august_is_listed_in_the_second_half(units):
    shop = WorkshopFactory(unit=units["H21.02"])
    WorkshopFactory(unit=units["H21.02"], planned_month=date(2021, 6, 1))
    second_half = Workshop.objects.in_months(date(2021, 7, 1), date(2021, 12, 1))
    assert second_half.get() == shop


def test_the_next_month_passes_over_workshops_held_or_not_announced(units):
    name = "personnel.next_workshop_month"
    at = units["H21.02"]
    assert value(name) is None
    WorkshopFactory(unit=at, planned_month=date(2021, 9, 1))
    WorkshopFactory(unit=at, planned_month=date(2021, 6, 1), held_on=AS_OF)
    WorkshopFactory(unit=at, planned_month=date(2021, 7, 1), announced_on=AS_OF + timedelta(days=1))
    assert value(name) == date(2021, 9, 1)
