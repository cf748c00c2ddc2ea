"""One record: read, entered, corrected with a reason, ended, taken back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.kernel.audit.register import acts_on, revisions_of
from konia.kernel.registers import actions
from konia.kernel.registers.listing import one
from konia.kernel.registers.models import Record
from konia.kernel.registers.registry import Register, register_of
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    Problem,
    TooLateProblem,
)

from .forms import EndForm, ReasonForm, RecordForm, initial_of
from .guard import DeskRequest, needs_of_register, tree_at
from .history import history_of
from .pages import shown
from .registers import note_view
from .tables import lines_of


@needs_of_register
def record(request: DeskRequest, name: str, pk: int) -> HttpResponse:
    """All fields of a record, what was done to it, and what it said before."""
    kept = register_of(name)
    found = one(kept, pk, by=request.powers)
    tree = tree_at(request, today())
    if kept.personal:
        note_view(request, kept, subject_id=pk)
    table = kept.model._meta.db_table
    context = {
        "register": kept,
        "record": found,
        "summary": {"items": lines_of(found, [field.name for field in kept.fields], tree)},
        "recorded_at": found.recorded_at,
        "history": history_of(kept, acts_on(kept.name, pk), revisions_of(table, pk), tree),
        "may_change": kept.entered and _may_change(request, kept, found),
        "may_end": kept.has_spells and getattr(found, "last_on", None) is None,
    }
    return shown(request, "workspace/record.html", context)


def _may_change(request: DeskRequest, kept: Register, found: Record) -> bool:
    if kept.change not in request.powers.permissions:
        return False
    return found.unit_id in request.powers.unit_ids(kept.change, tree_at(request, today()))


def entered(name: str, request: DeskRequest) -> Register:
    """The register, when people may enter records and this person holds the permission."""
    kept = register_of(name)
    request.powers.check(kept.change)
    if not kept.entered:
        raise ForbiddenProblem(
            f"Sổ “{kept.title}” không nhập tay.",
            why="Bản ghi của sổ này do nghiệp vụ khác tạo ra.",
            todo="Hãy thực hiện nghiệp vụ tương ứng.",
        )
    return kept


@needs_of_register
def new(request: DeskRequest, name: str) -> HttpResponse:
    """Enter a record."""
    kept = entered(name, request)
    form = RecordForm(kept, today(), request.POST or None, initial=_first_values(request))
    status = 200
    if request.method == "POST":
        status, made = _attempt(form, lambda: actions.enter(kept, form.values, by=request.powers))
        if made is not None:
            messages.success(request, f"Đã ghi {kept.one} vào sổ.")
            return redirect("workspace:record", name=name, pk=made.pk)
    context = {"register": kept, "form": form, "heading": f"Thêm {kept.one}", "verb": "Ghi vào sổ"}
    return shown(request, "workspace/record_form.html", context, status=status)


def _first_values(request: DeskRequest) -> dict[str, str]:
    node = tree_at(request, today()).nodes.get(request.user.unit_id or 0)
    return {"unit": node.name} if node else {}


@needs_of_register
def edit(request: DeskRequest, name: str, pk: int) -> HttpResponse:
    """Correct a record; the reason and the old content are kept."""
    kept = entered(name, request)
    found = one(kept, pk, by=request.powers)
    start = initial_of(kept, found, tree_at(request, today())) | {"seen_at": actions.version(found)}
    form = RecordForm(kept, today(), request.POST or None, initial=start, with_reason=True)
    status = 200
    if request.method == "POST":
        status, made = _attempt(form, lambda: _amended(kept, pk, form, request))
        if made is not None:
            messages.success(request, f"Đã sửa {kept.one}. Nội dung cũ còn trong lịch sử.")
            return redirect("workspace:record", name=name, pk=pk)
    context = {
        "register": kept, "record": found, "form": form, "heading": f"Sửa {kept.one}",
        "verb": "Lưu bản sửa", "is_late": status == TooLateProblem.status,
    }  # fmt: skip
    return shown(request, "workspace/record_form.html", context, status=status)


def _amended(kept: Register, pk: int, form: RecordForm, request: DeskRequest) -> Record:
    return actions.amend(
        kept, pk, form.values, by=request.powers,
        reason=form.cleaned_data["reason"], seen_at=form.cleaned_data.get("seen_at", ""),
    )  # fmt: skip


def _attempt(form: RecordForm, act: Callable[[], Record]) -> tuple[int, Record | None]:
    """Do it when the form can be read. Returns: the status, and the record when it was done."""
    if not form.is_valid():
        return FieldProblems.status, None
    try:
        return 200, act()
    except FieldProblems as problems:
        form.take(problems)
        return problems.status, None
    except NotFoundProblem:
        raise
    except Problem as problem:
        form.add_error("unit" if isinstance(problem, ForbiddenProblem) else None, str(problem))
        return problem.status, None


@needs_of_register
def withdraw(request: DeskRequest, name: str, pk: int) -> HttpResponse:
    """Take back a record entered by mistake."""
    kept = entered(name, request)
    found = one(kept, pk, by=request.powers)
    form = ReasonForm("Lý do rút", request.POST or None)
    status = 200
    if request.method == "POST":
        status = _done(
            form, lambda: actions.withdraw(kept, pk, by=request.powers, reason=_why(form))
        )
        if status == 200:
            messages.success(request, f"Đã rút {kept.one} khỏi sổ.")
            return redirect("workspace:register", name=name)
    context = _asking(kept, found, form, f"Rút {kept.one}", f"Rút {kept.one}") | {
        "warning": "Bản ghi rời khỏi mọi con số và danh sách. Nội dung vẫn giữ trong nhật ký."
    }
    return shown(request, "workspace/record_form.html", context, status=status)


@needs_of_register
def end(request: DeskRequest, name: str, pk: int) -> HttpResponse:
    """End a record that held for a time."""
    kept = entered(name, request)
    found = one(kept, pk, by=request.powers)
    form = EndForm("Lý do kết thúc", request.POST or None)
    status = 200
    if request.method == "POST":
        status = _done(form, lambda: _ended(kept, pk, form, request))
        if status == 200:
            messages.success(request, f"Đã kết thúc {kept.one}.")
            return redirect("workspace:record", name=name, pk=pk)
    context = _asking(kept, found, form, f"Kết thúc {kept.one}", "Kết thúc")
    return shown(request, "workspace/record_form.html", context, status=status)


def _ended(kept: Register, pk: int, form: EndForm, request: DeskRequest) -> Record:
    try:
        on = day(form.cleaned_data["on"])
    except Problem as problem:
        raise FieldProblems({"on": [str(problem)]}) from None
    return actions.end(kept, pk, on=on, by=request.powers, reason=_why(form))


def _why(form: ReasonForm) -> str:
    return str(form.cleaned_data["reason"])


def _done(form: ReasonForm, act: Callable[[], Any]) -> int:
    """Do it when the form can be read. Returns: 200, or the status of the refusal."""
    if not form.is_valid():
        return FieldProblems.status
    try:
        act()
    except FieldProblems as problems:
        for name, words in problems.fields.items():
            form.add_error(
                {"last_on": "on"}.get(name, name if name in form.fields else None), list(words)
            )
        return problems.status
    except TooLateProblem as problem:
        form.add_error(None, str(problem))
        return problem.status
    return 200


def _asking(
    kept: Register, found: Record, form: ReasonForm, heading: str, verb: str
) -> dict[str, Any]:
    return {
        "register": kept, "record": found, "form": form, "heading": heading, "verb": verb,
        "back_url": reverse("workspace:record", args=[kept.name, found.pk]),
    }  # fmt: skip
