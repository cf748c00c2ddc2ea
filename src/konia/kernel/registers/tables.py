"""Opening a table that somebody sends: XLSX or CSV, told apart by content, read cell by cell."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from konia.kernel.rooms.problems import Problem

MOST_ROWS = 200_000
LARGEST = 60 * 1024 * 1024


class BadTableError(Problem):
    """The file is no table that can be read."""


@dataclass(frozen=True)
class Table:
    """The heads, and the rows under them with their place in the file."""

    heads: list[str]
    rows: list[tuple[int, list[Any]]]


def open_table(content: bytes) -> Table:
    """Read a table. Raises: BadTableError when it is empty, too large or of another kind."""
    if not content.strip():
        raise BadTableError("Tệp rỗng.", todo="Hãy chọn tệp có dữ liệu.")
    if len(content) > LARGEST:
        raise BadTableError("Tệp quá lớn.", why="Vượt quá 60 MB.", todo="Hãy chia nhỏ tệp.")
    lines = list(_spreadsheet(content) if content.startswith(b"PK\x03\x04") else _text(content))
    filled = [(place, row) for place, row in lines if any(str(cell).strip() for cell in row)]
    if not filled:
        raise BadTableError("Tệp không có dòng nào.", todo="Hãy chọn tệp có dữ liệu.")
    if len(filled) - 1 > MOST_ROWS:
        raise BadTableError(f"Tệp có hơn {MOST_ROWS} dòng.", todo="Hãy chia nhỏ tệp.")
    heads = [str(cell).strip() for cell in filled[0][1]]
    return Table(heads, filled[1:])


def _spreadsheet(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError):
        raise BadTableError(
            "Không đọc được tệp bảng tính.",
            why="Nội dung không phải XLSX, hoặc tệp bị hỏng.",
            todo="Hãy lưu lại thành XLSX hoặc CSV rồi thử lại.",
        ) from None
    yield from enumerate(rows, 1)


def _text(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text or "\x00" in text:
        raise BadTableError(
            "Tệp này không phải bảng.",
            why="Nội dung không phải XLSX hoặc CSV mã UTF-8, dù tên tệp có thể ghi như vậy.",
            todo="Hãy lưu lại thành XLSX hoặc CSV (UTF-8) rồi thử lại.",
        )
    first = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=first.count)
    try:
        yield from enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1)
    except csv.Error:
        raise BadTableError("Tệp CSV bị hỏng.", todo="Hãy lưu lại tệp rồi thử lại.") from None


def column_letter(index: int) -> str:
    """0 -> 'A', 26 -> 'AA', as spreadsheets name columns."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
