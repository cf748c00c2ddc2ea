"""What the pages on procedures share: finding one, its tabs, asking and acting on one form."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from konia.domains.procedures.models import Procedure, ProcedureVersion
from konia.domains.procedures.public import service_on, version_on
from konia.domains.procedures.states import ProcedureState
from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.kernel.registers.models import Record
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, NotFoundProblem, Problem
from konia.lib.numbers import NotANumberError, parse_number

from .guard import DeskRequest, tree_at
from .pages import shown

SEE, CHANGE = "procedures.see", "procedures.change"
REVIEW, PUBLISH = "procedures.review", "procedures.publish"
FOLDER = "workspace/procedures/"
STATES = {
    ProcedureState.DRAFTED: "waiting", ProcedureState.IN_FORCE: "on_time",
    ProcedureState.ABOLISHED: "closed",
}  # fmt: skip
TABS = (
    ("procedure", "Nội dung"), ("procedure_versions", "Lần công bố"),
    ("procedure_process", "Quy trình"), ("procedure_forms", "Mẫu điện tử"),
    ("procedure_levels", "Trực tuyến"), ("procedure_reviews", "Rà soát"),
    ("procedure_questions", "Hỏi đáp"), ("procedure_petitions", "Phản ánh"),
)  # fmt: skip


class DayField(forms.CharField):
    """A day as people write it: 15/6/2021."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"class": "govuk-input--width-10"}
        kwargs.setdefault("help_text", "Ví dụ: 15/6/2021")
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> Any:
        """The day; None when nothing was written and nothing had to be."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return day(text)
        except Problem as problem:
            raise forms.ValidationError(str(problem)) from None


class Asked(forms.Form):
    """A plain form of these pages: its own words where something is missing."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = "Hãy điền vào ô này."
            field.error_messages["invalid_choice"] = "Hãy chọn trong danh sách."

    def take(self, problem: Problem) -> None:
        """Put what was refused at its fields, the rest above the form."""
        if not isinstance(problem, FieldProblems):
            self.add_error(None, str(problem))
            return
        for name, words in problem.fields.items():
            for word in words:
                self.add_error(name if name in self.fields else None, word)


def note(text: str = "", *, rows: int = 3, **rest: Any) -> forms.CharField:
    """A field for several lines."""
    return forms.CharField(label=text, widget=forms.Textarea(attrs={"rows": rows}), **rest)


def number_field(label: str, **rest: Any) -> forms.CharField:
    """A field for a number as Vietnamese write it."""
    attrs = {"class": "govuk-input--width-10", "inputmode": "decimal"}
    return forms.CharField(label=label, widget=forms.TextInput(attrs=attrs), **rest)


class NumbersForm(Asked):
    """A form with numbers as Vietnamese write them. NUMBERS: its fields; BROKEN: with decimals.

    What is left blank is None.
    """

    NUMBERS: tuple[str, ...] = ()
    BROKEN: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Numbers as numbers."""
        for name in self.NUMBERS:
            self._read(name)
        return self.cleaned_data

    def _read(self, name: str) -> None:
        text = self.cleaned_data.get(name)
        try:
            value = parse_number(text) if text else None
        except NotANumberError:
            self.add_error(name, f"“{text}” không phải số.")
            return
        if value is not None and value < 0:
            self.add_error(name, "Số không được âm.")
        whole = name not in self.BROKEN
        self.cleaned_data[name] = int(value) if value is not None and whole else value


def attempt(form: forms.Form, act: Callable[[], Any]) -> tuple[int, Any]:
    """Do it when the form can be read. Returns: the status, and what was made.

    Raises: NotFoundProblem, ForbiddenProblem: those have pages of their own.
    """
    if not form.is_valid():
        return FieldProblems.status, None
    try:
        return 200, act()
    except (NotFoundProblem, ForbiddenProblem):
        raise
    except Problem as problem:
        if isinstance(form, Asked):
            form.take(problem)
        else:
            form.add_error(None, str(problem))
        return problem.status, None


def asking(
    request: DeskRequest, form: Asked, act: Callable[[dict[str, Any]], Any], *,
    heading: str, verb: str, back: str, done: str, go: str = "", warning: str = "",
    crumbs: "list[dict[str, str]] | None" = None,
) -> HttpResponse:  # fmt: skip
    """A page with one form and one button. go: where to go when it is done; `back` otherwise."""
    status = 200
    if request.method == "POST":
        status, _ = attempt(form, lambda: act(form.cleaned_data))
        if status == 200:
            messages.success(request, done)
            return redirect(go or back)
    context = {
        "form": form, "heading": heading, "verb": verb, "back": back, "warning": warning,
        "crumbs": [*(crumbs or home_crumbs()), {"title": heading}],
    }  # fmt: skip
    return shown(request, FOLDER + "ask.html", context, status=status)


def do(request: DeskRequest, act: Callable[[], Any], *, done: str, go: str) -> HttpResponse:
    """A bare button: do it and go on; a refusal is said at the place one comes back to."""
    try:
        act()
    except (NotFoundProblem, ForbiddenProblem):
        raise
    except Problem as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, done)
    return redirect(go)


def procedure_of(code: str) -> Procedure:
    """A procedure by its code; the catalogue is public. Raises: NotFoundProblem."""
    found = Procedure.objects.coded(code)
    if found is None:
        raise NotFoundProblem(f"Không có thủ tục mang mã “{code}”.")
    assert isinstance(found, Procedure)
    return found


def may(request: DeskRequest, permission: str, unit_id: int) -> bool:
    """Whether the person holds a permission over a unit."""
    if permission not in request.powers.permissions:
        return False
    return unit_id in request.powers.unit_ids(permission, tree_at(request, today()))


def visible(request: DeskRequest, record: Record) -> None:
    """Drafts are seen by those who work on them. Raises: NotFoundProblem."""
    if not may(request, SEE, record.unit_id):
        raise NotFoundProblem("Không tìm thấy bản ghi.", why="Bản ghi thuộc đơn vị khác.")


def address(name: str, *args: object) -> str:
    """The address of a page of the workspace."""
    return reverse(f"workspace:{name}", args=args)


def home_crumbs() -> list[dict[str, str]]:
    """The way to a page that belongs to no one procedure."""
    return [{"title": "Thủ tục hành chính", "url": address("procedures")}]


def crumbs_of(procedure: Procedure) -> list[dict[str, str]]:
    """The way to a page of one procedure."""
    return [*home_crumbs(), {"title": procedure.name, "url": address("procedure", procedure.code)}]


def frame(request: DeskRequest, procedure: Procedure, here: str) -> dict[str, Any]:
    """What every page of one procedure shows: its head and its tabs."""
    state = procedure.state_on(today())
    service = service_on(procedure, today())
    return {
        "procedure": procedure,
        "crumbs": [*home_crumbs(), {"title": procedure.code}],
        "state": STATES[state],
        "state_words": state.label,
        "keeper": unit_name(request, procedure.unit_id),
        "online": service.level if service is not None else 2,
        "may_change": may(request, CHANGE, procedure.unit_id),
        "may_publish": may(request, PUBLISH, procedure.unit_id),
        "may_review": may(request, REVIEW, procedure.unit_id),
        "tabs": [
            {"title": title, "url": address(name, procedure.code), "current": name == here}
            for name, title in TABS
        ],
    }


def unit_name(request: DeskRequest, unit_id: int) -> str:
    """The name a unit bears today."""
    node = tree_at(request, today()).nodes.get(unit_id)
    return node.name if node is not None else ""


def current_version(procedure: Procedure, on: date) -> ProcedureVersion | None:
    """The content in force; of a procedure not in force the newest one."""
    found = version_on(procedure.pk, on)
    if found is None:
        found = ProcedureVersion.objects.of_procedure(procedure.pk).newest_first().first()
    return found


def summary(pairs: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """A summary list of texts."""
    return {"items": [{"key": key, "value": value} for key, value in pairs.items()]}
