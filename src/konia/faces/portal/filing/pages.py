"""The questions of an application, one page each, and the way from one to the next."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect

from konia.domains.dossiers import actions
from konia.domains.procedures.public import check_value, shown_fields, typed_answers
from konia.faces.portal.guard import CitizenRequest, citizen
from konia.faces.ui.moment import now

from . import checking, papers
from .asking import Asking, CaseForm, ContactForm, DeliveryForm, PlaceForm, question_form
from .passage import onward, shown, walk_of
from .walk import CASE, CHECK, CONTACT, DELIVERY, PAPER, PLACE, QUESTION, Walk

SIMPLE = {CASE: CaseForm, PLACE: PlaceForm, CONTACT: ContactForm, DELIVERY: DeliveryForm}


@citizen
def resume(request: CitizenRequest, pk: int) -> HttpResponse:
    """Go on where something is still missing."""
    draft = actions.own_draft(pk, by=request.user)
    if draft.sent_code:
        return redirect("portal:sent", code=draft.sent_code)
    return redirect("portal:draft_stage", pk=pk, stage=walk_of(request, pk).waiting)


@citizen
def stage(request: CitizenRequest, pk: int, stage: str) -> HttpResponse:
    """One page of an application. Raises: NotFoundProblem for a page it does not have."""
    draft = actions.own_draft(pk, by=request.user)
    if draft.sent_code:
        return redirect("portal:sent", code=draft.sent_code)
    walk = walk_of(request, pk)
    if stage not in walk.stages:
        return redirect("portal:draft_stage", pk=pk, stage=walk.waiting)
    return _page(request, walk, stage)


def _page(request: CitizenRequest, walk: Walk, stage: str) -> HttpResponse:
    if stage == CHECK:
        return checking.check(request, walk)
    if stage.startswith(PAPER):
        return papers.paper(request, walk, stage)
    if stage.startswith(QUESTION):
        return _question(request, walk, stage)
    return _simple(request, walk, stage)


def _simple(request: CitizenRequest, walk: Walk, stage: str) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    form: Asking = SIMPLE[stage](walk, data)
    if request.method == "POST" and form.is_valid():
        _keep(request, walk, stage, form)
        return onward(request, walk, stage)
    heading = next(iter(form.fields.values())).label if len(form.fields) == 1 else HEADINGS[stage]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    more = {"form": form, "heading": heading, "alone": len(form.fields) == 1}
    return shown(request, walk, stage, "question", more, status)


HEADINGS = {
    CONTACT: "Cơ quan liên hệ với bạn bằng cách nào?",
    DELIVERY: "Nhận kết quả",
    CASE: "Bạn thuộc trường hợp nào?",
    PLACE: "Bạn nộp hồ sơ cho cơ quan nào?",
}


def _keep(request: CitizenRequest, walk: Walk, stage: str, form: forms.Form) -> None:
    given = dict(form.cleaned_data)
    unit = int(given.pop("unit")) if stage == PLACE else None
    actions.keep_draft(
        walk.draft.pk, at=now(), by=request.user, stage=stage, unit_id=unit,
        choices={**given, f"done:{stage}": True},
    )  # fmt: skip


def _question(request: CitizenRequest, walk: Walk, stage: str) -> HttpResponse:
    """A page of the form. An answer that calls for a further question on the page shows it."""
    page = walk.page_of(stage)
    asked = [name for name in page.fields if name in walk.answers]
    more: dict[str, Any] = {"heading": page.title, "hint": page.hint}
    status = HTTPStatus.OK
    if request.method == "POST":
        given, asked, is_new = _given(walk, asked, page.fields, request.POST)
        form = question_form(walk, page, asked, request.POST)
        if not is_new and _is_right(walk, form, given):
            kept = {name: given.get(name) for name in page.fields}
            actions.keep_draft(
                walk.draft.pk, at=now(), by=request.user, stage=stage, answers=kept,
                choices={f"done:{stage}": True},
            )  # fmt: skip
            return onward(request, walk, stage)
        if is_new:
            form = _with_more(walk, page, asked, request.POST)
            more["is_new"] = True
        else:
            status = HTTPStatus.UNPROCESSABLE_ENTITY
    else:
        form = question_form(walk, page, asked)
    more |= {"form": form, "alone": len(asked) == 1 and not page.hint, "asked": ",".join(asked)}
    return shown(request, walk, stage, "question", more, status)


def _given(
    walk: Walk, asked: list[str], names: tuple[str, ...], post: QueryDict
) -> tuple[dict[str, Any], list[str], bool]:
    """The answers given, the questions they call for, and whether one of these is new."""
    schema = walk.draft.form
    assert schema is not None
    raw = {name: [one for one in post.getlist(name) if one.strip()] for name in names}
    given = typed_answers(schema, raw)
    others = {name: value for name, value in walk.answers.items() if name not in names}
    called = set(shown_fields(schema, {**others, **given}))
    wanted = [name for name in names if name in called]
    was_shown = set(post.get("asked", ",".join(asked)).split(","))
    return given, wanted, not set(wanted) <= was_shown


def _with_more(walk: Walk, page: Any, asked: list[str], post: QueryDict) -> Asking:
    """The page once more with what was typed, and the further question unanswered and unblamed."""
    form = question_form(walk, page, asked)
    typed = {name: post.getlist(name) for name in asked if name in post}
    for name, values in typed.items():
        is_list = isinstance(form.fields[name], forms.MultipleChoiceField)
        form.initial[name] = values if is_list else values[-1]
    return form


def _is_right(walk: Walk, form: Asking, given: dict[str, Any]) -> bool:
    assert walk.draft.form is not None
    fields = walk.draft.form.schema["properties"]
    form.is_valid()
    for name in form.fields:
        if name in given and name not in form.errors:
            for words in check_value(fields[name], given[name]):
                form.add_error(name, words)
    return not form.errors
