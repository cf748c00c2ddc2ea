from datetime import date, timedelta

import pytest

from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.access.powers import Powers, everyone_with
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import ForbiddenProblem

ON = date(2021, 6, 15)
FIRST, LAST = date(2021, 6, 1), date(2021, 6, 30)


@pytest.fixture
def account(units):
    return Account.objects.create_user("lan", full_name="Nguyễn Thị Lan")


def _give(account, unit, *permissions, first=FIRST, last=LAST):
    role = Role.objects.create(
        code=f"r{Role.objects.count()}", name="x", permissions=list(permissions)
    )
    return Grant.objects.create(account=account, role=role, unit=unit, first_on=first, last_on=last)


def _codes(units, ids):
    return {code for code, unit in units.items() if unit.pk in ids}


def test_a_permission_reaches_every_unit_under_the_grant_and_no_other(units, account):
    _give(account, units["H21.31"], "mail.see")
    ids = Powers.of(account, on=ON).unit_ids("mail.see", Tree.at(ON))
    assert _codes(units, ids) == {"H21.31", "H21.31.01", "H21.31.02", "H21.31.S01"}


def test_two_grants_add_up_for_one_permission_and_not_for_another(units, account):
    _give(account, units["H21.31.01"], "mail.see", "mail.change")
    _give(account, units["H21.43.01"], "mail.see")
    powers, tree = Powers.of(account, on=ON), Tree.at(ON)
    assert _codes(units, powers.unit_ids("mail.see", tree)) == {"H21.31.01", "H21.43.01"}
    assert _codes(units, powers.unit_ids("mail.change", tree)) == {"H21.31.01"}


def test_a_permission_nobody_gave_is_refused(units, account):
    powers = Powers.of(account, on=ON)
    with pytest.raises(ForbiddenProblem) as caught:
        powers.unit_ids("mail.see", Tree.at(ON))
    assert caught.value.status == 403
    assert "mail.see" in caught.value.why


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (FIRST - timedelta(days=1), False), (FIRST, True), (LAST, True),
        (LAST + timedelta(days=1), False),
    ],
)  # fmt: skip
def test_a_grant_holds_from_its_first_to_its_last_day(units, account, day, holds):
    _give(account, units["H21"], "mail.see")
    assert ("mail.see" in Powers.of(account, on=day).permissions) is holds


def test_powers_are_read_in_one_query(units, account, django_assert_num_queries):
    for code in ("H21.31", "H21.43"):
        _give(account, units[code], "mail.see", "mail.change")
    with django_assert_num_queries(1):
        powers = Powers.of(account, on=ON)
        powers.check("mail.change")
    assert powers.roots("mail.see") == {"H21.31", "H21.43"}


def test_everyone_with_a_permission_leaves_out_closed_accounts_and_other_days(units, account):
    _give(account, units["H21"], "mail.see")
    assert list(everyone_with("mail.see", on=ON)) == [account]
    assert not everyone_with("mail.see", on=LAST + timedelta(days=1))
    Account.objects.update(is_active=False)
    assert not everyone_with("mail.see", on=ON)
