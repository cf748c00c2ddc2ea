"""Joins what page breaks and footnotes cut: paragraphs, footnotes, tables, labels of rows."""

import re

from ..document import Block, Document, Kind, Row, Table

_ENDS = re.compile(r"[.;:!?…]['\"”»)\]]*\s*$|\./\.?\s*$")
_OPEN_END = re.compile(r"[,;]\s*$|[^.;:!?…”\"»)\]]\s*$")
_FOLDABLE = re.compile(r"\W+")


def join_cut_parts(document: Document) -> None:
    """Give each cut paragraph and footnote its rest, which stands after a page break."""
    parts: list[Block | Table] = []
    for part in document.parts:
        if isinstance(part, Block) and _joined(parts, part):
            continue
        parts.append(part)
    document.parts[:] = parts


def _joined(parts: list[Block | Table], block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH or not parts:
        return False
    last = parts[-1]
    body = _last_body(parts)
    if body is not None and _cut(body, block, noted=isinstance(last, Block) and last is not body):
        body.join(block)
        return True
    note = _last_note(parts)
    if note is not None and note.text.rstrip()[-1:] in ",;" and block.text[:1].islower():
        note.join(block)
        return True
    return False


def _cut(body: Block, block: Block, *, noted: bool) -> bool:
    """Whether the block goes on with the body's last sentence."""
    if _ENDS.search(body.text) or not body.text:
        return False
    first = block.text[0]
    if first.islower():
        return body.kind is not Kind.HEADING
    if body.text.endswith((" số", " ngày", ",")) and len(body.text) > 60:
        return True
    if not noted or body.kind is Kind.HEADING or len(body.text) < 60:
        return False
    return not body.text.endswith((")", "”", '"'))


def _last_body(parts: list[Block | Table]) -> Block | None:
    for part in reversed(parts[-40:]):
        if isinstance(part, Table):
            return None
        if part.kind is not Kind.FOOTNOTE:
            return part
    return None


def _last_note(parts: list[Block | Table]) -> Block | None:
    for part in reversed(parts[-12:]):
        if isinstance(part, Block) and part.kind is Kind.FOOTNOTE:
            return part
    return None


def join_tables(document: Document) -> None:
    """Join tables whose head is repeated, and labels that a page break cut."""
    parts: list[Block | Table] = []
    for part in document.parts:
        before = _table_before(parts) if isinstance(part, Table) else None
        if isinstance(part, Table) and before is not None and _same_head(before, part):
            _append(before, part)
        else:
            parts.append(part)
    document.parts[:] = parts


def _table_before(parts: list[Block | Table]) -> Table | None:
    """The nearest table, when only footnotes stand between."""
    for part in reversed(parts):
        if isinstance(part, Table):
            return part
        if part.kind is not Kind.FOOTNOTE:
            return None
    return None


def _folded(row: Row) -> str:
    return _FOLDABLE.sub(" ", " ".join(row.texts)).strip().lower()


def _same_head(before: Table, after: Table) -> bool:
    if not before.rows or not after.rows:
        return False
    return bool(_folded(before.rows[0])) and _folded(before.rows[0]) == _folded(after.rows[0])


def _append(before: Table, after: Table) -> None:
    heads = 0
    while heads < min(len(before.rows), len(after.rows), 4) and (
        _folded(before.rows[heads]) == _folded(after.rows[heads])
    ):
        heads += 1
    rest = after.rows[heads:]
    if rest and before.rows and _label_rest(rest[0]):
        label = max(range(len(rest[0].cells)), key=lambda at: len(rest[0].cells[at].text))
        if label < len(before.rows[-1].cells):
            before.rows[-1].cells[label].text += " " + rest[0].cells[label].text
            rest = rest[1:]
    before.rows += rest


def _label_rest(row: Row) -> bool:
    """A row with one filled cell that starts in the middle of a phrase."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) == 1 and filled[0][0].islower()
