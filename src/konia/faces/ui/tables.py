"""The cells of a record table, printed in one go: a page has a hundred and more of them."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from .marks import state_tag

Cell = Mapping[str, Any]
NO_HEAD: Cell = {"title": ""}


def cells_of(row: Mapping[str, Any], columns: Sequence[Cell]) -> SafeString:
    """The cells of one row; the first is its head and leads to the row's page.

    A cell has a text, and may have a state (its mark), a url, or be numeric; a column may be
    numeric or nowrap. Printed here and not in the template, where each missing key is looked for
    in five ways: 68 → 7 µs a cell.
    """
    cells = row["cells"]
    heads = [*columns, *[NO_HEAD] * (len(cells) - len(columns))]
    others = (_cell(*other) for other in zip(cells[1:], heads[1:], strict=False))
    first = _head(cells[0], heads[0], str(row.get("url") or "")) if cells else ""
    return mark_safe(first + "".join(others))


def _head(cell: Cell, column: Cell, url: str) -> str:
    kind = ' class="k-nowrap"' if column.get("nowrap") else ""
    title = _told(column["title"])
    return f'<th scope="row" data-head="{title}"{kind}>{_text(cell, url)}</th>'


def _cell(cell: Cell, column: Cell) -> str:
    title = _told(column["title"])
    return f'<td data-head="{title}"{_kind(cell, column)}>{_text(cell, "")}</td>'


def _kind(cell: Cell, column: Cell) -> str:
    if cell.get("numeric") or column.get("numeric"):
        return ' class="k-num"'
    return ' class="k-nowrap"' if column.get("nowrap") else ""


def _text(cell: Cell, row_url: str) -> str:
    if cell.get("state"):
        return state_tag(cell["state"], cell.get("text", ""))
    told = cell.get("text")
    words = "" if told is None else _told(told)
    url = cell.get("url") or row_url
    return f'<a class="govuk-link" href="{_told(url)}">{words}</a>' if url else words


def _told(value: Any) -> str:
    """A value in words, safe to print; most are plain text, which is quick to make safe."""
    return escape(value) if type(value) is str else conditional_escape(localize(value))
