from datetime import date, timedelta

import pytest

from konia.domains.personnel.actions import approve_batch
from konia.domains.personnel.models import DownsizingBatch
from konia.kernel.figures.relations import RELATIONS, RelationKind
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip
from konia.testing.questions import AS_OF, H1, answer, value

from .factories import BatchFactory, CaseFactory, EmploymentFactory, QuotaFactory

PERIOD, SINCE = "personnel.civil_downsized_in_period", "personnel.civil_downsized_since_2015"
ON = date(2020, 12, 10)


def _batch(unit, *, amount=100_000_000):
    """One case of a person in post, proposed and not approved."""
    work = EmploymentFactory(unit=unit)
    batch = BatchFactory(unit=unit, amount_vnd=amount)
    CaseFactory(unit=unit, batch=batch, person_code=work.person_code, proposed=True)
    return batch


@pytest.mark.works("S34.1")
def test_people_of_an_approved_batch_leave_on_the_day_of_their_case(units, minh):
    batch = _batch(units["H21.02"])
    approve_batch(batch.code, decision="1/QĐ", on=ON, by=minh)
    present = "personnel.civil_servants_present"
    assert value(present, as_of=date(2021, 1, 31)) == 1
    assert value(present, as_of=date(2021, 2, 1)) == 0
    assert value(PERIOD) == 1


def test_a_batch_that_is_not_approved_moves_nobody(units):
    _batch(units["H21.02"])
    assert value("personnel.civil_servants_present") == 1
    assert (value(PERIOD), value(SINCE)) == (0, 0)


@pytest.mark.works("S34.2")
def test_downsized_in_the_period_and_since_2015_are_two_numbers(units):
    at = units["H21.02"]
    CaseFactory(unit=at)
    for day in (date(2015, 12, 31), date(2016, 1, 1), H1.first - timedelta(days=1)):
        CaseFactory(unit=at, effective_on=day, approved_on=day)
    assert (value(PERIOD), value(SINCE)) == (1, 3)
    kept = [r for r in RELATIONS if r.left == (PERIOD,) and r.right == SINCE]
    assert RelationKind.NOT_THE_SAME in {relation.kind for relation in kept}


@pytest.mark.works("S34.3")
def test_the_share_cut_compares_the_quota_with_that_of_2015(units):
    QuotaFactory(unit=units["H21.02"], posts=2977, baseline=True)
    QuotaFactory(unit=units["H21.02"], posts=2673)
    found = answer("personnel.civil_quota_cut_share")
    assert (found.part, found.whole) == (304, 2977)
    assert str(round(found.value, 1)) == "10.2"
    assert value("personnel.civil_quota_cut") == 304


def test_the_public_share_cut_is_asked_of_its_own_quota(units):
    QuotaFactory(unit=units["H21.02"], posts=29_342, baseline=True, public=True)
    QuotaFactory(unit=units["H21.02"], posts=26_407, public=True)
    assert str(value("personnel.public_quota_cut_share")) == "10.00"
    assert value("personnel.public_quota_cut") == 2935
    assert value("personnel.civil_quota_cut_share") is None


@pytest.mark.works("S34.4")
def test_a_batch_whose_benefits_differ_from_its_amount_is_refused(units, minh):
    batch = _batch(units["H21.02"], amount=99)
    with pytest.raises(FieldProblems) as caught:
        approve_batch(batch.code, decision="1/QĐ", on=ON, by=minh)
    assert "100000000" in caught.value.fields["amount_vnd"][0]
    assert DownsizingBatch.objects.out_of_balance().get() == batch


def test_a_balanced_batch_is_not_listed_as_out_of_balance(units):
    _batch(units["H21.02"])
    assert not DownsizingBatch.objects.out_of_balance().exists()


def test_nobody_approves_a_batch_of_another_unit(units, hoa):
    batch = _batch(units["H21.31"])
    with pytest.raises(ForbiddenProblem):
        approve_batch(batch.code, decision="1/QĐ", on=ON, by=hoa)


def test_a_batch_is_approved_once(units, minh):
    batch = _batch(units["H21.02"])
    approve_batch(batch.code, decision="1/QĐ", on=ON, by=minh)
    with pytest.raises(TooLateProblem):
        approve_batch(batch.code, decision="2/QĐ", on=ON, by=minh)


def test_an_unknown_batch_is_not_found(units, minh):
    with pytest.raises(NotFoundProblem):
        approve_batch("TG0", decision="1/QĐ", on=ON, by=minh)


@pytest.mark.parametrize("day", [H1.first, H1.last])
def test_both_ends_of_the_period_count(units, day):
    CaseFactory(unit=units["H21.02"], effective_on=day)
    CaseFactory(unit=units["H21.16.S01"], effective_on=day, public=True)
    assert value(PERIOD) == value("personnel.public_downsized_in_period") == 1


@pytest.mark.parametrize("day", [H1.first - timedelta(days=1), H1.last + timedelta(days=1)])
def test_days_beside_the_period_do_not_count(units, day):
    CaseFactory(unit=units["H21.02"], effective_on=day)
    CaseFactory(unit=units["H21.16.S01"], effective_on=day, public=True)
    assert value(PERIOD) == value("personnel.public_downsized_in_period") == 0


def test_a_case_after_the_moment_is_not_yet_cumulative(units):
    CaseFactory(unit=units["H21.16.S01"], public=True, effective_on=AS_OF + timedelta(days=1))
    assert value("personnel.public_downsized_since_2015") == 0
