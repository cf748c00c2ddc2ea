"""Joins what page breaks and footnotes cut: paragraphs, footnotes, tables, labels of rows."""

import re

from konia.domains.checking.document import Block, Document, Kind, NoteMark, Row, Table

from .cleaning import glue

_ENDS = re.compile(r"[.;:!?…]['\"”»)\]]*\s*$|\./\.?\s*$")
_OPEN_END = re.compile(r"[,;]\s*$|[^.;:!?…”\"»)\]]\s*$")
_SURELY_HEAD = 12  # letters; shorter first rows may come again as body rows
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
    """Join tables whose head is repeated, and rows that a page break cut."""
    for _ in range(2):  # a head that was cut itself is known only when it is whole again
        parts: list[Block | Table] = []
        for part in document.parts:
            before = _table_before(parts) if isinstance(part, Table) else None
            if isinstance(part, Table) and before is not None and _go_together(before, part):
                _append(before, part)
            else:
                parts.append(part)
        document.parts[:] = parts
    for table in document.tables:
        _drop_heads(table)


def _go_together(before: Table, after: Table) -> bool:
    return bool(before.rows and after.rows) and (
        _same_head(before, after) or _same_columns(before, after)
    )


def _drop_heads(table: Table) -> None:
    """Take out the head where a new page prints it again."""
    first = _folded(table.rows[0]) if table.rows else ""
    second = _folded(table.rows[1]) if len(table.rows) > 1 else ""
    if len(first) < _SURELY_HEAD:
        return
    kept: list[Row] = []
    last = ""
    for number, row in enumerate(table.rows):
        folded = _folded(row)
        again = number > 1 and (folded == first or (folded == second and last == first))
        last = folded
        if not again:
            kept.append(row)
    table.rows[:] = kept


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
    if rest and before.rows and (_label_rest(rest[0]) or _is_cut(before.rows[-1], rest[0])):
        for whole, piece in zip(before.rows[-1].cells, rest[0].cells, strict=False):
            if piece.text:
                shift = len(whole.text) + len(glue(whole.text))
                whole.text += glue(whole.text) + piece.text
                whole.marks += [NoteMark(one.offset + shift, one.number) for one in piece.marks]
        rest = rest[1:]
    before.rows += rest


def _is_cut(above: Row, below: Row) -> bool:
    """A row over a page break: each filled cell goes on with one that is filled above."""
    pairs = list(zip(above.cells, below.cells, strict=False))
    filled = [(whole.text, piece.text) for whole, piece in pairs if piece.text]
    place, other = above.cells[0].place, below.cells[0].place
    if not filled or other.page != place.page + 1 or below.cells[0].text:
        return False
    first = next((piece for whole, piece in filled if not piece[0].isdigit()), filled[0][1])
    return all(whole for whole, _ in filled) and not first[0].isupper()


def _label_rest(row: Row) -> bool:
    """A row with one filled cell that starts in the middle of a phrase."""
    filled = [cell.text for cell in row.cells if cell.text]
    return len(filled) == 1 and filled[0][0].islower()
