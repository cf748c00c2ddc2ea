"""Reads HTML with lxml: text in reading order, tables with spans, superscript footnotes."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from konia.domains.checking.document import Cell, Document, Place, Row, Table
from konia.lib.grammar.words import word_set

from .cleaning import clean
from .lines import LineReader, finish
from .problems import UnreadableReportProblem

_BLOCKS = word_set(
    "p div li h1 h2 h3 h4 h5 h6 tr td th ul ol dl dt dd section article header footer main "
    "aside blockquote pre figure figcaption address center body"
)
_LEFT_OUT = word_set("script style head template noscript svg nav select iframe object")
_NOTE = re.compile(r"\s*\(?\[?(\d{1,3})\]?\)?\s*")
MOST_ELEMENTS = 1_500_000
MOST_MARKUP = 4_000_000
# No report is written so long; of what is, the beginning tells whether it was meant.
KEPT_MARKUP = 500_000
# Pictures written into the page itself.
_DATA = re.compile(r"""(["'(])data:[^"')]{200,}(["')])""")


def read_html(text: str) -> Document:
    """The document of an HTML page.

    Raises: UnreadableReportProblem when there is no text in it.
    """
    document = Document(form="html")
    text = _shortened(text, document)
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True
    )
    try:
        root = html.fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, ValueError):
        raise UnreadableReportProblem("Trang HTML không có nội dung.") from None
    body = root.find(".//body")
    reader = LineReader(document)
    walker = Walker(document, reader)
    walker.walk(body if body is not None else root)
    walker.end_line()
    reader.close()
    finish(document)
    return document


def _shortened(text: str, document: Document) -> str:
    """The page without its pictures; of one that is still too long, the beginning."""
    if len(text) > MOST_MARKUP:
        text = _DATA.sub(r"\1\2", text)
    if len(text) <= MOST_MARKUP:
        return text
    read = f"{KEPT_MARKUP // 1000}/{len(text) // 1000} nghìn ký tự"
    document.remarks.append(
        f"Tệp HTML quá dài: chỉ đọc {read} mã nguồn đầu; phần sau chưa được kiểm tra."
    )
    return text[:KEPT_MARKUP]


class Walker:
    """Collects inline text and hands over one line for each block."""

    def __init__(self, document: Document, reader: LineReader) -> None:
        self._document = document
        self._reader = reader
        self._text: list[str] = []
        self._line = 0
        self._part = 0
        self._lead = ""

    def walk(self, root: Any) -> None:
        """Read an element and all below it, without recursion (pages may be deep)."""
        todo: list[tuple[Any, bool]] = [(root, False)]
        seen = 0
        while todo and seen < MOST_ELEMENTS:
            element, leaving = todo.pop()
            seen += 1
            if leaving:
                self._leave(element)
                continue
            if self._enter(element):
                todo.append((element, True))
                todo += [(child, False) for child in reversed(element)]
            else:
                self._tail(element)

    def _enter(self, element: Any) -> bool:
        """Start an element. Returns: whether its children are to be read."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _LEFT_OUT:
            return False
        if tag == "table":
            self.end_line()
            self._reader.close()
            table = _table(element)
            if self._reader.spend(sum(len(text) for row in table.rows for text in row.texts)):
                self._document.parts.append(table)
            return False
        if tag == "sup":
            self._text.append(_raised(element))
            return False
        if tag in _BLOCKS or tag == "br":
            self._start_block(element, tag)
        self._text.append(element.text or "")
        return True

    def _start_block(self, element: Any, tag: str) -> None:
        self.end_line()
        self._line = element.sourceline or self._line
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self._lead = "## "
        elif tag == "li":
            self._lead = "- "

    def _leave(self, element: Any) -> None:
        if element.tag in _BLOCKS:
            self.end_line()
        self._tail(element)

    def _tail(self, element: Any) -> None:
        self._text.append(element.tail or "")

    def end_line(self) -> None:
        """Hand the collected text over."""
        text = " ".join("".join(self._text).split())
        self._text = []
        if text:
            self._part += 1
            place = Place(self._line, part=self._part)
            self._reader.take(self._lead + _escaped(text), place)
            self._reader.take("", place)
            self._lead = ""


def _escaped(text: str) -> str:
    return text.replace("|", "\\|") if text.startswith("|") else text


def _raised(element: Any) -> str:
    text = "".join(element.itertext())
    mark = _NOTE.fullmatch(text)
    return f"[^{mark[1]}]" if mark else text


def _table(element: Any) -> Table:
    rows: list[Row] = []
    held: dict[int, int] = {}
    for row in element.iter("tr"):
        if next(row.iterancestors("table")) is not element:
            continue
        cells = list(_cells(row, len(rows) + 1, held))
        head = bool(cells) and all(one.tag == "th" for one in row if isinstance(one.tag, str))
        rows.append(Row(cells, head=head))
    return Table(rows)


def _cells(row: Any, number: int, held: dict[int, int]) -> Iterator[Cell]:
    column = 0

    def cell(text: str = "") -> Cell:
        cleaned, marks, strong = clean(text)
        place = Place(row.sourceline or 0, cell=f"hàng {number}, cột {column + 1}")
        return Cell(cleaned, place, marks, strong)

    for element in row:
        if element.tag not in {"td", "th"}:
            continue
        while held.get(column):
            held[column] -= 1
            yield cell()
            column += 1
        down, across = _span(element, "rowspan"), _span(element, "colspan")
        text = _cell_text(element)
        for at in range(across):
            held[column] = down - 1
            yield cell(text if at == 0 else "")
            column += 1
    while held.get(column):
        held[column] -= 1
        yield cell()
        column += 1


def _span(element: Any, name: str) -> int:
    value = element.get(name, "1").strip()
    return max(1, min(int(value), 60)) if value.isdigit() else 1


def _cell_text(element: Any) -> str:
    pieces = [element.text or ""]
    for child in element.iter():
        if child is element or not isinstance(child.tag, str):
            continue
        if child.tag == "sup":
            pieces.append(_raised(child))
        elif not _inside(child, "sup"):
            pieces.append(
                (" " if child.tag in _BLOCKS or child.tag == "br" else "") + (child.text or "")
            )
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def _inside(element: Any, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
