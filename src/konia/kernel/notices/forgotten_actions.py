"""Officials who forgot their password: a link goes to the e-mail address on their account.

What the request does is the same whether or not there is such an account: it leaves a message.
The account is looked up when the worker takes the message, so neither the answer nor the time it
takes tells who has one.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from konia.kernel.access.models import Account, AccountKind
from konia.kernel.access.resets import (
    account_of_link,
    officials_named,
    path_of_link,
    take_password,
)
from konia.kernel.access.turns import digest_of
from konia.kernel.audit.register import record
from konia.kernel.outbox.post import post

from .sending import Recipient, notify

ASKED = "access.official_reset"
PATH = "/lam-viec/dang-nhap/dat-lai-mat-khau/"
MOST_CHARS = 254


@transaction.atomic(durable=True)
def ask_official_reset(said: str, *, at: datetime) -> None:
    """Have a link sent to the official of this name or e-mail address, if there is one.

    Pressed twice within a minute it is asked once.
    """
    asked = said.strip()[:MOST_CHARS]
    key = f"{ASKED}:{digest_of(asked)}:{at:%Y%m%d%H%M}"
    post(ASKED, {"said": asked, "key": key}, key=key)


def send_links(payload: dict[str, Any]) -> None:
    """Send what was asked for. The link begins with the site's address as it is configured."""
    for account in officials_named(payload["said"]):
        link = f"{settings.KONIA_SITE_URL}{PATH}{path_of_link(account)}"
        _tell("official_reset", account, key=digest_of(payload["key"])[:40], link=link)
        record("ask_reset", by=account.username, subject="access.account", subject_id=account.pk)


def official_of_link(uid: str, token: str) -> Account:
    """The official a link is for. Raises: NotFoundProblem when it is used, old or made up."""
    return account_of_link(uid, token, kind=AccountKind.OFFICIAL)


@transaction.atomic(durable=True)
def set_official_password(uid: str, token: str, password: str) -> Account:
    """Set the password a link was sent for; every session ends. Raises: NotFoundProblem."""
    account = take_password(uid, token, password, kind=AccountKind.OFFICIAL)
    _tell("official_password_changed", account, key=digest_of(token)[:40])
    return account


def _tell(template: str, account: Account, *, key: str, **values: str) -> None:
    to = Recipient(name=account.full_name, email=account.email)
    told = {"name": account.full_name, "username": account.username, **values}
    notify(f"notices.{template}", to=to, values=told, key=f"{template}:{account.pk}:{key}")
