"""What upper rooms may use: devices by their secret, reserved numbers and their account."""

from dataclasses import dataclass
from datetime import date

from .actions.devices import check_machine, digest_of
from .actions.ranges import Holder, reserve_ranges, return_range, use_number, void_number
from .limits import WaitLimit, limit_on
from .models import CounterDevice, NumberRange, ServiceLine, Ticket, Window
from .states import DeviceKind, Fate

__all__ = [
    "Account", "CounterDevice", "DeviceKind", "Holder", "NumberRange", "ServiceLine", "Ticket",
    "WaitLimit", "Window", "account_of", "check_machine", "device_of", "limit_on", "reserve_ranges",
    "return_range", "use_number", "void_number",
]  # fmt: skip


@dataclass(frozen=True)
class Account:
    """What became of the numbers of a range; held: numbers nothing is known of yet."""

    used: tuple[int, ...]
    given_back: tuple[int, ...]
    voided: tuple[int, ...]
    held: tuple[int, ...]


def account_of(kept: NumberRange) -> Account:
    """The account of a range: together its parts are every number from first to last."""
    fates = dict(kept.uses.order_by("number").values_list("number", "fate"))
    numbers = range(kept.first, kept.last + 1)

    def of(fate: str) -> tuple[int, ...]:
        return tuple(number for number in numbers if fates.get(number) == fate)

    held = tuple(number for number in numbers if number not in fates)
    return Account(of(Fate.USED), of(Fate.GIVEN_BACK), of(Fate.VOIDED), held)


def device_of(token: str, *, on: date, kind: str = "") -> CounterDevice | None:
    """The device in use that holds a secret; None when nobody knows it."""
    if not 20 <= len(token) <= 100:
        return None
    found = CounterDevice.objects.with_token(digest_of(token), on).select_related("unit").first()
    assert found is None or isinstance(found, CounterDevice)
    return found if found is not None and (not kind or found.kind == kind) else None
