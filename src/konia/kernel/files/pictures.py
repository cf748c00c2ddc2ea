"""Looking through pictures: their size in points, their end, and nothing else hidden in them."""

import re
from collections.abc import Iterator
from pathlib import Path

from .kinds import PNG, WEBP, Kind
from .store import refused
from .zips import has_end_of_zip

MOST_POINTS = 150_000_000  # a phone takes 12 to 108 million; the reader's computer unpacks them all
LONGEST_SIDE = 30_000
_PAGE = re.compile(rb"<\s*(script|html|!doctype\s+html|iframe|svg)[\s>/]|<\?php", re.IGNORECASE)
# Frames of a JPEG that tell its size: all SOF markers but DHT, JPG and DAC.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def check(path: Path, kind: Kind) -> None:
    """Raises: FileRefusedError."""
    content = path.read_bytes()  # at most the limit of pictures, 15 MB
    if _PAGE.search(content) or has_end_of_zip(content[-66_000:]) or b"%PDF-" in content[:1024]:
        raise refused("Ảnh có giấu nội dung khác bên trong.", "Hãy chụp lại rồi gửi ảnh mới.")
    try:
        width, height = _size(content, kind)
    except (IndexError, ValueError) as bad:
        raise _broken() from bad
    if not width or not height:
        raise _broken()
    if width * height > MOST_POINTS or max(width, height) > LONGEST_SIDE:
        raise refused(f"Ảnh quá lớn: {width} × {height} điểm.", "Hãy thu nhỏ ảnh rồi gửi lại.")


def _broken() -> Exception:
    return refused("Ảnh bị hỏng hoặc không trọn vẹn.", "Hãy chụp hoặc lưu lại rồi gửi lại.")


def _size(content: bytes, kind: Kind) -> tuple[int, int]:
    if kind is PNG:
        return _png_size(content)
    return _webp_size(content) if kind is WEBP else _jpeg_size(content)


def _number(content: bytes, at: int, length: int, order: str = "big") -> int:
    piece = content[at : at + length]
    if len(piece) < length:
        raise ValueError
    return int.from_bytes(piece, "little" if order == "little" else "big")


def _png_size(content: bytes) -> tuple[int, int]:
    if content[12:16] != b"IHDR" or b"IEND" not in content[-66_000:]:
        raise ValueError
    return _number(content, 16, 4), _number(content, 20, 4)


def _webp_size(content: bytes) -> tuple[int, int]:
    if _number(content, 4, 4, "little") + 8 > len(content) + 1:
        raise ValueError
    match content[12:16]:
        case b"VP8X":
            return 1 + _number(content, 24, 3, "little"), 1 + _number(content, 27, 3, "little")
        case b"VP8L":
            bits = _number(content, 21, 4, "little")
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 ":
            wide, high = _number(content, 26, 2, "little"), _number(content, 28, 2, "little")
            return wide & 0x3FFF, high & 0x3FFF
    raise ValueError


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """The largest frame; a JPEG must also reach its end mark."""
    if b"\xff\xd9" not in content:
        raise ValueError
    sizes = [
        (_number(content, at + 7, 2), _number(content, at + 5, 2))
        for at in _jpeg_segments(content)
        if content[at + 1] in _FRAMES
    ]
    return max(sizes, key=lambda size: size[0] * size[1])


def _jpeg_segments(content: bytes) -> Iterator[int]:
    """Where the segments before the picture's data start."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise ValueError
        if content[at + 1] == 0xFF:  # a filling byte
            at += 1
            continue
        yield at
        if content[at + 1] == 0xDA:
            return
        at += 2 + _number(content, at + 2, 2)
