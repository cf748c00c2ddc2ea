"""Which accounts somebody may manage, and what of their own powers they may let a program use."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem

from .models import Account, AccountKind
from .powers import Powers

MANAGE = "access.change"


def accounts_managed(by: Powers, tree: Tree) -> "QuerySet[Account]":
    """The officials' accounts of the units over which accounts are managed.

    Who manages them for the whole province also has those of no unit, and of units now closed.
    Raises: ForbiddenProblem.
    """
    officials = Account.objects.filter(kind=AccountKind.OFFICIAL).select_related("unit")
    if any(tree.node(code).parent_id is None for code in by.roots(MANAGE)):
        return officials
    return officials.filter(unit_id__in=by.unit_ids(MANAGE, tree))


def accounts_like(text: str, *, by: Powers, tree: Tree) -> "QuerySet[Account]":
    """Of these, the ones in use whose name holds a text, by name. Raises: ForbiddenProblem."""
    named = Q(username__icontains=text) | Q(full_name__icontains=text)
    return accounts_managed(by, tree).filter(named, is_active=True).order_by("username")


def managed_account(username: str, *, by: Powers, tree: Tree) -> Account:
    """One of these that is in use. Raises: ForbiddenProblem, NotFoundProblem."""
    found = accounts_managed(by, tree).filter(username=username, is_active=True).first()
    if found is None:
        raise NotFoundProblem(
            f"Không có tài khoản “{username}” đang dùng.",
            why="Tài khoản không có, đã ngừng dùng, hoặc thuộc đơn vị ngoài phạm vi của bạn.",
        )
    return found


def lendable(held: dict[str, frozenset[str]], *, by: Powers, tree: Tree) -> frozenset[str]:
    """The permissions, held at these units, that somebody holds over at least one of them."""
    return frozenset(
        name for name, units in held.items() if any(_holds(by, name, unit, tree) for unit in units)
    )


def beyond(
    held: dict[str, frozenset[str]], names: Iterable[str], *, by: Powers, tree: Tree
) -> list[str]:
    """The permissions that reach, at one of these units, further than somebody's own."""
    return [
        name
        for name in sorted(names)
        if not all(_holds(by, name, unit, tree) for unit in held.get(name, ()))
    ]


def _holds(by: Powers, permission: str, unit: str, tree: Tree) -> bool:
    if unit in by.held.get(permission, ()):
        return True
    return unit in tree and by.holds_over(permission, tree.node(unit).id, tree)
