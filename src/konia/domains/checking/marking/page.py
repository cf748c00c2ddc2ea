"""Text and findings side by side, as one HTML file or as parts for a page of the workspace."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from html import escape

from konia.domains.checking.claims import Finding, Findings, Verdict
from konia.domains.checking.document import Block, Document, Place, Table
from konia.domains.checking.telling import KINDS, VERDICTS, numbered, where

SHOWN = (Verdict.WRONG, Verdict.TRUNCATED, Verdict.MISSING, Verdict.SUSPECT)


@dataclass(frozen=True, slots=True)
class Note:
    """One finding as a reader sees it."""

    code: str
    verdict: str
    word: str
    kind: str
    where: str
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text: marked with a finding's code, or plain."""

    text: str
    code: str = ""
    verdict: str = ""


@dataclass(slots=True)
class Passage:
    """One block, or one row of a table, with its findings. cells: filled for a row."""

    kind: str
    line: str
    pieces: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


Found = tuple[str, Finding]


def passages(document: Document, findings: Findings, *, every: bool = True) -> list[Passage]:
    """The text in reading order. every: also the passages without a finding."""
    by_line: dict[tuple[int, int], list[Found]] = defaultdict(list)
    for code, item in numbered(findings):
        if item.verdict in SHOWN:
            by_line[(item.place.page, item.place.line)].append((code, item))
    found: list[Passage] = []
    for part in document.parts:
        if isinstance(part, Block):
            found.append(_passage(part, by_line, document.form))
        else:
            found += _rows(part, by_line, document.form)
    return found if every else [one for one in found if one.notes]


def _key(place: Place) -> tuple[int, int]:
    return place.page, place.line


def _passage(block: Block, by_line: dict[tuple[int, int], list[Found]], form: str) -> Passage:
    mine: list[Found] = []
    for _, place in block.spots:
        for found in by_line.get(_key(place), ()):
            if not found[1].place.cell and found not in mine:
                mine.append(found)
    return Passage(
        block.kind.value, where(block.spots[0][1], form), _pieces(block.text, mine),
        notes=[_note(code, item, form) for code, item in mine],
    )  # fmt: skip


def _rows(table: Table, by_line: dict[tuple[int, int], list[Found]], form: str) -> list[Passage]:
    found = []
    for row in table.rows:
        if not row.cells:
            continue
        passage = Passage("row", where(replace(row.cells[0].place, cell=""), form))
        for cell in row.cells:
            mine = [
                one for one in by_line.get(_key(cell.place), ()) if _in_cell(one[1], cell.place)
            ]
            passage.cells.append(_pieces(cell.text, mine))
            passage.notes += [_note(code, item, form) for code, item in mine]
        passage.cells = [cell for cell in passage.cells if cell]
        found.append(passage)
    return found


def _in_cell(item: Finding, place: Place) -> bool:
    return item.place.cell == place.cell


def _pieces(text: str, mine: list[Found]) -> list[Piece]:
    """The text cut around what the findings speak of."""
    marks = []
    for code, item in mine:
        words = item.stated if item.stated and item.stated in text else item.quote
        start = text.find(words, item.offset if item.offset < len(text) else 0)
        start = start if start >= 0 else text.find(words)
        if start >= 0 and words:
            marks.append((start, start + len(words), code, item.verdict.value))
    pieces, last = [], 0
    for start, end, code, verdict in sorted(marks):
        if start < last:
            continue
        pieces += [Piece(text[last:start]), Piece(text[start:end], code, verdict)]
        last = end
    pieces.append(Piece(text[last:]))
    return [piece for piece in pieces if piece.text]


def _note(code: str, item: Finding, form: str) -> Note:
    return Note(
        code, item.verdict.value, VERDICTS[item.verdict], KINDS[item.kind],
        where(item.place, form), item.quote, item.message,
    )  # fmt: skip


_STYLE = """
body{font:16px/1.5 'Be Vietnam Pro',Arial,sans-serif;margin:0 auto;max-width:80rem;
padding:1rem;color:#0b0c0c}
h1{font-size:1.5rem}
.p{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);
gap:1.5rem;border-top:1px solid #d8dde0;padding:.4rem 0}
.heading{font-weight:700}
.n{color:#505a5f;font-size:.8rem}
mark{background:#fff7bf;border-bottom:3px solid #b58800}
mark.wrong{background:#fbe3e0;border-color:#b3120a}
mark.truncated{background:#fde9d2;border-color:#b35900}
.note{border-left:4px solid #b58800;margin:0 0 .6rem;padding:.2rem .7rem;background:#fafafa}
.note.wrong{border-color:#b3120a}
.note.truncated{border-color:#b35900}
.note p{margin:0}
.row{display:flex;gap:.5rem;flex-wrap:wrap}
.row span{border-right:1px solid #d8dde0;padding-right:.5rem}
@media(max-width:45rem){.p{grid-template-columns:1fr}
}}
"""


def to_html(document: Document, findings: Findings, *, name: str) -> str:
    """One file that needs nothing else: text on the left, findings on the right."""
    body = "".join(_html(one) for one in passages(document, findings))
    counts = ", ".join(f"{findings.count(verdict)} {VERDICTS[verdict]}" for verdict in VERDICTS)
    remarks = "".join(f"<p>{escape(remark)}</p>" for remark in document.remarks)
    title = escape(f"Kết quả soát số liệu: {name}")
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1><p>{counts}.</p>{remarks}"
        f"<main>{body}</main></body></html>\n"
    )


def _html(passage: Passage) -> str:
    if passage.kind == "row":
        cells = "".join(f"<span>{_marked(cell)}</span>" for cell in passage.cells if cell)
        text = f'<div class="row">{cells}</div>'
    else:
        text = f'<div class="{passage.kind}">{_marked(passage.pieces)}</div>'
    notes = "".join(
        f'<div class="note {note.verdict}" id="{note.code}"><p><strong>{note.code} '
        f"{escape(note.word)}</strong> · {escape(note.kind)}</p><p>{escape(note.message)}</p></div>"
        for note in passage.notes
    )
    return (
        f'<section class="p"><div><span class="n">{escape(passage.line)}</span>{text}</div>'
        f"<div>{notes}</div></section>"
    )


def _marked(pieces: list[Piece]) -> str:
    return "".join(
        f'<mark class="{piece.verdict}"><a href="#{piece.code}">{escape(piece.text)}</a></mark>'
        if piece.code
        else escape(piece.text)
        for piece in pieces
    )
