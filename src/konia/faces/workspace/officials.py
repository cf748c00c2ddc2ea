"""Accounts of officials: who has one, opening, correcting and switching one off, a way in."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.access.managing import MANAGE
from konia.kernel.access.models import Account, Grant
from konia.kernel.access.official_actions import (
    correct_official,
    make_password_link,
    switch_official,
)
from konia.kernel.access.officials import (
    SUBJECT,
    OfficialAsked,
    official_managed,
    officials_in,
    out_of_reach,
)
from konia.kernel.access.role_actions import RoleAsked
from konia.kernel.audit.register import record as write_act
from konia.kernel.notices.forgotten_actions import PATH
from konia.kernel.notices.inviting_actions import Newcomer, open_official, send_password_link
from konia.lib.dates import format_date

from .desks import take_form
from .guard import DeskRequest, needs, tree_at
from .official_forms import CorrectForm, OpenForm, SwitchForm
from .official_roles import roles_offered, roles_table
from .pages import home_unit, number, page_of, shown

PAGE = 50
HEADS = ("Tên đăng nhập", "Họ và tên", "Đơn vị công tác", "Vai trò", "Vào lần cuối", "Tình trạng")
CRUMB = "Tài khoản cán bộ"


@require_GET
@needs(MANAGE)
def officials(request: DeskRequest) -> HttpResponse:
    """The accounts of the units one manages, by name."""
    asked = request.GET.get("tim", "").strip()[:150]
    off = request.GET.get("xem", "") == "da-khoa"
    tree = tree_at(request, today())
    mine = officials_in(request.powers, tree, text=asked, active=not off)
    total = mine.count()
    page = page_of(total, number(request.GET.get("trang", "")), PAGE)
    first = (page.number - 1) * PAGE
    here = reverse("workspace:officials")
    context = {
        "table": _table(list(mine[first : first + PAGE]), request),
        "total": total, "page": page, "asked": asked, "off": off,
        "tabs": [
            {"title": "Đang dùng", "url": here, "current": not off},
            {"title": "Đã khóa", "url": f"{here}?xem=da-khoa", "current": off},
        ],
    }  # fmt: skip
    return shown(request, "workspace/officials/officials.html", context)


def _table(listed: list[Account], request: DeskRequest) -> dict[str, Any]:
    roles: dict[int, list[str]] = {}
    held = Grant.objects.holding_on(today()).held_by(listed).with_names()
    for grant in held.order_by("role__name"):
        roles.setdefault(grant.account_id, []).append(grant.role.name)
    nodes = tree_at(request, today()).nodes
    return {
        "caption": "Tài khoản cán bộ", "hide_caption": True,
        "columns": [{"title": head} for head in HEADS],
        "rows": [_row(one, nodes, roles.get(one.pk, [])) for one in listed],
        "empty": "Không có tài khoản nào như vậy trong phạm vi của bạn.",
    }  # fmt: skip


def _row(one: Account, nodes: Any, roles: list[str]) -> dict[str, Any]:
    node = nodes.get(one.unit_id or 0)
    state, words = ("on_time", "Đang dùng") if one.is_active else ("closed", "Đã khóa")
    return {
        "url": reverse("workspace:official", args=[one.pk]),
        "cells": [
            {"text": one.username}, {"text": one.full_name}, {"text": node.name if node else "–"},
            {"text": ", ".join(dict.fromkeys(roles)) or "–"},
            {"text": datetime_vi(one.last_login) if one.last_login else "Chưa vào"},
            {"state": state, "text": words},
        ],
    }  # fmt: skip


@needs(MANAGE)
def new(request: DeskRequest) -> HttpResponse:
    """Open an account; its owner gets a link by e-mail, or from who opened it."""
    tree = tree_at(request, today())
    code = home_unit(request, MANAGE)
    form = OpenForm(request.POST or None, initial={"unit": tree.node(code).name if code else ""})
    _offer(form, request)
    status, made = 200, []
    if request.method == "POST":
        status = take_form(form, lambda: made.append(_open(form, request)))
        if made:
            return _opened(request, made[0])
    context = {"form": form, "crumbs": _crumbs("Mở tài khoản")}
    return shown(request, "workspace/officials/new.html", context, status=status)


def _offer(form: forms.Form, request: DeskRequest) -> None:
    role = form.fields["role"]
    assert isinstance(role, forms.ChoiceField)
    role.choices = [("", "Chưa giao"), *roles_offered(request)]


def _open(form: forms.Form, request: DeskRequest) -> Account:
    said = dict(form.cleaned_data)
    code = said.pop("role")
    role = RoleAsked(code, said["unit"], today()) if code else None
    return open_official(Newcomer(OfficialAsked(**said), role), at=now(), by=request.powers)


def _opened(request: DeskRequest, made: Account) -> HttpResponse:
    words = (
        f"Đã mở tài khoản {made.username}; thư có liên kết đặt mật khẩu đang gửi đến {made.email}."
        if made.email
        else f"Đã mở tài khoản {made.username}. Hãy tạo liên kết đặt mật khẩu để đưa cho người này."
    )
    messages.success(request, words)
    return redirect("workspace:official", pk=made.pk)


@require_GET
@needs(MANAGE)
def official(request: DeskRequest, pk: int) -> HttpResponse:
    """One account and its roles; that it was looked at is written down."""
    tree = tree_at(request, today())
    one = official_managed(pk, by=request.powers, tree=tree)
    write_act("view", by=request.user.username, subject=SUBJECT, subject_id=one.pk)
    may = not out_of_reach(one, by=request.powers, tree=tree)
    context = {
        "account": one, "summary": {"items": _facts(one, request)}, "may": may,
        "is_me": one.pk == request.user.pk, "crumbs": _crumbs(one.username),
        "table": roles_table(one, request, may=may),
    }  # fmt: skip
    return shown(request, "workspace/officials/official.html", context)


def _facts(one: Account, request: DeskRequest) -> list[dict[str, str]]:
    node = tree_at(request, today()).nodes.get(one.unit_id or 0)
    facts = (
        ("Tên đăng nhập", one.username), ("Họ và tên", one.full_name),
        ("Đơn vị công tác", node.name if node else "–"), ("Thư điện tử", one.email or "–"),
        ("Số điện thoại", one.phone or "–"), ("Mở ngày", format_date(one.created_at.date())),
        ("Vào lần cuối", datetime_vi(one.last_login) if one.last_login else "Chưa vào"),
        ("Tình trạng", "Đang dùng" if one.is_active else "Đã khóa"),
    )  # fmt: skip
    return [{"key": key, "value": value} for key, value in facts]


@needs(MANAGE)
def correct(request: DeskRequest, pk: int) -> HttpResponse:
    """Correct who an account belongs to."""
    tree = tree_at(request, today())
    one = official_managed(pk, by=request.powers, tree=tree)
    node = tree.nodes.get(one.unit_id or 0)
    start = {
        "full_name": one.full_name, "email": one.email, "phone": one.phone,
        "unit": node.name if node else "",
    }  # fmt: skip
    form = CorrectForm(request.POST or None, initial=start)
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: _correct(one, form, request))
        if status == 200:
            messages.success(request, "Đã lưu.")
            return redirect("workspace:official", pk=pk)
    context = {"form": form, "account": one, "crumbs": _crumbs("Sửa", one)}
    return shown(request, "workspace/officials/correct.html", context, status=status)


def _correct(one: Account, form: forms.Form, request: DeskRequest) -> None:
    asked = OfficialAsked(username=one.username, **form.cleaned_data)
    correct_official(one.pk, asked, by=request.powers)


@needs(MANAGE)
def switch(request: DeskRequest, pk: int) -> HttpResponse:
    """Switch an account off, or on again."""
    one = official_managed(pk, by=request.powers, tree=tree_at(request, today()))
    form = SwitchForm(request.POST or None)
    wanted = request.POST.get("den", "") == "mo"
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: _switch(pk, form, request, on=wanted))
        if status == 200:
            words = "Đã mở khóa." if wanted else "Đã khóa tài khoản; mọi phiên đã kết thúc."
            messages.success(request, words)
            return redirect("workspace:official", pk=pk)
    verb = "Khóa tài khoản" if one.is_active else "Mở khóa tài khoản"
    context = {"form": form, "account": one, "verb": verb, "crumbs": _crumbs(verb, one)}
    return shown(request, "workspace/officials/switch.html", context, status=status)


def _switch(pk: int, form: forms.Form, request: DeskRequest, *, on: bool) -> None:
    switch_official(pk, on=on, reason=form.cleaned_data["reason"], by=request.powers)


@needs(MANAGE)
def password_link(request: DeskRequest, pk: int) -> HttpResponse:
    """Send a link to set a password, or show one, once, to be handed over."""
    one = official_managed(pk, by=request.powers, tree=tree_at(request, today()))
    context: dict[str, Any] = {"account": one, "crumbs": _crumbs("Liên kết đặt mật khẩu", one)}
    if request.method == "POST" and request.POST.get("cach", "") == "thu":
        send_password_link(pk, at=now(), by=request.powers)
        messages.success(request, f"Thư có liên kết đang gửi đến {one.email}.")
        return redirect("workspace:official", pk=pk)
    if request.method == "POST":
        _, path = make_password_link(pk, by=request.powers)
        context["link"] = f"{settings.KONIA_SITE_URL}{PATH}{path}"
    return shown(request, "workspace/officials/password_link.html", context)


def _crumbs(here: str, one: Account | None = None) -> list[dict[str, str]]:
    found = [{"title": CRUMB, "url": reverse("workspace:officials")}]
    if one is not None:
        found.append({"title": one.username, "url": reverse("workspace:official", args=[one.pk])})
    return [*found, {"title": here}]
