"""Internal processes: the one applied, those before, drafting and approving the next."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BaseFormSet, formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from konia.domains.procedures import actions
from konia.domains.procedures.actions.processes import steps_of
from konia.domains.procedures.content import limit_on
from konia.domains.procedures.models import ProcessVersion
from konia.domains.procedures.processing import StepDraft, counted_hours, hours_of, problems_of
from konia.domains.procedures.states import StepPlace, StepRole
from konia.faces.ui.asking import unit_code
from konia.faces.ui.context import today
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import NotANumberError, format_number, parse_number

from .guard import DeskRequest, needs, tree_at
from .pages import shown
from .procedures_pages import (
    CHANGE,
    FOLDER,
    PUBLISH,
    SEE,
    Asked,
    DayField,
    address,
    asking,
    crumbs_of,
    frame,
    may,
    procedure_of,
    unit_name,
    visible,
)

EXTRA = 2


@needs(SEE)
def process(request: DeskRequest, code: str) -> HttpResponse:
    """Every internal process of a procedure, the newest open."""
    one = procedure_of(code)
    rows = list(ProcessVersion.objects.of_procedure(one.pk).newest_first())
    if not may(request, SEE, one.unit_id):
        rows = [row for row in rows if not row.is_draft]
    allowed = hours_of(limit_on(one.pk, today()))
    context = frame(request, one, "procedure_process") | {
        "allowed": allowed,
        "processes": [_told(request, row, allowed) for row in rows],
        "draft": next((row for row in rows if row.is_draft), None),
    }
    return shown(request, FOLDER + "process.html", context)


def _told(request: DeskRequest, row: ProcessVersion, allowed: Decimal) -> dict[str, Any]:
    steps = steps_of(row)
    spell = "bản nháp"
    if row.first_on is not None:
        spell = f"áp dụng từ {format_date(row.first_on)}"
        spell += f" đến {format_date(row.last_on)}" if row.last_on else ""
    return {
        "process": row, "spell": spell, "total": counted_hours(steps), "allowed": allowed,
        "is_open": row.is_draft or row.last_on is None,
        "table": {
            "caption": f"Các bước của quy trình lần {row.version}", "hide_caption": True,
            "columns": [{"title": "Bước"}, {"title": "Việc"}, {"title": "Nơi làm"},
                        {"title": "Giờ", "numeric": True}, {"title": "Đầu vào"},
                        {"title": "Đầu ra"}],
            "rows": [_row(request, place, step) for place, step in enumerate(steps, 1)],
        },
    }  # fmt: skip


def _row(request: DeskRequest, place: int, step: StepDraft) -> dict[str, Any]:
    where = StepPlace(step.place).label
    if step.unit_id is not None:
        where = unit_name(request, step.unit_id)
    texts = (
        f"{place}. {step.name}", StepRole(step.role).label, where,
        format_number(step.working_hours), step.takes, step.gives,
    )  # fmt: skip
    return {"cells": [{"text": str(text)} for text in texts]}


@needs(CHANGE)
@require_POST
def draft(request: DeskRequest, code: str) -> HttpResponse:
    """Begin the next internal process and go on to edit it."""
    one = procedure_of(code)
    waiting = ProcessVersion.objects.of_procedure(one.pk).drafts().first()
    if waiting is None:
        waiting = actions.draft_process(code, by=request.powers)
    visible(request, waiting)
    return redirect("workspace:process_edit", pk=waiting.pk)


class HeadForm(Asked):
    """What a process says once."""

    document = forms.CharField(
        label="Văn bản phê duyệt", required=False, max_length=120,
        help_text="Có thể điền khi phê duyệt",
    )  # fmt: skip
    is_electronic = forms.BooleanField(label="Chạy trên phần mềm một cửa", required=False)


class StepForm(forms.Form):
    """One step; a line without name is left out."""

    use_required_attribute = False
    code = forms.CharField(label="Mã", required=False, max_length=20)
    name = forms.CharField(label="Tên bước", required=False, max_length=200)
    role = forms.ChoiceField(label="Việc", required=False, choices=StepRole.choices)
    place = forms.ChoiceField(label="Nơi làm", required=False, choices=StepPlace.choices)
    unit = forms.CharField(label="Đơn vị cố định", required=False)
    working_hours = forms.CharField(label="Số giờ", required=False)
    takes = forms.CharField(label="Đầu vào", required=False, max_length=200)
    gives = forms.CharField(label="Đầu ra", required=False, max_length=200)

    def clean_working_hours(self) -> Decimal:
        """The hours as a number."""
        text = self.cleaned_data["working_hours"]
        try:
            return parse_number(text) if text else Decimal(0)
        except NotANumberError:
            raise forms.ValidationError(f"“{text}” không phải số giờ.") from None


def process_or_404(request: DeskRequest, pk: int) -> ProcessVersion:
    """A draft process by its id. Raises: NotFoundProblem."""
    found = ProcessVersion.objects.drafts().numbered(pk)
    if found is None:
        raise NotFoundProblem("Không có quy trình nháp này.", why="Có thể đã được phê duyệt.")
    assert isinstance(found, ProcessVersion)
    visible(request, found)
    return found


@needs(CHANGE)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Edit the steps of a draft process."""
    row = process_or_404(request, pk)
    data = request.POST if request.method == "POST" else None
    start = {"document": row.document, "is_electronic": row.is_electronic}
    form = HeadForm(data, initial=start)
    made = formset_factory(StepForm, extra=EXTRA, max_num=60, absolute_max=80)
    lines = None if data else [_initial(request, one) for one in steps_of(row)]
    steps = made(data, prefix="steps", initial=lines)
    status = 200
    if data is not None:
        status = _save(request, row, form, steps)
        if status == 200:
            messages.success(request, "Đã lưu quy trình nháp.")
            return redirect("workspace:procedure_process", code=row.procedure.code)
    context = {
        "procedure": row.procedure, "process": row, "form": form,
        "sets": [("Các bước", "steps", steps)],
        "wrong": problems_of(steps_of(row), limit_on(row.procedure_id, today())),
        "crumbs": [*crumbs_of(row.procedure), {"title": "Sửa quy trình nháp"}],
    }  # fmt: skip
    return shown(request, FOLDER + "process_edit.html", context, status=status)


def _initial(request: DeskRequest, step: StepDraft) -> dict[str, Any]:
    unit = unit_name(request, step.unit_id) if step.unit_id is not None else ""
    return {
        "code": step.code, "name": step.name, "role": step.role, "place": step.place,
        "unit": unit, "working_hours": format_number(step.working_hours),
        "takes": step.takes, "gives": step.gives,
    }  # fmt: skip


def _save(
    request: DeskRequest, row: ProcessVersion, form: HeadForm, steps: "BaseFormSet[Any]"
) -> int:
    if not (form.is_valid() and steps.is_valid()):
        return FieldProblems.status
    rows = [one for one in steps if one.cleaned_data.get("name")]
    drafts = [_draft(request, one, place) for place, one in enumerate(rows, 1)]
    if not steps.is_valid() or any(one.errors for one in rows):
        return FieldProblems.status
    try:
        actions.change_process(row.pk, drafts, by=request.powers, **form.cleaned_data)
    except NotFoundProblem:
        raise
    except Problem as problem:
        _say(problem, form, rows)
        return problem.status
    return 200


def _draft(request: DeskRequest, one: Any, place: int) -> StepDraft:
    given = dict(one.cleaned_data)
    name, unit_id = given.pop("unit"), None
    if name and given["place"] == StepPlace.FIXED:
        tree = tree_at(request, today())
        try:
            unit_id = tree.node(unit_code(name, tree)).id
        except Problem as problem:
            one.add_error("unit", str(problem))
    given["code"] = given["code"] or f"B{place}"
    return StepDraft(unit_id=unit_id, **given)


def _say(problem: Problem, form: HeadForm, rows: list[Any]) -> None:
    for name, words in getattr(problem, "fields", {"": [str(problem)]}).items():
        kind, _, rest = name.partition("-")
        place, _, field = rest.partition("-")
        if kind == "steps" and place.isdigit():
            row = rows[int(place)]
            row.add_error(field if field in row.fields else None, list(words))
        else:
            form.add_error(None, list(words))


class ApproveForm(Asked):
    """From when a process applies, and by which paper."""

    first_on = DayField(label="Áp dụng từ ngày")
    document = forms.CharField(label="Văn bản phê duyệt", max_length=120)


@needs(PUBLISH)
def approve(request: DeskRequest, pk: int) -> HttpResponse:
    """Approve a draft process."""
    row = process_or_404(request, pk)
    form = ApproveForm(
        request.POST or None,
        initial={"first_on": format_date(today()), "document": row.document},
    )
    return asking(
        request, form,
        lambda given: actions.approve_process(pk, on=today(), by=request.powers, **given),
        heading="Phê duyệt quy trình nội bộ", verb="Phê duyệt",
        back=address("procedure_process", row.procedure.code),
        done="Đã phê duyệt. Hồ sơ nhận từ ngày áp dụng đi theo quy trình này.",
        warning="Hồ sơ đang giải quyết giữ quy trình đã bắt đầu.",
        crumbs=crumbs_of(row.procedure),
    )  # fmt: skip
