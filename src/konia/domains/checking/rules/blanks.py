"""Places where a form or the law asks for a value and nothing is printed."""

import re
from collections.abc import Iterator

from konia.domains.checking.claims import ClaimKind, Finding, Verdict
from konia.domains.checking.document import Block, Kind, Place, Table

from .grids import Grid, Line

_DOTS = r"(?:[.…_]{3,}|\s*)"
_NUMBER_BLANK = re.compile(rf"[Ss]ố:?\s*{_DOTS}\s*/\s*[A-ZĐ]{{2,}}[\w-]*(?:-[A-ZĐ]+)*")
_DAY_BLANK = re.compile(
    rf"ngày\s*{_DOTS}\s*tháng\s*(?:\d{{1,2}}|{_DOTS})\s*năm\s*\d{{4}}"
    rf"|ngày\s*{_DOTS}\s*/\s*(?:\d{{1,2}}|{_DOTS})\s*/\s*\d{{4}}"
)
_DAY_FILLED = re.compile(r"ngày\s*\d{1,2}\s*(?:tháng|/)\s*\d{1,2}")
_OPEN_LABEL = re.compile(r"(?:^|[-–;+]\s*)([^:;]{3,60}):\s*(?=$|[-–;+])")


def blank_findings(block: Block) -> Iterator[Finding]:
    """A report's number or day left open."""
    if block.kind is Kind.FOOTNOTE:
        return
    for pattern, what in ((_NUMBER_BLANK, "số văn bản"), (_DAY_BLANK, "ngày ban hành")):
        for match in pattern.finditer(block.text):
            if not _DAY_FILLED.match(match[0]):
                yield _missing(block.place_at(match.start()), match[0], what)


def _missing(place: Place, quote: str, what: str) -> Finding:
    return Finding(
        ClaimKind.BLANK, Verdict.MISSING, place, " ".join(quote.split()), "", "",
        f"Còn bỏ trống {what}.",
    )  # fmt: skip


def blank_cells(grid: Grid, table: Table) -> Iterator[Finding]:
    """Rows that name a unit of measure but print no value."""
    unit = next((at for at, head in enumerate(grid.heads) if "đơn vị tính" in head.lower()), -1)
    if unit < 0 or len(grid.numeric) != 1:
        return
    column = grid.numeric[0]
    for line in grid.lines:
        cells = line.row.cells
        if unit >= len(cells) or not cells[unit].text.strip():
            continue
        text = cells[column].text.strip() if column < len(cells) else ""
        if not text or set(text) <= set(".…_ "):
            place = cells[min(column, len(cells) - 1)].place
            yield _missing(place, f"{line.code} {line.label}".strip(), "số liệu của dòng này")
        else:
            yield from _open_labels(line, column)


def _open_labels(line: Line, column: int) -> Iterator[Finding]:
    cell = line.row.cells[column]
    for match in _OPEN_LABEL.finditer(cell.text.strip()):
        if ":" in cell.text.strip()[: match.start()] or match.start():
            yield _missing(cell.place, f"{line.code} {match[1].strip()}:", "số liệu của phần này")
