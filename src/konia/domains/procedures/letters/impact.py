"""The impact assessment of a draft on paper, with the four contents for each procedure."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from konia.domains.legal.public import NormativeDocument
from konia.domains.procedures.models import ImpactAssessment
from konia.kernel.files import typeset
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

TEMPLATE = Path(__file__).with_name("impact.typ")


def impact_report(
    document: NormativeDocument, rows: Sequence[ImpactAssessment], *, agency: str, on: date
) -> bytes:
    """The assessments of one draft as PDF/A. agency: the name of the body that drafts."""
    data = {
        "dated": on,
        "day": [on.year, on.month, on.day],
        "printed": f"In ngày {format_date(on)}",
        "agency": agency,
        "document": f"{document.get_kind_display()}: {document.abstract}",
        "total": f"{format_number(sum(row.cost_vnd for row in rows))} đồng",
        "procedures": [_told(row) for row in rows],
    }
    return typeset.pdf(TEMPLATE, data)


def _told(row: ImpactAssessment) -> dict[str, Any]:
    code = f" ({row.procedure.code})" if row.procedure is not None else ""
    return {
        "name": row.procedure_name,
        "about": f"{row.get_kind_display()}{code}, đánh giá ngày {format_date(row.assessed_on)}",
        "contents": [[title, text] for title, text in contents_of(row)],
        "cost": [[title, text] for title, text in cost_lines(row)],
    }


def contents_of(row: ImpactAssessment) -> tuple[tuple[str, str], ...]:
    """The three contents that are told in words."""
    return (
        ("Sự cần thiết", row.necessity), ("Tính hợp lý", row.reasonableness),
        ("Tính hợp pháp", row.legality),
    )  # fmt: skip


def cost_lines(row: ImpactAssessment) -> tuple[tuple[str, str], ...]:
    """The fourth: the inputs of the compliance cost, and what they come to."""
    return (
        ("Số lần thực hiện mỗi năm", format_number(row.times_a_year)),
        ("Số giờ thực hiện một lần", format_number(row.hours)),
        ("Thu nhập bình quân mỗi giờ", f"{format_number(row.hour_wage_vnd)} đồng"),
        ("Chi phí khác một lần", f"{format_number(row.other_vnd)} đồng"),
        ("Phí, lệ phí một lần", f"{format_number(row.fee_vnd)} đồng"),
        ("Chi phí tuân thủ mỗi năm", f"{format_number(row.cost_vnd)} đồng"),
    )
