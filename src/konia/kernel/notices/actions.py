"""Sending a delivery again after a person has looked at its trouble."""

from collections.abc import Collection

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.outbox.post import post
from konia.kernel.rooms.problems import NotFoundProblem, TooLateProblem

from .models import Delivery
from .sending import TOPIC
from .states import RETRIABLE, DeliveryState

RETRY = "notices.retry"


@transaction.atomic(durable=True)
def retry(pk: int, *, by: Powers, unit_ids: Collection[int], with_unitless: bool) -> Delivery:
    """Send a refused, failed or switched-off delivery again, with all its tries.

    Raises: ForbiddenProblem, NotFoundProblem, TooLateProblem when it waits or was sent.
    """
    by.check(RETRY)
    mine = Delivery.objects.of_units(unit_ids, with_unitless=with_unitless)
    delivery = mine.select_for_update(of=("self",)).filter(pk=pk).first()
    if delivery is None:
        raise NotFoundProblem("Không có thông báo này.")
    assert isinstance(delivery, Delivery)
    if delivery.state not in RETRIABLE:
        raise TooLateProblem("Thông báo này đã gửi hoặc đang chờ gửi.")
    delivery.state, delivery.tries = DeliveryState.WAITING, 0
    delivery.rounds += 1
    delivery.save(update_fields=("state", "tries", "rounds"))
    post(
        TOPIC, {"key": delivery.key, "way": delivery.way},
        key=f"notice:{delivery.way}:{delivery.key}:{delivery.rounds}",
    )  # fmt: skip
    write_act("retry", by=by.account.username, subject="notices.delivery", subject_id=delivery.pk)
    return delivery
