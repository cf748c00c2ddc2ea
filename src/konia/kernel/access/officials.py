"""Accounts of officials: what is asked for one, and who may manage it.

Nobody manages an account that may do more than they may: whoever sets somebody's password or
address could act as them.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q, QuerySet

from konia.kernel.org.tree import Tree
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

from .managing import MANAGE, accounts_managed, beyond
from .models import Account, Grant
from .powers import Powers

SUBJECT = "access.account"
_USERNAME = re.compile(r"[a-z][a-z0-9._-]{2,49}")
_PHONE = re.compile(r"\+?[0-9][0-9 .]{7,13}")


@dataclass(frozen=True)
class OfficialAsked:
    """An official's account as somebody wants it. unit: a code. email, phone: may be blank."""

    username: str
    full_name: str
    unit: str
    email: str = ""
    phone: str = ""

    @property
    def columns(self) -> dict[str, str]:
        """The columns that may be corrected later, plain."""
        return {
            "full_name": " ".join(self.full_name.split()), "email": self.email.strip(),
            "phone": self.phone.strip(),
        }  # fmt: skip


def wrong_words(asked: OfficialAsked, *, fresh: bool = False) -> dict[str, list[str]]:
    """What is wrong with the words of an account: field -> words. fresh: its user name is new."""
    found: dict[str, list[str]] = {}
    columns = asked.columns
    if fresh and not _USERNAME.fullmatch(asked.username):
        found["username"] = [
            "Dùng 3 đến 50 chữ thường không dấu, chữ số, dấu chấm hoặc gạch; bắt đầu bằng chữ."
        ]
    if not columns["full_name"]:
        found["full_name"] = ["Hãy nhập họ và tên."]
    if columns["email"] and not _is_email(columns["email"]):
        found["email"] = ["Thư điện tử chưa đúng, ví dụ ten@gialai.gov.vn."]
    if columns["phone"] and not _PHONE.fullmatch(columns["phone"]):
        found["phone"] = ["Số điện thoại chưa đúng, ví dụ 0905 000 111."]
    return found


def unit_of(asked: OfficialAsked, *, tree: Tree, by: Powers, fresh: bool = False) -> int:
    """The id of the unit an account is asked for. Raises: FieldProblems, ForbiddenProblem."""
    found = wrong_words(asked, fresh=fresh)
    unit = tree.node(asked.unit).id if asked.unit in tree else None
    if unit is None or unit not in by.unit_ids(MANAGE, tree):
        found["unit"] = ["Bạn không quản lý tài khoản của đơn vị này."]
    if found or unit is None:
        raise FieldProblems(found)
    return unit


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def officials_in(
    by: Powers, tree: Tree, *, text: str = "", active: bool = True
) -> "QuerySet[Account]":
    """The accounts one manages whose name holds a text, by name; in use, or switched off.

    Raises: ForbiddenProblem.
    """
    found = accounts_managed(by, tree).filter(is_active=active).order_by("username")
    if not text:
        return found
    return found.filter(Q(username__icontains=text) | Q(full_name__icontains=text))


def official_managed(pk: int, *, by: Powers, tree: Tree, for_update: bool = False) -> Account:
    """One of them. for_update: locked, and no more powerful than who manages it.

    Raises: ForbiddenProblem, NotFoundProblem.
    """
    rows = accounts_managed(by, tree)
    if for_update:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFoundProblem(
            "Không tìm thấy tài khoản này.", why="Tài khoản thuộc đơn vị ngoài phạm vi của bạn."
        )
    if for_update:
        _check_reach(found, by=by, tree=tree)
    return found


def out_of_reach(account: Account, *, by: Powers, tree: Tree) -> list[str]:
    """Permissions the account holds, or will hold, beyond those of who wants to manage it."""
    held: dict[str, frozenset[str]] = {}
    rows = Grant.objects.not_over(by.on).filter(account=account)
    for names, unit in rows.values_list("role__permissions", "unit__code"):
        if unit in tree:  # at a unit that was closed nothing can be done any more
            held |= {name: held.get(name, frozenset()) | {unit} for name in names}
    return beyond(held, held, by=by, tree=tree)


def _check_reach(account: Account, *, by: Powers, tree: Tree) -> None:
    if more := out_of_reach(account, by=by, tree=tree):
        known = all_permissions()
        title = known[more[0]].title if more[0] in known else more[0]
        raise ForbiddenProblem(
            "Bạn không quản lý được tài khoản này.",
            why=f"Tài khoản có quyền mà bạn không có, ví dụ “{title}”.",
            todo="Hãy nhờ người quản trị cấp trên.",
        )
