"""Signing in as somebody of the public: by e-mail or telephone number."""

from typing import Any

from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.db.models import QuerySet

from konia.kernel.rooms.questions import Question

from .models import Account, AccountKind


class OfficialBackend(ModelBackend):
    """Finds an account by its user name."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, unless it was switched off."""
        return account_in_use(user_id)


class CitizenBackend(BaseBackend):
    """Finds a citizen's account by the e-mail address or telephone number it was opened with."""

    def authenticate(
        self, request: Any, contact: str | None = None, password: str | None = None, **rest: Any
    ) -> Account | None:
        """The account, when the password is right; an unknown contact takes as long as a known."""
        if not contact or password is None:
            return None
        account = citizen_account(contact)
        if account is None:
            Account().set_password(password)
            return None
        return account if account.check_password(password) and account.is_active else None

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, unless it was switched off."""
        return account_in_use(user_id)


def account_in_use(account_id: int) -> Account | None:
    """An account that is not switched off; asked at every request, so that it ends at once."""
    return _IN_USE.one(Account, account_id)


def _in_use(account_id: int) -> "QuerySet[Account]":
    return Account.objects.filter(pk=account_id, is_active=True)


_IN_USE: Question[Account] = Question(_in_use, -987654321)


def citizen_account(contact: str) -> Account | None:
    """The citizen's account opened with an e-mail address or a (plain) telephone number."""
    field = "email" if "@" in contact else "phone"
    held = {field: contact.lower()}
    return Account.objects.filter(kind=AccountKind.CITIZEN, **held).first() if contact else None
