"""Impact assessment of drafts: the list, one draft with its four contents, the form, the print."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from konia.domains.legal.public import NormativeDocument
from konia.domains.legal.registers import DOCUMENTS
from konia.domains.procedures import actions
from konia.domains.procedures.actions.assessing import Assessment
from konia.domains.procedures.letters.impact import contents_of, cost_lines, impact_report
from konia.domains.procedures.models import ImpactAssessment
from konia.domains.procedures.queries import ImpactAssessmentQuerySet
from konia.domains.procedures.registers import IMPACTS
from konia.domains.procedures.states import ChangeKind
from konia.faces.ui.context import today
from konia.kernel.registers.listing import one as visible_one
from konia.kernel.registers.listing import visible
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .guard import DeskRequest, needs
from .pages import number, page_of, shown
from .procedures_pages import (
    FOLDER,
    REVIEW,
    SEE,
    NumbersForm,
    address,
    asking,
    home_crumbs,
    may,
    note,
    number_field,
    unit_name,
)

PAGE = 25


def _visible(request: DeskRequest) -> ImpactAssessmentQuerySet:
    rows: ImpactAssessmentQuerySet = visible(IMPACTS, by=request.powers)  # type: ignore[assignment]
    return rows


@needs(SEE)
def impacts(request: DeskRequest) -> HttpResponse:
    """Every assessment, the latest first; each leads to its draft."""
    rows = _visible(request).newest_first()
    page = page_of(rows.count(), number(request.GET.get("page", "")), PAGE)
    start = (page.number - 1) * PAGE
    context = {
        "page": page,
        "drafts": rows.documents().order_by().distinct().count(),
        "may_assess": REVIEW in request.powers.permissions,
        "register_url": address("register", IMPACTS.name),
        "table": {
            "caption": "Đánh giá tác động thủ tục trong dự thảo", "hide_caption": True,
            "columns": _COLUMNS,
            "rows": [_row(request, one) for one in rows[start : start + PAGE]],
            "empty": "Chưa có dự thảo nào được đánh giá tác động.",
        },
        "crumbs": [*home_crumbs(), {"title": "Đánh giá tác động"}],
    }  # fmt: skip
    return shown(request, FOLDER + "impacts.html", context)


_COLUMNS = [
    {"title": "Dự thảo"}, {"title": "Thủ tục"}, {"title": "Hình thức"},
    {"title": "Cơ quan soạn thảo"}, {"title": "Ngày đánh giá", "nowrap": True},
    {"title": "Chi phí tuân thủ mỗi năm (đồng)", "numeric": True},
]  # fmt: skip


def _row(request: DeskRequest, one: ImpactAssessment) -> dict[str, Any]:
    texts = (
        one.document.code, one.procedure_name, one.get_kind_display(),
        unit_name(request, one.unit_id), format_date(one.assessed_on),
        format_number(one.cost_vnd),
    )  # fmt: skip
    url = address("procedure_impact", one.document_id)
    return {"cells": [{"text": str(text)} for text in texts], "url": url}


def _draft(request: DeskRequest, pk: int) -> tuple[NormativeDocument, list[ImpactAssessment]]:
    """A draft with its assessments, as far as they are seen. Raises: NotFoundProblem."""
    rows = list(_visible(request).of_document(pk))
    if not rows:
        raise NotFoundProblem("Chưa có đánh giá tác động nào của dự thảo này.")
    return rows[0].document, rows


@needs(SEE)
def impact(request: DeskRequest, pk: int) -> HttpResponse:
    """The assessments of one draft: the four contents of each procedure."""
    draft, rows = _draft(request, pk)
    is_draft = draft.issued_on is None or draft.issued_on > today()
    may_assess = is_draft and may(request, REVIEW, draft.unit_id)
    context = {
        "draft": draft,
        "assessed": [_told(one) for one in rows],
        "may_assess": may_assess,
        "summary": {"items": _facts(request, draft, rows)},
        "crumbs": [*home_crumbs(),
                   {"title": "Đánh giá tác động", "url": address("procedure_impacts")},
                   {"title": draft.code}],
    }  # fmt: skip
    return shown(request, FOLDER + "impact.html", context)


def _told(one: ImpactAssessment) -> dict[str, Any]:
    lines = [{"key": key, "value": value} for key, value in cost_lines(one)]
    return {"row": one, "contents": contents_of(one), "cost": {"items": lines}}


def _facts(
    request: DeskRequest, draft: NormativeDocument, rows: list[ImpactAssessment]
) -> list[dict[str, Any]]:
    state = draft.state_on(today())
    total = sum(one.cost_vnd for one in rows)
    return [
        {"key": "Văn bản", "value": draft.code,
         "url": address("record", DOCUMENTS.name, draft.pk)},
        {"key": "Tình trạng", "value": str(state.label)},
        {"key": "Cơ quan soạn thảo", "value": unit_name(request, draft.unit_id)},
        {"key": "Số thủ tục đã đánh giá", "value": str(len(rows))},
        {"key": "Tổng chi phí tuân thủ mỗi năm", "value": f"{format_number(total)} đồng"},
    ]  # fmt: skip


class AssessmentForm(NumbersForm):
    """The four contents for one procedure of a draft."""

    document = forms.CharField(
        label="Mã dự thảo", max_length=80,
        help_text="Mã văn bản trong sổ văn bản quy phạm pháp luật, khi còn là dự thảo",
    )  # fmt: skip
    procedure_name = forms.CharField(label="Tên thủ tục trong dự thảo", max_length=500)
    kind = forms.ChoiceField(
        label="Dự thảo làm gì với thủ tục", choices=ChangeKind.choices, widget=forms.RadioSelect
    )
    procedure_code = forms.CharField(
        label="Mã thủ tục đang có", required=False, max_length=24,
        help_text="Để trống nếu là thủ tục mới",
    )  # fmt: skip
    necessity = note("Sự cần thiết: vì sao phải có thủ tục này")
    reasonableness = note("Tính hợp lý: từng bộ phận của thủ tục có hợp lý không")
    legality = note("Tính hợp pháp: thẩm quyền ban hành, thống nhất với văn bản khác")
    times_a_year = number_field("Số lần thực hiện mỗi năm")
    hours = number_field("Số giờ người dân bỏ ra một lần")
    hour_wage_vnd = number_field("Thu nhập bình quân mỗi giờ (đồng)")
    other_vnd = number_field("Chi phí khác một lần (đồng)", required=False)
    fee_vnd = number_field("Phí, lệ phí một lần (đồng)", required=False)

    NUMBERS = ("times_a_year", "hours", "hour_wage_vnd", "other_vnd", "fee_vnd")
    BROKEN = ("hours",)

    def assessment(self) -> Assessment:
        """What was filled in."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "document"}
        costs = {name: given[name] or 0 for name in ("other_vnd", "fee_vnd")}
        return Assessment(**given | costs)


def _crumbs(*more: dict[str, str]) -> list[dict[str, str]]:
    page = {"title": "Đánh giá tác động", "url": address("procedure_impacts")}
    return [*home_crumbs(), page, *more]


@needs(REVIEW)
def new(request: DeskRequest) -> HttpResponse:
    """Assess a procedure of a draft."""
    start = {"document": request.GET.get("du_thao", ""), "kind": ChangeKind.NEW}
    form = AssessmentForm(request.POST or None, initial=start)
    return asking(
        request, form,
        lambda given: actions.assess(
            given["document"], form.assessment(), on=today(), by=request.powers
        ),
        heading="Đánh giá tác động một thủ tục", verb="Ghi đánh giá và tính chi phí",
        back=address("procedure_impacts"), done="Đã ghi đánh giá tác động.", crumbs=_crumbs(),
    )  # fmt: skip


@needs(REVIEW)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Mend an assessment."""
    row = visible_one(IMPACTS, pk, by=request.powers)
    assert isinstance(row, ImpactAssessment)
    form = AssessmentForm(request.POST or None, initial=_first(row))
    form.fields["document"].disabled = True
    return asking(
        request, form,
        lambda _: actions.reassess(pk, form.assessment(), on=today(), by=request.powers),
        heading="Sửa đánh giá tác động", verb="Lưu đánh giá",
        back=address("procedure_impact", row.document_id), done="Đã lưu đánh giá tác động.",
        crumbs=_crumbs(),
    )  # fmt: skip


def _first(row: ImpactAssessment) -> dict[str, Any]:
    words = ("procedure_name", "kind", "necessity", "reasonableness", "legality")
    kept = {name: getattr(row, name) for name in words}
    kept |= {name: format_number(getattr(row, name)) for name in AssessmentForm.NUMBERS}
    procedure = row.procedure
    code = procedure.code if procedure is not None else ""
    return kept | {"document": row.document.code, "procedure_code": code}


@needs(SEE)
def printed(request: DeskRequest, pk: int) -> HttpResponse:
    """The assessments of a draft as PDF."""
    draft, rows = _draft(request, pk)
    name = content_disposition_header(False, f"danh-gia-tac-dong-{draft.pk}.pdf") or ""  # noqa: FBT003
    content = impact_report(draft, rows, agency=unit_name(request, draft.unit_id), on=today())
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )
