"""Roles: which there are, who holds them, and what each may do."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from konia.faces.ui.context import today
from konia.kernel.access.managing import MANAGE
from konia.kernel.access.models import Grant, Role
from konia.kernel.access.role_actions import (
    change_role,
    check_keeps_roles,
    held_everywhere,
    make_role,
    role_named,
)
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import Problem
from konia.lib.numbers import format_number

from .desks import take_form
from .guard import DeskRequest, needs
from .official_forms import KeptRoleForm
from .pages import shown

CRUMB = "Vai trò"


@require_GET
@needs(MANAGE)
def roles(request: DeskRequest) -> HttpResponse:
    """Every role, how many accounts hold it today, and what it may do."""
    keeps = _keeps(request)
    held = Grant.objects.holders_by_role(today())
    listed = Role.objects.order_by("name")
    table = {
        "caption": "Vai trò", "hide_caption": True,
        "columns": [
            {"title": "Vai trò"}, {"title": "Số tài khoản đang giữ", "numeric": True},
            {"title": "Số quyền", "numeric": True}, {"title": "Được làm gì"},
        ],
        "rows": [_row(one, held.get(one.code, 0), keeps=keeps) for one in listed],
        "empty": "Chưa có vai trò nào.",
    }  # fmt: skip
    return shown(request, "workspace/officials/roles.html", {"table": table, "keeps": keeps})


def _keeps(request: DeskRequest) -> bool:
    try:
        check_keeps_roles(request.powers)
    except Problem:
        return False
    return True


def _row(one: Role, holders: int, *, keeps: bool) -> dict[str, Any]:
    known = all_permissions()
    titles = [known[name].title for name in one.permissions if name in known]
    some = "; ".join(titles[:3]) + ("; …" if len(titles) > 3 else "")
    row: dict[str, Any] = {
        "cells": [
            {"text": one.name}, {"text": format_number(holders)},
            {"text": format_number(len(titles))}, {"text": some or "–"},
        ],
    }  # fmt: skip
    return row | ({"url": reverse("workspace:role", args=[one.code])} if keeps else {})


@needs(MANAGE)
def new(request: DeskRequest) -> HttpResponse:
    """Make a role."""
    check_keeps_roles(request.powers)
    form = _form(request, [])
    return _taken(request, form, "Thêm vai trò", lambda said: make_role(
        said["name"], said["permissions"], by=request.powers
    ))  # fmt: skip


@needs(MANAGE)
def role(request: DeskRequest, code: str) -> HttpResponse:
    """Change what a role may do."""
    check_keeps_roles(request.powers)
    one = role_named(code)
    form = _form(request, one.permissions, name=one.name)
    return _taken(request, form, one.name, lambda said: change_role(
        code, name=said["name"], permissions=said["permissions"], by=request.powers
    ))  # fmt: skip


def _form(request: DeskRequest, held: list[str], name: str = "") -> KeptRoleForm:
    form = KeptRoleForm(request.POST or None, initial={"name": name, "permissions": held})
    wanted = form.fields["permissions"]
    assert isinstance(wanted, forms.MultipleChoiceField)
    known = all_permissions()
    offered = held_everywhere(request.powers) | (known.keys() & set(held))
    wanted.choices = [(each, known[each].title) for each in sorted(offered)]
    return form


def _taken(request: DeskRequest, form: KeptRoleForm, here: str, act: Any) -> HttpResponse:
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: act(form.cleaned_data))
        if status == 200:
            messages.success(request, "Đã lưu vai trò. Người đang giữ dùng ngay từ lần bấm sau.")
            return redirect("workspace:roles")
    crumbs = [{"title": CRUMB, "url": reverse("workspace:roles")}, {"title": here}]
    context = {"form": form, "heading": here, "crumbs": crumbs}
    return shown(request, "workspace/officials/role.html", context, status=status)
