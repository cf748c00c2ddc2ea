"""The roles an official holds: shown, given and ended."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from konia.faces.ui.context import today
from konia.kernel.access.managing import MANAGE, beyond
from konia.kernel.access.models import Account, Grant, Role
from konia.kernel.access.officials import official_managed
from konia.kernel.access.role_actions import RoleAsked, give_role, take_role
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.dates import format_date

from .desks import take_form
from .guard import DeskRequest, needs, tree_at
from .official_forms import EndForm, RoleForm
from .pages import home_unit, shown

HEADS = ("Vai trò", "Ở đơn vị", "Từ ngày", "Đến hết ngày", "Tình trạng", "Thao tác")


def roles_table(one: Account, request: DeskRequest, *, may: bool) -> dict[str, Any]:
    """All roles an account holds, held and will hold; those of now first."""
    rows = Grant.objects.held_by([one]).with_names()
    nodes = tree_at(request, today()).nodes
    return {
        "caption": "Vai trò", "columns": [{"title": head} for head in HEADS],
        "rows": [grant_row(each, nodes, _end_cell(each, may=may)) for each in rows.latest_first()],
        "empty": "Chưa có vai trò nào: tài khoản này chưa mở được trang nào.",
    }  # fmt: skip


def grant_row(one: Grant, nodes: Any, act: dict[str, Any]) -> dict[str, Any]:
    """A role, where, between which days, whether it holds, and what can be done with it."""
    node = nodes.get(one.unit_id)
    state, words = state_of(one)
    role = f"{one.role.name} ({one.lent_by.full_name} ủy quyền)" if one.lent_by else one.role.name
    return {
        "cells": [
            {"text": role}, {"text": node.name if node else one.unit.code},
            {"text": format_date(one.first_on)},
            {"text": format_date(one.last_on) if one.last_on else "Không thời hạn"},
            {"state": state, "text": words}, act,
        ],
    }  # fmt: skip


def state_of(one: Grant) -> tuple[str, str]:
    """The mark and the words of whether a role holds today."""
    if is_over(one, today()):
        return "closed", "Đã hết"
    if one.first_on > today():
        return "waiting", "Chưa đến ngày"
    if one.lent_by is not None and not one.lent_by.is_active:
        return "closed", "Người ủy quyền đã khóa"
    return "on_time", "Đang giữ"


def is_over(one: Grant, on: date) -> bool:
    """Whether a role holds no more, or never will."""
    return one.last_on is not None and (one.last_on < on or one.last_on < one.first_on)


def _end_cell(one: Grant, *, may: bool) -> dict[str, Any]:
    if not may or is_over(one, today()):
        return {"text": "–"}
    url = reverse("workspace:official_role_end", args=[one.pk])
    return {"text": "Kết thúc", "url": url, "about": f"vai trò {one.role.name}"}


def roles_offered(request: DeskRequest) -> list[tuple[str, str]]:
    """The roles somebody could give at some unit: those with no more than they hold themselves."""
    held, tree = request.powers.held, tree_at(request, today())
    units = request.powers.roots(MANAGE)

    def may(role: Role) -> bool:
        names = role.permissions
        each = (dict.fromkeys(names, frozenset({unit})) for unit in units)
        return any(not beyond(asked, names, by=request.powers, tree=tree) for asked in each)

    return [
        (one.code, one.name)
        for one in Role.objects.order_by("name")
        if one.permissions and held.keys() >= set(one.permissions) and may(one)
    ]


@needs(MANAGE)
def give(request: DeskRequest, pk: int) -> HttpResponse:
    """Give an account a role."""
    one = official_managed(pk, by=request.powers, tree=tree_at(request, today()))
    form = RoleForm(request.POST or None, initial=_usual(one, request))
    role = form.fields["role"]
    assert isinstance(role, forms.ChoiceField)
    role.choices = [("", "Chọn vai trò"), *roles_offered(request)]
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: _give(pk, form, request))
        if status == 200:
            messages.success(request, "Đã giao vai trò.")
            return redirect("workspace:official", pk=pk)
    context = {"form": form, "account": one, "crumbs": crumbs_of(one, "Giao vai trò")}
    return shown(request, "workspace/officials/give.html", context, status=status)


def _usual(one: Account, request: DeskRequest) -> dict[str, str]:
    tree = tree_at(request, today())
    node = tree.nodes.get(one.unit_id or 0)
    if node is None and (code := home_unit(request, MANAGE)):
        node = tree.node(code)
    return {"unit": node.name if node else "", "first_on": format_date(today())}


def _give(pk: int, form: forms.Form, request: DeskRequest) -> None:
    give_role(pk, RoleAsked(**form.cleaned_data), by=request.powers)


@needs(MANAGE)
def end(request: DeskRequest, pk: int) -> HttpResponse:
    """End a role with a day."""
    found = Grant.objects.with_names().with_number(pk).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy vai trò này.")
    tree = tree_at(request, today())
    one = official_managed(found.account_id, by=request.powers, tree=tree)
    form = EndForm(request.POST or None, initial={"last_on": format_date(today())})
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: _end(pk, form, request))
        if status == 200:
            messages.success(request, "Đã ghi ngày kết thúc vai trò.")
            return redirect("workspace:official", pk=one.pk)
    node = tree.nodes.get(found.unit_id)
    context = {
        "form": form, "account": one, "grant": found, "unit": node.name if node else "",
        "loans": Grant.objects.lent_from_any([found]).not_over(today()).count(),
        "crumbs": crumbs_of(one, "Kết thúc vai trò"),
    }  # fmt: skip
    return shown(request, "workspace/officials/end.html", context, status=status)


def _end(pk: int, form: forms.Form, request: DeskRequest) -> None:
    take_role(pk, on=form.cleaned_data["last_on"], by=request.powers)


def crumbs_of(one: Account, here: str) -> list[dict[str, str]]:
    """The way back from a page about an account."""
    return [
        {"title": "Tài khoản cán bộ", "url": reverse("workspace:officials")},
        {"title": one.username, "url": reverse("workspace:official", args=[one.pk])},
        {"title": here},
    ]  # fmt: skip
