"""Giving, taking and lending roles: also by those who would have more than their own."""

from datetime import date, timedelta

import pytest

from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.access.powers import Powers
from konia.kernel.access.role_actions import (
    RoleAsked,
    change_role,
    end_loan,
    give_role,
    lend_role,
    make_role,
    take_role,
)
from konia.kernel.audit.models import Entry
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

from .people import powers_of

FIRST, LAST = date(2021, 6, 1), date(2021, 6, 30)
MAIL = ["documents.see"]


@pytest.fixture
def chief(units):
    """Who manages the accounts of Pleiku, and sees its documents."""
    return powers_of("chief", "H21.31", permissions=["access.change", *MAIL])


@pytest.fixture
def root(units):
    """Who manages everything."""
    return powers_of("root", "H21")


@pytest.fixture
def people(units):
    """Lan and Thu of Pleiku, Hoa of another district; nobody may do anything."""
    Role.objects.create(code="clerk", name="Văn thư", permissions=MAIL)
    made = {}
    for name, code in (("lan", "H21.31"), ("thu", "H21.31"), ("hoa", "H21.43")):
        made[name] = Account.objects.create_user(name, full_name=name, unit=units[code])
    return made


@pytest.fixture
def given(chief, people):
    """Lan holds a role in Pleiku in June."""
    return give_role(people["lan"].pk, RoleAsked("clerk", "H21.31", FIRST, LAST), by=chief)


def _may(name, on):
    return "documents.see" in Powers.of(Account.objects.get(username=name), on=on).permissions


def as_of(name, day=15):
    return Powers.of(Account.objects.get(username=name), on=date(2021, 6, day))


def test_a_role_is_written_with_who_gave_it(given):
    entry = Entry.objects.get(act="access.grant")
    assert (entry.by, entry.subject_id, entry.unit_code) == ("chief", given.pk, "H21.31")
    assert entry.detail == {"account": "lan", "role": "clerk"}


def test_pressed_twice_a_role_is_given_once(given, chief, people):
    give_role(people["lan"].pk, RoleAsked("clerk", "H21.31", FIRST, LAST), by=chief)
    assert Grant.objects.filter(account=people["lan"]).count() == 1
    assert Entry.objects.filter(act="access.grant").count() == 1


def test_a_role_held_already_is_not_given_again_for_days_between(given, chief, people):
    asked = RoleAsked("clerk", "H21.31", date(2021, 6, 30), None)
    with pytest.raises(FieldProblems):
        give_role(people["lan"].pk, asked, by=chief)
    later = RoleAsked("clerk", "H21.31", date(2021, 7, 1), None)
    assert give_role(people["lan"].pk, later, by=chief).pk != given.pk


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (RoleAsked("clerk", "H21.43", FIRST), "unit"),
        (RoleAsked("clerk", "H21", FIRST), "unit"),
        (RoleAsked("clerk", "không có", FIRST), "unit"),
        (RoleAsked("nothing", "H21.31", FIRST), "role"),
        (RoleAsked("signer", "H21.31", FIRST), "role"),
        (RoleAsked("clerk", "H21.31", LAST, FIRST), "last_on"),
    ],
)
def test_nobody_gives_what_is_not_theirs(chief, people, asked, field):
    Role.objects.create(code="signer", name="Ký", permissions=["documents.see", "dossiers.sign"])
    with pytest.raises(FieldProblems) as caught:
        give_role(people["lan"].pk, asked, by=chief)
    assert field in caught.value.fields
    assert not Grant.objects.filter(account=people["lan"]).exists()


def test_accounts_of_other_units_and_stronger_ones_are_not_touched(chief, people, root):
    for pk in (people["hoa"].pk, 0):
        with pytest.raises(NotFoundProblem):
            give_role(pk, RoleAsked("clerk", "H21.31", FIRST), by=chief)
    strong = powers_of("strong", "H21.31", permissions=["dossiers.sign"]).account
    with pytest.raises(ForbiddenProblem):
        give_role(strong.pk, RoleAsked("clerk", "H21.31", FIRST), by=chief)
    grant = Grant.objects.get(account=strong)
    with pytest.raises(ForbiddenProblem):
        take_role(grant.pk, on=LAST, by=chief)
    assert take_role(grant.pk, on=LAST, by=root).last_on == LAST


def test_an_ended_role_holds_on_its_last_day_and_not_after(given, chief):
    take_role(given.pk, on=date(2021, 6, 20), by=chief)
    assert _may("lan", date(2021, 6, 20))
    assert not _may("lan", date(2021, 6, 21))
    assert Entry.objects.filter(act="access.end_grant", subject_id=given.pk).exists()


def test_ending_a_role_never_makes_it_longer(given, chief):
    take_role(given.pk, on=LAST + timedelta(days=30), by=chief)
    assert Grant.objects.get(pk=given.pk).last_on == LAST


def test_a_lent_role_holds_on_the_days_of_the_loan_only(given, people):
    lend_role(given.pk, "hoa", first_on=date(2021, 6, 17), last_on=date(2021, 6, 19),
              by=as_of("lan"))  # fmt: skip
    days = [date(2021, 6, n) for n in (16, 17, 19, 20)]
    assert [_may("hoa", day) for day in days] == [False, True, True, False]
    assert _may("lan", date(2021, 6, 18))
    assert Entry.objects.get(act="access.lend").by == "lan"
    assert Grant.objects.get(account=people["hoa"]).lent_by == people["lan"]


def test_pressed_twice_a_role_is_lent_once(given):
    for _ in range(2):
        lend_role(given.pk, "hoa", first_on=FIRST, last_on=LAST, by=as_of("lan"))
    assert Grant.objects.filter(lent_from=given).count() == 1
    with pytest.raises(FieldProblems):
        lend_role(given.pk, "hoa", first_on=FIRST, last_on=FIRST, by=as_of("lan"))


def test_only_the_holder_lends_and_what_was_lent_is_not_lent_on(given):
    with pytest.raises(NotFoundProblem):
        lend_role(given.pk, "thu", first_on=FIRST, last_on=LAST, by=as_of("hoa"))
    lent = lend_role(given.pk, "hoa", first_on=FIRST, last_on=LAST, by=as_of("lan"))
    with pytest.raises(ForbiddenProblem):
        lend_role(lent.pk, "thu", first_on=FIRST, last_on=LAST, by=as_of("hoa"))


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (FIRST - timedelta(days=1), LAST, "first_on"),
        (FIRST, LAST + timedelta(days=1), "first_on"),
        (LAST, FIRST, "last_on"),
    ],
)
def test_nobody_lends_beyond_the_days_they_hold(given, first, last, field):
    with pytest.raises(FieldProblems) as caught:
        lend_role(given.pk, "hoa", first_on=first, last_on=last, by=as_of("lan"))
    assert field in caught.value.fields


@pytest.mark.parametrize("to", ["lan", "khong-co", "cd-binh", "off"])
def test_a_role_is_lent_to_another_official_in_service_only(given, to):
    Account.objects.create_user("cd-binh", full_name="Bình", kind="citizen")
    Account.objects.create_user("off", full_name="Off", is_active=False)
    with pytest.raises(FieldProblems):
        lend_role(given.pk, to, first_on=FIRST, last_on=LAST, by=as_of("lan"))


def test_what_was_lent_ends_with_the_role_it_came_from(given, chief):
    lent = lend_role(given.pk, "hoa", first_on=FIRST, last_on=LAST, by=as_of("lan"))
    take_role(given.pk, on=date(2021, 6, 20), by=chief)
    assert _may("hoa", date(2021, 6, 20))
    assert not any(_may(name, date(2021, 6, 21)) for name in ("lan", "hoa"))
    assert Entry.objects.get(act="access.end_grant").detail == {"lent": [lent.pk]}


def test_a_loan_that_had_not_begun_when_its_role_ended_never_holds(given, chief):
    lend_role(given.pk, "hoa", first_on=date(2021, 6, 25), last_on=LAST, by=as_of("lan"))
    take_role(given.pk, on=date(2021, 6, 20), by=chief)
    assert not any(_may("hoa", date(2021, 6, day)) for day in range(1, 31))


def test_a_loan_that_ended_sooner_keeps_its_days(given, chief):
    lent = lend_role(given.pk, "hoa", first_on=FIRST, last_on=date(2021, 6, 4), by=as_of("lan"))
    take_role(given.pk, on=date(2021, 6, 20), by=chief)
    lent.refresh_from_db()
    assert lent.last_on == date(2021, 6, 4)


def test_the_lender_takes_a_loan_back_and_nobody_else_does(given):
    lent = lend_role(given.pk, "hoa", first_on=FIRST, last_on=LAST, by=as_of("lan"))
    for name in ("hoa", "thu"):
        with pytest.raises(NotFoundProblem):
            end_loan(lent.pk, on=FIRST, by=as_of(name))
    end_loan(lent.pk, on=date(2021, 6, 15), by=as_of("lan"))
    assert not _may("hoa", date(2021, 6, 16))


def test_what_an_account_lent_does_not_hold_once_it_is_switched_off(given, people):
    lend_role(given.pk, "hoa", first_on=FIRST, last_on=LAST, by=as_of("lan"))
    Account.objects.filter(pk=people["lan"].pk).update(is_active=False)
    assert not _may("hoa", date(2021, 6, 15))


def test_a_role_is_made_and_changed_by_who_manages_the_whole_province(root, people):
    for _ in range(2):
        assert make_role(" Ký duyệt ", ["dossiers.sign"], by=root).code == "ky-duyet"
    for _ in range(2):
        change_role("ky-duyet", name="Ký duyệt", permissions=["dossiers.see"], by=root)
    role = Role.objects.get(code="ky-duyet")
    assert (role.name, role.permissions) == ("Ký duyệt", ["dossiers.see"])
    details = [one.detail for one in Entry.objects.filter(act="access.keep_role").order_by("pk")]
    assert details[1] == {"role": "ky-duyet", "more": ["dossiers.see"], "less": ["dossiers.sign"]}
    assert len(details) == 2, "said again in the same words it is no act"
    with pytest.raises(FieldProblems):
        make_role("Ký duyệt", ["dossiers.sign"], by=root)
    with pytest.raises(NotFoundProblem):
        change_role("khong-co", name="Không có", permissions=["dossiers.see"], by=root)


def test_nobody_else_makes_or_widens_a_role(chief, people):
    with pytest.raises(ForbiddenProblem):
        change_role("clerk", name="Văn thư", permissions=MAIL, by=chief)
    with pytest.raises(ForbiddenProblem):
        make_role("Văn thư mới", MAIL, by=chief)
    half = powers_of("half", "H21", permissions=["access.change", *MAIL])
    for wanted in (["dossiers.sign"], ["made.up"], []):
        with pytest.raises(FieldProblems):
            change_role("clerk", name="Văn thư", permissions=wanted, by=half)
        with pytest.raises(FieldProblems):
            make_role("Mới", wanted, by=half)
    Role.objects.filter(code="clerk").update(permissions=["dossiers.sign"])
    with pytest.raises(FieldProblems):
        change_role("clerk", name="Văn thư", permissions=MAIL, by=half)
