"""Putting devices at desks into use and taking them away."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from konia.domains.counters.models import CounterDevice
from konia.domains.counters.states import DeviceKind
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem

CHANGE, RESERVE = "counters.change", "counters.reserve"


def digest_of(token: str) -> str:
    """What is kept of a device's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass(frozen=True)
class DeviceAsked:
    """A device to put into use. official: who is rated at a tablet, when it is one person's."""

    code: str
    unit_code: str
    kind: str
    place: str = ""
    official: str = ""


def register_device(
    code: str, *, unit_code: str, kind: str, on: date, by: Powers, place: str = "",
    official: str = "",
) -> tuple[CounterDevice, str]:  # fmt: skip
    """Put a device into use. Returns: the device and its secret, which is told this once only.

    Raises: FieldProblems, ForbiddenProblem, UnknownUnitError.
    """
    asked = DeviceAsked(code, unit_code, kind, place, official)
    token = secrets.token_urlsafe(24)
    return put_into_use(asked, token=token, on=on, by=by), token


@transaction.atomic(durable=True)
def put_into_use(asked: DeviceAsked, *, token: str, on: date, by: Powers) -> CounterDevice:
    """Put a device into use under a secret that the caller shows and keeps nowhere.

    Pressed twice with the same secret it is one act.
    Raises: FieldProblems, ForbiddenProblem, UnknownUnitError.
    """
    tree = Tree.at(by.on)
    unit = tree.node(asked.unit_code)
    if unit.id not in by.unit_ids(CHANGE, tree):
        raise ForbiddenProblem("Bạn không quản lý thiết bị của đơn vị này.")
    code = asked.code.strip()
    if not code:
        raise FieldProblems({"code": ["Hãy đặt mã cho thiết bị."]})
    device, fresh = CounterDevice.all_records.get_or_create(
        code=code,
        defaults={
            "unit_id": unit.id, "kind": asked.kind, "place": asked.place.strip(),
            "official": asked.official.strip(), "first_on": on, "digest": digest_of(token),
        },
    )  # fmt: skip
    assert isinstance(device, CounterDevice)
    if fresh:
        _note("register_device", device, asked.unit_code, by=by)
    elif device.digest != digest_of(token):
        raise FieldProblems({"code": ["Mã thiết bị này đã dùng. Hãy đặt mã khác."]})
    return device


def meet_machine(mark: str, *, name: str, unit_id: int, by: Powers) -> CounterDevice:
    """The intake machine that bears a mark, entered when it first asks for numbers.

    Runs inside the caller's transaction and keeps the row locked, so that a machine being declared
    lost gets no more numbers. It moves to the desk it is prepared for when whoever prepares it may
    do so for both desks. Raises: ForbiddenProblem.
    """
    CounterDevice.all_records.get_or_create(
        code=mark,
        defaults={
            "unit_id": unit_id, "kind": DeviceKind.INTAKE, "place": name, "first_on": by.on,
            "digest": digest_of(secrets.token_urlsafe(24)),
        },
    )  # fmt: skip
    kept = CounterDevice.all_records.select_for_update(of=("self",)).get(code=mark)
    assert isinstance(kept, CounterDevice)
    _check_machine(kept, by.on)
    moves = kept.unit_id in by.unit_ids(RESERVE, Tree.at(by.on))
    now_at = unit_id if moves else kept.unit_id
    if (kept.place, kept.unit_id) != (name, now_at):
        kept.place, kept.unit_id = name, now_at
        kept.save()
    return kept


def check_machine(mark: str, *, on: date) -> None:
    """Raises: ForbiddenProblem when the machine of this mark was declared lost, wiped or retired.

    A mark nobody knows is let pass: a machine that got no numbers may still send.
    """
    kept = CounterDevice.all_records.filter(code=mark).first()
    if kept is not None:
        assert isinstance(kept, CounterDevice)
        _check_machine(kept, on)


def _check_machine(kept: CounterDevice, on: date) -> None:
    if kept.kind != DeviceKind.INTAKE or not kept.is_in_use(on):
        raise ForbiddenProblem(
            "Máy này không còn được nhận.",
            why="Máy đã được khai báo mất, đã xóa dữ liệu hoặc đã ngừng dùng; số giữ đã hủy.",
            todo="Hãy nhập lại hồ sơ từ giấy ở trang tiếp nhận, và báo người phụ trách quầy.",
        )


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
