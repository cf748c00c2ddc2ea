from datetime import date

import pytest

from konia.domains.personnel.actions import vacancy_warning
from konia.domains.personnel.models import Employment
from konia.domains.personnel.states import BodyKind, QuotaKind, StaffKind
from konia.testing.questions import AS_OF, value

from .factories import ContractFactory, EmploymentFactory, QuotaFactory

PRESENT = "personnel.civil_servants_present"


def _employ(unit, number, **rest):
    spare = {"full_name": "Lan", "sex": "female", "born_on": date(1980, 1, 1)}
    Employment.objects.bulk_create(
        Employment(
            unit=unit, person_code=f"{unit.code}-{n}-{rest}", kind=StaffKind.CIVIL_SERVANT,
            first_on=date(2012, 1, 1), **{**spare, **rest},
        )
        for n in range(number)
    )  # fmt: skip


@pytest.mark.works("S33.1")
def test_quota_of_both_tiers_less_people_present_leaves_vacant_posts(units):
    QuotaFactory(unit=units["H21.02"], posts=1300)
    QuotaFactory(unit=units["H21.31"], posts=1373)
    _employ(units["H21.02"], 1250)
    _employ(units["H21.31"], 1317)
    seen = {"as_of": date(2021, 5, 30)}
    assert value("personnel.civil_quota", **seen) == 2673
    assert value(PRESENT, **seen) == 2567
    assert value("personnel.civil_posts_vacant", **seen) == 106


@pytest.mark.works("S33.2")
def test_contracts_in_administration_add_up_over_tiers(units):
    ContractFactory.create_batch(3, unit=units["H21.02"])
    ContractFactory.create_batch(2, unit=units["H21.31"])
    ContractFactory(unit=units["H21.16.S01"], body=BodyKind.PUBLIC_UNIT)
    ContractFactory(unit=units["H21.02"], last_on=date(2021, 6, 14))
    name = "personnel.contracts_in_administration"
    assert value(name) == 5
    assert (value(name, tiers=("department",)), value(name, tiers=("district",))) == (3, 2)


@pytest.mark.works("S33.3")
def test_hiring_into_a_unit_without_vacant_post_is_warned_about(units):
    QuotaFactory(unit=units["H21.31"], posts=1, public=True)
    school = units["H21.31.S01"]
    ask = {"kind": QuotaKind.PUBLIC_UNIT, "on": AS_OF}
    assert vacancy_warning(school.pk, **ask) == ""
    EmploymentFactory(unit=school, public=True)
    assert "Pleiku không còn chỉ tiêu trống" in vacancy_warning(school.pk, **ask)


def test_a_vacancy_of_another_district_does_not_help(units):
    QuotaFactory(unit=units["H21.43"], posts=5)
    warned = vacancy_warning(units["H21.31"].pk, kind=QuotaKind.CIVIL_SERVICE, on=AS_OF)
    assert "được giao 0" in warned


@pytest.mark.works("S33.4")
def test_people_present_follow_the_day_asked_about(units):
    at = units["H21.02"]
    EmploymentFactory(unit=at, first_on=date(2021, 4, 20))
    EmploymentFactory(unit=at, last_on=date(2021, 3, 31))
    EmploymentFactory(unit=at, last_on=date(2021, 5, 29))
    assert value(PRESENT, as_of=date(2021, 3, 31)) == 2
    assert value(PRESENT, as_of=date(2021, 4, 1)) == 1
    assert value(PRESENT, as_of=date(2021, 4, 20)) == 2
    assert value(PRESENT, as_of=date(2021, 5, 30)) == 1


def test_public_employees_count_only_when_the_budget_pays_them(units):
    EmploymentFactory(unit=units["H21.16.S01"], public=True)
    EmploymentFactory(unit=units["H21.16.S01"], self_paid=True)
    EmploymentFactory(unit=units["H21.16"])
    assert value("personnel.public_employees_present") == 1
    assert value("personnel.public_employees_present", "H21.31") == 0


def test_a_quota_takes_its_adjustments_from_their_own_day(units):
    QuotaFactory(unit=units["H21.02"], posts=10)
    QuotaFactory(unit=units["H21.02"], posts=-3, decided_on=date(2021, 3, 10))
    assert value("personnel.civil_quota", as_of=date(2021, 3, 9)) == 10
    assert value("personnel.civil_quota", as_of=date(2021, 3, 10)) == 7


def test_a_quota_of_another_year_kind_or_unit_does_not_count(units):
    QuotaFactory(unit=units["H21.02"], year=2020)
    QuotaFactory(unit=units["H21.02"], public=True, posts=4)
    QuotaFactory(unit=units["H21.31"], posts=5)
    assert value("personnel.civil_quota", "H21.02") == 0
    assert value("personnel.public_quota", "H21.02") == 4
    assert value("personnel.public_posts_vacant", "H21.02") == 4
