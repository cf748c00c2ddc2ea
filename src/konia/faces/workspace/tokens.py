"""Tokens by which programs use the API: who has one, making one, revoking one."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from konia.faces.ui.asking import BadDayError, day
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.once import fresh_key, secret_of
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.access.managing import (
    accounts_like,
    accounts_managed,
    lendable,
    managed_account,
)
from konia.kernel.access.models import Account
from konia.kernel.access.powers import Powers
from konia.kernel.access.token_actions import TokenAsked, let_program_in, shut_program_out
from konia.kernel.access.tokens import PREFIX, ApiToken
from konia.kernel.org.directory import find_unit
from konia.kernel.org.models import Unit
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date

from .guard import DeskRequest, needs, tree_at
from .pages import number, page_of, shown

MANAGE = "access.change"
PAGE = 50
MOST_FOUND = 20
USUAL_DAYS = 365
HEADS = (
    "Dùng cho", "Tài khoản", "Tạo lúc", "Dùng lần cuối", "Dùng đến hết ngày", "Tình trạng",
    "Thao tác",
)  # fmt: skip
CRUMB = "Mã truy cập API"


@require_GET
@needs(MANAGE)
def tokens(request: DeskRequest) -> HttpResponse:
    """The tokens of the accounts one manages, the newest first."""
    mine = _mine(request)
    total = mine.count()
    page = page_of(total, number(request.GET.get("trang", "")), PAGE)
    first = (page.number - 1) * PAGE
    table = {
        "caption": "Mã truy cập của phần mềm", "hide_caption": True,
        "columns": [{"title": head} for head in HEADS],
        "rows": [_row(one) for one in mine.newest_first()[first : first + PAGE]],
        "empty": "Chưa có mã truy cập nào.",
    }  # fmt: skip
    return shown(request, "workspace/tokens.html", {"table": table, "total": total, "page": page})


def _mine(request: DeskRequest) -> Any:
    accounts = accounts_managed(request.powers, tree_at(request, today()))
    return ApiToken.objects.of_accounts(accounts)


def _row(one: ApiToken) -> dict[str, Any]:
    state, words = _state(one)
    cells: list[dict[str, Any]] = [
        {"text": one.name}, {"text": f"{one.account.username} ({one.account.full_name})"},
        {"text": f"{datetime_vi(one.made_at)}, {one.made_by} tạo"},
        {"text": datetime_vi(one.last_used_at) if one.last_used_at else "Chưa dùng"},
        {"text": format_date(one.expires_on) if one.expires_on else "Không thời hạn"},
        {"state": state, "text": words},
    ]  # fmt: skip
    if one.revoked_at is None:
        url = reverse("workspace:token_revoke", args=[one.pk])
        cells.append({"text": "Thu hồi", "url": url, "about": f"mã dùng cho {one.name}"})
    else:
        cells.append({"text": "–"})
    return {"cells": cells}


def _state(one: ApiToken) -> tuple[str, str]:
    if one.revoked_at is not None:
        return "closed", f"Thu hồi {datetime_vi(one.revoked_at)}"
    if one.expires_on is not None and one.expires_on < today():
        return "closed", "Hết hạn"
    if not one.account.is_active:
        return "closed", "Tài khoản đã khóa"
    return "on_time", "Dùng được"


class TokenForm(forms.Form):
    """A token for a program."""

    use_required_attribute = False

    name = forms.CharField(
        label="Dùng cho phần mềm nào", max_length=100,
        error_messages={"required": "Hãy ghi mã này dùng cho phần mềm nào."},
    )  # fmt: skip
    expires_on = forms.CharField(
        label="Dùng đến hết ngày", help_text="Ví dụ 31/12/2026",
        error_messages={"required": "Hãy nhập ngày cuối cùng mã dùng được."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip
    unit = forms.CharField(
        label="Chỉ trong đơn vị", required=False, max_length=200,
        help_text="Tên hoặc mã; để trống là mọi đơn vị của tài khoản",
    )  # fmt: skip
    scopes = forms.MultipleChoiceField(
        label="Phần mềm được làm gì", widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ chọn những quyền phần mềm cần.",
        error_messages={
            "required": "Hãy chọn ít nhất một quyền.",
            "invalid_choice": "Bạn không giao được một trong các quyền này.",
        },
    )  # fmt: skip

    def clean_expires_on(self) -> date:
        """Raises: ValidationError when it is no day."""
        try:
            return day(self.cleaned_data["expires_on"])
        except BadDayError as problem:
            raise forms.ValidationError(str(problem)) from None

    def clean_unit(self) -> str:
        """The code of the unit, or nothing. Raises: ValidationError."""
        text = self.cleaned_data["unit"].strip()
        try:
            return _code_of(find_unit(text, on=today())) if text else ""
        except Problem as problem:
            raise forms.ValidationError(str(problem)) from None


def _code_of(unit_id: int) -> str:
    return str(Unit.objects.values_list("code", flat=True).get(pk=unit_id))


@sensitive_post_parameters("khoa")
@needs(MANAGE)
def new(request: DeskRequest) -> HttpResponse:
    """Choose an account, then say what its token is for; the secret is on the answer, once."""
    username = request.GET.get("tai-khoan", "")
    if not username:
        return _choose(request)
    account = managed_account(username, by=request.powers, tree=tree_at(request, today()))
    form, left_out = _form_for(request, account)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _made(request, account, form.cleaned_data)
            except Problem as problem:
                status = problem.status
                _refused(form, problem)
    context = {
        "form": form, "account": account, "left_out": left_out, "crumbs": _crumbs("Tạo mã"),
        "key": fresh_key(request.user.pk),
    }  # fmt: skip
    return shown(request, "workspace/token_form.html", context, status=status)


def _form_for(request: DeskRequest, account: Account) -> tuple[TokenForm, int]:
    """The form with what may be given, and how many permissions of the account may not."""
    held = Powers.of(account, on=today()).held
    mine = lendable(held, by=request.powers, tree=tree_at(request, today()))
    usual = format_date(today() + timedelta(days=USUAL_DAYS))
    form = TokenForm(request.POST or None, initial={"expires_on": usual})
    scopes = form.fields["scopes"]
    assert isinstance(scopes, forms.MultipleChoiceField)
    known = all_permissions()
    scopes.choices = [(name, known[name].title) for name in sorted(mine) if name in known]
    return form, len(held) - len(mine)


def _made(request: DeskRequest, account: Account, said: dict[str, Any]) -> HttpResponse:
    text = PREFIX + secret_of(request.POST.get("khoa", ""), request.user.pk)
    asked = TokenAsked(
        username=account.username, name=said["name"], scopes=said["scopes"], unit=said["unit"],
        expires_on=said["expires_on"],
    )  # fmt: skip
    made = let_program_in(asked, text=text, at=now(), by=request.powers)
    context = {"token": made, "text": text, "crumbs": _crumbs("Mã vừa tạo")}
    return shown(request, "workspace/token_made.html", context, status=201)


def _refused(form: forms.Form, problem: Problem) -> None:
    fields = problem.fields if isinstance(problem, FieldProblems) else {"": [str(problem)]}
    for name, words in fields.items():
        form.add_error(name if name in form.fields else None, list(words))


def _choose(request: DeskRequest) -> HttpResponse:
    """The accounts whose name holds what was typed."""
    asked = request.GET.get("tim", "").strip()
    found = accounts_like(asked, by=request.powers, tree=tree_at(request, today()))
    table = {
        "caption": "Tài khoản tìm thấy",
        "columns": [{"title": head} for head in ("Tên đăng nhập", "Họ và tên", "Đơn vị")],
        "rows": [_account_row(one, request) for one in found[:MOST_FOUND]] if asked else [],
        "empty": "Không có tài khoản nào như vậy trong phạm vi của bạn.",
    }  # fmt: skip
    context = {"asked": asked, "table": table, "most": MOST_FOUND, "crumbs": _crumbs("Tạo mã")}
    return shown(request, "workspace/token_account.html", context)


def _account_row(one: Account, request: DeskRequest) -> dict[str, Any]:
    node = tree_at(request, today()).nodes.get(one.unit_id or 0)
    return {
        "url": f"{reverse('workspace:token_new')}?{urlencode({'tai-khoan': one.username})}",
        "cells": [
            {"text": one.username}, {"text": one.full_name}, {"text": node.name if node else "–"},
        ],
    }  # fmt: skip


@needs(MANAGE)
def revoke(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask once more, then revoke; a second press changes nothing."""
    if request.method == "POST":
        ended = shut_program_out(pk, at=now(), by=request.powers)
        messages.success(request, f"Đã thu hồi mã dùng cho {ended.name}.")
        return redirect("workspace:tokens")
    found = _mine(request).newest_first().with_number(pk).first()
    if found is None:
        raise NotFoundProblem(f"Không có mã truy cập số {pk}.")
    context = {"token": found, "crumbs": _crumbs("Thu hồi mã")}
    return shown(request, "workspace/token_revoke.html", context)


def _crumbs(here: str) -> list[dict[str, str]]:
    return [{"title": CRUMB, "url": reverse("workspace:tokens")}, {"title": here}]
