"""Glyphs of a page put together to lines, words by gaps, raised digits as footnote marks."""

import re
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed letter with its box in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    bold: bool = False

    @property
    def size(self) -> float:
        """Height of its box."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Half height."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class TextLine:
    """One line of text. marked: the text with [^n] for raised numbers."""

    glyphs: list[Glyph] = field(default_factory=list)
    text: str = ""
    marked: str = ""
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0
    size: float = 0.0

    @property
    def starts_note(self) -> bool:
        """It begins with a raised number: a footnote."""
        return self.marked.startswith("[^")


def text_lines(glyphs: list[Glyph]) -> list[TextLine]:
    """The lines of some glyphs, from top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.bottom, one.left)):
        row = _row_for(rows, glyph)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    lines = [_line(row) for row in rows]
    return sorted(_adopted(lines), key=lambda line: -line.top)


def _row_for(rows: list[list[Glyph]], glyph: Glyph) -> list[Glyph] | None:
    for row in reversed(rows[-4:]):
        base = row[0]
        if abs(base.bottom - glyph.bottom) < max(base.size, glyph.size) * 0.25:
            return row
    return None


def _adopted(lines: list[TextLine]) -> list[TextLine]:
    """Rows of raised digits given to the line on whose shoulder they sit."""
    kept = list(lines)
    for line in lines:
        if not re.fullmatch(r"[\d()\[\]\s]{1,12}", line.text):
            continue
        host = next((one for one in kept if one is not line and _carries(one, line)), None)
        if host is not None:
            kept = [one for one in kept if one is not line]
            kept[_place(kept, host)] = _line(host.glyphs + line.glyphs)
    return kept


def _place(lines: list[TextLine], wanted: TextLine) -> int:
    return next(at for at, line in enumerate(lines) if line is wanted)


def _carries(host: TextLine, raised: TextLine) -> bool:
    if raised.size > host.size * 0.85 or not host.glyphs:
        return False
    middle = (raised.top + raised.bottom) / 2
    return host.bottom < middle < host.top + host.size * 0.3 and (
        host.left - raised.size * 4 < raised.left < host.right + raised.size * 4
    )


def _line(glyphs: list[Glyph]) -> TextLine:
    glyphs = sorted(glyphs, key=lambda one: one.left)
    size = median(one.size for one in glyphs if len(glyphs) < 4 or one.size > 0)
    usual = max(size, sorted(one.size for one in glyphs)[len(glyphs) * 2 // 3])
    base = median(one.bottom for one in glyphs if one.size > usual * 0.85)
    text, marked = _joined(glyphs, usual, base)
    return TextLine(
        glyphs, text, marked, glyphs[0].left, max(one.right for one in glyphs),
        min(one.bottom for one in glyphs), max(one.top for one in glyphs), usual,
    )  # fmt: skip


def _joined(glyphs: list[Glyph], size: float, base: float) -> tuple[str, str]:
    text, marked, raised = "", "", ""
    last: Glyph | None = None
    for glyph in glyphs:
        gap = glyph.left - last.right if last else 0.0
        blank = " " if last and gap > size * 0.1 else ""
        if _is_raised(glyph, size, base):
            raised += glyph.text
        else:
            marked += _mark(raised)
            raised = ""
            marked += blank + glyph.text
        text += blank + glyph.text
        last = glyph
    return text.strip(), (marked + _mark(raised)).strip()


def _is_raised(glyph: Glyph, size: float, base: float) -> bool:
    return (
        glyph.text in "0123456789()[]"
        and glyph.size < size * 0.85
        and glyph.bottom > base + size * 0.1
    )


def _mark(raised: str) -> str:
    digits = re.findall(r"\d{1,3}", raised)
    return "".join(f"[^{number}]" for number in digits) if digits else raised
