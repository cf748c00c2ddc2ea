"""What an account may do, and over which units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem
from konia.kernel.rooms.questions import Question

from .models import Account, Grant


def _grants(on: date, account_id: int) -> "QuerySet[Any, Any]":
    held = Grant.objects.holding_on(on).filter(account_id=account_id)
    return held.values_list("role__permissions", "unit__code")


# Asked at every request, so that what is revoked ends at once; only the wording is kept.
_GRANTS: Question[Grant] = Question(_grants, date(1, 2, 3), -987654321)


@dataclass(frozen=True)
class Powers:
    """The grants of an account on a day. held: permission -> codes of the units it is held at."""

    account: Account
    on: date
    held: dict[str, frozenset[str]]

    @classmethod
    def of(cls, account: Account, *, on: date) -> "Powers":
        """Read an account's grants in one query; an account that is switched off holds none."""
        if not account.is_active:
            return cls(account, on, {})
        held: dict[str, set[str]] = {}
        for permissions, unit in _GRANTS.rows(on, account.pk):
            for permission in permissions:
                held.setdefault(permission, set()).add(unit)
        return cls(account, on, {key: frozenset(units) for key, units in held.items()})

    @cached_property
    def permissions(self) -> frozenset[str]:
        """All permissions held anywhere."""
        return frozenset(self.held)

    def check(self, permission: str) -> None:
        """Raises: ForbiddenProblem when the permission is held nowhere."""
        if permission not in self.held:
            raise ForbiddenProblem(
                "Bạn không có quyền làm việc này.",
                why=f"Tài khoản chưa được giao quyền “{permission}”.",
                todo="Hãy liên hệ người quản trị của đơn vị.",
            )

    def roots(self, permission: str) -> frozenset[str]:
        """Codes of the units over which the permission is held. Raises: ForbiddenProblem."""
        self.check(permission)
        return self.held[permission]

    def holds_over(self, permission: str, unit_id: int, tree: Tree) -> bool:
        """Whether the permission is held over a unit: at it or above it."""
        roots = self.held.get(permission, frozenset())
        return any(node.code in roots for node in tree.above(unit_id))

    def unit_ids(self, permission: str, tree: Tree) -> frozenset[int]:
        """Ids of all units over which the permission is held. Raises: ForbiddenProblem."""
        roots = self.roots(permission)
        known = [tree.node(code).id for code in roots]
        return frozenset(unit for root in known for unit in tree.below(root))


def active_account(username: str) -> Account:
    """The account of a name, if it may be used. Raises: NotFoundProblem."""
    found = Account.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise NotFoundProblem(f"Không có tài khoản “{username}” đang dùng.")
    return found


def nearest_with(permission: str, unit_id: int, *, tree: Tree) -> list[Account]:
    """Who holds a permission at a unit; when nobody does, at the nearest unit above it."""
    above = [node.id for node in tree.above(unit_id)]
    grants = Grant.objects.holding_on(tree.on).giving(permission).at_units(above)
    held = grants.filter(account__is_active=True).select_related("account").order_by("account_id")
    by_unit: dict[int, dict[int, Account]] = {}
    for grant in held:
        by_unit.setdefault(grant.unit_id, {})[grant.account_id] = grant.account
    return next((list(by_unit[unit].values()) for unit in above if unit in by_unit), [])


def everyone_with(permission: str, *, on: date) -> Iterable[Account]:
    """The accounts that hold a permission anywhere on a day."""
    ids = Grant.objects.holding_on(on).giving(permission).values("account_id")
    return Account.objects.filter(id__in=ids, is_active=True)
