"""The forms an annex can be taken away in, by the name used in addresses and commands."""

from collections.abc import Callable
from dataclasses import dataclass

from . import csv, docx, html, json, pdf, xlsx
from .sheet import Sheet


@dataclass(frozen=True)
class Format:
    """One printed form: its title for people, its media type and suffix for machines."""

    name: str
    media_type: str
    suffix: str
    render: Callable[[Sheet], bytes]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_ALL = (
    Format("PDF", "application/pdf", ".pdf", pdf.render),
    Format("Word", f"{_OFFICE}.wordprocessingml.document", ".docx", docx.render),
    Format("Excel", f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", xlsx.render),
    Format("CSV", "text/csv; charset=utf-8", ".csv", csv.render),
    Format("JSON", "application/json", ".json", json.render),
    Format("HTML", "text/html; charset=utf-8", ".html", html.render),
)
FORMATS: dict[str, Format] = {form.suffix.removeprefix("."): form for form in _ALL}
