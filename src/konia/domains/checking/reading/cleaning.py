"""Takes marks (Markdown, HTML, footnote marks) out of one line and remembers the footnotes."""

import html
import re
import unicodedata
from collections.abc import Iterable

from konia.domains.checking.document import NoteMark

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"\s*<sup>\s*\(?\[?(\d{1,3})\]?\)?\s*</sup>|\[\^(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LINK = re.compile(r"<(https?://[^<>\s]+)>|!?\[([^\]]*)\]\((?:[^()\s]*)\)")
_STRESS = re.compile(r"(\*{1,3}|_{2,3}|`|~~)(?=\S)(.+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_BLANKS = re.compile(r"[ \t\u00a0\u202f\u2009\u200b\ufeff]+")
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_HOLD = "\u2063"  # stands for a footnote mark while a line is cleaned


def clean(raw: str) -> tuple[str, list[NoteMark], bool]:
    """The plain text of a line, its footnote marks, and whether all of it is bold."""
    text = unicodedata.normalize("NFC", raw)
    numbers: list[int] = []

    def hold(match: re.Match[str]) -> str:
        digits = match[1] or match[2] or match[3].translate(_SUPERSCRIPTS)
        numbers.append(int(digits))
        return _HOLD

    text = _NOTE.sub(hold, text)
    strong = is_strong(text)
    text = _plain(text)
    return (*_lift(text, numbers), strong)


def _plain(text: str) -> str:
    if "<" in text or "[" in text:
        text = _LINK.sub(lambda match: match[1] or match[2], _BREAK.sub(" ", text))
        text = _TAG.sub("", text)
    for _ in range(3):
        text, changed = _STRESS.subn(r"\2", text)
        if not changed:
            break
    text = _ESCAPE.sub(r"\1", text)
    text = html.unescape(text) if "&" in text else text
    text = _GROUPED.sub("\u00a7", text)
    return _BLANKS.sub(" ", text).replace("\u00a7", "\u00a0").strip()


_TORN = re.compile(r"\d/(?:[A-ZĐ][\wĐ]*-)?$|/[A-ZĐ]{2,}-$")


def glue(text: str) -> str:
    """What stands between a line and the one that goes on with it: nothing in '158/QĐ-'."""
    return "" if _TORN.search(text[-60:]) else " "


def run_on(lines: Iterable[str]) -> str:
    """Lines as one text."""
    whole = ""
    for line in lines:
        whole += (glue(whole) if whole else "") + line
    return whole


def is_strong(text: str) -> bool:
    """Bold from one end to the other."""
    bare = text.strip()
    return (bare.startswith("<b>") and bare.endswith("</b>")) or (
        len(bare) > 4 and bare.startswith("**") and bare.endswith("**")
    )


def _lift(text: str, numbers: list[int]) -> tuple[str, list[NoteMark]]:
    if _HOLD not in text:
        return text, []
    pieces = text.split(_HOLD)
    marks, length = [], 0
    for piece, number in zip(pieces, numbers, strict=False):
        length += len(piece)
        marks.append(NoteMark(length, number))
    return "".join(pieces), marks


_GLUED = re.compile(
    r"(?<=[^\s(\d/])\((\d{1,3})\)|(?<=\d)\((\d{1,3})\)(?=\s*$|\s*[,;.)])"
    r"|(?<=[a-zà-ỹđ”\"])(\d{1,2})(?=[\s,.;:)]|$)"
)


def lift_glued(text: str, marks: list[NoteMark], known: set[int]) -> tuple[str, list[NoteMark]]:
    """Take out marks glued to a word or a value ('94(28)') when such a footnote exists."""
    found = list(marks)
    place = 0
    while match := _GLUED.search(text, place):
        number = int(match[1] or match[2] or match[3])
        if number not in known:
            place = match.end()
            continue
        size = match.end() - match.start()
        found = [_moved(mark, after=match.start(), by=size) for mark in found]
        found.append(NoteMark(match.start(), number))
        text = text[: match.start()] + text[match.end() :]
        place = match.start()
    return text, sorted(found, key=lambda mark: mark.offset)


def _moved(mark: NoteMark, *, after: int, by: int) -> NoteMark:
    return NoteMark(mark.offset - by, mark.number) if mark.offset > after else mark
