from datetime import date

import pytest
from django.core.exceptions import ValidationError

from konia.domains.personnel import figures  # noqa: F401 - declares the figures asked about
from konia.domains.personnel.models import Quota
from konia.domains.personnel.registers.staff import EMPLOYMENTS, QUOTAS
from konia.kernel.audit.register import revisions_of
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.figures.engine import Question, read_many
from konia.kernel.registers import actions, listing
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem
from konia.testing.questions import ask, value

from .factories import (
    AppointmentFactory,
    BatchFactory,
    ClassFactory,
    DisciplineFactory,
    EmploymentFactory,
    MoveFactory,
    QuotaFactory,
    RecruitFactory,
    WorkshopFactory,
)  # fmt: skip

OWN = sorted({rule.name for rule in FIGURES if rule.room == "personnel"})
COUNT_UNITS = {"personnel.public_units": 4, "personnel.public_units_without_scheme": 4}
NOTHING = {
    "personnel.public_units_with_scheme": 0, "personnel.next_workshop_month": None,
    **dict.fromkeys((n for n in OWN if n.endswith(("_share", "_held", "_done", "_used"))), None),
    "personnel.women_leaders": None, **COUNT_UNITS,
}  # fmt: skip
BAD = [
    (EmploymentFactory, {"born_on": date(2011, 1, 1)}, "first_on"),
    (EmploymentFactory, {"last_on": date(2009, 1, 1)}, "__all__"),
    (QuotaFactory, {"year": 1900}, "__all__"),
    (BatchFactory, {"half": 3}, "__all__"),
    (BatchFactory, {"appraised_on": date(2020, 9, 1)}, "appraised_on"),
    (BatchFactory, {"approved_on": date(2020, 12, 1)}, "decision"),
    (RecruitFactory, {"started_on": date(2021, 4, 6)}, "started_on"),
    (RecruitFactory, {"converted": True, "kind": "public_employee"}, "route"),
    (MoveFactory, {"effective_on": date(2021, 2, 28)}, "effective_on"),
    (AppointmentFactory, {"term_ends_on": date(2021, 3, 1)}, "__all__"),
    (AppointmentFactory, {"left_on": date(2021, 2, 28)}, "left_on"),
    (DisciplineFactory, {"cleared_on": date(2021, 2, 28)}, "cleared_on"),
    (ClassFactory, {"ended_on": date(2021, 3, 1)}, "begun_on"),
    (WorkshopFactory, {"planned_month": date(2021, 8, 2)}, "planned_month"),
]


@pytest.mark.parametrize("name", OWN)
def test_an_empty_register_counts_nothing_and_has_no_share(units, name):
    assert value(name) == NOTHING.get(name, 0)


@pytest.mark.parametrize(("factory", "values", "field"), BAD)
def test_a_record_against_the_rules_is_refused_at_its_field(units, factory, values, field):
    record = factory.build(unit=units["H21.02"], **values)
    with pytest.raises(ValidationError) as caught:
        record.full_clean(exclude={"plan", "batch"})
    assert field in caught.value.message_dict


@pytest.mark.parametrize("factory", [EmploymentFactory, QuotaFactory, BatchFactory, MoveFactory])
def test_a_record_within_the_rules_is_taken(units, factory):
    factory.build(unit=units["H21.02"]).full_clean()


def test_a_quota_is_entered_once_for_a_day(units, minh):
    values = {
        "unit": units["H21.02"].pk, "year": 2021, "kind": "civil_service", "posts": 5,
        "decision": "1/QĐ", "decided_on": date(2020, 12, 10),
    }  # fmt: skip
    actions.enter(QUOTAS, values, by=minh)
    with pytest.raises(FieldProblems):
        actions.enter(QUOTAS, values, by=minh)
    assert Quota.objects.count() == 1


def test_an_amended_quota_keeps_what_it_said_before(units, minh):
    kept = QuotaFactory(unit=units["H21.02"])
    actions.amend(QUOTAS, kept.pk, {"posts": 12}, by=minh, reason="Ghi nhầm")
    assert revisions_of("personnel_quota", kept.pk)[0].old["posts"] == 10
    assert value("personnel.civil_quota") == 12


def test_nobody_sees_or_ends_an_employment_of_another_district(units, hoa):
    EmploymentFactory(unit=units["H21.31"])
    assert listing.list_page(EMPLOYMENTS, {}, by=hoa).total == 0
    values = {
        "unit": units["H21.31"].pk, "person_code": "GL1", "full_name": "Lan", "sex": "female",
        "born_on": date(1990, 1, 1), "kind": "civil_servant", "first_on": date(2015, 1, 1),
    }  # fmt: skip
    with pytest.raises(ForbiddenProblem):
        actions.enter(EMPLOYMENTS, values, by=hoa)


def test_all_figures_of_the_room_take_few_statements(units, django_assert_max_num_queries):
    question = ask()
    with django_assert_max_num_queries(20):
        read_many([Question(name, question) for name in OWN])
