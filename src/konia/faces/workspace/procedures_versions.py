"""Contents of a procedure: all of them, two of them side by side, and editing a draft."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import BaseFormSet, formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect

from konia.domains.procedures import actions
from konia.domains.procedures.models import ProcedureVersion
from konia.domains.procedures.parts import (
    KINDS,
    Content,
    content_of,
    differences,
    limit_words,
    missing_parts,
)
from konia.domains.procedures.states import ChannelKind, FeeKind
from konia.faces.ui.context import today
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import NotANumberError, format_number, parse_number

from .guard import DeskRequest, needs
from .pages import number, shown
from .procedures import version_or_404
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


def _short(label: str, **rest: Any) -> forms.CharField:
    return forms.CharField(label=label, **{"required": False} | rest)


class _Line(forms.Form):
    """One line of a table; a line without its main text is left out."""

    use_required_attribute = False
    MAIN = ""

    def values(self) -> "dict[str, Any] | None":
        """The line as plain values; None when it is empty."""
        given = {k: v for k, v in self.cleaned_data.items() if v not in ("", None)}
        return given if given.get(self.MAIN) else None


class SequenceForm(_Line):
    """One step of the published sequence."""

    MAIN = "words"
    case = _short("Trường hợp", max_length=160)
    words = note("Nội dung bước", rows=2, required=False)


class ChannelForm(_Line):
    """One way of handing in."""

    MAIN = "kind"
    kind = forms.ChoiceField(
        label="Cách thức", required=False, choices=[("", "Chọn …"), *ChannelKind.choices]
    )
    fee_words = _short("Phí, lệ phí riêng", max_length=200)
    words = _short("Mô tả", max_length=300)


class PaperForm(_Line):
    """One paper."""

    MAIN = "name"
    case = _short("Trường hợp", max_length=160)
    code = _short("Mã", max_length=40)
    name = _short("Tên giấy tờ", max_length=400)
    originals = forms.IntegerField(label="Bản chính", required=False, min_value=0, max_value=50)
    copies = forms.IntegerField(label="Bản sao", required=False, min_value=0, max_value=50)
    required = forms.BooleanField(label="Bắt buộc", required=False, initial=True)
    form_file = _short("Mẫu đơn", max_length=200)


class FeeForm(_Line):
    """One fee or charge."""

    MAIN = "name"
    code = _short("Mã", max_length=40)
    name = _short("Tên khoản thu", max_length=300)
    amount_vnd = _short("Mức thu (đồng)")
    kind = forms.ChoiceField(label="Loại", required=False, choices=FeeKind.choices)
    case = _short("Chỉ thu trong trường hợp", max_length=160)
    since = _short("Chỉ thu khi quá hạn: mục ghi ngày trong tờ khai", max_length=60)
    after_days = forms.IntegerField(
        label="Quá mấy ngày", required=False, min_value=0, max_value=9999
    )

    def clean_amount_vnd(self) -> int:
        """The amount as a number."""
        text = self.cleaned_data["amount_vnd"]
        try:
            return int(parse_number(text)) if text else 0
        except NotANumberError:
            raise forms.ValidationError(f"“{text}” không phải số tiền.") from None


class BasisForm(_Line):
    """One legal text."""

    MAIN = "number"
    number = _short("Số, ký hiệu", max_length=80)
    title = _short("Tên văn bản", max_length=400)


TITLES = {
    "sequence": ("Trình tự thực hiện", SequenceForm),
    "channels": ("Cách thức thực hiện", ChannelForm),
    "papers": ("Thành phần hồ sơ", PaperForm), "fees": ("Phí, lệ phí", FeeForm),
    "bases": ("Căn cứ pháp lý", BasisForm),
}  # fmt: skip


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
    sets = {kind: _formset(kind, start, data) for kind in KINDS}
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
    if kind != "fees":
        return start.lines[kind]
    return [row | {"amount_vnd": format_number(row["amount_vnd"])} for row in start.lines[kind]]


def _formset(kind: str, start: Content, data: Any) -> "BaseFormSet[Any]":
    made = formset_factory(TITLES[kind][1], extra=EXTRA, max_num=200, absolute_max=220)
    return made(data, initial=None if data else _lines_written(start, kind), prefix=kind)


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
