"""As much of a web server as the stand-ins need: asks, answers, routes, plain pages."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qsl

LARGEST = 5 * 1024 * 1024
STYLE = (
    "body{font:17px/1.5 sans-serif;margin:0 auto;max-width:64rem;padding:1rem;color:#0b0c0c}"
    "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #b1b4b6;"
    "padding:.4rem;text-align:left;vertical-align:top}button,.b{font:inherit;padding:.6rem 1.2rem;"
    "margin:.3rem .6rem .3rem 0;border:0;background:#00703c;color:#fff;cursor:pointer}"
    "button.second{background:#505a5f}button.bad{background:#b10e1e}input{font:inherit;"
    "padding:.3rem;max-width:100%}label{display:block;margin:.6rem 0}.warn{border-left:8px solid "
    "#b58840;padding:.5rem 1rem;background:#fff7bf}pre{overflow:auto;background:#f3f2f1}"
    "div.scroll{overflow-x:auto}"
)
WARNING = "Đây là hệ thống giả lập để chạy thử. Không có tiền, người hay hồ sơ thật."


@dataclass(frozen=True)
class Ask:
    """One request."""

    method: str
    path: str
    host: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def form(self) -> dict[str, str]:
        """The fields of a posted form."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @property
    def data(self) -> dict[str, Any]:
        """The JSON object of the body. Raises: Refused when it is none."""
        try:
            found = json.loads(self.body or b"{}")
        except ValueError:
            raise Refused("body is not JSON") from None
        if not isinstance(found, dict):
            raise Refused("body is not a JSON object")
        return found

    def header(self, name: str) -> str:
        """A header by its lower-case name; blank when it was not sent."""
        return self.headers.get(name, "")


@dataclass(frozen=True)
class Answer:
    """One response."""

    status: int
    body: bytes
    kind: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - an answer, not a fault of the program
    """The ask cannot be answered as it stands."""

    def __init__(self, what: str, *, status: int = 400) -> None:
        super().__init__(what)
        self.status = status


Handler = Callable[..., Answer]


@dataclass(frozen=True)
class Route:
    """One address of a stand-in. operation: the name faults are injected by."""

    method: str
    pattern: str
    operation: str
    handler: Handler

    def fits(self, ask: Ask, path: str) -> "re.Match[str] | None":
        """The match of the path, if this route answers it."""
        return re.fullmatch(self.pattern, path) if ask.method == self.method else None


def told(data: Any, *, status: int = 200) -> Answer:
    """A JSON answer."""
    return Answer(status, json.dumps(data, ensure_ascii=False).encode())


def onward(url: str) -> Answer:
    """Send the browser elsewhere."""
    return Answer(303, b"", "text/plain", {"Location": url})


def page(title: str, *parts: str, status: int = 200) -> Answer:
    """A small page of parts that are HTML already."""
    body = (
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>"
        f'<main><h1>{escape(title)}</h1><p class="warn">{WARNING}</p>{"".join(parts)}</main>'
        "</body></html>"
    )
    return Answer(status, body.encode(), "text/html; charset=utf-8")


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def paragraph(text: str) -> str:
    """A paragraph of plain text."""
    return f"<p>{escape(text)}</p>"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text; a cell that is Html stays as it is."""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in rows)
    empty = "" if body else paragraph("Chưa nhận được gì.")
    whole = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="scroll">{whole}</div>{empty}'


def _cell(text: str) -> str:
    inner = text if isinstance(text, Html) else escape(text)
    return f"<td>{inner}</td>"


def link(url: str, text: str) -> Html:
    """A link."""
    return Html(f'<a href="{escape(url, quote=True)}">{escape(text)}</a>')


def form(action: str, *inner: str) -> Html:
    """A form that posts."""
    where = escape(action, quote=True)
    return Html(f'<form method="post" action="{where}">{"".join(inner)}</form>')


def hidden(name: str, value: str) -> str:
    """A hidden field."""
    return f'<input type="hidden" name="{escape(name)}" value="{escape(value, quote=True)}">'


def field_of(name: str, label: str, value: str = "", kind: str = "text") -> str:
    """A field with its label."""
    return (
        f'<label>{escape(label)}<br><input type="{kind}" name="{escape(name)}" '
        f'value="{escape(value, quote=True)}"></label>'
    )


def button(text: str, *, name: str = "", value: str = "", look: str = "") -> str:
    """A button that sends its form."""
    given = f' name="{escape(name)}" value="{escape(value, quote=True)}"' if name else ""
    return f'<button type="submit" class="{look}"{given}>{escape(text)}</button>'


def money(amount: int) -> str:
    """Đồng with dots between thousands."""
    return f"{amount:,}".replace(",", ".") + " đồng"
