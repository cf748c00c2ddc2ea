"""Looking through PDF files: whole, not locked, and without anything that runs when opened."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from .store import refused
from .zips import has_end_of_zip

LARGEST_UNPACKED = 64 * 1024 * 1024  # of all object streams together
_STREAM = re.compile(rb"stream\r?\n")
_PAGE_START = re.compile(rb"<\s*(script|html|!doctype\s+html|svg)[\s>/]|<\?php", re.IGNORECASE)
_DICTIONARY = 2048  # bytes before a stream in which its dictionary is looked for


def _name(word: str) -> bytes:
    """A pattern of a PDF name, any letter of which may be written as its hexadecimal code."""
    letters = (
        f"(?:{re.escape(letter)}|#(?:{ord(letter):02x}|{ord(letter):02X}))" for letter in word
    )
    return ("/" + "".join(letters) + r"(?![A-Za-z0-9])").encode()


_RUNS = re.compile(
    b"|".join(map(_name, ("JavaScript", "Launch", "RichMedia", "ImportData", "XFA")))
)
_LOCKED = re.compile(_name("Encrypt"))
_OBJECTS = re.compile(_name("ObjStm"))
_ODD = (
    *("LZWDecode", "LZW", "ASCII85Decode", "A85", "ASCIIHexDecode", "AHx"),
    *("RunLengthDecode", "RL", "Crypt", "Predictor"),
)
_ODD_PACKING = re.compile(b"|".join(map(_name, _ODD)))


def check(path: Path) -> None:
    """Raises: FileRefusedError."""
    content = path.read_bytes()  # at most the limit of PDF files, 50 MB
    tail = content[-66_000:]
    if b"%%EOF" not in tail:
        raise refused("Tệp PDF không trọn vẹn.", "Hãy lưu hoặc quét lại rồi gửi lại.")
    if has_end_of_zip(tail) or _PAGE_START.search(content[:1024]):
        raise refused("Tệp giả làm hai loại cùng lúc.")
    if _LOCKED.search(content):
        raise refused("Tệp PDF có mật khẩu hoặc bị khóa.", "Hãy bỏ khóa, hoặc in ra PDF mới.")
    if _RUNS.search(content) or any(map(_RUNS.search, _object_streams(content))):
        raise refused("Tệp PDF có mã lệnh tự chạy.", "Hãy in ra PDF mới (Print to PDF) rồi gửi.")


def _object_streams(content: bytes) -> Iterator[bytes]:
    """What the object streams hold once unpacked; other streams hold no actions."""
    left = LARGEST_UNPACKED
    for mark in _STREAM.finditer(content):
        before = content[max(0, mark.start() - _DICTIONARY) : mark.start()]
        before = before[before.rfind(b"endobj") + 1 :]
        if not _OBJECTS.search(before):
            continue
        if _ODD_PACKING.search(before):
            raise refused("Tệp PDF đóng gói khác thường.", "Hãy in ra PDF mới rồi gửi.")
        unpacked = _unpacked(content, mark.end(), left)
        left -= len(unpacked)
        yield unpacked


def _unpacked(content: bytes, start: int, most: int) -> bytes:
    end = content.find(b"endstream", start)
    packed = memoryview(content)[start : end if end >= 0 else None]
    try:
        unpacked = zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""  # not packed: its words were seen with the rest
    if len(unpacked) >= most:
        raise refused("Tệp PDF phình ra quá lớn khi mở (bom nén).", "Hãy in ra PDF mới rồi gửi.")
    return unpacked
