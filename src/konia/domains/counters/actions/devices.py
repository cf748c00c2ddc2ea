"""Putting devices at desks into use and taking them away."""

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction

from konia.domains.counters.models import CounterDevice
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

CHANGE = "counters.change"


def digest_of(token: str) -> str:
    """What is kept of a device's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic(durable=True)
def register_device(
    code: str, *, unit_code: str, kind: str, on: date, by: Powers, place: str = "",
    official: str = "",
) -> tuple[CounterDevice, str]:  # fmt: skip
    """Put a device into use. Returns: the device and its secret, which is told this once only.

    Raises: FieldProblems, ForbiddenProblem, UnknownUnitError.
    """
    tree = Tree.at(by.on)
    unit = tree.node(unit_code)
    if unit.id not in by.unit_ids(CHANGE, tree):
        raise ForbiddenProblem("Bạn không quản lý thiết bị của đơn vị này.")
    if CounterDevice.all_records.filter(code=code).exists():
        raise FieldProblems({"code": ["Mã thiết bị này đã dùng. Hãy đặt mã khác."]})
    token = secrets.token_urlsafe(24)
    device = CounterDevice(
        unit_id=unit.id, code=code, kind=kind, place=place, official=official, first_on=on,
        digest=digest_of(token),
    )  # fmt: skip
    device.save()
    _note("register_device", device, unit_code, by=by)
    return device, token


@transaction.atomic(durable=True)
def retire_device(code: str, *, on: date, by: Powers) -> CounterDevice:
    """A device is no longer accepted from a day on. Raises: ForbiddenProblem, NotFoundProblem."""
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    rows = CounterDevice.objects.of_units(ids).filter(code=code, last_on__isnull=True)
    device = rows.select_for_update(of=("self",)).first()
    if device is None:
        raise NotFoundProblem("Không có thiết bị đang dùng mang mã này.")
    assert isinstance(device, CounterDevice)
    if on <= device.first_on:
        raise FieldProblems({"last_on": ["Thiết bị phải dùng ít nhất một ngày."]})
    device.last_on = on - timedelta(days=1)
    device.save()
    _note("retire_device", device, device.unit.code, by=by)
    return device


def _note(act: str, device: CounterDevice, unit_code: str, *, by: Powers) -> None:
    write_act(
        act, by=by.account.username, subject="counters.devices", subject_id=device.pk,
        unit_code=unit_code, detail={"code": device.code},
    )  # fmt: skip
