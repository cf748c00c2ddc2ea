"""The two wires of a talk: Zalo's webhook comes in, the answer goes out."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from konia.faces.bridges.actions import answer_question
from konia.faces.bridges.guard import signed_by
from konia.faces.bridges.models import SyncRecord, ZaloQuestion
from konia.faces.bridges.outside import outside
from konia.faces.bridges.sending import Outcome, send_soon
from konia.faces.bridges.wires import UnreachableError, post_json
from konia.faces.ui.context import today
from konia.kernel.access.actions import TooManyTriesError
from konia.kernel.access.turns import Limit, take_turn
from konia.lib.vietnamese import nfc

from .answering import answer_to

TARGET = "zalo"
LARGEST, LONGEST_TEXT, LONGEST_ID = 16 * 1024, 1000, 80
# One person asks; Zalo's own servers carry everybody's messages from a few addresses.
QUESTIONS = Limit(about_one=30, from_one_address=5000)
TEXT_EVENT = "user_send_text"
# Zalo's own numbers: the person has gone, or never spoke with the account. Not tried again.
REFUSALS = frozenset({-201, -213, -230})


@dataclass(frozen=True)
class Asked:
    """A message of a person. id, asker: Zalo's own."""

    id: str
    asker: str
    text: str


@csrf_exempt
@require_POST
@never_cache
@signed_by("zalo")
def zalo_message(request: HttpRequest) -> HttpResponse:
    """Somebody wrote to the official account. Told twice, it is answered once."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return JsonResponse({"message": "too large"}, status=413)
    event = _event(request.body)
    if not is_from_zalo(request.body, event, request.headers.get("X-ZEvent-Signature", "")):
        return JsonResponse({"message": "wrong signature"}, status=403)
    asked = _asked(event)
    if asked is None:
        return JsonResponse({"message": "nothing to answer"})
    return _answered(asked, request.META.get("REMOTE_ADDR", ""))


def _answered(asked: Asked, address: str) -> JsonResponse:
    if ZaloQuestion.objects.of_message(asked.id).exists():
        return JsonResponse({"message": "answered before"})
    try:
        take_turn("zalo", about=asked.asker, address=address, limit=QUESTIONS)
    except TooManyTriesError:
        return JsonResponse({"message": "too many"}, status=429)
    answer = answer_to(asked.text, on=today())
    answer_question(
        asked.id, asker=asked.asker, text=asked.text, answer=answer, at=timezone.now()
    )  # fmt: skip
    send_soon()
    return JsonResponse({"message": "answered"})


def is_from_zalo(body: bytes, event: dict[str, Any], given: str) -> bool:
    """Whether the body bears Zalo's mark; without a secret nothing does."""
    told = outside()
    if not told.zalo_secret:
        return False
    at = str(event.get("timestamp", ""))
    whole = told.zalo_app.encode() + body + at.encode() + told.zalo_secret.encode()
    right = f"mac={hashlib.sha256(whole).hexdigest()}"
    return hmac.compare_digest(given.encode(), right.encode())


def _event(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _asked(event: dict[str, Any]) -> Asked | None:
    """The message; None for anything else that Zalo tells."""
    message, sender = event.get("message"), event.get("sender")
    if event.get("event_name") != TEXT_EVENT or not isinstance(message, dict):
        return None
    number = str(message.get("msg_id", ""))
    asker = str(sender.get("id", "")) if isinstance(sender, dict) else ""
    text = nfc(str(message.get("text", "")).replace("\x00", ""))[:LONGEST_TEXT]
    is_good = all(0 < len(word) <= LONGEST_ID for word in (number, asker))
    return Asked(number, asker, text) if is_good and text else None


def send_reply(record: SyncRecord) -> Outcome:
    """Carry an answer to its asker. It quotes the message, so that Zalo can tell a repeat.

    Raises: UnreachableError.
    """
    wire = settings.KONIA_ZALO
    if not wire.url:
        raise UnreachableError("the address of Zalo's gateway is not set")
    told = record.packet
    body = {
        "recipient": {"user_id": told["asker"]},
        "message": {"text": told["text"], "quote_message_id": told["message_id"]},
    }
    reply = post_json(f"{wire.url}/zalo/message/cs", body, headers={"access_token": wire.token})
    answer = reply.data
    if answer.get("error") != 0 and answer.get("error") not in REFUSALS:
        raise UnreachableError(f"{answer.get('error')}: {answer.get('message', '')}")
    return Outcome(is_accepted=answer.get("error") == 0, answer=answer)
