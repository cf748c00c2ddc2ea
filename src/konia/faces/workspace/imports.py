"""Importing a table in two steps: name every bad cell first, then save the rows that are right."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from konia.kernel.files.models import StoredFile
from konia.kernel.files.store import keep, path_of
from konia.kernel.org.models import Unit
from konia.kernel.registers.imports import BadCell, Report, import_table
from konia.kernel.registers.registry import Register
from konia.kernel.registers.tables import LARGEST
from konia.kernel.rooms.problems import Problem

from .guard import DeskRequest, needs_of_register
from .pages import shown
from .records import entered
from .tables import title_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_SHOWN = 500


class UploadForm(forms.Form):
    """The table to be taken in."""

    use_required_attribute = False

    file = forms.FileField(
        label="Tệp bảng",
        help_text="XLSX hoặc CSV (UTF-8), dòng đầu là tên cột như trong mẫu.",
        error_messages={
            "required": "Hãy chọn tệp cần nhập.",
            "empty": "Tệp rỗng. Hãy chọn tệp khác.",
        },
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


@needs_of_register
def upload(request: DeskRequest, name: str) -> HttpResponse:
    """Check a table cell by cell; save it, or its good rows, only on a second press."""
    kept = entered(name, request)
    form = UploadForm(request.POST or None, request.FILES or None)
    report, status = None, 200
    if request.method == "POST" and "save" in request.POST:
        return _save(request, kept)
    if request.method == "POST":
        report, status = _look(request, kept, form)
    context = {
        "register": kept,
        "form": form,
        "report": report,
        "table": bad_cells(report.bad) if report else None,
        "more": max(0, len(report.bad) - MOST_SHOWN) if report else 0,
    }
    return shown(request, "workspace/import.html", context, status=status)


def _look(request: DeskRequest, kept: Register, form: UploadForm) -> tuple[Report | None, int]:
    """Read the table without saving anything. Returns: what was found, and the status."""
    if not form.is_valid():
        return None, 422
    try:
        file = keep(form.cleaned_data["file"].chunks(), largest=LARGEST)
        report = import_table(kept, path_of(file).read_bytes(), by=request.powers, dry_run=True)
    except Problem as problem:
        form.add_error("file", str(problem))
        return None, problem.status
    request.session[_slot(kept)] = file.sha256
    return report, 422 if report.bad else 200


def _save(request: DeskRequest, kept: Register) -> HttpResponse:
    """Save the rows that are right of the table this person has just looked at."""
    sha256 = request.session.pop(_slot(kept), "")
    if not sha256:
        messages.error(request, "Không còn tệp vừa kiểm tra. Hãy chọn lại tệp.")
        return redirect("workspace:register_import", name=kept.name)
    content = path_of(StoredFile.objects.get(sha256=sha256)).read_bytes()
    report = import_table(kept, content, by=request.powers, accept_good=True)
    left = f" {report.bad_rows} dòng sai chưa lưu." if report.bad_rows else ""
    messages.success(request, f"Đã lưu {report.saved} dòng vào sổ.{left}")
    return redirect("workspace:register", name=kept.name)


def _slot(kept: Register) -> str:
    return f"import:{kept.name}"


def bad_cells(bad: Sequence[BadCell]) -> dict[str, Any]:
    """The cells of a file that have to be put right, as far as a page can hold them."""
    heads = ("Ô", "Cột", "Nội dung trong tệp", "Chỗ sai và cách sửa")
    return {
        "caption": "Các ô cần sửa",
        "columns": [{"title": head} for head in heads],
        "rows": [
            {"cells": [{"text": text} for text in (one.cell, one.column, one.value, one.message)]}
            for one in bad[:MOST_SHOWN]
        ],
    }


@needs_of_register
def template(request: DeskRequest, name: str) -> HttpResponse:
    """An empty table with the register's heads and a second sheet that tells what goes where."""
    kept = entered(name, request)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        _heads(book, kept)
        _explained(book, kept)
    file = f"mau-{kept.name.replace('.', '-')}.xlsx"
    disposition = content_disposition_header(True, file) or ""  # noqa: FBT003
    return HttpResponse(
        out.getvalue(), content_type=XLSX, headers={"Content-Disposition": disposition}
    )


def _heads(book: Any, kept: Register) -> None:
    sheet, bold = book.add_worksheet("Nhập"), book.add_format({"bold": True, "text_wrap": True})
    for place, field in enumerate(kept.fields):
        sheet.write_string(0, place, title_of(field), bold)
    sheet.set_column(0, len(kept.fields), 22)
    sheet.freeze_panes(1, 0)


def _explained(book: Any, kept: Register) -> None:
    sheet, bold = book.add_worksheet("Hướng dẫn"), book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for place, head in enumerate(("Cột", "Bắt buộc", "Cách ghi")):
        sheet.write_string(0, place, head, bold)
    for row, field in enumerate(kept.fields, 1):
        needed = not (field.blank or field.null or field.has_default())
        for place, text in enumerate((title_of(field), "Có" if needed else "", _how(field))):
            sheet.write_string(row, place, text, wrap)
    sheet.set_column(0, 0, 30)
    sheet.set_column(2, 2, 70)


def _how(field: Any) -> str:
    if field.choices:
        return "Một trong: " + "; ".join(str(label) for _, label in field.flatchoices)
    if field.related_model is Unit:
        return "Tên hoặc mã đơn vị"
    if field.related_model is not None:
        return "Mã của bản ghi được nhắc tới"
    kinds = {
        "DateField": "Ngày, ví dụ 15/6/2021",
        "BooleanField": "Có hoặc Không",
        "DecimalField": "Số, ví dụ 98,89",
        "IntegerField": "Số nguyên, ví dụ 1.964",
    }
    return next((how for kind, how in kinds.items() if kind in type(field).__name__), "Chữ")
