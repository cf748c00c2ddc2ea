"""Opens a DOCX as a ZIP of XML, safely: bounded sizes, no entities, no network."""

import io
import zipfile
from typing import Any

from lxml import etree

from .problems import UnreadableReportProblem

MOST_PARTS = 5000
LARGEST_PART = 120 * 1024 * 1024
LARGEST_TOTAL = 400 * 1024 * 1024
MOST_RATIO = 400


def open_package(data: bytes) -> zipfile.ZipFile:
    """The ZIP of a Word file, after its sizes were looked at.

    Raises: UnreadableReportProblem for a ZIP of another kind, a broken one, or a bomb.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableReportProblem(
            "Tệp DOCX bị hỏng.", todo="Hãy mở bằng Word rồi lưu lại."
        ) from None
    entries = package.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or total > LARGEST_TOTAL:
        raise _bomb()
    if total > 20 * 1024 * 1024 and total > len(data) * MOST_RATIO:
        raise _bomb()
    if "word/document.xml" not in package.namelist():
        raise UnreadableReportProblem(
            "Tệp nén này không phải văn bản Word.",
            why="Không có phần word/document.xml.",
            todo="Hãy chọn tệp DOCX, PDF, HTML hoặc văn bản.",
        )
    return package


def _bomb() -> UnreadableReportProblem:
    return UnreadableReportProblem(
        "Tệp DOCX nở ra quá lớn khi giải nén.", why="Đây có thể là tệp gây hại (zip bomb)."
    )


def part(package: zipfile.ZipFile, name: str) -> Any:
    """The root of one XML part; None when the package has no such part.

    Raises: UnreadableReportProblem for broken XML, a document type or entities.
    """
    if name not in package.namelist():
        return None
    try:
        with package.open(name) as stream:
            data = stream.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        raise UnreadableReportProblem(
            "Tệp DOCX bị hỏng hoặc có mật khẩu.", todo="Hãy lưu lại không đặt mật khẩu."
        ) from None
    if len(data) > LARGEST_PART:
        raise _bomb()
    return parse_xml(data)


def parse_xml(data: bytes) -> Any:
    """Parse XML that may be hostile.

    Raises: UnreadableReportProblem.
    """
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise UnreadableReportProblem(
            "Tệp DOCX khai báo thực thể XML nên không được đọc.",
            why="Word không bao giờ ghi như vậy; có thể là tệp gây hại.",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise UnreadableReportProblem(
            "Tệp DOCX bị hỏng bên trong.", todo="Hãy mở bằng Word rồi lưu lại."
        ) from None
