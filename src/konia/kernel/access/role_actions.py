"""Giving, taking and lending roles, and saying what a role may do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet

from konia.kernel.audit.register import record
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem
from konia.lib.dates import format_date
from konia.lib.vietnamese import fold

from .managing import MANAGE, accounts_managed, beyond
from .models import Account, AccountKind, Grant, Role
from .officials import official_managed
from .powers import Powers

SUBJECT = "access.grant"
MOST_CHARS = 100


@dataclass(frozen=True)
class RoleAsked:
    """A role somebody is to hold. unit: a code. last_on: None is without end."""

    role: str
    unit: str
    first_on: date
    last_on: date | None = None


@transaction.atomic(durable=True)
def give_role(pk: int, asked: RoleAsked, *, by: Powers) -> Grant:
    """Give an account one manages a role. Asked again in the same words it is one act.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    tree = Tree.at(by.on)
    account = official_managed(pk, by=by, tree=tree, for_update=True)
    return grant_role(account, asked, tree=tree, by=by)


def grant_role(account: Account, asked: RoleAsked, *, tree: Tree, by: Powers) -> Grant:
    """Give an account a role with no more than one may do oneself, over units one has oneself.

    Runs inside the caller's transaction, which has locked the account.
    Raises: FieldProblems, ForbiddenProblem.
    """
    role, unit_id = _grantable(asked, tree=tree, by=by)
    held = Grant.objects.filter(account=account, role=role, unit_id=unit_id, lent_from=None)
    same: Grant | None = held.filter(first_on=asked.first_on, last_on=asked.last_on).first()
    if same is not None:
        return same
    if held.meeting(asked.first_on, asked.last_on).exists():
        raise FieldProblems({"role": ["Tài khoản đã có vai trò này ở đó trong thời gian ấy."]})
    given = Grant.objects.create(
        account=account, role=role, unit_id=unit_id, first_on=asked.first_on, last_on=asked.last_on
    )
    record("access.grant", by=by.account.username, subject=SUBJECT, subject_id=given.pk,
           unit_code=asked.unit,
           detail={"account": account.username, "role": role.code})  # fmt: skip
    return given


def _grantable(asked: RoleAsked, *, tree: Tree, by: Powers) -> tuple[Role, int]:
    """The role and the id of the unit asked for. Raises: FieldProblems, ForbiddenProblem."""
    found: dict[str, list[str]] = {}
    role = Role.objects.filter(code=asked.role).first()
    unit = tree.node(asked.unit).id if asked.unit in tree else None
    if unit is None or unit not in by.unit_ids(MANAGE, tree):
        found["unit"] = ["Bạn không giao quyền ở đơn vị này."]
    if asked.last_on is not None and asked.last_on < asked.first_on:
        found["last_on"] = ["Ngày cuối phải sau ngày đầu."]
    if role is None:
        found["role"] = ["Hãy chọn vai trò."]
    elif more := beyond(dict.fromkeys(role.permissions, frozenset({asked.unit})), role.permissions,
                        by=by, tree=tree):  # fmt: skip
        found["role"] = [f"Vai trò này có quyền mà bạn không có: {_title(more[0])}."]
    if found or role is None or unit is None:
        raise FieldProblems(found)
    return role, unit


def _title(permission: str) -> str:
    known = all_permissions()
    return known[permission].title if permission in known else permission


@transaction.atomic(durable=True)
def take_role(grant_id: int, *, on: date, by: Powers) -> Grant:
    """End a role of an account one manages, and with it all that was lent from it.

    on: its last day; the days before stay, and what had not begun by then never holds.
    Raises: ForbiddenProblem, NotFoundProblem.
    """
    tree = Tree.at(by.on)
    found = Grant.objects.filter(pk=grant_id, account__in=accounts_managed(by, tree)).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy vai trò này.")
    official_managed(found.account_id, by=by, tree=tree, for_update=True)
    return _end_and_note(grant_id, on, by=by.account.username)


def _end_and_note(grant_id: int, on: date, *, by: str) -> Grant:
    given = _end(Grant.objects.filter(pk=grant_id), on)[0]
    lent = _end(Grant.objects.lent_from_any([given]), on)
    record("access.end_grant", by=by, subject=SUBJECT, subject_id=given.pk,
           detail={"lent": [one.pk for one in lent]})  # fmt: skip
    return given


def _end(rows: QuerySet[Grant], on: date) -> list[Grant]:
    """End grants with a day; one that ends sooner stays as it is."""
    ended = list(rows.select_for_update().order_by("pk"))
    for given in ended:
        last_on = max(on, given.first_on - timedelta(days=1))
        given.last_on = min(last_on, given.last_on or last_on)
        given.save(update_fields=["last_on"])
    return ended


@transaction.atomic(durable=True)
def lend_role(grant_id: int, to: str, *, first_on: date, last_on: date, by: Powers) -> Grant:
    """Let another official act under a role of one's own for some days; the lender stays named.

    to: a user name. Asked again in the same words it is one act. What was lent is not lent on
    (decree 30/2020, article 13: who signs on somebody's behalf does not pass it on).
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    # Locked, so that a role being ended is not lent in the same moment.
    rows = Grant.objects.select_related("unit").select_for_update(of=("self",))
    own = rows.filter(pk=grant_id, account=by.account).first()
    if own is None:
        raise NotFoundProblem("Bạn không có vai trò này.")
    if own.lent_by_id is not None:
        raise ForbiddenProblem("Vai trò được ủy quyền thì không ủy quyền lại cho người khác.")
    other = _borrower(to, by)
    _check_days(own, first_on, last_on)
    loans = Grant.objects.lent_from_any([own]).filter(account=other)
    same: Grant | None = loans.filter(first_on=first_on, last_on=last_on).first()
    if same is not None:
        return same
    if loans.meeting(first_on, last_on).exists():
        raise FieldProblems({"to": ["Bạn đã ủy quyền cho người này trong thời gian đó."]})
    lent = Grant.objects.create(
        account=other, role_id=own.role_id, unit=own.unit, first_on=first_on, last_on=last_on,
        lent_by=by.account, lent_from=own,
    )  # fmt: skip
    record("access.lend", by=by.account.username, subject=SUBJECT, subject_id=lent.pk,
           unit_code=own.unit.code, detail={"to": other.username})  # fmt: skip
    return lent


def _borrower(name: str, by: Powers) -> Account:
    officials = Account.objects.filter(kind=AccountKind.OFFICIAL, is_active=True)
    found = officials.filter(username=name.strip().lower()).exclude(pk=by.account.pk).first()
    if found is None:
        raise FieldProblems({"to": [f"Không có cán bộ nào khác dùng tên đăng nhập “{name}”."]})
    return found


def _check_days(own: Grant, first_on: date, last_on: date) -> None:
    if last_on < first_on:
        raise FieldProblems({"last_on": ["Ngày cuối phải sau ngày đầu."]})
    if first_on < own.first_on or (own.last_on is not None and last_on > own.last_on):
        until = f" đến {format_date(own.last_on)}" if own.last_on else ""
        raise FieldProblems(
            {"first_on": [f"Vai trò của bạn từ {format_date(own.first_on)}{until}."]}
        )


@transaction.atomic(durable=True)
def end_loan(grant_id: int, *, on: date, by: Powers) -> Grant:
    """Take back a role one lent. Raises: NotFoundProblem."""
    if not Grant.objects.filter(pk=grant_id, lent_by=by.account).exists():
        raise NotFoundProblem("Không tìm thấy lần ủy quyền này.")
    return _end_and_note(grant_id, on, by=by.account.username)


def role_named(code: str) -> Role:
    """Raises: NotFoundProblem."""
    found = Role.objects.filter(code=code).first()
    if found is None:
        raise NotFoundProblem("Không có vai trò này.")
    return found


@transaction.atomic(durable=True)
def make_role(name: str, permissions: Sequence[str], *, by: Powers) -> Role:
    """Make a role, named in its code after its name. In the same words again it is one act.

    Only for who manages accounts of the whole province, and only with permissions they hold there.
    Raises: FieldProblems, ForbiddenProblem.
    """
    check_keeps_roles(by)
    plain, wanted = name.strip()[:MOST_CHARS], sorted(set(permissions))
    _check_role(plain, wanted, by)
    code = fold(plain).replace(" ", "-")[:50]
    role, fresh = Role.objects.get_or_create(
        code=code, defaults={"name": plain, "permissions": wanted}
    )
    if fresh:
        _note_role(role, wanted, [], by)
    elif (role.name, sorted(role.permissions)) != (plain, wanted):
        raise FieldProblems({"name": ["Đã có vai trò tên này. Hãy đặt tên khác."]})
    return role


@transaction.atomic(durable=True)
def change_role(code: str, *, name: str, permissions: Sequence[str], by: Powers) -> Role:
    """Say anew what a role may do; who holds it may do just so from the next request on.

    Nobody changes a role that may do more than they may themselves.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    check_keeps_roles(by)
    role = Role.objects.select_for_update().filter(code=code).first()
    if role is None:
        raise NotFoundProblem("Không có vai trò này.")
    plain, wanted, before = name.strip()[:MOST_CHARS], sorted(set(permissions)), role.permissions
    # A permission of a room that no longer runs may be left out of a role by anybody.
    _check_role(plain, sorted({*wanted, *all_permissions().keys() & set(before)}), by)
    if not wanted:
        raise FieldProblems({"permissions": ["Hãy chọn ít nhất một quyền."]})
    if (role.name, sorted(before)) != (plain, wanted):
        role.name, role.permissions = plain, wanted
        role.save(update_fields=["name", "permissions"])
        _note_role(role, wanted, before, by)
    return role


def _note_role(role: Role, wanted: Sequence[str], before: Sequence[str], by: Powers) -> None:
    more, less = set(wanted) - set(before), set(before) - set(wanted)
    record("access.keep_role", by=by.account.username, subject="access.role",
           detail={"role": role.code, "more": sorted(more), "less": sorted(less)})  # fmt: skip


def check_keeps_roles(by: Powers) -> None:
    """Raises: ForbiddenProblem when somebody does not manage the accounts of the whole province."""
    if not root_of(by) & by.roots(MANAGE):
        raise ForbiddenProblem(
            "Chỉ người quản trị toàn tỉnh đặt được vai trò.",
            why="Vai trò dùng chung cho mọi đơn vị.",
        )


def root_of(by: Powers) -> frozenset[str]:
    """The codes of the units that stand under no other."""
    return frozenset(node.code for node in Tree.at(by.on).nodes.values() if node.parent_id is None)


def held_everywhere(by: Powers) -> frozenset[str]:
    """The permissions somebody holds over the whole province."""
    roots = root_of(by)
    return frozenset(one for one in all_permissions() if roots & by.held.get(one, frozenset()))


def _check_role(name: str, wanted: Sequence[str], by: Powers) -> None:
    found: dict[str, list[str]] = {}
    if not name:
        found["name"] = ["Hãy đặt tên cho vai trò."]
    if not wanted:
        found["permissions"] = ["Hãy chọn ít nhất một quyền."]
    if more := sorted(set(wanted) - held_everywhere(by)):
        found["permissions"] = [f"Bạn không có quyền này ở toàn tỉnh: {_title(more[0])}."]
    if found:
        raise FieldProblems(found)
