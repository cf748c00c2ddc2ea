"""`konia token new|list|revoke`: the tokens by which programs use the API."""

import argparse
from datetime import timedelta
from typing import Any

from django.utils import timezone

from konia.faces.ui.context import today
from konia.kernel.access.token_actions import make_token, revoke_token
from konia.kernel.access.tokens import ApiToken

BY = "console"
DAYS = 365


def add_commands(commands: Any) -> None:
    """Add the commands of tokens."""
    token: argparse.ArgumentParser = commands.add_parser("token", help="mã truy cập API")
    verbs = token.add_subparsers(dest="verb", required=True, metavar="VIỆC")
    new: argparse.ArgumentParser = verbs.add_parser("new", help="tạo mã, in ra một lần")
    new.add_argument("username", help="tài khoản mà phần mềm dùng")
    new.add_argument("--name", required=True, help="dùng cho phần mềm nào")
    new.add_argument("--scope", action="append", default=[], help="giới hạn ở quyền này")
    new.add_argument("--unit", default="", help="giới hạn ở đơn vị này và cấp dưới")
    new.add_argument("--days", type=int, default=DAYS, help=f"số ngày dùng được ({DAYS})")
    new.set_defaults(run=_new)
    verbs.add_parser("list", help="các mã đã tạo").set_defaults(run=_list)
    end: argparse.ArgumentParser = verbs.add_parser("revoke", help="thu hồi mã")
    end.add_argument("number", type=int, help="số của mã, xem bằng konia token list")
    end.set_defaults(run=_revoke)


def _new(asked: argparse.Namespace) -> None:
    made, text = make_token(
        asked.username, name=asked.name, scopes=asked.scope, unit=asked.unit,
        expires_on=today() + timedelta(days=asked.days), at=timezone.now(), by=BY,
    )  # fmt: skip
    print(f"Mã số {made.pk}, dùng đến hết ngày {made.expires_on:%d/%m/%Y}. Chỉ hiện một lần:")
    print(text)


def _list(asked: argparse.Namespace) -> None:
    for one in ApiToken.objects.newest_first():
        used = f"{timezone.localtime(one.last_used_at):%d/%m/%Y %H:%M}" if one.last_used_at else "–"
        unit = one.unit.code if one.unit else "mọi đơn vị của tài khoản"
        scopes = ", ".join(one.scopes) or "mọi quyền của tài khoản"
        state = "đã thu hồi" if one.revoked_at else f"đến {one.expires_on or 'không thời hạn'}"
        print(f"{one.pk:>4}  {one.account.username:<20} {one.name:<30} {state}")
        print(f"      {unit}; {scopes}; dùng lần cuối: {used}")


def _revoke(asked: argparse.Namespace) -> None:
    ended = revoke_token(asked.number, at=timezone.now(), by=BY)
    print(f"Đã thu hồi mã số {ended.pk} ({ended.name}).")
