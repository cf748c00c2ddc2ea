"""Reads Markdown and plain text: headings, lists, tables, footnotes, paragraphs cut by pages."""

import re
from collections.abc import Iterable, Iterator

from konia.domains.checking.document import Block, Cell, Document, Kind, Place, Row, Table

from .cleaning import clean, glue, lift_glued
from .joining import join_cut_parts, join_tables, name_notes

_HEADING = re.compile(r"#{1,6}\s+")
_RULE = re.compile(r"\s*([-*_=]\s*){3,}$|\f$|\s*-{1,2}\s*\d{1,3}\s*-{1,2}\s*$")
_PAGE_NUMBER = re.compile(r"\s*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*$")
_FOOTNOTE = re.compile(
    r"\s*(?:<sup>\s*\(?\[?(\d{1,3})\]?\)?\s*</sup>|\[\^(\d{1,3})\]:?|\[(\d{1,3})\](?!\())\s*(?=\S)"
)
_BULLET = re.compile(
    r"(\s*)(?:>\s*)?(?:\\?([-+*•–▪◦●✓])\s+(?=\S)|"
    r"(\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|\(\d{1,2}\)|[IVX]{1,5}[.)])\s+(?=\S))"
)
_PIPE = re.compile(r"\s*\|.*\|\s*$")
_PIPE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_TABLE_START = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_TERMINAL = re.compile(r"[.;:!?”\"»…]\s*\)?\s*$|\./\.?$")
_DEPTHS = {"-": 1, "–": 1, "*": 1, "•": 1, "+": 2, "▪": 2, "◦": 2, "●": 1, "✓": 2}


def read_lines(lines: Iterable[str], *, form: str = "markdown") -> Document:
    """The document of a text file's lines."""
    document = Document(form=form)
    reader = LineReader(document)
    for number, line in enumerate(lines, start=1):
        reader.take(line, Place(number))
    reader.close()
    finish(document)
    return document


def finish(document: Document) -> None:
    """Join what pages cut and take glued footnote marks out. All readers end with this."""
    name_notes(document)
    join_tables(document)
    join_cut_parts(document)
    known = set(document.notes)
    for block in document.blocks:
        block.text, block.marks = lift_glued(block.text, block.marks, known)
    for cell in (cell for table in document.tables for row in table.rows for cell in row.cells):
        cell.text, cell.marks = lift_glued(cell.text, cell.marks, known)


MOST_PARTS = 30_000
MOST_LETTERS = 1_000_000  # some 400 pages; the rules take four seconds for them


class LineReader:
    """Takes lines one by one and grows the document."""

    def __init__(self, document: Document, *, wrapped: bool = False) -> None:
        """wrapped: the caller parts paragraphs by blank lines, so all other lines go on."""
        self._wrapped = wrapped
        self._document = document
        self._letters = 0
        self._parts = document.parts
        self._open: Block | None = None
        self._table: Table | None = None
        self._html: list[tuple[str, Place]] | None = None

    def take(self, line: str, place: Place) -> None:
        """Read one more line; a file beyond all bounds is read up to them."""
        if not self.spend(len(line)):
            return
        if self._html is not None or _TABLE_START.search(line):
            self._take_html(line, place)
        elif not line.strip() or _RULE.match(line):
            self._close_part()
        elif _PIPE.match(line) or "\t" in line.strip() or self._in_row(line):
            self._take_row(line, place)
        else:
            self._table = None
            self._take_text(line, place)

    def spend(self, letters: int) -> bool:
        """Count letters about to be read. Returns: whether the document may still grow."""
        self._letters += letters
        if len(self._parts) <= MOST_PARTS and self._letters <= MOST_LETTERS:
            return True
        self._tell_cut()
        return False

    def _tell_cut(self) -> None:
        remark = "Tệp quá dài: chỉ kiểm tra phần đầu."
        if remark not in self._document.remarks:
            self._document.remarks.append(remark)

    def _in_row(self, line: str) -> bool:
        """A row of a table by tabs with one filled cell."""
        return self._table is not None and "\t" in line.rstrip("\n")

    def close(self) -> None:
        """The last line was read."""
        if self._html is not None:
            self._end_html()
        self._close_part()

    def _goes_on(self, before: Block, block: Block) -> bool:
        if not self._wrapped:
            return _goes_on(before, block)
        itemlike = block.kind is Kind.ITEM and block.bullet not in _DEPTHS
        return bool(block.text) and (block.kind is Kind.PARAGRAPH or itemlike)

    def _close_part(self) -> None:
        self._open, self._table = None, None

    def _take_row(self, line: str, place: Place) -> None:
        self._open = None
        if _PIPE_RULE.match(line):
            if self._table and self._table.rows:
                self._table.rows[-1].head = True
            return
        if self._table is None:
            self._table = Table([])
            self._parts.append(self._table)
        pipe = _PIPE.match(line) is not None
        texts = _split_pipes(line) if pipe else line.rstrip("\n").split("\t")
        self._table.rows.append(Row(_cells(texts, place, row=len(self._table.rows) + 1)))

    def _take_html(self, line: str, place: Place) -> None:
        if self._html is None:
            self._close_part()
            self._html = []
        self._html.append((line, place))
        if _TABLE_END.search(line):
            self._end_html()

    def _end_html(self) -> None:
        assert self._html is not None
        self._parts.append(Table(list(_html_rows(self._html))))
        self._html = None

    def _take_text(self, line: str, place: Place) -> None:
        block = _block(line, place)
        if self._open is not None and self._goes_on(self._open, block):
            self._open.join(block, glue=glue(self._open.text))
            return
        if block.text:
            self._parts.append(block)
            self._open = None if block.kind is Kind.HEADING else block


def _split_pipes(line: str) -> list[str]:
    body = line.strip().strip("|") if line.strip() != "|" else ""
    return re.split(r"(?<!\\)\|", body)


def _cells(texts: list[str], place: Place, *, row: int) -> list[Cell]:
    cells = []
    for column, raw in enumerate(texts, start=1):
        text, marks, strong = clean(raw)
        where = Place(place.line, place.page, f"hàng {row}, cột {column}", place.box)
        cells.append(Cell(text, where, marks, strong))
    return cells


_ROW = re.compile(r"<tr\b[^>]*>(.*?)(?=<tr\b|</tr\s*>|$)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)(?=<t[dh]\b|</t[dh]\s*>|$)", re.IGNORECASE | re.DOTALL)
_SPAN = re.compile(r"(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)


def _html_rows(lines: list[tuple[str, Place]]) -> Iterator[Row]:
    """Rows of an HTML table inside a text file; spans repeat nothing but keep the columns."""
    whole, starts, length = "", [], 0
    for line, place in lines:
        starts.append((length, place))
        whole += line if line.endswith("\n") else line + "\n"
        length = len(whole)
    held: dict[int, int] = {}
    for number, match in enumerate(_ROW.finditer(whole), start=1):
        place = [where for start, where in starts if start <= match.start()][-1]
        found = _CELL.findall(match[1])
        texts = list(_spread(found, held))
        head = bool(found) and all(name.lower() == "th" for name, _, _ in found)
        yield Row(_cells(texts, place, row=number), head=head)


def _spread(found: list[tuple[str, str, str]], held: dict[int, int]) -> Iterator[str]:
    column = 0
    for _, attributes, inner in found:
        while held.get(column, 0):
            held[column] -= 1
            column += 1
            yield ""
        spans = {name.lower(): int(size) for name, size in _SPAN.findall(attributes)}
        for extra in range(min(spans.get("col", 1), 60)):
            held[column] = spans.get("row", 1) - 1
            column += 1
            yield " ".join(inner.split()) if extra == 0 else ""
    while held.get(column, 0):
        held[column] -= 1
        column += 1
        yield ""


def _block(line: str, place: Place) -> Block:
    """One line as a block of its own."""
    if note := _FOOTNOTE.match(line):
        number = int(next(part for part in note.groups() if part))
        text, marks, _ = clean(line[note.end() :])
        return Block(Kind.FOOTNOTE, text, [(0, place)], marks, number=number)
    heading = _HEADING.match(line)
    body = line[heading.end() :] if heading else line
    text, marks, strong = clean(body)
    if heading or (strong and len(text) < 200):
        return Block(Kind.HEADING, text, [(0, place)], marks)
    item = _BULLET.match(body) or (_BULLET.match(text) if body[:1] in "*_<" else None)
    if item is None:
        return Block(Kind.PARAGRAPH, text, [(0, place)], marks)
    bullet = item[2] or item[3]
    depth = _DEPTHS.get(bullet, 0) * 2 + len(item[1].expandtabs(4)) // 2
    shown = re.match(r"\\?[-+*•–▪◦●✓]\s+", text)
    if shown:
        text = text[shown.end() :]
        marks = [type(mark)(mark.offset - shown.end(), mark.number) for mark in marks]
    return Block(Kind.ITEM, text, [(0, place)], marks, depth=depth, bullet=bullet)


def _goes_on(before: Block, block: Block) -> bool:
    """Whether a line right under another is its continuation (hard-wrapped text)."""
    if block.kind is not Kind.PARAGRAPH or not block.text:
        return False
    if _TERMINAL.search(before.text[-60:]):
        return block.text[0].islower() and not before.text.endswith((".", "./.", "?", "!"))
    first = block.text[0]
    return first.islower() or not first.isalpha() or len(before.text) > 60
