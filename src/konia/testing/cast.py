"""The cast: Lan at the desk of Pleiku, Minh the expert of the province, Hoa of another district."""

from datetime import date

from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.access.powers import Powers
from konia.kernel.org.models import Unit
from konia.kernel.rooms.plates import all_permissions

TODAY = date(2021, 6, 15)


def powers_of(
    username: str, unit_code: str, *, permissions: "list[str] | None" = None, on: date = TODAY
) -> Powers:
    """An account that holds permissions (all, when none are named) at a unit."""
    role, _ = Role.objects.update_or_create(
        code=f"role-{username}",
        defaults={
            "name": username,
            "permissions": sorted(all_permissions()) if permissions is None else permissions,
        },
    )
    unit = Unit.objects.get(code=unit_code)
    account, _ = Account.objects.get_or_create(
        username=username, defaults={"full_name": username.title(), "unit": unit}
    )
    Grant.objects.get_or_create(account=account, role=role, unit=unit, first_on=date(2015, 1, 1))
    return Powers.of(account, on=on)
