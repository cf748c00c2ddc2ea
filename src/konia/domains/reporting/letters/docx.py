"""The annex as a Word document that opens the same in Word and LibreOffice."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from . import cells
from .sheet import Footnote, Row, Sheet

FONT = "Times New Roman"
WIDTHS_MM = (16, 54, 31, 31, 33)
CHECK_WIDTHS_MM = (30, 22, 68, 45)
HEAD_HEIGHTS_PT = (19, 34)
CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
ZIPPED_ON = (1980, 1, 1, 0, 0, 0)


def render(sheet: Sheet, *, with_checks: bool = False) -> bytes:
    """The annex laid out as in print; the same sheet always gives the same bytes."""
    paper = Document()
    _set_page(paper)
    _set_type(paper)
    _set_properties(paper, sheet)
    _write_title(paper, sheet)
    _write_table(paper, sheet)
    _write_notes(paper, sheet)
    if with_checks:
        _write_checks(paper, sheet)
    out = io.BytesIO()
    paper.save(out)
    return _undated(out.getvalue())


def _set_page(paper: Any) -> None:
    """A4, the margins of Decree 30, and the page number at the top from the second page on."""
    page = paper.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True
    line = page.header.paragraphs[0]
    line.alignment = CENTRE
    _write_field(line, "PAGE")


def _write_field(line: Paragraph, code: str) -> None:
    for kind in ("begin", None, "end"):
        run = line.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = code
        run._r.append(part)  # noqa: SLF001


def _set_type(paper: Any) -> None:
    for name in ("Normal", "Heading 1"):
        style = paper.styles[name]
        style.font.name, style.font.size = FONT, Pt(13)
        style.font.color.rgb = None
        looks = style.element.get_or_add_rPr()
        fonts = looks.get_or_add_rFonts()
        for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[theme]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        looks.append(_element("w:lang", val="vi-VN", eastAsia="vi-VN"))
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(0)


def _element(tag: str, **values: str) -> Any:
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _set_properties(paper: Any, sheet: Sheet) -> None:
    made = datetime.combine(sheet.as_of, time())
    about = paper.core_properties
    about.title = f"{cells.ANNEX}: {cells.clean(sheet.title)}"[:255]
    about.author = about.last_modified_by = cells.clean(sheet.unit_name)[:255]
    about.created = about.modified = made
    about.language, about.revision = "vi-VN", 1
    about.comments = about.keywords = about.subject = ""


def _write_title(paper: Any, sheet: Sheet) -> None:
    line = _line(paper.add_paragraph(style="Heading 1"), cells.ANNEX, bold=True, size=14)
    line.paragraph_format.space_after = Pt(6)
    title = paper.add_paragraph()
    _line(title, cells.clean(sheet.title).upper(), bold=True)
    title.paragraph_format.left_indent = title.paragraph_format.right_indent = Mm(15)
    attached = _line(paper.add_paragraph(), cells.attached_line(sheet), italic=True)
    attached.paragraph_format.left_indent = attached.paragraph_format.right_indent = Mm(12)
    rule = _line(paper.add_paragraph(), "_" * 16, size=8)
    rule.paragraph_format.space_after = Pt(8)


def _line(
    line: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
    align: WD_ALIGN_PARAGRAPH = CENTRE,
) -> Paragraph:
    """Write one run of text; newlines in it become line breaks."""
    line.alignment = align
    if text:
        run = line.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        run.font.size = Pt(size) if size else None
    return line


def _raise(line: Paragraph, number: int | None, *, size: float = 12) -> None:
    if number is not None:
        run = line.add_run(cells.mark(number))
        run.font.superscript = True
        run.font.size = Pt(size)


def _ruled_table(paper: Any, rows: int, widths_mm: Sequence[int]) -> Any:
    table = paper.add_table(rows=rows, cols=len(widths_mm), style="Table Grid")
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    looks = table._tbl.tblPr  # noqa: SLF001
    room = _element("w:tblCellMar")
    for side in ("left", "right"):
        room.append(_element(f"w:{side}", w="70", type="dxa"))
    looks.append(room)
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    return table


def _mark_row(row: Any, *tags: str) -> None:
    """Say how a row behaves at the end of a page: 'tblHeader' repeats, 'cantSplit' holds."""
    looks = row._tr.get_or_add_trPr()  # noqa: SLF001
    for tag in tags:
        looks.append(OxmlElement(f"w:{tag}"))


def _write_cell(cell: Any, width_mm: int, text: str, **look: Any) -> Paragraph:
    cell.width = Mm(width_mm)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    line: Paragraph = cell.paragraphs[0]
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1.5)
    return _line(line, text, **({"size": 12} | look))


def _write_table(paper: Any, sheet: Sheet) -> None:
    table = _ruled_table(paper, 2 + len(sheet.rows), WIDTHS_MM)
    # `table.rows` and `row.cells` read the whole table at every call: ask once.
    rows = list(table.rows)
    _write_heads(rows[:2], sheet)
    for row, words in zip(rows[2:], sheet.rows, strict=True):
        _write_row(row, words)


def _write_heads(rows: Sequence[Any], sheet: Sheet) -> None:
    upper, lower = ([*row.cells] for row in rows)
    number, label, unit, value, note = (cells.clean(head) for head in sheet.column_heads)
    for column, head in ((0, number), (1, label), (4, note)):
        merged = upper[column].merge(lower[column])
        line = _write_cell(merged, WIDTHS_MM[column], head, bold=True)
        if column == 1:
            line.add_run().add_break(WD_BREAK.LINE)
            _line(line, cells.LABEL_HEAD_NOTE, italic=True, size=12)
    both = upper[2].merge(upper[3])
    _write_cell(both, WIDTHS_MM[2] + WIDTHS_MM[3], cells.RESULT_HEAD, bold=True)
    for column, head in ((2, unit), (3, value)):
        _write_cell(lower[column], WIDTHS_MM[column], head, bold=True)
    for row, height_pt in zip(rows, HEAD_HEIGHTS_PT, strict=True):
        # LibreOffice cuts a merged cell off on later pages unless both rows have a height.
        row.height = Pt(height_pt)
        _mark_row(row, "cantSplit", "tblHeader")


def _write_row(row: Any, words: Row) -> None:
    bold, value = words.is_heading, cells.value_text(words)
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        (cells.clean(words.printed_code), {"bold": bold}),
        (cells.clean(words.label), {"bold": bold, "italic": cells.is_within(words), "align": LEFT}),
        (cells.unit_text(words), {}),
        (value, {"align": LEFT, "size": 11} if "\n" in value else {}),
        (cells.clean(words.note), {"align": LEFT}),
    )
    lines = [
        _write_cell(cell, width, text, **look)
        for cell, width, (text, look) in zip(row.cells, WIDTHS_MM, looks, strict=True)
    ]
    _raise(lines[3], words.footnote)
    _write_why(lines[4], words)
    if not cells.is_tall(words):
        _mark_row(row, "cantSplit")
        for line in lines:
            line.paragraph_format.keep_with_next = words.is_heading or None


def _write_why(line: Paragraph, row: Row) -> None:
    why = cells.why_blank(row)
    if why and line.text:
        line.add_run().add_break(WD_BREAK.LINE)
    _line(line, why, italic=True, size=12, align=LEFT)


def _write_notes(paper: Any, sheet: Sheet) -> None:
    basis = cells.basis_line(sheet)
    line = _line(paper.add_paragraph(), basis, italic=True, size=12, align=LEFT)
    line.paragraph_format.space_before = Pt(8)
    if sheet.footnotes:
        _line(paper.add_paragraph(), "_" * 30, size=8, align=LEFT)
    for note in sheet.footnotes:
        _write_footnote(paper.add_paragraph(), note)


def _write_footnote(line: Paragraph, note: Footnote) -> None:
    line.paragraph_format.space_before = Pt(2)
    _raise(line, note.number, size=11)
    text = f" {cells.clean(note.text)}"
    _line(line, text, size=11, align=WD_ALIGN_PARAGRAPH.JUSTIFY)


def _write_checks(paper: Any, sheet: Sheet) -> None:
    title = _line(paper.add_paragraph(style="Heading 1"), cells.CHECKS_TITLE.upper(), bold=True)
    title.paragraph_format.page_break_before = True
    title.paragraph_format.space_after = Pt(8)
    if sheet.checks:
        _write_check_table(paper, sheet)
    else:
        _line(paper.add_paragraph(), cells.CHECKS_NONE, align=LEFT)
    missing = cells.missing_lines(sheet)
    if missing:
        line = _line(paper.add_paragraph(), cells.MISSING_TITLE, bold=True, size=12, align=LEFT)
        line.paragraph_format.space_before = Pt(12)
    for text in missing:
        _line(paper.add_paragraph(style="List Bullet"), text, size=12, align=LEFT)


def _write_check_table(paper: Any, sheet: Sheet) -> None:
    table = _ruled_table(paper, 1 + len(sheet.checks), CHECK_WIDTHS_MM)
    rows = list(table.rows)
    texts = (cells.CHECKS_HEADS, *(cells.check_texts(check) for check in sheet.checks))
    for at, (row, line) in enumerate(zip(rows, texts, strict=True)):
        look = {"bold": True} if at == 0 else {"align": LEFT}
        for cell, width, text in zip(row.cells, CHECK_WIDTHS_MM, line, strict=True):
            _write_cell(cell, width, text, **look)
        _mark_row(row, "cantSplit", *(("tblHeader",) if at == 0 else ()))


def _undated(document: bytes) -> bytes:
    """The same document without the hour at which its parts were zipped."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            part = zipfile.ZipInfo(entry.filename, ZIPPED_ON)
            target.writestr(part, source.read(entry), zipfile.ZIP_DEFLATED)
    return out.getvalue()
