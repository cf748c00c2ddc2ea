"""What each printed form says in a cell, decided once for all of them."""

import re
import unicodedata
from decimal import Decimal

from konia.lib.dates import format_date
from konia.lib.numbers import NotANumberError, format_number, parse_number

from .sheet import Check, Row, Sheet

ANNEX = "Phụ lục"
RESULT_HEAD = "Kết quả thống kê"
LABEL_HEAD_NOTE = "(Sử dụng trong kỳ báo cáo hàng quý, 6 tháng, năm)"
CHECKS_TITLE = "Bảng kiểm tra"
CHECKS_HEADS = ("Mã", "Mức độ", "Nội dung", "Số liệu đối chiếu")
CHECKS_NONE = "Không phát hiện mâu thuẫn giữa các số liệu."
MISSING_TITLE = "Chỉ tiêu chưa có số liệu"
FOOTNOTES_TITLE = "Chú thích"
SEVERITIES = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Lưu ý"}
AGREEMENTS = {"same": "khớp", "differs": "lệch", "blank in print": "bản in để trống"}

TALL_LINES = 9
_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_NEXT_OPTION = re.compile(r"(=\s*\d+)\s+(?=\S)")
_NEXT_PART = re.compile(r"\s+(?=- )")
_SUPERSCRIPTS = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


def clean(text: str) -> str:
    """The text with every line end as a newline and nothing that a page cannot show."""
    lines = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    return _UNPRINTABLE.sub("", lines).strip()


def number_of(text: str) -> Decimal | None:
    """The number a printed text stands for, or None when it is not one number alone."""
    try:
        return parse_number(text)
    except NotANumberError:
        return None


def value_text(row: Row) -> str:
    """What stands in the value cell: the printed number, its parts line by line, or nothing."""
    if row.text.strip():
        text = clean(row.text)
        return _NEXT_PART.sub("\n", text) if text.startswith("- ") else text
    if row.value is None and row.parts:
        lines = (f"- {clean(name)}: {format_number(part)}" for _, name, part in row.parts)
        return "\n".join(line.rstrip() for line in lines)
    return ""


def unit_text(row: Row) -> str:
    """The unit; the choices of a coded answer stand one under another."""
    return _NEXT_OPTION.sub(r"\1\n", clean(row.unit))


def why_blank(row: Row) -> str:
    """The reason printed in the note column of a blank row, in brackets."""
    reason = clean(row.why_blank)
    is_blank = not row.is_heading and not value_text(row)
    return f"({reason})" if reason and is_blank else ""


def note_text(row: Row) -> str:
    """The note and, under it, why the row is blank."""
    return "\n".join(filter(None, (clean(row.note), why_blank(row))))


def mark(number: int | None) -> str:
    """The footnote mark to be raised after a value: (28)."""
    return "" if number is None else f"({number})"


def raised(number: int | None) -> str:
    """The footnote mark where type cannot be raised: ⁽²⁸⁾."""
    return mark(number).translate(_SUPERSCRIPTS)


def is_within(row: Row) -> bool:
    """Whether the row is one of the 'Trong đó' lines under a total."""
    return not row.is_heading and not row.printed_code[:1].isdigit()


def is_tall(row: Row) -> bool:
    """Whether the row is so tall that it may run on to the next page."""
    columns = ((row.label, 24), (note_text(row), 13), (unit_text(row), 12), (value_text(row), 10))
    heights = (text.count("\n") + len(text) // width + 1 for text, width in columns)
    return max(heights) > TALL_LINES


def attached_line(sheet: Sheet) -> str:
    """The line under the title that says which report the annex belongs to, in brackets."""
    line = clean(sheet.attached_to)
    return line if not line or line.startswith("(") else f"({line})"


def basis_line(sheet: Sheet) -> str:
    """Which days the figures cover, when they were closed and how they were rounded."""
    line = (
        f"Kỳ số liệu: từ ngày {format_date(sheet.first)} đến ngày {format_date(sheet.last)};"
        f" chốt số liệu ngày {format_date(sheet.as_of)}"
    )
    rounding = clean(sheet.rounding)
    return f"{line}; {rounding}." if rounding else f"{line}."


def missing_lines(sheet: Sheet) -> tuple[str, ...]:
    """The blank rows by code and name: '7.6.2 Tổng số văn bản đi'."""
    labels = {row.code: clean(row.label).replace("\n", " ") for row in sheet.rows}
    return tuple(f"{clean(code)} {labels.get(code, '')}".strip() for code in sheet.missing)


def check_texts(check: Check) -> tuple[str, str, str, str]:
    """One check as its four cells: code, severity, what was found, the figures side by side."""
    severity = SEVERITIES.get(check.severity, clean(check.severity))
    figures = "\n".join(f"{clean(what)}: {clean(value)}" for what, value in check.figures)
    return clean(check.id), severity, clean(check.message), figures
