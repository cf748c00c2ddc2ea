"""Officials for tests: an account that holds just what is named at one unit."""

from collections.abc import Iterable
from datetime import date

from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.access.powers import Powers
from konia.kernel.org.models import Unit
from konia.kernel.rooms.plates import all_permissions

TODAY = date(2021, 6, 15)


def powers_of(name: str, unit: str, permissions: Iterable[str] | None = None) -> Powers:
    """Make the account and its role, since 2015. permissions: all there are when none are named."""
    held = sorted(all_permissions() if permissions is None else permissions)
    role = Role.objects.create(code=f"role-{name}", name=name, permissions=held)
    place = Unit.objects.get(code=unit)
    account = Account.objects.create_user(name, full_name=name.title(), unit=place)
    Grant.objects.create(account=account, role=role, unit=place, first_on=date(2015, 1, 1))
    return Powers.of(account, on=TODAY)
