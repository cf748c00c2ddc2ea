"""Opens a file by what it holds, not by its name, within bounds of size and time."""

from pathlib import Path

from konia.domains.checking.document import Document

from .lines import read_lines
from .problems import LARGEST, UnreadableReportProblem, too_large

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")


def open_report(path: Path) -> Document:
    """Read a report from disk.

    Raises: UnreadableReportProblem when the file is missing, empty, too large or of another kind.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableReportProblem(f"“{path}” là thư mục, không phải tệp.")
        if size > LARGEST:
            raise too_large(size)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableReportProblem(
            f"Không mở được tệp “{path}”.",
            why=str(error.strerror or error),
            todo="Xem lại tên tệp.",
        ) from None
    return read_report(data, name=path.name)


def read_report(data: bytes, *, name: str = "") -> Document:
    """Read a report's bytes; its kind is told by the content.

    Raises: UnreadableReportProblem.
    """
    if not data.strip():
        raise UnreadableReportProblem("Tệp rỗng.", todo="Hãy chọn tệp có nội dung.")
    if len(data) > LARGEST:
        raise too_large(len(data))
    head = data[:1024].lstrip()
    if data[:2] == b"PK":
        from .docx import read_docx

        return read_docx(data)
    if b"%PDF-" in data[:1024]:
        from .pdf import read_pdf

        return read_pdf(data)
    if data[:4] == _OLD_OFFICE:
        raise UnreadableReportProblem(
            "Đây là tệp Word kiểu cũ (.doc).", todo="Hãy lưu lại thành .docx rồi kiểm tra."
        )
    if data.startswith(_PICTURES):
        raise UnreadableReportProblem(
            "Đây là tệp ảnh, không có chữ để đọc.", todo="Hãy dùng tệp văn bản gốc."
        )
    text = decode(data)
    if _is_html(head, name):
        from .web import read_html

        return read_html(text)
    return read_lines(text.splitlines())


def _is_html(head: bytes, name: str) -> bool:
    low = head[:400].lower()
    if low.startswith(
        (b"<!doctype html", b"<html", b"\xef\xbb\xbf<html", b"\xef\xbb\xbf<!doctype")
    ):
        return True
    if b"<html" in low or b"<body" in low:
        return True
    return name.lower().endswith((".html", ".htm"))


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or the Vietnamese Windows code page.

    Raises: UnreadableReportProblem for bytes that are no text.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:65536]:
        raise _binary()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4 and len(data) > 100:
            return data.decode("utf-8-sig", errors="ignore")
    text = data.decode("cp1258", errors="replace")
    strange = sum(not letter.isprintable() and letter not in "\r\n\t\f" for letter in text[:20000])
    if strange > len(text[:20000]) * 0.02:
        raise _binary()
    return text


def _binary() -> UnreadableReportProblem:
    return UnreadableReportProblem(
        "Tệp không phải văn bản.",
        why="Nội dung tệp là dữ liệu nhị phân, dù tên tệp ghi khác.",
        todo="Hãy chọn tệp DOCX, PDF, HTML, Markdown hoặc văn bản thuần.",
    )
