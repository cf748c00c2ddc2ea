"""The annex as a workbook: the form itself, the checks, and where every number comes from."""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from math import ceil
from typing import Any

import xlsxwriter

from . import cells
from .sheet import Row, Sheet

FACE = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter", "text_wrap": True}
LINE = FACE | {"border": 1}
CENTRE = {"align": "center"}
WIDTHS = (10, 44, 18, 20, 28)
HEAD_ROW = 4
LINE_PT, TALLEST_PT = 15.5, 400
CELL_LIMIT = 32_767  # characters, Excel's own
SOURCE_HEADS = (
    *("Mã", "Chỉ tiêu", "Định nghĩa số liệu", "Giá trị", "Tử số", "Mẫu số", "Số bản ghi"),
    *("Chốt đến ngày", "Bản in", "Đối chiếu"),
)


def render(sheet: Sheet) -> bytes:
    """Numbers are numbers, text is text; nothing in the workbook is ever a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    made = datetime.combine(sheet.as_of, time())
    title = cells.clean(sheet.title)
    book.set_properties({"title": title, "author": cells.clean(sheet.unit_name), "created": made})
    _Annex(book, sheet).write()
    _write_checks(_Page(book, "Kiểm tra", (22, 14, 70, 44)), sheet)
    _write_sources(_Page(book, "Nguồn số liệu", (11, 46, 36, *(14,) * 4, 15, 18, 18)), sheet)
    book.close()
    return out.getvalue()


class _Page:
    """A worksheet that knows its book's formats and writes typed cells."""

    def __init__(self, book: Any, name: str, widths: Sequence[int]) -> None:
        self.book = book
        self.paper = book.add_worksheet(name)
        self.widths = widths
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        for column, width in enumerate(widths):
            self.paper.set_column(column, column, width)
        self.paper.set_paper(9)
        self.paper.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
        self.paper.fit_to_pages(1, 0)
        self.paper.set_header('&C&"Times New Roman,Regular"&13&P', {"margin": 0.4})

    def style(self, **look: Any) -> Any:
        """The format of this look on top of a ruled cell, made once."""
        key = tuple(sorted(look.items()))
        if key not in self._styles:
            self._styles[key] = self.book.add_format(LINE | look)
        return self._styles[key]

    def text(self, row: int, column: int, text: str, **look: Any) -> None:
        """Text that stays text whatever sign it begins with."""
        style = self.style(**look)
        if text:
            self.paper.write_string(row, column, text[:CELL_LIMIT], style)
        else:
            self.paper.write_blank(row, column, None, style)

    def number(self, row: int, column: int, value: Decimal | int | None, **look: Any) -> None:
        """A real number; blank stays blank."""
        if value is None:
            self.text(row, column, "", **look)
        else:
            self.paper.write_number(row, column, float(value), self.style(**look))

    def day(self, row: int, column: int, value: date | None) -> None:
        """A real date shown as 15/6/2021."""
        style = self.style(num_format="d/m/yyyy", align="center")
        if value is None:
            self.paper.write_blank(row, column, None, style)
        else:
            self.paper.write_datetime(row, column, datetime.combine(value, time()), style)

    def fit(self, row: int, texts: Sequence[str]) -> None:
        """Give a row the height of its longest text; not every reader does it alone."""
        heights = (
            sum(ceil(len(line) / (1.1 * width)) or 1 for line in text.split("\n"))
            for text, width in zip(texts, self.widths, strict=False)
        )
        self.paper.set_row(row, min(LINE_PT * max(heights) + 3, TALLEST_PT))

    def heads(self, names: Sequence[str]) -> None:
        """The head row, frozen and repeated in print."""
        for column, name in enumerate(names):
            self.text(0, column, name, bold=True, align="center")
        self.paper.freeze_panes(1, 0)
        self.paper.repeat_rows(0)


class _Annex:
    """The form itself, on the first sheet."""

    def __init__(self, book: Any, sheet: Sheet) -> None:
        self.sheet = sheet
        self.page = _Page(book, cells.ANNEX, WIDTHS)

    def write(self) -> None:
        """Title, two-row head, rows, notes."""
        title = cells.clean(self.sheet.title).upper()
        self._across(0, cells.ANNEX, bold=True, font_size=14, align="center")
        self._across(1, title, bold=True, font_size=13, align="center")
        attached = cells.attached_line(self.sheet)
        self._across(2, attached, italic=True, font_size=13, align="center")
        self._heads()
        for at, row in enumerate(self.sheet.rows, start=HEAD_ROW + 2):
            self._row(at, row)
        self._notes(HEAD_ROW + 2 + len(self.sheet.rows))

    def _across(self, at: int, text: str, **look: Any) -> None:
        style = self.page.book.add_format(FACE | look)
        lines = sum(ceil(len(line) / 100) or 1 for line in text.split("\n"))
        self.page.paper.set_row(at, min(18 * lines, TALLEST_PT))
        self.page.paper.merge_range(at, 0, at, 4, "", style)
        if text:
            self.page.paper.write_string(at, 0, text[:CELL_LIMIT], style)

    def _heads(self) -> None:
        paper, style = self.page.paper, self.page.style(bold=True, align="center")
        number, label, unit, value, note = (cells.clean(name) for name in self.sheet.column_heads)
        down = ((0, number), (1, f"{label}\n{cells.LABEL_HEAD_NOTE}"), (4, note))
        for column, name in down:
            paper.merge_range(HEAD_ROW, column, HEAD_ROW + 1, column, "", style)
            paper.write_string(HEAD_ROW, column, name, style)
        paper.merge_range(HEAD_ROW, 2, HEAD_ROW, 3, cells.RESULT_HEAD, style)
        for column, name in ((2, unit), (3, value)):
            paper.write_string(HEAD_ROW + 1, column, name, style)
        paper.set_row(HEAD_ROW, 20)
        paper.set_row(HEAD_ROW + 1, 30)
        paper.freeze_panes(HEAD_ROW + 2, 2)
        paper.repeat_rows(HEAD_ROW, HEAD_ROW + 1)

    def _row(self, at: int, row: Row) -> None:
        bold, italic = row.is_heading, cells.is_within(row)
        self.page.text(at, 0, cells.clean(row.printed_code), bold=bold, **CENTRE)
        self.page.text(at, 1, cells.clean(row.label), bold=bold, italic=italic)
        self.page.text(at, 2, cells.unit_text(row), **CENTRE)
        self._value(at, row)
        self.page.text(at, 4, cells.note_text(row))
        value, note = cells.value_text(row), cells.note_text(row)
        self.page.fit(at, ("", cells.clean(row.label), cells.unit_text(row), value, note))

    def _value(self, at: int, row: Row) -> None:
        """The number as printed; its footnote mark belongs to the look, not to the number."""
        text, mark = cells.value_text(row), cells.raised(row.footnote)
        number = cells.number_of(text)
        if number is None:
            side = "left" if "\n" in text else "center"
            self.page.text(at, 3, f"{text}{mark}", align=side)
        else:
            look = _number_look(text) + (f'"{mark}"' if mark else "")
            self.page.number(at, 3, number, num_format=look, **CENTRE)

    def _notes(self, at: int) -> None:
        self._across(at, cells.basis_line(self.sheet), italic=True)
        for below, note in enumerate(self.sheet.footnotes, start=at + 1):
            text = f"{cells.raised(note.number)} {cells.clean(note.text)}"
            self._across(below, text, font_size=11)


def _number_look(text: str) -> str:
    """The Excel format that shows a number with the digits it was printed with."""
    whole, _, decimals = text.strip().lstrip("+-").partition(",")
    kept = "0" * len(whole) if whole.startswith("0") and len(whole) > 1 else "#,##0"
    return f"{kept}.{'0' * len(decimals)}" if decimals else kept


def _write_checks(page: _Page, sheet: Sheet) -> None:
    page.heads(cells.CHECKS_HEADS)
    for at, check in enumerate(sheet.checks, start=1):
        for column, text in enumerate(cells.check_texts(check)):
            page.text(at, column, text)
        page.fit(at, cells.check_texts(check))
    at = len(sheet.checks) + 2
    if missing := cells.missing_lines(sheet):
        page.text(at, 2, cells.MISSING_TITLE, bold=True)
    for below, line in enumerate(missing, start=at + 1):
        page.text(below, 2, line)


def _write_sources(page: _Page, sheet: Sheet) -> None:
    page.heads(SOURCE_HEADS)
    page.paper.set_landscape()
    page.paper.freeze_panes(1, 1)
    rows = [row for row in sheet.rows if not row.is_heading]
    for at, row in enumerate(rows, start=1):
        _write_source(page, at, row)
    page.paper.autofilter(0, 0, max(len(rows), 1), len(SOURCE_HEADS) - 1)


def _write_source(page: _Page, at: int, row: Row) -> None:
    for column, text in enumerate((row.code, row.label, row.figure)):
        page.text(at, column, cells.clean(text))
    for column, number in enumerate((row.value, row.part, row.whole, row.records), start=3):
        page.number(
            at, column, number, num_format="#,##0.##########" if _broken(number) else "#,##0"
        )
    page.fit(at, (row.code, cells.clean(row.label), cells.clean(row.figure)))
    page.day(at, 7, row.as_of)
    page.text(at, 8, cells.clean(row.printed), **CENTRE)
    page.text(at, 9, cells.AGREEMENTS.get(row.agrees, cells.clean(row.agrees)), **CENTRE)


def _broken(number: Decimal | int | None) -> bool:
    return number is not None and number != int(number)
