"""Sending what was asked for: what the worker does with each delivery."""

import logging
from smtplib import SMTPAuthenticationError
from typing import Any

from django.utils import timezone

from .models import Delivery
from .states import DeliveryState, Way
from .templates import template
from .texts import text_for
from .ways import NotNowError, RefusedError, Sender, sender_of

MOST_TRIES = 9  # about a day of trying, by the waits of the outbox

log = logging.getLogger(__name__)


def deliver(payload: dict[str, Any]) -> None:
    """Send one delivery and note what became of it. Raises: what the way raised, to be retried.

    Called with no transaction open. A worker killed after the message was taken and before that
    was noted sends it again under the same Message-ID or request number.
    """
    delivery = Delivery.objects.get(key=payload["key"], way=payload["way"])
    assert isinstance(delivery, Delivery)
    if delivery.state != DeliveryState.WAITING:
        return
    sender = sender_of(Way(delivery.way))
    if sender is None or not sender.is_on():
        _note(delivery, DeliveryState.OFF, "Kênh này chưa được bật trên hệ thống.")
        return
    _try(delivery, sender)


def _try(delivery: Delivery, sender: Sender) -> None:
    delivery.tries += 1
    delivery.save(update_fields=("tries",))
    text = text_for(Way(delivery.way), template(delivery.template), delivery.values)
    try:
        reference = sender.send(delivery, text)
    except RefusedError as refused:
        _note(delivery, DeliveryState.REFUSED, str(refused))
    except Exception as trouble:
        _put_off(delivery, _words(trouble))
        if delivery.state == DeliveryState.WAITING:
            raise
    else:
        delivery.reference, delivery.delivered_at = reference[:100], timezone.now()
        _note(delivery, DeliveryState.SENT, "")


def _words(trouble: Exception) -> str:
    """What the list of notices says to an official; the rest is for the log."""
    match trouble:
        case NotNowError():
            return str(trouble)
        case TimeoutError():
            return "Máy chủ không trả lời trong thời gian chờ."
        case SMTPAuthenticationError():
            return "Máy chủ thư không nhận tài khoản gửi. Hãy báo người quản trị."
        case OSError():
            return f"Không kết nối được máy chủ ({trouble.strerror or trouble})."
        case _:
            return f"Lỗi hệ thống ({type(trouble).__name__}). Hãy báo người quản trị."


def _put_off(delivery: Delivery, trouble: str) -> None:
    is_last = delivery.tries >= MOST_TRIES
    _note(delivery, DeliveryState.FAILED if is_last else DeliveryState.WAITING, trouble)
    log.warning("notice %s not sent at try %s: %s", delivery.pk, delivery.tries, trouble)


def _note(delivery: Delivery, state: DeliveryState, trouble: str) -> None:
    delivery.state, delivery.trouble = state, trouble
    delivery.save(update_fields=("state", "trouble", "reference", "delivered_at"))
