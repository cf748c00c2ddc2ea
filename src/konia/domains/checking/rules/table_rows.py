"""Rows of an annex: 'Trong đó' rows, notes that split a value, values with a footnote."""

import re
from collections.abc import Iterator

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.document import Block, Cell, Document, Kind
from konia.domains.checking.judging import Balance
from konia.lib.grammar.tokens import scan
from konia.lib.vietnamese import fold

from .grids import Grid, Line, Value
from .splitting import readings
from .weighing import MIDDLE, STRONG, WEAK, Part, best_balance, mismatch_verdict, sum_message

_INNER = re.compile(r"trong (do|so do)|gom|bao gom|-|\+|[a-z]\)?|")


def row_findings(grid: Grid, document: Document) -> Iterator[Finding]:
    """The values of an annex against the rows, notes and footnotes that split them."""
    unit = _unit_column(grid)
    for place, line in enumerate(grid.lines):
        if len(grid.numeric) > 2:
            continue
        for at, value in line.values.items():
            if value.share or _unit(line, unit) == "%":
                continue
            yield from _inner_rows(grid, place, at, value, unit)
            yield from _notes(line, at, value)
    for line in grid.lines:
        for value in line.values.values():
            yield from _footnotes(value, document)


def _unit_column(grid: Grid) -> int:
    return next((at for at, head in enumerate(grid.heads) if "đơn vị tính" in head.lower()), -1)


def _unit(line: Line, column: int) -> str:
    cells = line.row.cells
    return cells[column].text.strip().lower() if 0 <= column < len(cells) else ""


def _inner_rows(grid: Grid, place: int, at: int, value: Value, unit: int) -> Iterator[Finding]:
    """Rows right below that carry no code of their own and count the same unit."""
    line = grid.lines[place]
    if not re.search(r"\d|[IVX]", line.code):
        return
    parts: list[Part] = []
    said = False
    for below in grid.lines[place + 1 :]:
        code = fold(below.code) if below.code != below.label else ""
        if re.search(r"\d", below.code) or not _INNER.fullmatch(code):
            break
        said = said or code.startswith("trong") or below.label.startswith(("-", "+"))
        if at in below.values and _unit(below, unit) == _unit(line, unit):
            token = scan(below.values[at].cell.text)[0]
            parts.append(Part(token, below.label, _unit(below, unit)))
    if said and len(parts) >= 2:
        yield from _held(line, value, parts, marker=MIDDLE)


def _notes(line: Line, at: int, value: Value) -> Iterator[Finding]:
    """'Cấp tỉnh: 1.300; cấp huyện 1.373' beside 2.673."""
    for column, cell in enumerate(line.row.cells):
        if column <= at or column in line.values or not cell.text:
            continue
        for parts in readings(scan(cell.text), cell.text):
            if _is_list(cell.text, parts):
                yield from _held(line, value, parts, marker=_firmness(cell.text, parts))
                break


def _firmness(text: str, parts: list[Part]) -> int:
    """A note that is nothing but a list names all parts; 'trong đó' may name some."""
    named = text.count(";") == len(parts) - 1 and not fold(text).startswith(("trong do", "rieng"))
    return STRONG if named else WEAK


def _is_list(text: str, parts: list[Part]) -> bool:
    return len(parts) >= 2 and "=" not in text and "%" not in text


def _held(line: Line, value: Value, parts: list[Part], *, marker: int) -> Iterator[Finding]:
    finding = judged(
        value.numeral.text, value, parts, marker=marker, name=line.label, cell=value.cell
    )
    if finding is not None:
        yield finding


def judged(
    stated: str, value: Value, parts: list[Part], *, marker: int, name: str, cell: Cell
) -> Finding | None:
    """A value against its parts, when something can be said."""
    numbers = [part.token.numeral for part in parts if part.token.numeral]
    held = best_balance(value.numeral, numbers, [part.label for part in parts])
    verdict: Verdict | None = Verdict.OK
    if not held.equal:
        verdict = mismatch_verdict(
            value.numeral, parts, marker=marker, text="", unit="", over=held.over
        )
    if verdict is None:
        return None
    return _finding(stated, parts, held, verdict, name=name, cell=cell)


def _finding(
    stated: str, parts: list[Part], held: Balance, verdict: Verdict, *, name: str, cell: Cell
) -> Finding:
    message = sum_message([part.token.text for part in parts], stated, held, verdict)
    return Finding(
        ClaimKind.SUM, verdict, cell.place, f"{name} | {cell.text}", stated, held.shown, message
    )


def _footnotes(value: Value, document: Document) -> Iterator[Finding]:
    for mark in value.cell.marks:
        note = document.notes.get(mark.number)
        if note is None:
            continue
        whole = note.text.rstrip().endswith((".", ")"))
        found = [
            finding
            for parts in note_parts(note)
            if (
                finding := judged(
                    value.numeral.text,
                    value,
                    parts,
                    marker=STRONG,
                    name=f"Chú thích {mark.number}",
                    cell=value.cell,
                )
            )
            and (whole or finding.verdict is Verdict.OK)
        ]
        yield from best_of(found)


def note_parts(note: Block) -> Iterator[list[Part]]:
    """The parts that a footnote lists, when the footnote is a list of counts."""
    if note.kind is not Kind.FOOTNOTE:
        return
    text = re.sub(r"\s*\.\s*$", "", note.text)
    yield from readings(scan(text), text)


def best_of(found: list[Finding]) -> Iterator[Finding]:
    """The right reading if there is one, else the mildest."""
    right = [one for one in found if one.verdict is Verdict.OK]
    if right:
        yield right[0]
    elif found:
        yield min(found, key=lambda one: one.verdict is Verdict.WRONG)
