"""The catalogue of procedures: found, read, and worked on."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from konia.domains.procedures import actions
from konia.domains.procedures.models import LifeEvent, Procedure, ProcedureVersion
from konia.domains.procedures.parts import words_of
from konia.domains.procedures.searching import Found, Hit, ranked, whole
from konia.domains.procedures.states import Level, Part, ProcedureField
from konia.faces.ui.asking import unit_code
from konia.faces.ui.context import today
from konia.kernel.rooms.problems import NotFoundProblem, Problem, TooLateProblem

from .guard import DeskRequest, needs, tree_at
from .pages import number, page_of, shown
from .procedures_pages import (
    CHANGE,
    FOLDER,
    SEE,
    address,
    current_version,
    do,
    frame,
    may,
    procedure_of,
    unit_name,
    visible,
)

PAGE = 25
_ALL = [("", "Tất cả")]


class SearchForm(forms.Form):
    """What is looked for."""

    use_required_attribute = False
    q = forms.CharField(
        label="Tên, mã, lĩnh vực, cơ quan, việc trong đời", required=False
    )  # fmt: skip
    linh_vuc = forms.ChoiceField(
        label="Lĩnh vực", required=False, choices=_ALL + list(ProcedureField.choices)
    )
    cap = forms.ChoiceField(label="Cấp", required=False, choices=_ALL + list(Level.choices))
    su_kien = forms.ChoiceField(label="Việc trong đời", required=False)
    co_quan = forms.CharField(label="Cơ quan", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        events = LifeEvent.objects.in_order().values_list("code", "name")
        self.fields["su_kien"].choices = [*_ALL, *events]  # type: ignore[attr-defined]


@needs(SEE)
def procedures(request: DeskRequest) -> HttpResponse:
    """The catalogue: searched and filtered, the most useful first."""
    form = SearchForm(request.GET or None, auto_id="loc_%s")
    found = _found(request, form)
    page = page_of(len(found), number(request.GET.get("page", "")), PAGE)
    start = (page.number - 1) * PAGE
    context = {
        "filters": {
            "form": form, "open": True, "action": address("procedures"),
            "title": "Tìm thủ tục (không cần dấu)", "chosen": [], "clear_url": "",
        },
        "page": page,
        "total": len(found),
        "table": {
            "caption": "Danh mục thủ tục hành chính", "hide_caption": True, "columns": _COLUMNS,
            "rows": [_row(request, one) for one in whole(found[start : start + PAGE])],
            "empty": "Không có thủ tục nào khớp. Hãy thử từ khác hoặc bỏ bớt điều kiện.",
        },
        "works": _works(),
    }  # fmt: skip
    template = FOLDER + "list.html" + ("#list" if request.htmx else "")
    return shown(request, template, context, status=422 if form.errors else 200)


_COLUMNS = [
    {"title": "Thủ tục"}, {"title": "Mã", "nowrap": True}, {"title": "Lĩnh vực"},
    {"title": "Cấp"}, {"title": "Cơ quan"}, {"title": "Mức độ", "numeric": True},
]  # fmt: skip


def _found(request: DeskRequest, form: SearchForm) -> list[Hit]:
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    agency = None
    if asked.get("co_quan"):
        tree = tree_at(request, today())
        try:
            agency = tree.node(unit_code(asked["co_quan"], tree)).id
        except Problem as problem:
            form.add_error("co_quan", str(problem))
    return ranked(
        asked.get("q", ""), field=asked.get("linh_vuc", ""), agency=agency,
        event=asked.get("su_kien", ""), level=asked.get("cap", ""), on=today(),
    )  # fmt: skip


def _row(request: DeskRequest, found: Found) -> dict[str, Any]:
    one = found.procedure
    texts = (
        one.name, one.code, one.get_field_display(), one.get_level_display(),
        unit_name(request, one.unit_id), found.online_level,
    )  # fmt: skip
    return {"cells": [{"text": text} for text in texts], "url": address("procedure", one.code)}


def _works() -> list[dict[str, str]]:
    pages = (
        ("procedure_decisions", "Quyết định công bố"), ("procedure_plans", "Rà soát, đơn giản hóa"),
        ("procedure_impacts", "Đánh giá tác động dự thảo"),
        ("procedure_priorities", "Danh mục ưu tiên trực tuyến"),
        ("procedure_blockers", "Vướng mắc tích hợp"), ("procedure_bank", "Bộ câu hỏi"),
        ("procedure_checks", "Đối chiếu quốc gia"), ("procedure_waiting", "Chưa có quy trình"),
    )  # fmt: skip
    return [{"title": title, "url": address(name)} for name, title in pages]


@needs(SEE)
def procedure(request: DeskRequest, code: str) -> HttpResponse:
    """What a procedure consists of today."""
    one = procedure_of(code)
    version = current_version(one, today())
    if version is not None and version.is_draft and not may(request, SEE, one.unit_id):
        version = None
    parts = words_of(version) if version is not None else {}
    context = frame(request, one, "procedure") | {
        "version": version,
        "is_draft": version is not None and version.is_draft,
        "parts": [(part.label, parts[part]) for part in Part] if parts else [],
        "draft": ProcedureVersion.objects.of_procedure(one.pk).drafts().first(),
        "summary": {"items": _facts(one)},
    }
    return shown(request, FOLDER + "procedure.html", context)


def _facts(one: Procedure) -> list[dict[str, Any]]:
    days = (
        ("Có hiệu lực từ", one.in_force_from), ("Bãi bỏ từ", one.abolished_on),
        ("Đăng Cổng DVC tỉnh", one.portal_listed_on),
        ("Công khai trên Cổng DVC quốc gia", one.national_disclosed_on),
        ("Phê duyệt quy trình nội bộ", one.process_approved_on),
    )  # fmt: skip
    items: list[dict[str, Any]] = [
        {"key": key, "value": f"{day.day}/{day.month}/{day.year}" if day else ""}
        for key, day in days
    ]
    items.append({"key": "Liên thông", "value": one.get_interlink_display()})
    if one.keywords:
        items.append({"key": "Từ khóa", "value": one.keywords})
    return items


@needs(CHANGE)
@require_POST
def draft(request: DeskRequest, code: str) -> HttpResponse:
    """Begin the next content of a procedure and go on to edit it."""
    try:
        version = actions.draft_version(code, by=request.powers)
    except TooLateProblem:
        waiting = ProcedureVersion.objects.of_procedure(procedure_of(code).pk).drafts().first()
        if waiting is None:
            raise
        return redirect("workspace:procedure_edit", pk=waiting.pk)
    return redirect("workspace:procedure_edit", pk=version.pk)


@needs(CHANGE)
@require_POST
def duty(request: DeskRequest, pk: int, name: str) -> HttpResponse:
    """Note that a duty of publication was done today."""
    version = version_or_404(request, pk)
    return do(
        request,
        lambda: actions.note_duty(pk, duty=name, on=today(), by=request.powers),
        done="Đã ghi ngày thực hiện.",
        go=address("procedure_versions", version.procedure.code),
    )


def version_or_404(request: DeskRequest, pk: int) -> ProcedureVersion:
    """A content by its id. Raises: NotFoundProblem, also for drafts of other units."""
    found = ProcedureVersion.objects.select_related("procedure").with_parts().numbered(pk)
    if found is None:
        raise NotFoundProblem("Không có nội dung này.")
    assert isinstance(found, ProcedureVersion)
    if found.is_draft:
        visible(request, found)
    return found


@needs(SEE)
def waiting(request: DeskRequest) -> HttpResponse:
    """Procedures in force without an approved internal process (S14.5)."""
    rows = Procedure.objects.in_force_on(today()).without_process_on(today()).order_by("code")
    context = {
        "table": {
            "caption": "Thủ tục chưa có quy trình nội bộ", "hide_caption": True,
            "columns": [{"title": "Thủ tục"}, {"title": "Mã"}, {"title": "Cơ quan"}],
            "rows": [
                {"cells": [{"text": one.name}, {"text": one.code},
                           {"text": unit_name(request, one.unit_id)}],
                 "url": address("procedure_process", one.code)}
                for one in rows
            ],
            "empty": "Mọi thủ tục đang có hiệu lực đều có quy trình nội bộ được phê duyệt.",
        },
        "crumbs": [{"title": "Thủ tục hành chính", "url": address("procedures")},
                   {"title": "Chưa có quy trình nội bộ"}],
        "heading": "Thủ tục chưa có quy trình nội bộ",
    }  # fmt: skip
    return shown(request, FOLDER + "table.html", context)
