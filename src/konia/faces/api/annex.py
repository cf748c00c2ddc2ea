"""The annex for machines: the same JSON as the console prints."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from konia.domains.reporting.compiling import compile_report
from konia.domains.reporting.definition import ReportDefinition
from konia.domains.reporting.definition import report as report_of
from konia.domains.reporting.letters.formats import FORMATS
from konia.domains.reporting.sheets import sheet_of
from konia.faces.ui.asking import moment, unit_code
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import Problem
from konia.lib.numbers import Rounding

from .guard import OPEN, needs, powers_of

router = Router(tags=["Báo cáo"])


@router.get("/annex/{report}", summary="Phụ lục của một báo cáo", url_name="annex")
@needs(OPEN)
def annex(
    request: HttpRequest, report: str, unit: str = "", as_of: str = "", rounding: str = ""
) -> HttpResponse:
    """The published question is open to everybody; any other needs reporting.see."""
    definition = report_of(report)
    day = moment(as_of, definition.as_of)
    code = unit_code(unit, Tree.at(day)) if unit else definition.unit
    if (code, day) != (definition.unit, definition.as_of):
        powers_of(request).check("reporting.see")
    return _json(definition, code, day.isoformat(), _rounding(rounding))


def _rounding(text: str) -> Rounding | None:
    try:
        return Rounding(text) if text else None
    except ValueError:
        known = "; ".join(rule.value for rule in Rounding)
        raise Problem(f"Không có cách làm tròn “{text}”.", todo=f"Dùng: {known}.") from None


def _json(
    definition: ReportDefinition, unit: str, as_of: str, rounding: Rounding | None
) -> HttpResponse:
    compiled = compile_report(
        definition, unit=unit, as_of=moment(as_of, definition.as_of), rounding=rounding
    )
    form = FORMATS["json"]
    return HttpResponse(form.render(sheet_of(compiled)), content_type=form.media_type)
