"""Zalo's side of a talk with an official account: a person writes, the account answers."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .service import World, send, stamp
from .web import (
    Answer,
    Ask,
    Refused,
    Route,
    button,
    field_of,
    form,
    onward,
    page,
    paragraph,
    table,
    told,
)

APP, BAD_TOKEN, NO_TALK = "konia-sandbox", -216, -230
MARK = "X-ZEvent-Signature"


@dataclass(frozen=True)
class Said:
    """One message. by: 'person' or 'account'."""

    number: str
    user: str
    by: str
    text: str
    at: str


class Talks:
    """What persons and the account said to each other."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.reset()

    def reset(self) -> None:
        """Forget every talk."""
        self.said: list[Said] = []

    def routes(self) -> Sequence[Route]:
        """Their addresses, below the prefix of messages."""
        return (
            Route("POST", "/zalo/say", "say", self.say),
            Route("POST", "/zalo/message/cs", "reply", self.reply),
            Route("GET", "/zalo/talks", "talks", lambda ask: told([asdict(o) for o in self.said])),
            Route("GET", "/zalo/", "talk", self.talk_page),
            Route("POST", "/zalo/", "talk", self.talk_form),
        )

    def say(self, ask: Ask) -> Answer:
        """{url, user, text, msg_id, times} as if a person had written: the webhook is posted."""
        data = ask.data
        url, times = str(data.get("url", "")), int(data.get("times", 1))
        if not url.startswith("http"):
            raise Refused("url must be that of the webhook")
        statuses = [self._tell(url, data)[0] for _ in range(times)]
        return told({"statuses": statuses})

    def _tell(self, url: str, data: dict[str, Any]) -> tuple[int, str]:
        with self.world.lock:
            number = str(data.get("msg_id") or f"zalo-in-{len(self.said) + 1:06}")
        user, text, at = str(data.get("user", "u1")), str(data.get("text", "")), self.world.clock()
        event = {
            "app_id": APP, "event_name": str(data.get("event_name", "user_send_text")),
            "timestamp": str(int(at.timestamp() * 1000)), "sender": {"id": user},
            "recipient": {"id": "oa"}, "message": {"msg_id": number, "text": text},
        }  # fmt: skip
        body = json.dumps(event, ensure_ascii=False).encode()
        secret = str(data.get("secret", self.world.secret))
        self.said.append(Said(number, user, "person", text, stamp(at)))
        return send(url, body, {MARK: mark(body, str(event["timestamp"]), secret)})

    def reply(self, ask: Ask) -> Answer:
        """{recipient: {user_id}, message: {text, quote_message_id}} with a header access_token.

        An answer to the same message is taken once.
        """
        if not ask.header("access_token"):
            return told({"error": BAD_TOKEN, "message": "access token is invalid"})
        data = ask.data
        user = str((data.get("recipient") or {}).get("user_id", ""))
        message = data.get("message") or {}
        quoted = str(message.get("quote_message_id", ""))
        if user not in {one.user for one in self.said}:
            return told({"error": NO_TALK, "message": "user has not interacted with the OA"})
        number = f"re:{quoted}"
        with self.world.lock:
            if all(one.number != number for one in self.said):
                text, at = str(message.get("text", "")), stamp(self.world.clock())
                self.said.append(Said(number, user, "account", text, at))
        return told({"error": 0, "message": "Success", "data": {"message_id": number}})

    def talk_form(self, ask: Ask) -> Answer:
        """The form of the page: a person writes."""
        self._tell(ask.form.get("url", ""), dict(ask.form))
        return onward("/messages/zalo/")

    def talk_page(self, ask: Ask) -> Answer:
        """The talk, and a form to write as a person."""
        rows = [
            (one.at, {"person": one.user, "account": "Tài khoản của tỉnh"}[one.by], one.text)
            for one in self.said
        ]
        site = ask.query.get("url", "http://127.0.0.1:8000/cau-noi/zalo/")
        return page(
            "Trò chuyện Zalo (giả lập)",
            paragraph("Viết như một người dân; máy chủ của tỉnh nhận và trả lời."),
            form(
                "/messages/zalo/",
                field_of("url", "Nơi nhận", site),
                field_of("user", "Người", "u1"),
                field_of("text", "Tin nhắn"),
                button("Gửi"),
            ),
            table(("Lúc", "Ai", "Nội dung"), rows),
        )


def mark(body: bytes, at: str, secret: str) -> str:
    """Zalo's signature: SHA-256 of application, body, moment and secret, one after another."""
    whole = APP.encode() + body + at.encode() + secret.encode()
    return f"mac={hashlib.sha256(whole).hexdigest()}"
