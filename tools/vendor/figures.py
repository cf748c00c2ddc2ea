"""Cuts the ten digits out of Be Vietnam Pro and gives them one width.

The typeface has no tabular figures, and columns of numbers must line up. Needs fonttools:
python figures.py <folder with .woff files> <output folder>
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

DIGITS = "0123456789"
FAMILY = "Konia Figures"


def level(font: TTFont) -> None:
    """Give every digit the width of the zero and stand it in the middle."""
    names = [font.getBestCmap()[ord(digit)] for digit in DIGITS]
    width = font["hmtx"][names[0]][0]
    for name in names:
        glyph = font["glyf"][name]
        glyph.expand(font["glyf"])
        left = round((width - (glyph.xMax - glyph.xMin)) / 2)
        glyph.coordinates.translate((left - glyph.xMin, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (width, left)


def rename(font: TTFont) -> None:
    """A changed typeface does not go by the name of the original."""
    for record in font["name"].names:
        if record.nameID in {1, 3, 4, 16}:
            record.string = FAMILY
        elif record.nameID == 6:
            record.string = FAMILY.replace(" ", "")


def cut(source: Path, target: Path) -> None:
    """Write the digits of one weight."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], name_IDs=["*"], desubroutinize=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=DIGITS)
    subsetter.subset(font)
    level(font)
    rename(font)
    font.flavor = "woff"
    font.save(target)


if __name__ == "__main__":
    folder, out = map(Path, sys.argv[1:3])
    for weight in (400, 600):
        cut(folder / f"be-vietnam-pro-latin-{weight}-normal.woff", out / f"figures-{weight}.woff")
