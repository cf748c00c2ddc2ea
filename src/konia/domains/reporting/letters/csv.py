"""The annex as a table for machines: one line a row, decimal points, UTF-8 with its mark."""

import csv
import io
from decimal import Decimal

from konia.lib.numbers import plain

from . import cells
from .sheet import Row, Sheet

COLUMNS = (
    *("code", "label", "unit", "value", "part", "whole", "as_of", "figure", "records"),
    *("printed", "agrees", "note"),
)
_FORMULA_STARTS = tuple("=+-@＝＋－＠")


def render(sheet: Sheet) -> bytes:
    """Headings and value rows in the order of the form; blank is an empty cell, never 0."""
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows(_cells(row) for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def text_cell(text: str) -> str:
    """Text a spreadsheet will not run as a formula; a number stays a number."""
    shown = cells.clean(text)
    if shown.startswith(_FORMULA_STARTS) and cells.number_of(shown) is None:
        return f"'{shown}"
    return shown


def _cells(row: Row) -> tuple[str, ...]:
    return (
        *(text_cell(text) for text in (row.code, row.label, row.unit)),
        *(_number(number) for number in (row.value, row.part, row.whole)),
        row.as_of.isoformat() if row.as_of else "",
        text_cell(row.figure),
        "" if row.records is None else str(row.records),
        *(text_cell(text) for text in (row.printed, row.agrees, cells.note_text(row))),
    )


def _number(value: Decimal | None) -> str:
    return plain(value) or ""
