"""Which characters the committed printing fonts can draw.

An archival PDF may not hold a character without a glyph, so one pasted emoji would stop the whole
paper. Whatever the fonts lack is printed as a white square instead.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
SQUARE = "□"
_PRIVATE = frozenset({*range(0xE000, 0xF900), 0xFFFF})
_ALIKE = {"\u2011": "-", "\u202f": "\u00a0", "⁽": "(", "⁾": ")"}


def drawable(text: str) -> str:
    """The text with a white square for every character the fonts cannot draw."""
    known = _covered()
    if known.issuperset(map(ord, text)):
        return text
    drawn = (_ALIKE.get(char, char) for char in text)
    return "".join(char if char == "\n" or ord(char) in known else _instead(char) for char in drawn)


def _instead(char: str) -> str:
    is_invisible = unicodedata.category(char) in {"Cf", "Mn", "Me"}
    return "" if is_invisible else SQUARE


@cache
def _covered() -> frozenset[int]:
    fonts = sorted(FONTS.glob("LiberationSerif-*.ttf"))
    return frozenset.intersection(*(frozenset(_characters(font.read_bytes())) for font in fonts))


def _characters(font: bytes) -> set[int]:
    """Characters of a TrueType font's Unicode table (cmap format 4)."""
    table = _table(font, b"cmap")
    for at in range(4, 4 + 8 * struct.unpack_from(">H", table, 2)[0], 8):
        start = struct.unpack_from(">I", table, at + 4)[0]
        if struct.unpack_from(">H", table, start)[0] == 4:
            return _segments(table[start:])
    return set()


def _table(font: bytes, tag: bytes) -> bytes:
    for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16):
        name, _, start, length = struct.unpack_from(">4sIII", font, at)
        if name == tag:
            return font[start : start + length]
    return b""


def _segments(table: bytes) -> set[int]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, 14)
    starts = struct.unpack_from(f">{count}H", table, 16 + 2 * count)
    return {
        char for first, last in zip(starts, ends, strict=True) for char in range(first, last + 1)
    } - _PRIVATE
