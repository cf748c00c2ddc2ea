"""Sessions away from the desk: planned, and the dossiers received in each."""

import secrets
from datetime import date, time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from konia.domains.dossiers.models import Dossier, MobileHours, MobileSession
from konia.domains.dossiers.registers import DOSSIERS, SESSIONS
from konia.domains.dossiers.states import Agency
from konia.faces.ui.context import today
from konia.kernel.org.directory import find_unit
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date

from .desks import KEEP, SEE, read_day, tabs_of, take_form
from .guard import DeskRequest, needs, tree_at
from .pages import number, page_of, shown
from .registers import note_view

PAGE = 30
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


class SessionForm(forms.Form):
    """A session: who goes where, when."""

    use_required_attribute = False

    unit = forms.CharField(
        label="Đơn vị tổ chức", help_text="Tên hoặc mã đơn vị",
        error_messages={"required": "Hãy nhập đơn vị tổ chức."},
    )  # fmt: skip
    agency = forms.ChoiceField(
        label="Ngành", required=False, choices=[("", "Một cửa"), *Agency.choices]
    )
    place = forms.CharField(
        label="Địa điểm", max_length=200, error_messages={"required": "Hãy nhập địa điểm."}
    )
    held_on = forms.CharField(
        label="Ngày", help_text="Ví dụ 20/6/2021; cả thứ Bảy và Chủ nhật",
        error_messages={"required": "Hãy nhập ngày."},
    )  # fmt: skip
    starts_at = forms.TimeField(
        label="Từ giờ", initial="07:00", input_formats=["%H:%M"],
        error_messages={"invalid": "Ghi giờ theo mẫu 07:00.", "required": "Hãy nhập giờ bắt đầu."},
    )  # fmt: skip
    ends_at = forms.TimeField(
        label="Đến giờ", initial="22:00", input_formats=["%H:%M"],
        error_messages={"invalid": "Ghi giờ theo mẫu 22:00.", "required": "Hãy nhập giờ kết thúc."},
    )  # fmt: skip


@needs(SEE)
def sessions(request: DeskRequest) -> HttpResponse:
    """The sessions of one's units, the latest first; plan another."""
    form = SessionForm(request.POST or None, initial=_first_values(request))
    status = 200
    if request.method == "POST":
        request.powers.check(KEEP)
        status = take_form(form, lambda: _plan(form, request))
        if status == 200:
            messages.success(request, "Đã lập buổi lưu động.")
            return redirect("workspace:mobile_sessions")
    context = {
        "tabs": tabs_of(request, "mobile_sessions"), "form": form, **_listed(request),
        "may_change": KEEP in request.powers.permissions,
    }  # fmt: skip
    return shown(request, "workspace/desks/sessions.html", context, status=status)


def _first_values(request: DeskRequest) -> dict[str, str]:
    node = tree_at(request, today()).nodes.get(request.user.unit_id or 0)
    return {"unit": node.name} if node else {}


def _plan(form: SessionForm, request: DeskRequest) -> None:
    said = dict(form.cleaned_data)
    said["held_on"] = read_day(said["held_on"], "held_on")
    try:
        said["unit"] = find_unit(said["unit"], on=today())
    except Problem as problem:
        raise FieldProblems({"unit": [str(problem)]}) from None
    _check_hours(request, said["unit"], said["held_on"], (said["starts_at"], said["ends_at"]))
    said["code"] = f"LD-{said['held_on']:%y%m%d}-{secrets.token_hex(2).upper()}"
    actions.enter(SESSIONS, said, by=request.powers)


def _check_hours(request: DeskRequest, unit_id: int, on: date, hours: tuple[time, time]) -> None:
    """Within the mobile hours in force for the unit or one above it, when there are any.

    Raises: FieldProblems.
    """
    path = list(tree_at(request, on).paths.get(unit_id, (unit_id,)))
    held = MobileHours.objects.of_units(path).holding_on(on)
    rules = [rule for rule in held if isinstance(rule, MobileHours)]
    wrong = [rule for rule in rules if not _is_within(rule, on, hours)]
    if rules and len(wrong) == len(rules):
        rule = wrong[0]
        hours_told = f"từ {rule.starts_hour:02}:00 đến {rule.ends_hour:02}:00"
        words = f"Giờ làm việc lưu động {hours_told}, {rule.days_a_week} ngày trong tuần."
        raise FieldProblems({"starts_at": [words]})


def _is_within(rule: MobileHours, on: date, hours: tuple[time, time]) -> bool:
    last = time(23, 59) if rule.ends_hour == 24 else time(rule.ends_hour)
    return (
        time(rule.starts_hour) <= hours[0] and hours[1] <= last and on.weekday() < rule.days_a_week
    )


def _listed(request: DeskRequest) -> dict[str, Any]:
    tree = tree_at(request, today())
    rows = MobileSession.objects.of_units(request.powers.unit_ids(SEE, tree)).newest_first()
    total = rows.count()
    page = page_of(total, number(request.GET.get("trang", "")), PAGE)
    first = (page.number - 1) * PAGE
    listed = [each for each in rows[first : first + PAGE] if isinstance(each, MobileSession)]
    table = {
        "caption": "Buổi lưu động",
        "columns": [{"title": h} for h in ("Địa điểm", "Ngày", "Giờ", "Ngành", "Đơn vị", "Mã")],
        "rows": [
            {"url": reverse("workspace:mobile_session", args=[each.code]),
             "cells": [{"text": text} for text in (
                 each.place, day_words(each.held_on), hours_words(each),
                 each.get_agency_display() or "Một cửa", tree.nodes[each.unit_id].name, each.code,
             )]}
            for each in listed
        ],
        "empty": "Chưa có buổi lưu động nào.",
    }  # fmt: skip
    return {"table": table, "page": page, "count": total}


def day_words(on: date) -> str:
    """'Chủ nhật, 20/6/2021'."""
    return f"{WEEKDAYS[on.weekday()]}, {format_date(on)}"


def hours_words(each: MobileSession) -> str:
    """'07:00–22:00'."""
    return f"{each.starts_at:%H:%M}–{each.ends_at:%H:%M}"


@require_GET
@needs(SEE)
def session(request: DeskRequest, code: str) -> HttpResponse:
    """One session and the dossiers received in it, which carry its place."""
    tree = tree_at(request, today())
    ids = request.powers.unit_ids(SEE, tree)
    found = MobileSession.objects.of_units(ids).of_code(code).first()
    if not isinstance(found, MobileSession):
        raise NotFoundProblem("Không tìm thấy buổi lưu động.", todo="Hãy kiểm tra lại mã buổi.")
    received = Dossier.objects.of_units(ids).in_session(found.pk)
    listed = [each for each in received if isinstance(each, Dossier)]
    if listed:
        note_view(request, DOSSIERS, detail={"session": code, "rows": len(listed)})
    context = {
        "session": found, "unit": tree.nodes[found.unit_id].name, "day": day_words(found.held_on),
        "hours": hours_words(found), "table": _dossiers(listed), "count": len(listed),
        "may_receive": "dossiers.receive" in request.powers.permissions,
        "crumbs": [
            {"title": "Buổi lưu động", "url": reverse("workspace:mobile_sessions")},
            {"title": found.code},
        ],
    }  # fmt: skip
    return shown(request, "workspace/desks/session.html", context)


def _dossiers(listed: list[Dossier]) -> dict[str, Any]:
    heads = ("Mã hồ sơ", "Người nộp", "Thủ tục", "Ngày nhận", "Hẹn trả", "Trạng thái")
    return {
        "caption": "Hồ sơ nhận trong buổi", "columns": [{"title": head} for head in heads],
        "rows": [
            {"url": reverse("workspace:record", args=[DOSSIERS.name, each.pk]),
             "cells": [{"text": text} for text in (
                 each.code, each.applicant, each.procedure_code,
                 format_date(each.received_on) if each.received_on else "",
                 format_date(each.due_on) if each.due_on else "", each.get_state_display(),
             )]}
            for each in listed
        ],
        "empty": "Chưa nhận hồ sơ nào trong buổi này.",
    }  # fmt: skip
