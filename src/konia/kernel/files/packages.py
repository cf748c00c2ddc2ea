"""Looking through DOCX, XLSX, ODT and ODS: ZIP packages that could hide bombs, macros, programs."""

import io
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from .store import refused
from .zips import opened

MB = 1024 * 1024
MOST_ENTRIES = 4000
LARGEST_UNPACKED = 200 * MB
ALWAYS_FINE_UNPACKED = 20 * MB
STEEPEST = 150  # unpacked bytes for one packed byte, beyond which nobody typed the content
PIECE = 256 * 1024
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_MACRO_FOLDERS = ("basic/", "scripts/", "word/activex/", "xl/activex/", "xl/macrosheets/")
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf")
_PACKED_OBJECT = "Ole10Native".encode("utf-16-le")
_BAD_LINKS = (b"/attachedtemplate", b"/oleobject", b"/frame", b"/subdocument")
_MARKUP = (".xml", ".rels")


@dataclass
class _Budget:
    """How much may still be unpacked, over all levels."""

    left: int = LARGEST_UNPACKED


def check(path: Path) -> None:
    """Read every part once, in pieces. Raises: FileRefusedError."""
    with path.open("rb") as wire:
        head = wire.read(1024)
    if b"%PDF-" in head or b"<html" in head.lower():
        raise refused("Tệp giả làm hai loại cùng lúc.")
    with opened(path) as package:
        _check_steepness(package, path.stat().st_size)
        _check_parts(package, _Budget(), is_inner=False)


def _check_steepness(package: ZipFile, packed: int) -> None:
    unpacked = sum(part.file_size for part in package.infolist())
    is_steep = unpacked > ALWAYS_FINE_UNPACKED and unpacked > STEEPEST * packed
    if unpacked > LARGEST_UNPACKED or is_steep:
        raise refused("Tệp phình ra quá lớn khi mở (bom nén).", "Hãy lưu lại bản gọn hơn.")


def _check_parts(package: ZipFile, budget: _Budget, *, is_inner: bool) -> None:
    parts = package.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_ENTRIES or len(set(names)) < len(names):
        raise refused("Tệp có quá nhiều mục hoặc có mục trùng tên.")
    for part in parts:
        _check_name(part.filename)
        _check_part(package, part, budget, is_inner=is_inner)


def _check_name(name: str) -> None:
    low = name.lower()
    if low.startswith("/") or "\\" in low or ".." in low.split("/") or ":" in low:
        raise refused("Tệp có mục đặt sai chỗ.")
    if low.endswith(_MACRO_PARTS) or low.startswith(_MACRO_FOLDERS):
        raise refused("Tệp có macro hoặc mã lệnh.", "Hãy lưu lại bản không có macro rồi gửi lại.")


def _check_part(package: ZipFile, part: ZipInfo, budget: _Budget, *, is_inner: bool) -> None:
    start, kept = b"", io.BytesIO()
    is_small = part.file_size <= 4 * MB
    is_markup = part.filename.lower().endswith(_MARKUP)
    before = b""
    with package.open(part) as content:
        while piece := content.read(PIECE):
            budget.left -= len(piece)
            if budget.left < 0:
                raise refused("Tệp phình ra quá lớn khi mở (bom nén).", "Hãy lưu lại bản gọn hơn.")
            start = start or piece[:8]
            _check_piece(before + piece, is_markup=is_markup)
            before = piece[-64:]
            if start.startswith(b"PK\x03\x04") or is_small:
                kept.write(piece)
    _check_start(start, kept, budget, is_inner=is_inner)
    if part.filename.lower().endswith(".rels"):
        _check_links(kept.getvalue())


def _check_piece(piece: bytes, *, is_markup: bool) -> None:
    if _PACKED_OBJECT in piece:
        raise refused("Tệp có đối tượng đóng gói bên trong.", "Hãy gỡ đối tượng đó rồi gửi lại.")
    text = piece.replace(b"\x00", b"") if is_markup else b""
    if b"<!ENTITY" in text or b"<!DOCTYPE" in text:
        raise refused("Tệp có khai báo thực thể XML.", "Hãy mở tệp, lưu lại rồi gửi lại.")


def _check_start(start: bytes, content: io.BytesIO, budget: _Budget, *, is_inner: bool) -> None:
    if start.startswith(_PROGRAM_STARTS):
        raise refused("Trong tệp có chương trình hoặc tệp nén.", "Hãy gỡ phần đó rồi gửi lại.")
    if not start.startswith(b"PK\x03\x04"):
        return
    if is_inner:
        raise refused("Trong tệp có tệp nén lồng nhiều lớp.", "Hãy gửi từng giấy tờ riêng.")
    with opened(content) as inner:
        if not {"[Content_Types].xml", "mimetype"} & set(inner.namelist()):
            raise refused("Trong tệp có tệp nén.", "Hãy gỡ phần đó rồi gửi lại.")
        _check_parts(inner, budget, is_inner=True)


def _check_links(links: bytes) -> None:
    """A template or object fetched from elsewhere brings code when the file is opened."""
    text = links.replace(b"\x00", b"").lower()
    for one in text.split(b"<relationship")[1:]:
        if b"external" in one and any(kind in one for kind in _BAD_LINKS):
            raise refused("Tệp lấy nội dung từ nơi khác khi mở.", "Hãy lưu lại bản PDF rồi gửi.")
