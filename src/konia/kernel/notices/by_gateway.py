"""Sending SMS and Zalo messages through a provider's HTTP gateway.

The one place that knows the wire format (docs/operations tells it to providers):

    POST {KONIA_SMS_URL}/sms/send             {"phone", "content", "request_id", "sender"}
      → {"code": "0", "message_id": "…"}      other codes: not taken; "5" bad phone, "6" bad text
    POST {KONIA_ZALO_URL}/zalo/message/template   header access_token
      {"phone", "template_id", "template_data", "tracking_id"}
      → {"error": 0, "data": {"msg_id": "…"}} other errors: not taken; -108, -118 no such person

request_id and tracking_id are the same at every try, so that a provider sends a message once.
"""

import http.client
import json
import re
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from .models import Delivery
from .texts import Text
from .ways import NotNowError, RefusedError

PATIENCE_SECONDS = 20
LARGEST_ANSWER = 64 * 1024
_PHONE = re.compile(r"(0|84|\+84)\d{9}")
_SMS_REFUSALS = frozenset({"5", "6"})
_ZALO_REFUSALS = frozenset({-108, -114, -118})


class Sms:
    """Short messages under the registered name of the province."""

    def is_on(self) -> bool:
        """Whether KONIA_SMS_URL names a gateway."""
        return bool(settings.KONIA_SMS.url)

    def send(self, delivery: Delivery, text: Text) -> str:
        """Hand the message to the gateway. Raises: RefusedError, NotNowError, OSError."""
        wire = settings.KONIA_SMS
        said = _post(
            f"{wire.url}/sms/send",
            {
                "phone": phone_of(delivery.address),
                "content": text.body,
                "request_id": request_of(delivery),
                "sender": wire.sender,
            },
            {"Authorization": f"Bearer {wire.token}"},
        )
        _check(str(said.get("code")), "0", _SMS_REFUSALS, said)
        return str(said.get("message_id", ""))


class Zalo:
    """Messages of the province's official account, on templates registered with Zalo."""

    def is_on(self) -> bool:
        """Whether KONIA_ZALO_URL names a gateway."""
        return bool(settings.KONIA_ZALO.url)

    def send(self, delivery: Delivery, text: Text) -> str:
        """Hand the message to the gateway. Raises: RefusedError, NotNowError, OSError.

        template_data holds the values and, under `text`, the whole message.
        """
        wire = settings.KONIA_ZALO
        said = _post(
            f"{wire.url}/zalo/message/template",
            {
                "phone": phone_of(delivery.address),
                "template_id": wire.templates.get(delivery.template, delivery.template),
                "template_data": {**delivery.values, "text": text.body},
                "tracking_id": request_of(delivery),
            },
            {"access_token": wire.token},
        )
        _check(said.get("error"), 0, _ZALO_REFUSALS, said)
        data = said.get("data")
        return str(data.get("msg_id", "")) if isinstance(data, dict) else ""


def request_of(delivery: Delivery) -> str:
    """Our number for a message, the same at every try."""
    return f"{delivery.way}:{delivery.key}:{delivery.rounds}"


def phone_of(address: str) -> str:
    """A Vietnamese telephone number without blanks. Raises: RefusedError."""
    bare = re.sub(r"[\s.()-]", "", address)
    if not _PHONE.fullmatch(bare):
        raise RefusedError("Số điện thoại không đúng.")
    return bare


def _check(code: object, good: object, refusals: frozenset[Any], said: dict[str, Any]) -> None:
    if code == good:
        return
    words = f"{code}: {said.get('message', '')}"
    raise RefusedError(words) if code in refusals else NotNowError(words)


def _post(url: str, body: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    wire = kind(parts.netloc, timeout=PATIENCE_SECONDS)
    try:
        content = json.dumps(body, ensure_ascii=False).encode()
        wire.request("POST", parts.path, content, {"Content-Type": "application/json", **headers})
        answer = wire.getresponse()
        return _read(answer.status, answer.read(LARGEST_ANSWER))
    except http.client.HTTPException as broken:
        raise NotNowError(f"cổng tin nhắn: {broken}") from broken
    finally:
        wire.close()


def _read(status: int, content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content)
    except ValueError:
        said = None
    if status >= 500 or status in {401, 403, 404, 408, 429} or not isinstance(said, dict):
        raise NotNowError(f"cổng tin nhắn trả lời {status}")
    return said
