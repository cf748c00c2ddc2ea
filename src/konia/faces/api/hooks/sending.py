"""Telling one subscriber of one event: a signed POST, tried again until it is taken."""

import http.client
import json
import socket
import ssl
import threading
import time
from typing import Any

from django.utils import timezone

from konia.faces.api import actions
from konia.faces.api.models import HookDelivery
from konia.faces.api.states import DeliveryState
from konia.faces.api.telling import told_of_event
from konia.faces.ui.context import today
from konia.kernel.org.tree import Tree

from .addresses import BarredError, Place, place_of
from .signing import HEADER, secret_of, signature

SECONDS = 5
LONGEST_SECONDS = 20  # for one that answers a letter at a time, so that it does not hold the worker
MOST_READ = 2048
AGENT = "konia-webhook/1"


class NotTakenError(Exception):
    """The subscriber did not take it; the outbox tries again."""


def deliver(payload: dict[str, Any]) -> None:
    """Tell the subscriber. Raises: NotTakenError when it should be tried again.

    It may be told twice (a worker killed after the answer): the number of the delivery is the same.
    """
    rows = HookDelivery.objects.with_number(payload["delivery"])
    found = rows.select_related("webhook", "entry__event__dossier").first()
    if not isinstance(found, HookDelivery) or _is_over(found, payload["turn"]):
        return
    status, trouble = _send(found)
    if status is not None and 200 <= status < 300:
        actions.note_delivered(found.pk, status=status, at=timezone.now())
    elif not actions.note_trouble(found.pk, status=status, trouble=trouble):
        raise NotTakenError(trouble)


def _is_over(found: HookDelivery, turn: int) -> bool:
    is_done = found.state in {DeliveryState.DELIVERED, DeliveryState.DEAD}
    return is_done or found.turn != turn or found.webhook.ended_at is not None


def _send(found: HookDelivery) -> tuple[int | None, str]:
    """Returns: the status, None when no answer came; and what went wrong."""
    told = told_of_event(found.entry, tree=Tree.at(today()), delivery=found.pk)
    body = json.dumps(told, ensure_ascii=False).encode()
    hook = found.webhook
    secret = secret_of(hook.code, hook.turn)
    head = {
        "Content-Type": "application/json", "User-Agent": AGENT, "Connection": "close",
        "Konia-Delivery": str(found.pk),
        HEADER: signature(body, secret=secret, at=int(time.time())),
    }  # fmt: skip
    try:
        status = _post(place_of(hook.url), body, head)
    except BarredError as barred:
        return None, str(barred)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return None, f"{type(error).__name__}: {error}"
    return status, f"HTTP {status}"


def _post(place: Place, body: bytes, head: dict[str, str]) -> int:
    """Post to the address that was checked; redirects are not followed."""
    line = http.client.HTTPConnection(place.host, place.port, timeout=SECONDS)
    line.sock = _wire(place)
    ending = threading.Timer(LONGEST_SECONDS, line.sock.shutdown, (socket.SHUT_RDWR,))
    ending.daemon = True
    ending.start()
    try:
        line.request("POST", place.path, body, {**head, "Host": place.host_header})
        answer = line.getresponse()
        answer.read(MOST_READ)
        return answer.status
    finally:
        ending.cancel()
        line.close()


def _wire(place: Place) -> socket.socket:
    plain = socket.create_connection((place.ip, place.port), timeout=SECONDS)
    if place.scheme == "http":
        return plain
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=place.host)
    except BaseException:
        plain.close()
        raise
