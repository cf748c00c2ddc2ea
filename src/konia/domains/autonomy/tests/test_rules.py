from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from konia.domains.autonomy.models import UnitAutonomy
from konia.domains.autonomy.registers import PUBLIC_UNITS
from konia.kernel.registers import actions, listing
from konia.kernel.rooms.problems import FieldProblems

from .factories import AdminFactory, CompanyFactory, EnterpriseFactory, EntryFactory

VALUES = {
    "decree": "43-16", "level": 4, "decision": "1/QĐ", "decided_on": date(2020, 12, 1),
    "first_on": date(2021, 1, 1),
}  # fmt: skip


def test_a_second_level_on_the_same_days_is_refused_at_entry(units, minh):
    EntryFactory(unit=units["H21.S01"])
    with pytest.raises(FieldProblems) as caught:
        actions.enter(PUBLIC_UNITS, VALUES | {"unit": units["H21.S01"].pk}, by=minh)
    assert "Trùng thời gian" in caught.value.fields["first_on"][0]


def test_a_new_level_follows_one_that_ended(units, minh):
    EntryFactory(unit=units["H21.S01"], last_on=date(2020, 12, 31))
    actions.enter(PUBLIC_UNITS, VALUES | {"unit": units["H21.S01"].pk}, by=minh)
    assert UnitAutonomy.objects.count() == 2


@pytest.mark.parametrize("make", [EntryFactory, AdminFactory])
def test_the_database_too_refuses_two_entries_on_one_day(units, make):
    make(unit=units["H21.S01"], last_on=date(2020, 12, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        make(unit=units["H21.S01"], first_on=date(2020, 12, 31))
    make(unit=units["H21.16.S01"])


@pytest.mark.parametrize(
    ("make", "values", "field"),
    [
        (EntryFactory, {"applied_on": date(2017, 1, 1)}, "applied_on"),
        (EntryFactory, {"level": 5}, "level"),
        (EntryFactory, {"last_on": date(2017, 1, 1)}, "__all__"),
        (EnterpriseFactory, {"plan": "equitise"}, "listed_on"),
        (EnterpriseFactory, {"listed": True, "finished_on": date(2019, 1, 1)}, "finished_on"),
    ],
)
def test_a_record_against_the_rules_is_refused_at_its_field(units, make, values, field):
    with pytest.raises(ValidationError) as caught:
        make.build(unit=units["H21.S01"], **values).full_clean()
    assert field in caught.value.message_dict


def test_a_unit_is_converted_once(units):
    CompanyFactory(unit=units["H21.S01"])
    with pytest.raises(ValidationError):
        CompanyFactory.build(unit=units["H21.S01"]).full_clean()


def test_nobody_sees_the_autonomy_of_another_district(units, hoa, lan):
    EntryFactory(unit=units["H21.31.S01"])
    assert listing.list_page(PUBLIC_UNITS, {}, by=hoa).total == 0
    assert listing.list_page(PUBLIC_UNITS, {}, by=lan).total == 1
