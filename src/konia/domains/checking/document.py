"""A report as the checker sees it: blocks of text and tables, each knowing its place."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands. line: of a text file, or the paragraph's number in a DOCX.

    page, box: in a PDF; box is left, bottom, right, top in points. cell: "hàng 3, cột 2".
    part: of several blocks on one line of an HTML file.
    """

    line: int
    page: int = 0
    cell: str = ""
    box: tuple[float, float, float, float] | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark that stood at this offset of a text."""

    offset: int
    number: int


@dataclass(slots=True)
class Block:
    """One paragraph, list item, heading or footnote, in plain text without marks.

    spots: from which offset of the text on it stands at which place. depth: of a list item.
    number: of a footnote.
    """

    kind: Kind
    text: str
    spots: list[tuple[int, Place]]
    marks: list[NoteMark] = field(default_factory=list)
    depth: int = 0
    number: int = 0
    bullet: str = ""

    def place_at(self, offset: int) -> Place:
        """The place of one letter."""
        starts = [start for start, _ in self.spots]
        return self.spots[max(0, bisect_right(starts, offset) - 1)][1]

    def join(self, other: "Block", *, glue: str = " ") -> None:
        """Take the text of a block that goes on with this one."""
        shift = len(self.text) + len(glue)
        self.spots += [(start + shift, place) for start, place in other.spots]
        self.marks += [NoteMark(mark.offset + shift, mark.number) for mark in other.marks]
        self.text += glue + other.text


@dataclass(slots=True)
class Cell:
    """One cell of a table."""

    text: str
    place: Place
    marks: list[NoteMark] = field(default_factory=list)
    strong: bool = False


@dataclass(slots=True)
class Row:
    """One row; head: it is a head row (also a row of column numbers)."""

    cells: list[Cell]
    head: bool = False

    @property
    def texts(self) -> list[str]:
        """The words of the cells."""
        return [cell.text for cell in self.cells]


@dataclass(slots=True)
class Table:
    """A table, joined over the pages it was printed on."""

    rows: list[Row]

    @property
    def width(self) -> int:
        """Columns of its widest row."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(slots=True)
class Document:
    """All parts in reading order, and what a person should know about the reading."""

    parts: list[Block | Table] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    form: str = "text"

    @property
    def blocks(self) -> Iterator[Block]:
        """The texts that are not in tables."""
        return (part for part in self.parts if isinstance(part, Block))

    @property
    def tables(self) -> Iterator[Table]:
        """The tables."""
        return (part for part in self.parts if isinstance(part, Table))

    @property
    def notes(self) -> dict[int, Block]:
        """Footnotes by number; the first one of a number wins."""
        found: dict[int, Block] = {}
        for block in self.blocks:
            if block.kind is Kind.FOOTNOTE and block.number:
                found.setdefault(block.number, block)
        return found
