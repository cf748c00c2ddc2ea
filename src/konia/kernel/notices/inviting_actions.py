"""New officials are told of their account, with a link by which they set a password.

The link is made when the worker takes the message: until then no secret is written anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
from konia.kernel.org.tree import Tree
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import FieldProblems

from .forgotten_actions import PATH
from .sending import Recipient, notify

OPENED = "access.official_opened"


@dataclass(frozen=True)
class Newcomer:
    """An account to be opened, with the role it begins with, if any."""

    asked: OfficialAsked
    role: RoleAsked | None = None


@dataclass
class Taken:
    """What became of many. opened: how many are new; bad: place -> field -> what is wrong."""

    opened: int = 0
    bad: dict[int, dict[str, list[str]]] = field(default_factory=dict)


@transaction.atomic(durable=True)
def open_official(newcomer: Newcomer, *, at: datetime, by: Powers) -> Account:
    """Open an official's account and tell its owner; pressed twice it is one act.

    Who has no mailbox is told by whoever opened it. Raises: FieldProblems, ForbiddenProblem.
    """
    return _open(newcomer, at=at, tree=Tree.at(by.on), by=by)[0]


@transaction.atomic(durable=True)
def open_officials(newcomers: Sequence[Newcomer], *, at: datetime, by: Powers, keep: bool) -> Taken:
    """Open many accounts at once; the wrong ones are named, the others opened when keep says so.

    Not kept, it is only found out what would happen. Those that exist as asked are left alone.
    """
    taken, tree = Taken(), Tree.at(by.on)
    for place, newcomer in enumerate(newcomers):
        try:
            with transaction.atomic():
                taken.opened += _open(newcomer, at=at, tree=tree, by=by)[1]
        except FieldProblems as problems:
            taken.bad[place] = {name: list(words) for name, words in problems.fields.items()}
    transaction.set_rollback(not keep)
    return taken


def _open(newcomer: Newcomer, *, at: datetime, tree: Tree, by: Powers) -> tuple[Account, bool]:
    """An account that exists as asked is left alone: it may be stronger than who asks."""
    account, fresh = make_official(newcomer.asked, tree=tree, by=by)
    if fresh and newcomer.role is not None:
        grant_role(account, newcomer.role, tree=tree, by=by)
    if fresh and account.email:
        _post(account, at)
    return account, fresh


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
