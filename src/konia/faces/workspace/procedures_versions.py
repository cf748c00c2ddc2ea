"""Contents of a procedure: all of them, two of them side by side, and editing a draft."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BaseFormSet, formset_factory
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect

from konia.domains.procedures import actions
from konia.domains.procedures.models import PaperPart, ProcedureVersion
from konia.domains.procedures.parts import (
    KINDS,
    Content,
    content_of,
    differences,
    limit_words,
    missing_parts,
)
from konia.faces.ui.context import today
from konia.faces.ui.files import sent
from konia.kernel.files.serving import download
from konia.kernel.files.store import FileRefusedError
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import NotANumberError, format_number, parse_number

from .guard import DeskRequest, needs
from .pages import number, shown
from .procedures import version_or_404
from .procedures_lines import TITLES, PaperForm
from .procedures_pages import (
    CHANGE,
    FOLDER,
    SEE,
    Asked,
    crumbs_of,
    frame,
    may,
    note,
    number_field,
    procedure_of,
)

EXTRA = 2
DUTIES = (
    ("checked_on", "Văn phòng kiểm soát hình thức"),
    ("entered_on", "Nhập Cơ sở dữ liệu quốc gia"),
    ("posted_on", "Niêm yết tại nơi tiếp nhận"),
)


@needs(SEE)
def versions(request: DeskRequest, code: str) -> HttpResponse:
    """Every content of a procedure, and two of them side by side."""
    one = procedure_of(code)
    rows = list(ProcedureVersion.objects.of_procedure(one.pk).with_parts().newest_first())
    if not may(request, SEE, one.unit_id):
        rows = [row for row in rows if not row.is_draft]
    after, before = _chosen(request, rows)
    context = frame(request, one, "procedure_versions") | {
        "rows": [_line(row) for row in rows],
        "before": before,
        "after": after,
        "parts": differences(before, after) if after is not None else [],
        "draft": next((row for row in rows if row.is_draft), None),
    }
    return shown(request, FOLDER + "versions.html", context)


def _chosen(
    request: DeskRequest, rows: list[ProcedureVersion]
) -> tuple["ProcedureVersion | None", "ProcedureVersion | None"]:
    """The two contents that are compared: those asked for, else the newest and the one before."""
    known = {row.number: row for row in rows}
    asked = [known.get(number(request.GET.get(key, "0"))) for key in ("sau", "truoc")]
    after = asked[0] if "sau" in request.GET else (rows[0] if rows else None)
    if "truoc" in request.GET:
        return after, asked[1]
    older = [row for row in rows if after is not None and row.number < after.number]
    return after, older[0] if older else None


def _line(row: ProcedureVersion) -> dict[str, Any]:
    missing = missing_parts(row, today()) if row.is_draft else []
    duties = [
        {"name": name, "title": title, "on": getattr(row, name),
         "open": getattr(row, name) is None and (name == "checked_on") == row.is_draft}
        for name, title in DUTIES
    ]  # fmt: skip
    spell = f"từ {format_date(row.first_on)}" if row.first_on else "bản nháp"
    if row.last_on is not None:
        spell += f" đến {format_date(row.last_on)}"
    return {
        "version": row, "spell": spell, "limit": limit_words(row), "duties": duties,
        "missing": "; ".join(str(part.label) for part in missing),
    }  # fmt: skip


class FieldsForm(Asked):
    """What a content says once."""

    name = forms.CharField(label="Tên thủ tục", max_length=500)
    audience = forms.CharField(label="Đối tượng thực hiện", required=False, max_length=300)
    agency = forms.CharField(label="Cơ quan giải quyết", required=False, max_length=300)
    result = forms.CharField(label="Kết quả thực hiện", required=False, max_length=300)
    result_code = forms.CharField(label="Mã kết quả", required=False, max_length=40)
    conditions = note("Yêu cầu, điều kiện", required=False, help_text="Không có thì ghi: Không.")
    sets = number_field("Số bộ hồ sơ")
    working_days = number_field("Thời hạn (ngày làm việc)", required=False)
    working_hours = number_field("Thời hạn (giờ làm việc)", required=False)
    calendar_days = number_field("Thời hạn (ngày, kể cả ngày nghỉ)", required=False)
    limit_words = forms.CharField(label="Ghi chú về thời hạn", required=False, max_length=300)
    is_free = forms.BooleanField(label="Không thu phí, lệ phí", required=False)
    needs_form = forms.BooleanField(label="Có mẫu đơn, tờ khai", required=False)

    _NUMBERS = ("sets", "working_days", "working_hours", "calendar_days")

    def clean(self) -> dict[str, Any]:
        """Numbers as numbers."""
        for name in self._NUMBERS:
            self._read(name)
        return self.cleaned_data

    def _read(self, name: str) -> None:
        text = self.cleaned_data.get(name)
        try:
            value = parse_number(text) if text else Decimal(0)
        except NotANumberError:
            self.add_error(name, f"“{text}” không phải số.")
            return
        whole = name in ("sets", "calendar_days")
        self.cleaned_data[name] = int(value) if whole else value


@needs(SEE)
def form_file(request: DeskRequest, pk: int, file_id: int) -> FileResponse:
    """The form of a paper of one content, to be saved. Raises: NotFoundProblem."""
    version = version_or_404(request, pk)
    part = PaperPart.objects.of_version(version.pk).with_form(file_id).first()
    if part is None:
        raise NotFoundProblem("Nội dung này không có mẫu đơn đó.")
    return sent(download(part.form_kept, part.form_file))


@needs(CHANGE)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Edit a draft content: its fields and the lines of each kind."""
    version = version_or_404(request, pk)
    if not version.is_draft:
        raise NotFoundProblem(
            "Nội dung này đã có hiệu lực, không sửa được.", todo="Hãy soạn một bản nháp mới."
        )
    start = content_of(version)
    data = request.POST if request.method == "POST" else None
    form = FieldsForm(data, initial=_written(start.fields))
    sets = {kind: _formset(kind, start, request) for kind in KINDS}
    for line in sets["papers"]:
        line.version_id = version.pk
    status = 200
    if data is not None:
        status = _save(request, version, form, sets)
        if status == 200:
            messages.success(request, "Đã lưu bản nháp.")
            return redirect("workspace:procedure_versions", code=version.procedure.code)
    context = {
        "version": version, "procedure": version.procedure, "form": form,
        "sets": [(TITLES[kind][0], kind, made) for kind, made in sets.items()],
        "missing": missing_parts(version, today()),
        "crumbs": [*crumbs_of(version.procedure), {"title": "Sửa bản nháp"}],
    }  # fmt: skip
    return shown(request, FOLDER + "edit.html", context, status=status)


def _written(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        name: format_number(value) if isinstance(value, int | Decimal) and value is not True
        and value is not False else value
        for name, value in fields.items()
    }  # fmt: skip


def _lines_written(start: Content, kind: str) -> list[dict[str, Any]]:
    """The lines as a person would type them."""
    return [row | _typed(kind, row) for row in start.lines[kind]]


def _typed(kind: str, row: dict[str, Any]) -> dict[str, Any]:
    match kind:
        case "fees":
            return {"amount_vnd": format_number(row["amount_vnd"])}
        case "channels":
            return {"working_days": format_number(row["working_days"] or None)}
        case "papers":
            return {"form_kept": row["form_kept"].pk if row["form_kept"] is not None else ""}
    return {}


def _formset(kind: str, start: Content, request: DeskRequest) -> "BaseFormSet[Any]":
    made = formset_factory(TITLES[kind][1], extra=EXTRA, max_num=200, absolute_max=220)
    if request.method == "POST":
        return made(request.POST, request.FILES, prefix=kind)
    return made(initial=_lines_written(start, kind), prefix=kind)


def _save(
    request: DeskRequest, version: ProcedureVersion, form: FieldsForm,
    sets: "dict[str, BaseFormSet[Any]]",
) -> int:  # fmt: skip
    """Returns: 200, or the status of the refusal; the words stand at their fields."""
    if not all([form.is_valid(), *(made.is_valid() for made in sets.values())]):
        return FieldProblems.status
    places = {kind: [row for row in made if row.values()] for kind, made in sets.items()}
    lines = {kind: [row.values() for row in rows] for kind, rows in places.items()}
    _number_codes(lines)
    if not _take_forms(version, places["papers"], lines["papers"]):
        return FieldProblems.status
    try:
        actions.change_version(
            version.pk, Content(dict(form.cleaned_data), lines), by=request.powers
        )
    except FieldProblems as problems:
        _say(problems, form, places)
        return problems.status
    except NotFoundProblem:
        raise
    except Problem as problem:
        form.add_error(None, str(problem))
        return problem.status
    return 200


def _take_forms(
    version: ProcedureVersion, rows: list[PaperForm], lines: list[dict[str, Any]]
) -> bool:
    """Keep the files of forms that were sent, before the act. Returns: whether all were taken."""
    own = {part.form_kept_id: part.form_kept for part in version.papers.all() if part.form_kept}
    for row, line in zip(rows, lines, strict=True):
        try:
            line["form_kept"] = row.file(own)
        except FileRefusedError as refused:
            row.add_error("form_new", str(refused))
    return not any(row.errors for row in rows)


def _number_codes(lines: dict[str, list[dict[str, Any]]]) -> None:
    """Papers and fees without a code get one."""
    for kind, mark in (("papers", "GT"), ("fees", "PHI")):
        for place, row in enumerate(lines[kind], 1):
            row.setdefault("code", f"{mark}{place}")


def _say(problems: FieldProblems, form: FieldsForm, places: dict[str, list[Any]]) -> None:
    for name, words in problems.fields.items():
        kind, _, rest = name.partition("-")
        if kind in places and rest:
            place, _, field = rest.partition("-")
            row = places[kind][int(place)]
            row.add_error(field if field in row.fields else None, list(words))
        else:
            form.add_error(name if name in form.fields else None, list(words))
