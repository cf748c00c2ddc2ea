"""A device that was lost or wiped: it is refused from then on, and its numbers are voided."""

import hashlib
from datetime import date, datetime

from django.db import transaction

from konia.domains.counters.models import LOST, CounterDevice, NumberRange
from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem

from .devices import CHANGE
from .ranges import void_open

MOST_CHARS = 200


@transaction.atomic(durable=True)
def lose_device(pk: int, *, reason: str, on: date, at: datetime, by: Powers) -> CounterDevice:
    """Declare a device lost or wiped. Declared before, it stays as it was.

    Its secret fits no more. Of an intake machine every number nothing is known of is voided with
    the reason, at whichever desk it was set aside: the machine is gone from all of them.
    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem.
    """
    if not reason.strip():
        raise FieldProblems({"reason": ["Hãy ghi vì sao."]})
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    rows = CounterDevice.objects.of_units(ids).with_number(pk).select_related("unit")
    device = rows.select_for_update(of=("self",)).first()
    if device is None:
        raise NotFoundProblem("Không tìm thấy thiết bị.", why="Thiết bị thuộc đơn vị khác.")
    assert isinstance(device, CounterDevice)
    if not device.is_lost:
        _lose(device, reason.strip()[:MOST_CHARS], on=on, at=at, by=by.account.username)
    return device


def _lose(device: CounterDevice, reason: str, *, on: date, at: datetime, by: str) -> None:
    device.last_on = max(device.first_on, min(on, device.last_on or on))
    mark = hashlib.sha256(f"{device.pk}:{device.code}".encode()).hexdigest()
    device.digest = f"{LOST}{mark}"[:64]
    device.save()
    held = NumberRange.objects.of_device(device.pk).held().order_by("pk")
    voided = {
        str(kept): void_open(kept, reason=reason, at=at, by=by)
        for kept in held.select_for_update(of=("self",))
        if isinstance(kept, NumberRange)
    }
    write_act(
        "lose_device", by=by, subject="counters.devices", subject_id=device.pk,
        unit_code=device.unit.code,
        detail={"code": device.code, "why": reason, "voided": voided},
    )  # fmt: skip
