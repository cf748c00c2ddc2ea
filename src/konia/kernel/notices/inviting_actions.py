"""New officials are told of their account, with a link by which they set a password.

The link is made when the worker takes the message: until then no secret is written anywhere.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from konia.kernel.access.models import Account
from konia.kernel.access.official_actions import ask_password_link, make_official
from konia.kernel.access.officials import OfficialAsked
from konia.kernel.access.powers import Powers
from konia.kernel.access.resets import path_of_link
from konia.kernel.access.role_actions import RoleAsked, grant_role
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import FieldProblems

from .forgotten_actions import PATH
from .sending import Recipient, notify

OPENED = "access.official_opened"


@transaction.atomic(durable=True)
def open_official(
    asked: OfficialAsked, *, role: RoleAsked | None = None, at: datetime, by: Powers
) -> Account:
    """Open an official's account, with a first role if one is named, and tell its owner.

    Who has no mailbox is told by whoever opened it. Pressed twice it is one act.
    Raises: FieldProblems, ForbiddenProblem.
    """
    account = make_official(asked, by=by)
    if role is not None:
        grant_role(account, role, by=by)
    if account.email:
        _post(account, at)
    return account


@transaction.atomic(durable=True)
def send_password_link(pk: int, *, at: datetime, by: Powers) -> Account:
    """Send the owner of an account a link by which they set a password; once a minute at most.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    account = ask_password_link(pk, by=by)
    if not account.email:
        raise FieldProblems({"way": ["Tài khoản chưa ghi thư điện tử."]})
    _post(account, at)
    return account


def _post(account: Account, at: datetime) -> None:
    key = f"{OPENED}:{account.pk}:{at:%Y%m%d%H%M}"
    post(OPENED, {"account": account.pk, "at": f"{at:%Y%m%d%H%M}"}, key=key)


def tell_opened(payload: dict[str, Any]) -> None:
    """Send the link; nothing when the account was switched off or lost its address meanwhile."""
    account = Account.objects.filter(pk=payload["account"], is_active=True).first()
    if account is None or not account.email:
        return
    link = f"{settings.KONIA_SITE_URL}{PATH}{path_of_link(account)}"
    values = {"name": account.full_name, "username": account.username, "link": link}
    notify(
        "notices.official_opened", to=Recipient(name=account.full_name, email=account.email),
        values=values, key=f"official_opened:{account.pk}:{payload['at']}",
    )  # fmt: skip
