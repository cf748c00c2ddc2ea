"""Joins what page breaks and footnotes cut: paragraphs, footnotes, tables, labels of rows."""

import re

from konia.domains.checking.document import Block, Document, Kind, NoteMark, Row, Table

_ENDS = re.compile(r"[.;:!?…]['\"”»)\]]*\s*$|\./\.?\s*$")
_OPEN_END = re.compile(r"[,;]\s*$|[^.;:!?…”\"»)\]]\s*$")
_FOLDABLE = re.compile(r"\W+")


_NUMBERED = re.compile(r"\(?(\d{1,2})\)?\s+(?=[A-ZĐÂĂÊÔƠƯÁÀỦỨ(“])")
_MARKED = re.compile(r"(?<=[^\s\d/(])\((\d{1,2})\)|(?<=[a-zà-ỹđ”])(\d{1,2})(?=[\s,.;:)])")


def name_notes(document: Document) -> None:
    """Footnotes whose raised number became plain text: '20 Gồm: …' for a mark '(20)'."""
    marked = {
        int(match[1] or match[2])
        for block in document.blocks
        for match in _MARKED.finditer(block.text)
    } - set(document.notes)
    last = 0
    for block in document.blocks:
        match = _NUMBERED.match(block.text) if block.kind is Kind.PARAGRAPH else None
        if match is None or int(match[1]) not in marked or not last < int(match[1]) <= last + 6:
            continue
        last = int(match[1])
        block.kind, block.number = Kind.FOOTNOTE, last
        block.text = block.text[match.end() :]
        block.marks = [NoteMark(mark.offset - match.end(), mark.number) for mark in block.marks]
        block.spots = [(max(0, start - match.end()), place) for start, place in block.spots]


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
    if isinstance(last, Block) and last.kind is Kind.FOOTNOTE and not _ENDS.search(last.text[-60:]):
        last.join(block)
        return True
    note = _last_note(parts)
    if note is not None and note.text.rstrip()[-1:] in ",;" and block.text[:1].islower():
        note.join(block)
        return True
    return False


def _cut(body: Block, block: Block, *, noted: bool) -> bool:
    """Whether the block goes on with the body's last sentence."""
    if _ENDS.search(body.text[-60:]) or not body.text:
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
        if (
            isinstance(part, Table)
            and before is not None
            and (
                _same_head(before, part) or (document.form == "pdf" and _same_columns(before, part))
            )
        ):
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


def _same_columns(before: Table, after: Table) -> bool:
    """A table that goes on over a page without its head: the same borders."""
    if not before.rows or not after.rows or before.width != after.width:
        return False
    above = [cell.place.box for cell in before.rows[-1].cells]
    below = [cell.place.box for cell in after.rows[0].cells]
    return (
        all(
            one is not None and other is not None and abs(one[0] - other[0]) < 6
            for one, other in zip(above, below, strict=False)
        )
        and after.rows[0].cells[0].place.page == before.rows[-1].cells[0].place.page + 1
    )


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
