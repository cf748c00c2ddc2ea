"""Electronic forms of a procedure: revisions, editing a draft, trying one page by page."""

import json
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from konia.domains.procedures import actions
from konia.domains.procedures.answers import (
    FormPage,
    check_answers,
    choices_of,
    pages_of,
    shown_fields,
    typed_answers,
)
from konia.domains.procedures.models import FormRevision
from konia.faces.ui.context import today
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem
from konia.lib.dates import format_date, parse_date

from .guard import DeskRequest, needs
from .pages import number, shown
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
    note,
    procedure_of,
    visible,
)

MOST_RADIOS = 6
YES_NO = (("true", "Có"), ("false", "Không"))


@needs(SEE)
def revisions(request: DeskRequest, code: str) -> HttpResponse:
    """Every revision of a procedure's electronic form."""
    one = procedure_of(code)
    rows = list(FormRevision.objects.of_procedure(one.pk).newest_first())
    if not may(request, SEE, one.unit_id):
        rows = [row for row in rows if not row.is_draft]
    context = frame(request, one, "procedure_forms") | {
        "forms": [_told(row) for row in rows],
        "draft": next((row for row in rows if row.is_draft), None),
    }
    return shown(request, FOLDER + "forms.html", context)


def _told(row: FormRevision) -> dict[str, Any]:
    spell = f"dùng từ {format_date(row.first_on)}" if row.first_on else "bản nháp"
    spell += f" đến {format_date(row.last_on)}" if row.last_on else ""
    fields, required = row.schema.get("properties", {}), row.schema.get("required", ())
    lines = [
        {"cells": [{"text": page.title or page.id}, {"text": fields[name].get("title", name)},
                   {"text": "bắt buộc" if name in required else ""},
                   {"text": _hangs(fields, fields[name])}]}
        for page in pages_of(row) for name in page.fields
    ]  # fmt: skip
    return {
        "form": row, "spell": spell, "is_open": row.is_draft or row.last_on is None,
        "table": {
            "caption": f"Câu hỏi của bản {row.revision}", "hide_caption": True, "rows": lines,
            "columns": [{"title": "Trang"}, {"title": "Câu hỏi"},
                        {"title": "Bắt buộc", "nowrap": True}, {"title": "Chỉ hỏi khi"}],
        },
    }  # fmt: skip


def _hangs(fields: dict[str, Any], field: dict[str, Any]) -> str:
    said = []
    for name, wanted in field.get("x-show-if", {}).items():
        words = dict(choices_of(fields[name])) | {True: "có", False: "không"}
        known = wanted if isinstance(wanted, list) else [wanted]
        told = " hoặc ".join(str(words.get(one, one)) for one in known)
        said.append(f"{fields[name].get('title', name)}: {told}")
    return "; ".join(said)


@needs(CHANGE)
@require_POST
def draft(request: DeskRequest, code: str) -> HttpResponse:
    """Begin the next revision and go on to edit it."""
    one = procedure_of(code)
    waiting = FormRevision.objects.of_procedure(one.pk).drafts().first()
    if waiting is None:
        waiting = actions.draft_form(code, by=request.powers)
    visible(request, waiting)
    return redirect("workspace:form_edit", pk=waiting.pk)


def form_or_404(request: DeskRequest, pk: int) -> FormRevision:
    """A revision by its id. Raises: NotFoundProblem, also for drafts of other units."""
    found = FormRevision.objects.numbered(pk)
    if found is None:
        raise NotFoundProblem("Không có mẫu này.")
    assert isinstance(found, FormRevision)
    if found.is_draft:
        visible(request, found)
    return found


class SchemaForm(Asked):
    """The definition as text."""

    schema = note(
        "Định nghĩa mẫu (JSON Schema)", rows=24,
        help_text="Tiêu đề tiếng Việt ở “title”; trang ở “x-pages”; điều kiện ở “x-show-if”.",
    )  # fmt: skip

    def clean_schema(self) -> Any:
        """The definition as data."""
        try:
            return json.loads(self.cleaned_data["schema"])
        except json.JSONDecodeError as error:
            raise forms.ValidationError(
                f"Không đọc được JSON ở dòng {error.lineno}, cột {error.colno}."
            ) from None


@needs(CHANGE)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Edit the definition of a draft form."""
    row = form_or_404(request, pk)
    text = json.dumps(_ordered(row.schema), ensure_ascii=False, indent=2)
    back = address("procedure_forms", row.procedure.code)
    return asking(
        request, SchemaForm(request.POST or None, initial={"schema": text}),
        lambda given: actions.change_form(pk, given["schema"], by=request.powers),
        heading=f"Sửa mẫu điện tử bản {row.revision}", verb="Kiểm tra và lưu", back=back,
        done="Đã lưu bản mẫu. Hãy xem thử trước khi đưa vào dùng.",
        go=address("form_preview", pk), crumbs=crumbs_of(row.procedure),
    )  # fmt: skip


def _ordered(schema: dict[str, Any]) -> dict[str, Any]:
    """The definition as it is read best: heads first, questions in the order they are asked."""
    fields = schema.get("properties", {})
    heads = ("$schema", "type", "title", "required", "x-pages", "x-order")
    shown_first = {name: schema[name] for name in heads if name in schema}
    return shown_first | {"properties": {n: fields[n] for n in schema.get("x-order", fields)}}


class UseForm(Asked):
    """From when a revision is used."""

    first_on = DayField(label="Dùng từ ngày")


@needs(PUBLISH)
def use(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a draft form into use."""
    row = form_or_404(request, pk)
    start = {"first_on": format_date(today())}
    return asking(
        request, UseForm(request.POST or None, initial=start),
        lambda given: actions.use_form(pk, first_on=given["first_on"], by=request.powers),
        heading=f"Đưa mẫu bản {row.revision} vào dùng", verb="Đưa vào dùng",
        back=address("procedure_forms", row.procedure.code),
        done="Đã đưa mẫu vào dùng. Hồ sơ đang nộp dở giữ bản mẫu cũ.",
        crumbs=crumbs_of(row.procedure),
    )  # fmt: skip


@needs(SEE)
def preview(request: DeskRequest, pk: int) -> HttpResponse:
    """Try a form as a citizen would, page by page; nothing is kept."""
    row = form_or_404(request, pk)
    answers = _carried(request)
    pages = _shown_pages(row, answers)
    place = min(number(request.POST.get("trang", "1")), max(1, len(pages)))
    status = 200
    data = request.POST if request.method == "POST" and "tiep" in request.POST else None
    form = PageForm(row, pages[place - 1], answers, data)
    if data is not None:
        status = 200 if form.is_valid() else FieldProblems.status
        if status == 200:
            answers |= form.answers
            pages, place = _shown_pages(row, answers), place + 1
            form = PageForm(row, pages[min(place, len(pages)) - 1], answers)
    context = {
        "row": row, "procedure": row.procedure, "form": form, "place": place,
        "count": len(pages), "page": pages[min(place, len(pages)) - 1],
        "is_done": place > len(pages), "answers": json.dumps(answers, ensure_ascii=False),
        "summary": {"items": _answered(row, answers)},
        "wrong": check_answers(row, answers) if place > len(pages) else {},
        "crumbs": [*crumbs_of(row.procedure), {"title": f"Xem thử mẫu bản {row.revision}"}],
    }  # fmt: skip
    return shown(request, FOLDER + "preview.html", context, status=status)


def _carried(request: DeskRequest) -> dict[str, Any]:
    """The answers given so far, which the page carries along."""
    try:
        given = json.loads(request.POST.get("answers", "") or "{}")
    except json.JSONDecodeError:
        given = {}
    return given if isinstance(given, dict) else {}


def _shown_pages(row: FormRevision, answers: dict[str, Any]) -> list[FormPage]:
    asked = set(shown_fields(row, answers))
    return [page for page in pages_of(row) if asked & set(page.fields)]


def _answered(row: FormRevision, answers: dict[str, Any]) -> list[dict[str, str]]:
    fields = row.schema.get("properties", {})
    return [
        {"key": fields[name].get("title", name), "value": _words(fields[name], answers.get(name))}
        for name in shown_fields(row, answers)
    ]


def _words(field: dict[str, Any], value: Any) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    words = dict(choices_of(field))
    if isinstance(value, list):
        return "; ".join(str(words.get(one, one)) for one in value)
    if field.get("format") == "date" and value:
        return format_date(parse_date(str(value)))
    return "" if value is None else str(words.get(value, value))


class PageForm(forms.Form):
    """One page of a form of any procedure. After is_valid(), `answers` holds its typed answers."""

    use_required_attribute = False

    def __init__(
        self, row: FormRevision, page: FormPage, carried: dict[str, Any], data: Any = None
    ) -> None:
        asked = [name for name in page.fields if name in set(shown_fields(row, carried))]
        fields = row.schema["properties"]
        initial = {name: _words_for_input(fields[name], carried.get(name)) for name in asked}
        super().__init__(data, initial=initial)
        self.row, self.carried, self.answers = row, carried, dict[str, Any]()
        required = set(row.schema.get("required", ()))
        for name in asked:
            self.fields[name] = _control(fields[name], required=name in required)

    def clean(self) -> dict[str, Any]:
        """Check the answers of this page by the rules of the form."""
        raw = {name: self.cleaned_data.get(name, "") for name in self.fields}
        self.answers = typed_answers(self.row, raw)
        kept = {k: v for k, v in self.carried.items() if k not in self.fields}
        for name, words in check_answers(self.row, kept | self.answers).items():
            if name in self.fields:
                self.add_error(name, words)
        return self.cleaned_data


def _words_for_input(field: dict[str, Any], value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, list) else _words({**field, "enum": (), "oneOf": ()}, value)


def _control(field: dict[str, Any], *, required: bool) -> forms.Field:
    """The control of a question; what is required is told by the form's own rules."""
    title = field.get("title", "") + ("" if required else " (không bắt buộc)")
    common: dict[str, Any] = {
        "label": title, "help_text": field.get("description", ""), "required": False,
    }  # fmt: skip
    known = [(str(code), words) for code, words in choices_of(field)]
    if field.get("type") == "boolean":
        return forms.ChoiceField(choices=YES_NO, widget=forms.RadioSelect, **common)
    if field.get("type") == "array":
        return forms.MultipleChoiceField(
            choices=known, widget=forms.CheckboxSelectMultiple, **common
        )
    if known and len(known) <= MOST_RADIOS:
        return forms.ChoiceField(choices=known, widget=forms.RadioSelect, **common)
    if known:
        return forms.ChoiceField(choices=[("", "Chọn …"), *known], **common)
    return forms.CharField(widget=_widget(field), **common)


def _widget(field: dict[str, Any]) -> forms.Widget:
    if field.get("x-widget") == "textarea":
        return forms.Textarea(attrs={"rows": 5})
    modes = {"integer": "numeric", "number": "decimal"}
    kinds = {"email": "email", "phone": "tel", "identity_no": "numeric"}
    mode = modes.get(field.get("type", "")) or kinds.get(field.get("format", ""), "")
    short = {"class": "govuk-input--width-10"} if mode in ("numeric", "decimal") else {}
    return forms.TextInput(attrs=short | ({"inputmode": mode} if mode else {}))
