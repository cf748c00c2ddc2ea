"""Officials of these tests beside the cast."""

from datetime import date

from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.access.powers import Powers
from konia.kernel.org.models import Unit


def officer(username: str, unit_code: str, *permissions: str) -> Powers:
    """Somebody who may see and approve at a unit, or only what is named."""
    held = list(permissions or ("calendar.see", "calendar.approve"))
    role = Role.objects.create(code=username, name=username, permissions=held)
    unit = Unit.objects.get(code=unit_code)
    account = Account.objects.create(username=username, full_name=username, unit=unit)
    Grant.objects.create(account=account, role=role, unit=unit, first_on=date(2015, 1, 1))
    return Powers.of(account, on=date(2021, 6, 15))
