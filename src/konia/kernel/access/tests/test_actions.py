from datetime import timedelta

import pytest
from django.utils import timezone

from konia.kernel.access.actions import (
    TRIES,
    TRIES_FROM_ONE_ADDRESS,
    WINDOW,
    TooManyTriesError,
    check_tries,
    forget_failures,
    note_failure,
)  # fmt: skip
from konia.kernel.access.models import Account, SignInAttempt


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
