"""The annex as an archival, accessible PDF, typeset from annex.typ."""

from pathlib import Path
from typing import Any

from konia.kernel.files import typeset
from konia.kernel.files.glyphs import drawable

from . import cells
from .sheet import Check, Row, Sheet

TEMPLATE = Path(__file__).with_name("annex.typ")


def render(sheet: Sheet, *, with_checks: bool = False) -> bytes:
    """The annex as PDF/A-2a and PDF/UA-1; the same sheet always gives the same bytes."""
    page = _page(sheet) | (_checks(sheet) if with_checks else {"checks": None})
    return typeset.pdf(TEMPLATE, page, standards=("a-2a", "ua-1"))


def _page(sheet: Sheet) -> dict[str, Any]:
    title = _lines(sheet.title)
    return {
        "dated": sheet.as_of,
        "annex": cells.ANNEX,
        "unit": " ".join(_lines(sheet.unit_name)),
        "title": [line.upper() for line in title],
        "full-title": f"{cells.ANNEX}: {' '.join(title)}",
        "attached": _lines(cells.attached_line(sheet)),
        "heads": [" ".join(_lines(head)) for head in sheet.column_heads],
        "head-note": cells.LABEL_HEAD_NOTE,
        "result-head": cells.RESULT_HEAD,
        "rows": [_row(row) for row in sheet.rows],
        "basis": _lines(cells.basis_line(sheet)),
        "footnotes": [[note.number, _lines(note.text)] for note in sheet.footnotes],
        "marks": [note.number for note in sheet.footnotes],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "number": _lines(row.printed_code),
        "label": _lines(row.label),
        "unit": _lines(cells.unit_text(row).replace(" = ", "\u00a0=\u00a0")),
        "value": _lines(cells.value_text(row)),
        "mark": row.footnote,
        "note": _lines(row.note),
        "why": _lines(cells.why_blank(row)),
        "heading": row.is_heading,
        "within": cells.is_within(row),
        "depth": max(row.depth, 0),
        "tall": cells.is_tall(row),
    }


def _checks(sheet: Sheet) -> dict[str, Any]:
    return {
        "checks": [_check(check) for check in sheet.checks],
        "checks-title": cells.CHECKS_TITLE,
        "checks-heads": cells.CHECKS_HEADS,
        "checks-none": cells.CHECKS_NONE,
        "missing": [_lines(line) for line in cells.missing_lines(sheet)],
        "missing-title": cells.MISSING_TITLE,
    }


def _check(check: Check) -> list[list[str]]:
    return [_lines(text) for text in cells.check_texts(check)]


def _lines(text: str) -> list[str]:
    printed = drawable(cells.clean(text))
    return printed.split("\n") if printed else []
