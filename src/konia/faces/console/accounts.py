"""`konia account new|link`: the first account of a house, and a way in for who is locked out."""

import argparse
from typing import Any

from django.conf import settings
from django.utils import timezone

from konia.faces.ui.context import today
from konia.kernel.access.models import Account
from konia.kernel.access.official_actions import make_password_link
from konia.kernel.access.officials import OfficialAsked
from konia.kernel.access.powers import Powers, active_account
from konia.kernel.access.role_actions import RoleAsked
from konia.kernel.notices.forgotten_actions import PATH
from konia.kernel.notices.inviting_actions import Newcomer, open_official
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.plates import all_permissions

BY = "console"


def add_commands(commands: Any) -> None:
    """Add the commands of officials' accounts."""
    account: argparse.ArgumentParser = commands.add_parser("account", help="tài khoản cán bộ")
    verbs = account.add_subparsers(dest="verb", required=True, metavar="VIỆC")
    new: argparse.ArgumentParser = verbs.add_parser("new", help="mở tài khoản, in liên kết")
    new.add_argument("username", help="tên đăng nhập")
    new.add_argument("--name", required=True, help="họ và tên")
    new.add_argument("--unit", required=True, help="mã đơn vị công tác")
    new.add_argument("--role", default="", help="mã vai trò ở đơn vị này, từ hôm nay")
    new.add_argument("--email", default="", help="thư điện tử công vụ")
    new.set_defaults(run=_new)
    link: argparse.ArgumentParser = verbs.add_parser("link", help="in liên kết đặt mật khẩu")
    link.add_argument("username", help="tên đăng nhập")
    link.set_defaults(run=_link)


def _everything() -> Powers:
    """Who sits at the console holds the database, and so may do everything."""
    tree = Tree.at(today())
    roots = frozenset(node.code for node in tree.nodes.values() if node.parent_id is None)
    return Powers(Account(username=BY), today(), dict.fromkeys(all_permissions(), roots))


def _new(asked: argparse.Namespace) -> None:
    who = OfficialAsked(asked.username, asked.name, asked.unit, email=asked.email)
    role = RoleAsked(asked.role, asked.unit, today()) if asked.role else None
    made = open_official(Newcomer(who, role), at=timezone.now(), by=_everything())
    _tell(made)


def _link(asked: argparse.Namespace) -> None:
    _tell(active_account(asked.username))


def _tell(account: Account) -> None:
    _, path = make_password_link(account.pk, by=_everything())
    print(f"Liên kết đặt mật khẩu của {account.username}, dùng một lần, trong một giờ:")
    print(f"{settings.KONIA_SITE_URL}{PATH}{path}")
