"""Ruled tables of a page: cells from the printed lines, glyphs put into their cells."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from konia.domains.checking.document import Cell, Place, Row, Table

from .cleaning import clean, run_on
from .layout import Glyph, text_lines

NEAR = 3.0
MOST_EDGES = 20_000


@dataclass(frozen=True, slots=True)
class Edge:
    """A printed line or a thin rectangle."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Ruled:
    """A table found on a page: borders from left to right and from top to bottom."""

    columns: list[float]
    rows: list[float]
    cells: dict[tuple[int, int], list[Glyph]]
    page: int
    upright: list[Edge]
    flat: list[Edge]

    @property
    def top(self) -> float:
        """Upper border."""
        return self.rows[0]

    def table(self, first_line: int) -> Table:
        """The table with its texts."""
        rows = []
        for at in range(len(self.rows) - 1):
            cells = [
                self._cell(at, column, first_line + at) for column in range(len(self.columns) - 1)
            ]
            if any(cell.text for cell in cells):
                rows.append(Row(cells))
        return Table(rows)

    def _cell(self, row: int, column: int, line: int) -> Cell:
        glyphs = self.cells.get((row, column), [])
        raw = run_on(one.marked for one in text_lines(glyphs)) if glyphs else ""
        text, marks, strong = clean(raw)
        box = (self.columns[column], self.rows[row + 1], self.columns[column + 1], self.rows[row])
        strong = strong or bool(glyphs and all(glyph.bold for glyph in glyphs))
        place = Place(line, self.page, f"hàng {row + 1}, cột {column + 1}", box)
        return Cell(text, place, marks, strong)


def ruled_tables(
    glyphs: list[Glyph], edges: list[Edge], *, page: int
) -> tuple[list[Ruled], list[Glyph]]:
    """The tables of a page from top to bottom, and the glyphs outside them."""
    edges = _sides(edges[:MOST_EDGES])
    upright = [one for one in edges if one.right - one.left <= NEAR < one.top - one.bottom]
    flat = [one for one in edges if one.top - one.bottom <= NEAR < one.right - one.left]
    tables = []
    for bottom, top in _bands(upright, flat):
        tables += _tables(bottom, top, upright, flat, page)
    free = [glyph for glyph in glyphs if not any(_put(table, glyph) for table in tables)]
    return sorted(tables, key=lambda table: -table.top), free


def _sides(edges: list[Edge]) -> list[Edge]:
    """Boxes taken apart into their four sides."""
    found = []
    for one in edges:
        if one.right - one.left <= NEAR or one.top - one.bottom <= NEAR:
            found.append(one)
            continue
        found += [
            Edge(one.left, one.bottom, one.left, one.top),
            Edge(one.right, one.bottom, one.right, one.top),
            Edge(one.left, one.bottom, one.right, one.bottom),
            Edge(one.left, one.top, one.right, one.top),
        ]
    return found


def _bands(upright: list[Edge], flat: list[Edge]) -> list[tuple[float, float]]:
    """Stretches of the page covered by upright lines without a break."""
    spans = sorted((one.bottom, one.top) for one in upright)
    bands: list[list[float]] = []
    for bottom, top in spans:
        if bands and bottom <= bands[-1][1] + NEAR * 2:
            bands[-1][1] = max(bands[-1][1], top)
        else:
            bands.append([bottom, top])
    return [(bottom, top) for bottom, top in bands if top - bottom > 8]


def _tables(
    bottom: float, top: float, upright: list[Edge], flat: list[Edge], page: int
) -> list[Ruled]:
    """The tables of one stretch: a new one begins where the columns stand elsewhere."""
    inside = [one for one in upright if one.bottom >= bottom - NEAR and one.top <= top + NEAR]
    level = [one for one in flat if bottom - NEAR * 2 <= one.bottom <= top + NEAR * 2]
    columns = _cluster([(one.left + one.right) / 2 for one in inside])
    rows = _cluster([(one.bottom + one.top) / 2 for one in level] + [bottom, top])[::-1]
    tables: list[Ruled] = []
    walls: list[set[float]] = []
    for upper, lower in pairwise(rows):
        here = _walls(columns, inside, (upper + lower) / 2)
        if walls and (walls[-1] <= here or here <= walls[-1] or _wider(walls, here)):
            walls.append(here)
            tables[-1].rows.append(lower)
        else:
            walls = [here]
            tables.append(Ruled([], [upper, lower], defaultdict(list), page, inside, level))
        tables[-1].columns = sorted(set(tables[-1].columns) | here)
    return [table for table in tables if len(table.columns) >= 3]


def _walls(columns: list[float], upright: list[Edge], y: float) -> set[float]:
    return {
        x
        for x in columns
        if any(
            abs((one.left + one.right) / 2 - x) <= NEAR and one.bottom < y < one.top
            for one in upright
        )
    }


def _wider(walls: list[set[float]], here: set[float]) -> bool:
    """Merged cells on both sides: the row still fits the columns met so far."""
    return here <= set().union(*walls)


def _cluster(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > NEAR:
            kept.append(value)
    return kept


def _put(table: Ruled, glyph: Glyph) -> bool:
    """Give the glyph to its cell; merged cells count as their first one."""
    x, y = (glyph.left + glyph.right) / 2, glyph.middle
    if not (table.columns[0] <= x <= table.columns[-1] and table.rows[-1] <= y <= table.rows[0]):
        return False
    column = min(bisect_right(table.columns, x) - 1, len(table.columns) - 2)
    row = min(bisect_right([-one for one in table.rows], -y) - 1, len(table.rows) - 2)
    while column > 0 and not _walled(table, table.columns[column], y):
        column -= 1
    while row > 0 and not _floored(table, table.rows[row], x):
        row -= 1
    table.cells[(row, column)].append(glyph)
    return True


def _walled(table: Ruled, x: float, y: float) -> bool:
    return any(
        abs((one.left + one.right) / 2 - x) <= NEAR and one.bottom - NEAR <= y <= one.top + NEAR
        for one in table.upright
    )


def _floored(table: Ruled, y: float, x: float) -> bool:
    return any(
        abs((one.bottom + one.top) / 2 - y) <= NEAR and one.left - NEAR <= x <= one.right + NEAR
        for one in table.flat
    )
