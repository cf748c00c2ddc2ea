"""The numbers of the report's narrative, each with what was printed and the card behind it."""

from datetime import date
from typing import Any

from django.http import HttpResponse

from konia.domains.reporting.agreement import agreement
from konia.domains.reporting.compiling import Compiled, Filled
from konia.domains.reporting.definition import Fact
from konia.domains.reporting.narrative import narrative_footnotes
from konia.faces.ui.answers import text_of, unit_of
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .annex import compiled_for, frame, url_of
from .guard import DeskRequest, needs
from .pages import shown

_AGREES = {"same": "Khớp", "differs": "Lệch"}


@needs("reporting.see")
def facts(request: DeskRequest, report: str) -> HttpResponse:
    """Every number of the narrative, by section."""
    compiled = compiled_for(request, report)
    filled = [one for one in compiled.facts if isinstance(one.item, Fact) and one.item.section]
    sections: dict[str, list[Filled]] = {}
    for one in filled:
        assert isinstance(one.item, Fact)
        sections.setdefault(one.item.section.split(" (")[0], []).append(one)
    listed = [
        {"title": title, "table": _table(title, ones, compiled)} for title, ones in sections.items()
    ]
    context = {
        **frame(report, compiled, "facts"),
        "sections": listed,
        "footnotes": narrative_footnotes(compiled),
        "count": len(filled),
        "same": sum(agreement(one) == "same" for one in filled) if compiled.is_as_printed else None,
    }
    return shown(request, "workspace/facts.html", context)


def _table(title: str, ones: list[Filled], compiled: Compiled) -> dict[str, Any]:
    columns: list[dict[str, Any]] = [{"title": "Nội dung"}, {"title": "Giá trị", "numeric": True}]
    if compiled.is_as_printed:
        columns += [{"title": "Bản in", "numeric": True}, {"title": "So với bản in"}]
    columns.append({"title": "Tính đến", "nowrap": True})
    return {
        "caption": f"Mục {title}",
        "hide_caption": True,
        "columns": columns,
        "rows": [{"cells": _cells(one, compiled)} for one in ones],
    }


def _cells(one: Filled, compiled: Compiled) -> list[dict[str, Any]]:
    assert isinstance(one.item, Fact)
    cells: list[dict[str, Any]] = [
        {"text": one.item.label},
        {"text": value_of(one), "url": url_of(one)},
    ]
    if compiled.is_as_printed:
        word = _AGREES.get(agreement(one), "")
        cells += [
            {"text": _printed(one.item.printed)},
            {"text": word if one.item.binding else "Chưa có chỉ tiêu"},
        ]
    answer = one.answer or (one.parts[0][1] if one.parts else None)
    cells.append({"text": format_date(answer.ask.as_of) if answer else ""})
    return cells


def _printed(text: str) -> str:
    """A printed day is kept in ISO form; it is shown as papers write it."""
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text


def value_of(one: Filled) -> str:
    """The value in words, with part and whole of a share."""
    answer = one.answer
    if answer is None:
        return "; ".join(f"{asked.label}: {text_of(own)}" for asked, own in one.parts) or "–"
    text = f"{text_of(answer) or '–'}\u00a0{unit_of(answer.definition)}".strip()
    if answer.part is not None:
        text += f" ({format_number(answer.part)} / {format_number(answer.whole)})"
    return text
