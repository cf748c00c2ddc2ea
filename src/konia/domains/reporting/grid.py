"""The annex of every reporting body at once: one row a body, one column a line of the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konia.kernel.calendar.periods import Period
from konia.kernel.figures.engine import Cell, one_moment
from konia.kernel.org.tree import Node
from konia.lib.numbers import Rounding

from .compiling import Maker
from .definition import Asked, Line, ReportDefinition


@dataclass(frozen=True)
class Column:
    """One line of the form, or one part of it. cells: in the order of the grid's bodies."""

    line: Line
    part: Asked | None
    cells: list[Cell]

    @property
    def code(self) -> str:
        """'3.1.3' or, for a part, '3.4.4:district'."""
        return f"{self.line.code}:{self.part.key}" if self.part else self.line.code


@dataclass(frozen=True)
class Grid:
    """All lines for all bodies, from one moment."""

    definition: ReportDefinition
    period: Period
    as_of: date
    bodies: list[Node]
    columns: list[Column]


def compile_grid(
    definition: ReportDefinition,
    *,
    as_of: date | None = None,
    period: Period | None = None,
    rounding: Rounding | None = None,
) -> Grid:
    """Compile for every open body of the tiers, from the same scans as for one."""
    with one_moment():
        maker = Maker(definition, as_of, period, rounding, with_facts=False)
        bodies = sorted(maker.tree.tiered(), key=lambda node: node.code)
        ids = [node.id for node in bodies]
        columns = [
            Column(line, part, maker.cells(line, asked, ids))
            for line, asked, part in _asked_lines(definition)
        ]
    return Grid(definition, maker.period, maker.as_of, bodies, columns)


def _asked_lines(definition: ReportDefinition) -> Iterator[tuple[Line, Asked, Asked | None]]:
    for line in definition.lines:
        if line.binding is None:
            continue
        if line.binding.asked:
            yield line, line.binding.asked, None
        for part in line.binding.parts:
            yield line, part, part
