"""The annex as it is printed, beside what was found when its figures were laid side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from konia.domains.reporting.compiling import Compiled, Filled, compile_report
from konia.domains.reporting.definition import ReportDefinition
from konia.domains.reporting.definition import report as report_of
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.letters.sheet import Check, Sheet
from konia.domains.reporting.sheets import sheet_of
from konia.faces.ui.answers import text_of
from konia.faces.ui.asking import moment, unit_code
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import Rounding

from .figures import address
from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, shown

ROUNDINGS = [("half_up", "Làm tròn"), ("truncate", "Cắt bỏ")]
REMEMBERED = 24 * 60 * 60
MOST_CHECKS = 60


class QuestionForm(forms.Form):
    """Another unit, moment or rounding."""

    use_required_attribute = False

    unit = forms.CharField(label="Đơn vị", required=False)
    den = forms.CharField(label="Chốt số liệu ngày", required=False)
    lam_tron = forms.ChoiceField(label="Cách làm tròn", choices=ROUNDINGS, required=False)


def compiled_for(request: DeskRequest, report: str, *, with_facts: bool = True) -> Compiled:
    """The report that an address asks for. Raises: a Problem for what makes no sense."""
    definition = report_of(report)
    as_of = moment(request.GET.get("den", ""), definition.as_of)
    named = request.GET.get("unit", "").strip()
    tree = tree_at(request, as_of)
    unit = unit_code(named, tree) if named else _own_unit(request, definition, tree)
    rounding = _rounding(request.GET.get("lam_tron", ""))
    return compile_report(
        definition, unit=unit, as_of=as_of, rounding=rounding, with_facts=with_facts
    )


def _own_unit(request: DeskRequest, definition: ReportDefinition, tree: Tree) -> str:
    """The report's unit for those who may read it there, else the reader's own."""
    roots = request.powers.held.get("reporting.see", frozenset())
    above = {node.code for node in tree.above(tree.node(definition.unit).id)}
    return definition.unit if roots & above else home_unit(request, "reporting.see")


def _rounding(text: str) -> Rounding | None:
    if not text:
        return None
    try:
        return Rounding(text)
    except ValueError:
        raise Problem(
            f"Không có cách làm tròn “{text}”.", todo="Hãy chọn làm tròn hoặc cắt bỏ."
        ) from None


@needs("reporting.see")
def annex(request: DeskRequest, report: str) -> HttpResponse:
    """The annex, every number a link to its card; checks and downloads beside."""
    compiled = compiled_for(request, report)
    sheet = sheet_of(compiled)
    _remember(compiled, sheet)
    valued = [row for row in sheet.rows if not row.is_heading]
    problems = [check for check in sheet.checks if check.severity != "info"]
    context = {
        **frame(report, compiled, "annex"),
        "sheet": sheet,
        "rows": _rows(sheet, compiled),
        "show_printed": compiled.is_as_printed,
        "agreement": _agreement(valued) if compiled.is_as_printed else [],
        "problems": _checks(problems[:MOST_CHECKS]),
        "notes": _checks(check for check in sheet.checks if check.severity == "info"),
        "problem_count": len(problems),
        "missing": [row for row in valued if row.code in set(sheet.missing)],
        "downloads": _downloads(report, compiled),
    }
    return shown(request, "workspace/annex.html", context)


def frame(report: str, compiled: Compiled, here: str) -> dict[str, Any]:
    """What the pages of a report share: the question, its form, the tabs."""
    question = {
        "unit": compiled.unit_code,
        "den": compiled.as_of.isoformat(),
        "lam_tron": compiled.rounding.value,
    }
    query = "?" + urlencode(question)
    pages = (("annex", "Phụ lục"), ("facts", "Số liệu thuyết minh"))
    initial = {**question, "unit": compiled.unit_name, "den": format_date(compiled.as_of)}
    return {
        "compiled": compiled,
        "definition": compiled.definition,
        "form": QuestionForm(initial=initial, auto_id="hoi_%s"),
        "query": query,
        "tabs": [
            {
                "title": title,
                "url": reverse(f"workspace:{page}", args=[report]) + query,
                "current": page == here,
                "count": None,
            }
            for page, title in pages
        ],
    }


def _rows(sheet: Sheet, compiled: Compiled) -> list[SimpleNamespace]:
    """The sheet's rows, each number with the address of the card that explains it."""
    return [
        SimpleNamespace(
            **asdict(row)
            | {"url": url_of(filled), "lines": _lines(filled), "printed": _printed(row.printed)}
        )
        for row, filled in zip(sheet.rows, compiled.lines, strict=True)
    ]


def _lines(filled: Filled) -> list[dict[str, str]]:
    """The parts of a line that prints nothing but its parts, each with its own card."""
    if filled.answer is not None:
        return []
    return [
        {
            "title": asked.label,
            "text": text_of(own) or "–",
            "url": address(own.definition.name, own.ask),
        }
        for asked, own in filled.parts
    ]


def _printed(text: str) -> str:
    """Parts printed in one cell, one under another."""
    return text.replace(" - ", "\n- ") if text.startswith("- ") else text


def url_of(filled: Filled) -> str:
    """The card of the figure behind a line or fact, asked exactly as the line asks it."""
    answer = filled.answer or (filled.parts[0][1] if filled.parts else None)
    return address(answer.definition.name, answer.ask) if answer else ""


def _agreement(rows: Iterable[Any]) -> list[dict[str, Any]]:
    listed = list(rows)
    words = (("same", "khớp bản in"), ("differs", "lệch"), ("blank in print", "bản in để trống"))
    return [
        {"title": title, "count": sum(row.agrees == word for row in listed), "word": word}
        for word, title in words
    ]


def _checks(checks: Iterable[Check]) -> list[Mapping[str, Any]]:
    return [asdict(check) for check in checks]


def _remember(compiled: Compiled, sheet: Sheet) -> None:
    """What this check found, for the first page; it is no number of its own."""
    counts = {
        "at": timezone.now(),
        "errors": sum(check.severity == "error" for check in sheet.checks),
        "warnings": sum(check.severity == "warning" for check in sheet.checks),
        "missing": len(sheet.missing),
        "as_of": compiled.as_of,
    }
    cache.set(f"annex-check:{sheet.report}:{compiled.unit_code}", counts, REMEMBERED)


def _downloads(report: str, compiled: Compiled) -> list[dict[str, str]]:
    query = frame_query(compiled)
    return [
        {
            "url": reverse("workspace:annex_download", args=[report, key]) + query,
            "title": form.name,
        }
        for key, form in FORMATS.items()
    ]


def frame_query(compiled: Compiled) -> str:
    """The address part that compiles the same report again."""
    parts = (
        ("unit", compiled.unit_code),
        ("den", compiled.as_of.isoformat()),
        ("lam_tron", compiled.rounding.value),
    )
    return "?" + urlencode(parts)


@needs("reporting.see")
def download(request: DeskRequest, report: str, form: str) -> HttpResponse:
    """The annex in one of its printed forms."""
    if form not in FORMATS:
        raise NotFoundProblem(
            f"Không có dạng tệp “{form}”.", todo=f"Các dạng: {'; '.join(FORMATS)}."
        )
    compiled = compiled_for(request, report)
    chosen = FORMATS[form]
    name = f"phu-luc-{report}-{compiled.unit_code}-{compiled.as_of.isoformat()}{chosen.suffix}"
    disposition = content_disposition_header(True, name) or ""  # noqa: FBT003
    return HttpResponse(
        chosen.render(sheet_of(compiled)),
        content_type=chosen.media_type,
        headers={"Content-Disposition": disposition},
    )
