from datetime import timedelta

import pytest

from konia.domains.personnel.states import DisciplineLevel
from konia.testing.questions import H1, value

from .factories import DisciplineFactory

FIGURES = {
    "province_leaders_disciplined": DisciplineLevel.PROVINCE_LEADER,
    "department_and_district_leaders_disciplined": DisciplineLevel.DEPARTMENT_OR_DISTRICT_LEADER,
    "division_leaders_disciplined": DisciplineLevel.DIVISION_LEADER,
    "public_unit_staff_disciplined": DisciplineLevel.PUBLIC_UNIT_STAFF,
}
STAFF = "personnel.public_unit_staff_disciplined"


@pytest.mark.works("S38.1")
def test_disciplined_staff_and_leaders_are_counted_by_unit(units):
    DisciplineFactory(unit=units["H21.43"], level=DisciplineLevel.DIVISION_LEADER)
    DisciplineFactory(unit=units["H21.31.S01"])
    DisciplineFactory.create_batch(7, unit=units["H21.16.S01"])
    assert value("personnel.division_leaders_disciplined") == 1
    assert (value(STAFF), value(STAFF, "H21.31"), value(STAFF, "H21.16")) == (8, 1, 7)


@pytest.mark.works("S38.2")
def test_a_person_disciplined_by_party_and_state_counts_once(units):
    for unit in ("H21.31.S01", "H21.31"):  # the Party file may stand at another unit
        DisciplineFactory(unit=units[unit], person_code="GL1", party=unit == "H21.31")
    assert value(STAFF) == 1


@pytest.mark.works("S38.3")
@pytest.mark.parametrize(("name", "level"), FIGURES.items())
def test_a_case_counts_only_within_the_period_and_level(units, name, level):
    for day in (H1.first, H1.last, H1.first - timedelta(days=1), H1.last + timedelta(days=1)):
        DisciplineFactory(unit=units["H21.02"], level=level, decided_on=day)
    for other in set(DisciplineLevel) - {level}:
        DisciplineFactory(unit=units["H21.02"], level=other)
    assert value(f"personnel.{name}") == 2
