"""docs/figures.md: every figure, from its declaration."""

from itertools import groupby

from konia.kernel.figures.definitions import FIGURES, Definition

from .markdown import page, table

HEADS = ("Figure", "Title", "Unit", "Kind", "Source", "Since", "Counts")


def figures_page() -> str:
    """The page."""
    figures = sorted(FIGURES, key=lambda each: (each.room, each.name, each.since))
    rooms = {room: list(some) for room, some in groupby(figures, key=lambda each: each.room)}
    intro = f"{len(figures)} figures in {len(rooms)} rooms. Each is a query; none is stored."
    return page("Figures", intro, *(_section(room, some) for room, some in rooms.items()))


def _section(room: str, figures: list[Definition]) -> str:
    return f"## {room}\n\n{table(HEADS, map(_row, figures))}"


def _row(each: Definition) -> tuple[object, ...]:
    since = each.since.isoformat()
    held = f"{since} – {each.until.isoformat()}" if each.until else since
    first = each.says.split("\n\n")[0]
    return f"`{each.name}`", each.title, each.unit, each.kind, f"`{each.source}`", held, first
