from datetime import date, timedelta

import pytest
from django.utils import timezone

from konia.kernel.access.actions import (
    TRIES,
    TRIES_FROM_ONE_ADDRESS,
    WINDOW,
    TooManyTriesError,
    check_tries,
    end_grant,
    forget_failures,
    grant,
    lend,
    note_failure,
)  # fmt: skip
from konia.kernel.access.models import Account, Grant, Role, SignInAttempt
from konia.kernel.access.powers import Powers
from konia.kernel.audit.models import Entry
from konia.kernel.rooms.problems import Problem

FIRST, LAST = date(2021, 6, 1), date(2021, 6, 30)


@pytest.fixture
def given(units):
    """Lan holds a role in Pleiku in June."""
    for name in ("lan", "hoa"):
        Account.objects.create_user(name, full_name=name)
    Role.objects.create(code="clerk", name="Văn thư", permissions=["mail.see"])
    return grant("lan", "clerk", "H21.31", by="minh", first_on=FIRST, last_on=LAST)


def _may(name, on):
    return "mail.see" in Powers.of(Account.objects.get(username=name), on=on).permissions


def test_a_grant_is_written_with_who_gave_it(given):
    entry = Entry.objects.get(act="access.grant")
    assert (entry.by, entry.subject_id, entry.unit_code) == ("minh", given.pk, "H21.31")
    assert entry.detail == {"account": "lan", "role": "clerk"}


def test_an_ended_grant_holds_on_its_last_day_and_not_after(given):
    end_grant(given.pk, by="minh", on=date(2021, 6, 10))
    assert _may("lan", date(2021, 6, 10))
    assert not _may("lan", date(2021, 6, 11))
    assert Entry.objects.filter(act="access.end_grant", subject_id=given.pk).exists()


def test_ending_a_grant_never_makes_it_longer(given):
    end_grant(given.pk, by="minh", on=LAST + timedelta(days=30))
    assert Grant.objects.get(pk=given.pk).last_on == LAST


def test_a_lent_grant_holds_on_the_days_of_the_loan_only(given):
    lend(given.pk, "hoa", by="lan", first_on=date(2021, 6, 7), last_on=date(2021, 6, 9))
    days = [date(2021, 6, n) for n in (6, 7, 9, 10)]
    assert [_may("hoa", day) for day in days] == [False, True, True, False]
    assert _may("lan", date(2021, 6, 8))


def test_a_loan_names_who_lent(given):
    lent = lend(given.pk, "hoa", by="lan", first_on=FIRST, last_on=LAST)
    assert lent.lent_by.username == "lan"
    assert Entry.objects.get(act="access.lend").by == "lan"


def test_what_was_lent_ends_with_the_grant_it_came_from(given):
    Account.objects.create_user("thu", full_name="thu")
    first = lend(given.pk, "hoa", by="lan", first_on=FIRST, last_on=LAST)
    second = lend(first.pk, "thu", by="hoa", first_on=date(2021, 6, 5), last_on=LAST)
    end_grant(given.pk, by="minh", on=date(2021, 6, 10))
    assert _may("hoa", date(2021, 6, 10))
    assert not any(_may(name, date(2021, 6, 11)) for name in ("lan", "hoa", "thu"))
    assert Entry.objects.get(act="access.end_grant").detail == {"lent": [first.pk, second.pk]}


def test_a_loan_that_had_not_begun_when_its_grant_ended_never_holds(given):
    lend(given.pk, "hoa", by="lan", first_on=date(2021, 6, 20), last_on=LAST)
    end_grant(given.pk, by="minh", on=date(2021, 6, 10))
    assert not any(_may("hoa", date(2021, 6, day)) for day in range(1, 31))


def test_a_loan_that_ended_sooner_keeps_its_days(given):
    lent = lend(given.pk, "hoa", by="lan", first_on=FIRST, last_on=date(2021, 6, 4))
    end_grant(given.pk, by="minh", on=date(2021, 6, 10))
    lent.refresh_from_db()
    assert lent.last_on == date(2021, 6, 4)


def test_only_the_holder_lends(given):
    with pytest.raises(Problem):
        lend(given.pk, "hoa", by="hoa", first_on=FIRST, last_on=LAST)
    assert Grant.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [(FIRST - timedelta(days=1), LAST), (FIRST, LAST + timedelta(days=1))],
)
def test_nobody_lends_beyond_the_days_they_hold(given, first, last):
    with pytest.raises(Problem) as caught:
        lend(given.pk, "hoa", by="lan", first_on=first, last_on=last)
    assert "1/6/2021 đến 30/6/2021" in caught.value.why


def test_too_many_wrong_passwords_stop_the_name(db):
    for _ in range(TRIES - 1):
        note_failure("lan", "10.0.0.1")
    check_tries("lan", "10.0.0.2")
    note_failure("lan", "10.0.0.1")
    with pytest.raises(TooManyTriesError) as caught:
        check_tries("lan", "10.0.0.2")
    assert caught.value.status == 429


def test_too_many_names_tried_from_one_address_stop_the_address(db):
    for number in range(TRIES_FROM_ONE_ADDRESS):
        note_failure(f"name{number}", "10.0.0.1")
    with pytest.raises(TooManyTriesError):
        check_tries("lan", "10.0.0.1")
    check_tries("lan", "10.0.0.2")


def test_old_failures_no_longer_count(db):
    for _ in range(TRIES):
        note_failure("lan", "10.0.0.1")
    SignInAttempt.objects.update(at=timezone.now() - WINDOW - timedelta(seconds=1))
    check_tries("lan", "10.0.0.1")


def test_a_right_password_clears_the_name_only(db):
    for name in ("lan", "hoa"):
        note_failure(name, "10.0.0.1")
    forget_failures("lan")
    assert list(SignInAttempt.objects.values_list("username", flat=True)) == ["hoa"]


def test_an_account_without_a_password_cannot_sign_in(db):
    account = Account.objects.create_user("may", full_name="Máy")
    assert not account.has_usable_password()
