"""Every form is read back by someone else's reader and must say what the sheet says."""

import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from unicodedata import normalize

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from konia.domains.reporting.letters import cells, docx, pdf
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.letters.sheet import Sheet
from konia.kernel.files.glyphs import drawable

from .sheets import HOSTILE, annex, everywhere, row, sheet


def pdf_text(sheet: Sheet, **more) -> str:
    return "\n".join(page.extract_text() for page in pdf_pages(sheet, **more))


def pdf_pages(sheet: Sheet, **more):
    return PdfReader(io.BytesIO(pdf.render(sheet, **more))).pages


def flat(text: str) -> str:
    return normalize("NFC", "".join(text.replace("\u200b", "").split()))


def word_table(sheet: Sheet, at: int = 0, **more):
    return Document(io.BytesIO(docx.render(sheet, **more))).tables[at]


def word_cells(sheet: Sheet, **more) -> list[list[str]]:
    rows = list(word_table(sheet, **more).rows)[2:]
    return [[cell.text for cell in row.cells] for row in rows]


def book(sheet: Sheet):
    return openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(sheet)))


def book_rows(sheet: Sheet) -> list[tuple]:
    rows = book(sheet)["Phụ lục"].iter_rows(min_row=7, max_row=6 + len(sheet.rows))
    return [tuple(cell.value for cell in row) for row in rows]


# ---- all forms


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_sheet_gives_the_same_bytes(name):
    assert FORMATS[name].render(annex()) == FORMATS[name].render(annex())


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_sheet_is_still_a_document(name):
    assert FORMATS[name].render(sheet())


@pytest.mark.parametrize("name", FORMATS)
def test_a_sheet_of_nothing_but_blanks_is_still_a_document(name):
    nothing = sheet(
        row("", "", unit="", printed_code="", figure="", as_of=None),
        title="",
        attached_to="",
        unit_name="",
        rounding="",
    )
    assert FORMATS[name].render(nothing)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_can_stop_a_form(name, text):
    assert FORMATS[name].render(everywhere(text))


def test_formats_carry_their_media_type_and_suffix():
    assert {name: form.suffix for name, form in FORMATS.items()} == {
        name: f".{name}" for name in ("pdf", "docx", "xlsx", "csv", "json", "html")
    }
    assert FORMATS["pdf"].media_type == "application/pdf"


# ---- cells


def test_parts_stand_line_by_line_and_a_missing_part_stays_blank():
    parts = (("province", "Cấp tỉnh", Decimal(100)), ("commune", "Cấp xã", None))
    assert cells.value_text(row(parts=parts)) == "- Cấp tỉnh: 100\n- Cấp xã:"
    assert cells.value_text(row(text="- Cấp tỉnh: 83 - Cấp xã: 86")).count("\n") == 1


def test_a_reason_is_given_only_for_a_blank_row():
    assert cells.note_text(row(note="Xem 7.6", why_blank="chưa có số liệu")).endswith(
        "Xem 7.6\n(chưa có số liệu)"
    )
    assert cells.note_text(row(text="0", why_blank="chưa có số liệu")) == ""


def test_the_attached_line_is_in_brackets_once():
    assert cells.attached_line(sheet(attached_to="Kèm theo")) == "(Kèm theo)"
    assert cells.attached_line(sheet(attached_to="(Kèm theo)")) == "(Kèm theo)"


def test_what_the_fonts_cannot_draw_becomes_a_square():
    assert drawable("Đăk Pơ ữ ặ 😀漢") == "Đăk Pơ ữ ặ □□"


# ---- PDF


def test_pdf_prints_every_row_with_its_marks_of_tone():
    printed = flat(pdf_text(annex()))
    for each in annex().rows:
        assert flat(each.label) in printed
    assert "Tổng số TTHC đang có hiệu lực Thủ tục 1.964" in pdf_text(annex())


def test_pdf_keeps_a_footnote_mark_apart_from_its_number():
    assert "94 (28)" in pdf_text(annex())
    assert "(28) Sở Thông tin và Truyền thông: 16 VB" in pdf_text(annex())


def test_pdf_leaves_a_blank_blank_and_says_why():
    lone = sheet(row("7.6.2", "Văn bản đi", why_blank="chưa có số liệu"))
    assert "7.6.2. Văn bản đi Nhiệm vụ (chưa có số liệu)" in pdf_text(lone)


def test_pdf_repeats_the_heads_and_numbers_pages_from_the_second():
    pages = [page.extract_text() for page in pdf_pages(annex())]
    assert len(pages) > 5
    assert not pages[0].startswith("1\n")
    for number, page in enumerate(pages[1:-1], start=2):
        assert page.startswith(f"{number}\n")
        assert "Kết quả thống kê" in page
        assert "Đơn vị tính" in page


def test_pdf_prints_the_checks_only_when_asked():
    assert "BẢNG KIỂM TRA" not in pdf_text(annex())
    last = pdf_pages(annex(), with_checks=True)[-1].extract_text()
    assert last.index("BẢNG KIỂM TRA") < last.index("Lỗi") < last.index("6.1 + 6.2")
    assert "7.6.2 Tổng số VĂN BẢN ĐI" in last


def test_pdf_is_archival_accessible_and_dated_by_the_sheet():
    reader = PdfReader(io.BytesIO(pdf.render(annex())))
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "pdfaid:part>2<" in metadata
    assert "pdfuaid:part>1<" in metadata
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert reader.metadata.creation_date.date() == date(2021, 6, 15)


def test_pdf_prints_typst_signs_as_they_are():
    text = HOSTILE[6]
    assert flat(text) in flat(pdf_text(sheet(row("1", text))))


def test_pdf_breaks_a_word_too_wide_for_its_column():
    reader = PdfReader(io.BytesIO(pdf.render(sheet(row("1", "W" * 400, note="W" * 60)))))
    edges: list[float] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, _, place, font, size: edges.append(
            place[4] + 11.4 * text.count("W")
        )
    )
    assert max(edges) < float(reader.pages[0].mediabox.width) - 15 / 25.4 * 72


# ---- DOCX


def test_word_table_says_what_the_sheet_says():
    for words, line in zip(annex().rows, word_cells(annex()), strict=True):
        mark = cells.mark(words.footnote)
        assert line[:4] == [
            words.printed_code,
            words.label,
            cells.unit_text(words),
            cells.value_text(words) + mark,
        ]


def test_word_repeats_both_head_rows_and_raises_the_marks():
    rows = list(word_table(annex()).rows)
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
    assert heads[:3] == [True, True, False]
    value = rows[2 + [r.code for r in annex().rows].index("2.3")].cells[3].paragraphs[0]
    assert [(run.text, run.font.superscript) for run in value.runs] == [
        ("94", None),
        ("(28)", True),
    ]


def test_word_says_why_a_row_is_blank():
    lone = sheet(row("7.6.2", "Văn bản đi", note="Xem 7.6", why_blank="chưa có số liệu"))
    assert word_cells(lone)[0][3:] == ["", "Xem 7.6\n(chưa có số liệu)"]


def test_word_knows_its_language_font_and_date():
    paper = Document(io.BytesIO(docx.render(annex())))
    normal = paper.styles["Normal"].element.rPr
    assert normal.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    assert set(normal.rFonts.attrib.values()) == {"Times New Roman"}
    assert paper.core_properties.modified.date() == date(2021, 6, 15)
    assert paper.core_properties.author == "Ủy ban nhân dân tỉnh Gia Lai"


def test_word_has_its_page_number_in_the_head_of_later_pages():
    section = Document(io.BytesIO(docx.render(annex()))).sections[0]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_word_prints_the_checks_when_asked():
    found = word_table(annex(), 1, with_checks=True)
    assert [cell.text for cell in found.rows[1].cells][1] == "Lỗi"
    assert "540" in found.rows[1].cells[3].text


# ---- XLSX


def test_workbook_numbers_are_numbers_with_the_digits_of_print():
    page = book(sheet(row(text="1.964"), row(text="98,89"), row(text="01")))["Phụ lục"]
    found = [(page.cell(at, 4).value, page.cell(at, 4).number_format) for at in (7, 8, 9)]
    assert found == [(1964, "#,##0"), (98.89, "#,##0.00"), (1, "00")]


def test_workbook_rows_say_what_the_sheet_says():
    for words, line in zip(annex().rows, book_rows(annex()), strict=True):
        printed = cells.number_of(cells.value_text(words))
        expected = float(printed) if printed is not None else cells.value_text(words) or None
        assert line[0] == (words.printed_code or None)
        assert line[1] == words.label
        assert line[3] == expected


def test_workbook_wears_a_footnote_mark_on_a_number():
    cell = book(sheet(row(text="94", footnote=28)))["Phụ lục"]["D7"]
    assert (cell.value, cell.number_format) == (94, '#,##0"⁽²⁸⁾"')


def test_workbook_repeats_and_freezes_its_heads():
    page = book(annex())["Phụ lục"]
    assert page.print_title_rows == "$5:$6"
    assert page.freeze_panes == "C7"
    assert page["C5"].value == "Kết quả thống kê"


def test_workbook_shows_where_a_number_comes_from():
    known = row(
        "3.4.1", "Tỷ lệ", "98,89", value=Decimal("98.89"), part=Decimal(178), whole=Decimal(180),
        records=180, printed="98,9", agrees="differs",
    )  # fmt: skip
    lines = CalamineWorkbook.from_filelike(io.BytesIO(FORMATS["xlsx"].render(sheet(known))))
    assert lines.sheet_names == ["Phụ lục", "Kiểm tra", "Nguồn số liệu"]
    assert lines.get_sheet_by_name("Nguồn số liệu").to_python()[1] == [
        *("3.4.1", "Tỷ lệ", "annex.3.4.1@2020-12-15", 98.89, 178, 180, 180),
        *(date(2021, 6, 15), "98,9", "lệch"),
    ]


def test_workbook_lists_checks_and_missing_rows():
    page = book(annex())["Kiểm tra"]
    texts = [cell.value for line in page.iter_rows() for cell in line if cell.value]
    assert {"Lỗi", "Cảnh báo", "Lưu ý", "Chỉ tiêu chưa có số liệu"} <= set(texts)
    assert any(text.startswith("7.6.2 ") for text in texts)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_workbook_holds_no_formula_and_no_link(text):
    data = FORMATS["xlsx"].render(everywhere(text))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [name for name in parts.namelist() if "worksheets/" in name]
        xml = b"".join(parts.read(name) for name in sheets)
    assert b"<f>" not in xml
    assert b"hyperlink" not in xml


def test_workbook_is_made_on_the_day_of_the_sheet():
    assert book(annex()).properties.created == datetime(2021, 6, 15)  # noqa: DTZ001
