"""People at the counter: found, written down, proven by their papers, acted for."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from konia.domains.citizens import actions
from konia.domains.citizens.actions.mandates import Holder, Terms
from konia.domains.citizens.look_up import Found, look_up
from konia.domains.citizens.models import Mandate, Person
from konia.domains.citizens.numbers import masked, masked_email
from konia.domains.citizens.states import Gender, MandateKind, MandateScope
from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.faces.ui.identity import address_of
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.access.turns import Limit, take_turn
from konia.kernel.audit.register import record as write_act
from konia.kernel.files.kinds import JPEG, PDF, PNG
from konia.kernel.files.uploads import keep_upload
from konia.kernel.org.models import Unit
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date

from .guard import DeskRequest, needs, tree_at
from .pages import shown

SEE, LOOK_UP, CHANGE = "citizens.see", "citizens.look_up", "citizens.change"
SUBJECT = "citizens.persons"
LOOKS = Limit(about_one=200, from_one_address=2000)
PAPERS = (PDF, PNG, JPEG)


def text_field(label: str, missing: str = "", **more: Any) -> forms.CharField:
    """A line of text; it must be filled in when there are words for its lack."""
    return forms.CharField(
        label=label, required=bool(missing), error_messages={"required": missing}, **more
    )


class PersonForm(forms.Form):
    """Somebody who stands at the counter with their paper."""

    use_required_attribute = False
    full_name = text_field("Họ và tên", "Hãy nhập họ và tên.", max_length=150)
    identity_no = text_field(
        "Số định danh hoặc chứng minh nhân dân",
        max_length=20,
        help_text="Chỉ ghi số đã nhìn thấy trên giấy tờ gốc",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-20"}),
    )
    birth_on = text_field(
        "Ngày sinh",
        help_text="Ví dụ: 15/6/1980",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    gender = forms.ChoiceField(
        label="Giới tính", required=False, choices=[("", "Chọn …"), *Gender.choices]
    )
    phone = text_field("Số điện thoại", max_length=20)
    email = forms.EmailField(label="Thư điện tử", required=False)
    address = text_field("Địa chỉ", max_length=300)

    def clean_birth_on(self) -> Any:
        """A day, or nothing."""
        return _day_of(self.cleaned_data["birth_on"])


class ConfirmForm(forms.Form):
    """The number on the paper a clerk has in hand."""

    use_required_attribute = False
    identity_no = text_field(
        "Số trên giấy tờ gốc",
        "Hãy nhập số trên giấy tờ.",
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-20"}),
    )


class PaperMandateForm(forms.Form):
    """A mandate brought on paper."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label="Người được ủy quyền là",
        choices=[
            (kind, kind.label)
            for kind in (MandateKind.RELATIVE, MandateKind.AUTHORISED, MandateKind.POST_OFFICER)
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn."},
    )
    name = text_field("Họ và tên người được ủy quyền", "Hãy nhập họ tên.", max_length=150)
    identity_no = text_field(
        "Số định danh người được ủy quyền", "Hãy nhập số định danh.", max_length=20
    )
    scope = forms.ChoiceField(
        label="Phạm vi",
        choices=MandateScope.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn phạm vi."},
    )
    procedures = text_field("Mã các thủ tục", help_text="Cách nhau bằng dấu phẩy")
    dossier_code = text_field("Mã hồ sơ", max_length=60)
    first_on = text_field("Từ ngày", "Hãy nhập ngày bắt đầu.")
    last_on = text_field("Đến ngày", "Hãy nhập ngày kết thúc.")
    proof = forms.FileField(
        label="Bản chụp văn bản ủy quyền",
        help_text="PDF hoặc ảnh, không quá 10 MB",
        error_messages={"required": "Hãy đính kèm bản chụp."},
    )

    def clean_first_on(self) -> Any:
        """A day."""
        return _day_of(self.cleaned_data["first_on"])

    def clean_last_on(self) -> Any:
        """A day."""
        return _day_of(self.cleaned_data["last_on"])

    def terms(self) -> Terms:
        """What is mandated."""
        data = self.cleaned_data
        codes = [code.strip() for code in data["procedures"].split(",") if code.strip()]
        return Terms(
            kind=MandateKind(data["kind"]), scope=MandateScope(data["scope"]), procedures=codes,
            dossier_code=data["dossier_code"], first_on=data["first_on"], last_on=data["last_on"],
        )  # fmt: skip


def _day_of(text: str) -> Any:
    try:
        return day(text) if text.strip() else None
    except Problem as problem:
        raise forms.ValidationError(str(problem)) from None


@needs(LOOK_UP)
def people(request: DeskRequest) -> HttpResponse:
    """Find somebody by number, telephone or name. Each look is written down, numbers masked."""
    text = request.POST.get("q", "").strip()
    found = None
    if text:
        take_turn("look_up", about=request.user.username, address=address_of(request), limit=LOOKS)
        found = look_up(text)
        _note(request, "look_up", None, by=found.by, found=len(found.people))
    sees = SEE in request.powers.permissions
    context = {
        "text": text,
        "found": found,
        "table": _table(found, sees=sees) if found else None,
        "may_change": CHANGE in request.powers.permissions,
    }
    return shown(request, "workspace/citizens/people.html", context)


def _table(found: Found, *, sees: bool) -> dict[str, Any]:
    heads = ("Họ và tên", "Ngày sinh", "Số định danh", "Điện thoại", "Mức xác thực")
    return {
        "caption": "Người tìm thấy",
        "columns": [{"title": head} for head in heads],
        "rows": [
            {
                "url": reverse("workspace:person", args=[one.code]),
                "cells": [
                    {"text": one.full_name},
                    {"text": _birth(one, sees=sees)},
                    {"text": one.identity_no if sees else masked(one.identity_no)},
                    {"text": one.phone if sees else masked(one.phone)},
                    {"text": one.get_identity_level_display()},
                ],
            }
            for one in found.people
        ],
        "empty": "Không tìm thấy ai.",
    }


def _birth(person: Person, *, sees: bool) -> str:
    """The whole day only for who may see personal data; the year tells namesakes apart."""
    if person.birth_on is None:
        return ""
    return date_vi(person.birth_on) if sees else str(person.birth_on.year)


def _note(request: DeskRequest, act: str, person: Person | None, **detail: Any) -> None:
    unit = tree_at(request, today()).nodes.get(request.user.unit_id or 0)
    write_act(
        act, by=request.user.username, subject=SUBJECT, subject_id=person.pk if person else None,
        unit_code=unit.code if unit else "", detail=detail,
    )  # fmt: skip


def _one(code: str) -> Person:
    found = Person.objects.of_code(code).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy người này.", todo="Hãy tra cứu lại.")
    return found


@needs(LOOK_UP)
def person(request: DeskRequest, code: str) -> HttpResponse:
    """One person; the view is written down."""
    found = _one(code)
    _note(request, "view", found)
    sees = SEE in request.powers.permissions
    given = Mandate.objects.given_by(found.pk).with_parties().order_by("-id")
    context = {
        "person": found,
        "summary": {"items": _lines(found, sees=sees)},
        "mandates": [_mandate(one) for one in given],
        "may_change": CHANGE in request.powers.permissions,
        "may_confirm": not found.is_proven and CHANGE in request.powers.permissions,
    }
    return shown(request, "workspace/citizens/person.html", context)


def _lines(one: Person, *, sees: bool) -> list[dict[str, str]]:
    number = one.number if sees else masked(one.number)
    lines = [
        {"key": "Mã", "value": one.code},
        {"key": "Số định danh", "value": number + ("" if one.is_proven else " (tự khai)")},
        {"key": "Mức xác thực", "value": one.get_identity_level_display()},
        {"key": "Ngày sinh", "value": _birth(one, sees=sees)},
        {"key": "Số điện thoại", "value": one.phone if sees else masked(one.phone)},
        {"key": "Thư điện tử", "value": one.email if sees else masked_email(one.email)},
    ]
    if sees:
        lines.append({"key": "Địa chỉ", "value": one.address})
    lines.append({"key": "Tài khoản", "value": "Có" if one.account_id else "Chưa mở"})
    return lines


def _mandate(one: Mandate) -> dict[str, Any]:
    state = one.state_on(today())
    until = f" đến {date_vi(one.last_on)}" if one.last_on else ""
    return {
        "code": one.code, "holder": one.holder, "kind": one.get_kind_display(),
        "scope": one.get_scope_display(), "days": f"Từ {date_vi(one.first_on)}{until}",
        "how": one.get_given_how_display(), "state": str(state.label),
        "mark": "on_time" if state == "in_force" else "closed",
        "may_revoke": state in {"in_force", "not_yet"},
    }  # fmt: skip


def _own_unit(request: DeskRequest) -> Unit:
    """The unit a clerk writes for. Raises: Problem when the account belongs to none."""
    if request.user.unit is None:
        raise Problem("Tài khoản của bạn chưa gắn với đơn vị nào.", todo="Hãy hỏi người quản trị.")
    return request.user.unit


def _form_page(
    request: DeskRequest, form: forms.Form, *, heading: str, verb: str, back: str,
    words: str = "", has_file: bool = False,
) -> HttpResponse:  # fmt: skip
    context = {
        "form": form, "heading": heading, "verb": verb, "back_url": back, "words": words,
        "has_file": has_file,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return shown(request, "workspace/citizens/form.html", context, status=status)


def take(form: forms.Form, problem: Problem) -> None:
    """Put a problem's words at the fields of a form."""
    fields = problem.fields if isinstance(problem, FieldProblems) else {"": [str(problem)]}
    for name, words in fields.items():
        form.add_error(name if name in form.fields else None, list(words))


@needs(CHANGE)
def person_new(request: DeskRequest) -> HttpResponse:
    """Write down somebody whose paper the clerk has seen."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.register_person(
                unit=_own_unit(request), by=request.powers, **form.cleaned_data
            )
        except Problem as problem:
            take(form, problem)
        else:
            messages.success(request, "Đã ghi người vào sổ.")
            return redirect("workspace:person", code=made.code)
    return _form_page(
        request, form, heading="Ghi người mới", verb="Ghi vào sổ", back=reverse("workspace:people")
    )


@needs(CHANGE)
def person_confirm(request: DeskRequest, code: str) -> HttpResponse:
    """The clerk has the paper in hand: the number is proven from now on."""
    found = _one(code)
    form = ConfirmForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = actions.confirm_identity(
                found.pk, form.cleaned_data["identity_no"], by=request.powers
            )
        except Problem as problem:
            take(form, problem)
        else:
            messages.success(request, "Đã xác nhận danh tính.")
            return redirect("workspace:person", code=kept.code)
    return _form_page(
        request, form, heading=f"Xác nhận danh tính: {found}", verb="Xác nhận",
        back=reverse("workspace:person", args=[code]),
        words="Nếu số này đã có trong sổ, tài khoản sẽ gắn với người đã có.",
    )  # fmt: skip


@needs(CHANGE)
def mandate_paper(request: DeskRequest, code: str) -> HttpResponse:
    """Write down a mandate brought on paper; the person is told of it."""
    found = _one(code)
    start = {"first_on": format_date(today()), "scope": MandateScope.EVERYTHING}
    form = PaperMandateForm(request.POST or None, request.FILES or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            _record(request, found, form)
        except Problem as problem:
            take(form, problem)
        else:
            messages.success(request, "Đã ghi nhận ủy quyền.")
            return redirect("workspace:person", code=code)
    return _form_page(
        request, form, heading=f"Ủy quyền bằng văn bản của {found}", verb="Ghi nhận ủy quyền",
        back=reverse("workspace:person", args=[code]), has_file=True,
        words="Người ủy quyền được báo và có thể thu hồi bất cứ lúc nào.",
    )  # fmt: skip


def _record(request: DeskRequest, found: Person, form: PaperMandateForm) -> None:
    data = form.cleaned_data
    proof = keep_upload(data["proof"], kinds=PAPERS)
    actions.record_paper_mandate(
        found.pk, Holder(name=data["name"], identity_no=data["identity_no"]), form.terms(),
        unit=_own_unit(request), proof=proof, by=request.powers,
    )  # fmt: skip


@needs(CHANGE)
@require_POST
def mandate_end(request: DeskRequest, code: str) -> HttpResponse:
    """End a mandate at the grantor's word."""
    ended = actions.revoke_mandate(code, at=timezone.now(), by=request.powers)
    messages.success(request, "Đã thu hồi ủy quyền.")
    if ended.grantor_person is not None:
        return redirect("workspace:person", code=ended.grantor_person.code)
    return redirect("workspace:mandates")
