"""A recorder of text messages and Zalo messages: takes them as providers do, sends nothing."""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .service import Service, stamp
from .web import Answer, Ask, Route, link, page, table, told
from .zalo import Talks

_PHONE = re.compile(r"(0|84|\+84)\d{9}")
LONGEST_SMS = 1000


@dataclass(frozen=True)
class Taken:
    """One message. key: the sender's own number for it, so that a repeat is one message."""

    number: str
    channel: str
    to: str
    text: str
    key: str
    at: str


class Messages(Service):
    """The recorder."""

    name = "messages"
    title = "Tin nhắn SMS và Zalo (giả lập)"

    def reset(self) -> None:
        """Forget every message and talk."""
        self.taken: dict[tuple[str, str], Taken] = {}
        self.talks = Talks(self.world)

    def routes(self) -> Sequence[Route]:
        """Its addresses."""
        return (
            Route("POST", "/sms/send", "sms", self.sms),
            Route("POST", "/zalo/message/template", "zalo", self.zalo),
            *self.talks.routes(),
            Route("GET", "/api/list", "api", lambda ask: told(self.received())),
            Route("GET", "/", "list", self.list_page),
        )

    def received(self) -> Any:
        """Every message, oldest first."""
        return [asdict(one) for one in self.taken.values()]

    def sms(self, ask: Ask) -> Answer:
        """{phone, content, request_id} -> {code: "0", message_id}; a bad phone gives code "5"."""
        data = ask.data
        phone, text = str(data.get("phone", "")), str(data.get("content", ""))
        if not _PHONE.fullmatch(phone):
            return told({"code": "5", "message": "phone is not valid"})
        if not text.strip() or len(text) > LONGEST_SMS:
            return told({"code": "6", "message": "content is empty or too long"})
        one = self._keep("sms", phone, text, str(data.get("request_id", "")))
        return told({"code": "0", "message": "success", "message_id": one.number})

    def zalo(self, ask: Ask) -> Answer:
        """{phone, template_id, template_data, tracking_id} with a header access_token."""
        data = ask.data
        if not ask.header("access_token"):
            return told({"error": -216, "message": "access token is invalid"})
        phone = str(data.get("phone", ""))
        if not _PHONE.fullmatch(phone):
            return told({"error": -108, "message": "phone is not valid"})
        fields = data.get("template_data") or {}
        text = "; ".join(f"{name}: {value}" for name, value in sorted(fields.items()))
        words = f"[{data.get('template_id', '')}] {text}"
        one = self._keep("zalo", phone, words, str(data.get("tracking_id", "")))
        return told({"error": 0, "message": "Success", "data": {"msg_id": one.number}})

    def _keep(self, channel: str, to: str, text: str, key: str) -> Taken:
        with self.world.lock:
            number = f"{channel}-{len(self.taken) + 1:06}"
            place = (channel, key or number)
            if place not in self.taken:
                at = stamp(self.world.clock())
                self.taken[place] = Taken(number, channel, to, text, key, at)
            return self.taken[place]

    def list_page(self, ask: Ask) -> Answer:
        """All messages, newest first."""
        rows = [
            (one.at, {"sms": "SMS", "zalo": "Zalo"}[one.channel], one.to, one.text)
            for one in reversed(self.taken.values())
        ]
        talks = link("/messages/zalo/", "Trò chuyện Zalo")
        return page(self.title, f"<p>{talks}</p>", table(("Lúc", "Kênh", "Đến", "Nội dung"), rows))
