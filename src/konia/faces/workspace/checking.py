"""Checking any report: drop a file, read the findings beside the text."""

from django import forms
from django.http import HttpResponse
from django.utils.http import content_disposition_header

from konia.domains.checking.public import (
    VERDICTS,
    Checked,
    check_bytes,
    explained,
    marked,
    passages,
)
from konia.kernel.rooms.problems import Problem

from .guard import DeskRequest, needs
from .pages import shown

FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}
MOST_PASSAGES = 3000


class ReportForm(forms.Form):
    """The report to be checked; it is not kept."""

    use_required_attribute = False

    file = forms.FileField(
        label="Tệp báo cáo",
        help_text="DOCX, PDF có lớp chữ, HTML, Markdown, văn bản thuần. Tệp không được lưu lại.",
        error_messages={
            "required": "Hãy chọn tệp báo cáo.",
            "empty": "Tệp rỗng. Hãy chọn tệp khác.",
        },
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.html,.htm,.md,.txt"}),
    )
    show = forms.ChoiceField(
        label="Hiện",
        choices=(("found", "Chỉ những đoạn có kết luận"), ("all", "Toàn văn báo cáo")),
        initial="found",
        required=False,
        widget=forms.RadioSelect,
    )


@needs("checking.use")
def checking(request: DeskRequest) -> HttpResponse:
    """Check one report: on the page, or as a file with notes to take away."""
    form, checked, status = ReportForm(initial={"show": "found"}), None, 200
    if request.method == "POST":
        form = ReportForm(request.POST, request.FILES)
        checked, status = _check(form)
    if checked is not None and request.POST.get("form") in FORMS:
        return _file(form, checked, request.POST["form"])
    return shown(request, "workspace/checking/page.html", _context(form, checked), status=status)


def _check(form: ReportForm) -> tuple[Checked | None, int]:
    """Returns: the checked report, or nothing with the problem on the form; and the status."""
    if not form.is_valid():
        return None, 422
    file = form.cleaned_data["file"]
    try:
        return check_bytes(file.read(), name=file.name), 200
    except Problem as problem:
        form.add_error("file", str(problem))
        return None, problem.status


def _context(form: ReportForm, checked: Checked | None) -> dict[str, object]:
    if checked is None:
        return {"form": form, "checked": None}
    every = form.cleaned_data.get("show") == "all"
    found = passages(checked.document, checked.findings, every=every)
    counts = [(word, checked.findings.count(verdict)) for verdict, word in VERDICTS.items()]
    return {
        "form": form,
        "checked": checked,
        "name": form.cleaned_data["file"].name,
        "counts": counts,
        "passages": found[:MOST_PASSAGES],
        "more": max(0, len(found) - MOST_PASSAGES),
    }


def _file(form: ReportForm, checked: Checked, kind: str) -> HttpResponse:
    file = form.cleaned_data["file"]
    file.seek(0)
    data = marked(checked.document, checked.findings, file.read(), form=kind, name=file.name)
    answer = HttpResponse(data, content_type=FORMS[kind])
    name = f"{file.name.rpartition('.')[0] or file.name}-da-soat.{kind}"
    answer["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=name)
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@needs("checking.use")
def explaining(request: DeskRequest) -> HttpResponse:
    """What each kind of finding means, with an example that is really checked."""
    return shown(request, "workspace/checking/explained.html", {"kinds": explained()})
