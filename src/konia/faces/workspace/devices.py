"""Devices at desks: number machines, rating tablets and intake machines; one that is lost."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from konia.domains.counters.actions import DeviceAsked, lose_device, put_into_use
from konia.domains.counters.models import CounterDevice, NumberRange
from konia.domains.counters.states import DeviceKind, Fate
from konia.domains.satisfaction.models import Rating
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.once import fresh_key, secret_of
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.org.directory import find_unit
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .desks import take_form
from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, number, page_of, shown

CHANGE = "counters.change"
PAGE = 50
MOST_RANGES = 30
RATED_DAYS = 31  # further back nobody looks for the last rating of a tablet
HEADS = (
    "Thiết bị", "Loại", "Đơn vị", "Người chuẩn bị", "Số đã giữ", "Đã dùng", "Chưa dùng",
    "Gửi gần nhất", "Tình trạng",
)  # fmt: skip
RANGE_HEADS = ("Ngày", "Dải số", "Người giữ", "Giữ lúc", "Đã dùng", "Hủy", "Trả lại", "Chưa dùng")
NEW_KINDS = (DeviceKind.KIOSK, DeviceKind.TABLET)
CRUMB = "Thiết bị tại quầy"


@require_GET
@needs(CHANGE)
def devices(request: DeskRequest) -> HttpResponse:
    """The devices of one's desks: those in use first."""
    kind = _kind(request.GET.get("loai", ""))
    mine = _mine(request)
    rows = mine.of_kind(kind).for_a_list()
    total = rows.count()
    page = page_of(total, number(request.GET.get("trang", "")), PAGE)
    first = (page.number - 1) * PAGE
    listed = [one for one in rows[first : first + PAGE] if isinstance(one, CounterDevice)]
    table = {
        "caption": "Thiết bị tại quầy", "hide_caption": True,
        "columns": [{"title": head, "numeric": 3 < place < 7} for place, head in enumerate(HEADS)],
        "rows": _rows(listed, request), "empty": "Chưa có thiết bị nào.",
    }  # fmt: skip
    context = {"tabs": _tabs(kind), "table": table, "total": total, "page": page}
    return shown(request, "workspace/devices/devices.html", context)


def _mine(request: DeskRequest) -> Any:
    ids = request.powers.unit_ids(CHANGE, tree_at(request, today()))
    return CounterDevice.objects.of_units(ids)


def _kind(said: str) -> str:
    return said if said in DeviceKind.values else ""


def _tabs(kind: str) -> list[dict[str, Any]]:
    here = reverse("workspace:counter_devices")
    offered = [("", "Tất cả"), *((one.value, str(one.label)) for one in DeviceKind)]
    return [
        {"title": title, "url": f"{here}?{urlencode({'loai': value})}" if value else here,
         "current": value == kind}
        for value, title in offered
    ]  # fmt: skip


def _rows(listed: Sequence[CounterDevice], request: DeskRequest) -> list[dict[str, Any]]:
    ids = [one.pk for one in listed]
    taken = {row["device_id"]: row for row in NumberRange.objects.taken_for(ids)}
    fates: dict[int, dict[str, Any]] = {}
    for row in NumberRange.objects.fates_for(ids):
        fates.setdefault(row["device_id"], {})[row["fate"]] = row
    tablets = [one.code for one in listed if one.kind == DeviceKind.TABLET]
    since = today() - timedelta(days=RATED_DAYS)
    rated = Rating.objects.last_at_devices(tablets, since) if tablets else {}
    by = NumberRange.objects.last_takers(ids)
    nodes = tree_at(request, today()).nodes
    return [
        _row(one, nodes, taken.get(one.pk), fates.get(one.pk, {}), by.get(one.pk, ""),
             rated.get(one.code))
        for one in listed
    ]  # fmt: skip


def _row(
    one: CounterDevice, nodes: Any, taken: Any, fates: dict[str, Any], by: str,
    rated: datetime | None,
) -> dict[str, Any]:  # fmt: skip
    settled = sum(row["count"] for row in fates.values())
    used = fates.get(Fate.USED)
    sent = used["at"] if used else rated
    numbers = ("–", "–", "–")
    if taken:
        told = (taken["total"], used["count"] if used else 0, taken["total"] - settled)
        numbers = (format_number(told[0]), format_number(told[1]), format_number(told[2]))
    state, words = state_of(one)
    return {
        "url": reverse("workspace:counter_device", args=[one.pk]),
        "cells": [
            {"text": name_of(one)}, {"text": one.get_kind_display()},
            {"text": nodes[one.unit_id].name},
            {"text": f"{by}, {datetime_vi(taken['latest'])}" if taken else "–"},
            *({"text": text} for text in numbers),
            {"text": datetime_vi(sent) if sent else "–"}, {"state": state, "text": words},
        ],
    }  # fmt: skip


def name_of(one: CounterDevice) -> str:
    """What people call a device: its place and its code."""
    return f"{one.place} ({one.code})" if one.place else str(one.code)


def state_of(one: CounterDevice) -> tuple[str, str]:
    """The mark and the words of whether it is accepted."""
    if one.is_lost:
        return "late", f"Mất hoặc đã xóa, {format_date(one.last_on or today())}"
    if not one.is_in_use(today()):
        return "closed", f"Ngừng dùng sau {format_date(one.last_on or today())}"
    return "on_time", "Đang dùng"


def _one(request: DeskRequest, pk: int) -> CounterDevice:
    found = _mine(request).with_number(pk).first()
    if found is None:
        raise NotFoundProblem("Không tìm thấy thiết bị.", why="Thiết bị thuộc đơn vị khác.")
    assert isinstance(found, CounterDevice)
    return found


@require_GET
@needs(CHANGE)
def device(request: DeskRequest, pk: int) -> HttpResponse:
    """One device: its numbers and what it sent."""
    one = _one(request, pk)
    rows = NumberRange.objects.of_device(pk).order_by("-day", "-first")
    listed = list(rows.prefetch_related("uses")[:MOST_RANGES])
    context = {
        "device": one, "name": name_of(one), "summary": {"items": _facts(one, request)},
        "is_intake": one.kind == DeviceKind.INTAKE, "may_lose": not one.is_lost,
        "table": _ranges(listed), "most": MOST_RANGES, "crumbs": _crumbs(one.code),
    }  # fmt: skip
    return shown(request, "workspace/devices/device.html", context)


def _facts(one: CounterDevice, request: DeskRequest) -> list[dict[str, str]]:
    facts = [
        ("Loại", one.get_kind_display()), ("Mã", one.code), ("Tên hoặc nơi đặt", one.place or "–"),
        ("Đơn vị", tree_at(request, today()).nodes[one.unit_id].name),
        ("Dùng từ ngày", format_date(one.first_on)), ("Tình trạng", state_of(one)[1]),
    ]  # fmt: skip
    if one.kind == DeviceKind.INTAKE:
        fates = {row["fate"]: row for row in NumberRange.objects.fates_for([one.pk])}
        used = fates.get(Fate.USED)
        last = f"{format_number(used['count'])}; gần nhất {datetime_vi(used['at'])}" if used else ""
        facts.append(("Hồ sơ đã gửi bằng số đã giữ", last or "Chưa có"))
    elif one.official:
        facts.append(("Người được đánh giá", one.official))
    return [{"key": key, "value": value} for key, value in facts]


def _ranges(listed: Sequence[Any]) -> dict[str, Any]:
    return {
        "caption": "Số hồ sơ máy đã giữ",
        "columns": [{"title": h, "numeric": place > 3} for place, h in enumerate(RANGE_HEADS)],
        "rows": [_range_row(one) for one in listed if isinstance(one, NumberRange)],
        "empty": "Máy chưa giữ số nào.",
    }  # fmt: skip


def _range_row(one: NumberRange) -> dict[str, Any]:
    fates = [use.fate for use in one.uses.all()]
    counts = [fates.count(fate) for fate in (Fate.USED, Fate.VOIDED, Fate.GIVEN_BACK)]
    counts.append(one.last - one.first + 1 - len(fates))
    texts = (
        format_date(one.day), f"{one.first}–{one.last}", one.taken_by, datetime_vi(one.taken_at),
        *map(format_number, counts),
    )  # fmt: skip
    return {"cells": [{"text": text} for text in texts]}


class LostForm(forms.Form):
    """What happened to a device."""

    use_required_attribute = False

    what = forms.ChoiceField(
        label="Chuyện gì đã xảy ra?", widget=forms.RadioSelect,
        choices=[
            ("Máy bị mất", "Máy bị mất hoặc bị lấy cắp"),
            ("Máy đã xóa dữ liệu", "Dữ liệu trên máy đã bị xóa"),
            ("Máy hỏng", "Máy hỏng, không mở lại được"),
        ],
        error_messages={"required": "Hãy chọn chuyện đã xảy ra."},
    )  # fmt: skip
    reason = forms.CharField(
        label="Ghi thêm", max_length=150, required=False,
        help_text="Ví dụ: mất ngày 14/6, đã báo công an phường",
    )  # fmt: skip


@needs(CHANGE)
def lost(request: DeskRequest, pk: int) -> HttpResponse:
    """Declare a device lost or wiped; a second press changes nothing."""
    one = _one(request, pk)
    form = LostForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: _lose(pk, form, request))
        if status == 200:
            messages.success(request, "Đã ghi. Hệ thống không nhận thiết bị này nữa.")
            return redirect("workspace:counter_device", pk=pk)
    context = {
        "form": form, "device": one, "name": name_of(one), "crumbs": _crumbs("Khai báo mất"),
        "is_intake": one.kind == DeviceKind.INTAKE,
    }  # fmt: skip
    return shown(request, "workspace/devices/lost.html", context, status=status)


def _lose(pk: int, form: forms.Form, request: DeskRequest) -> None:
    said = form.cleaned_data
    reason = ". ".join(filter(None, (said["what"], said["reason"].strip())))
    lose_device(pk, reason=reason, on=today(), at=now(), by=request.powers)


class DeviceForm(forms.Form):
    """A number machine or a rating tablet; intake machines come by themselves."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label="Loại thiết bị", widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in NEW_KINDS],
        error_messages={"required": "Hãy chọn loại thiết bị."},
    )  # fmt: skip
    code = forms.CharField(
        label="Mã thiết bị", max_length=40, help_text="Ví dụ PLK-KIOSK-1",
        error_messages={"required": "Hãy đặt mã cho thiết bị."},
    )  # fmt: skip
    unit = forms.CharField(
        label="Đơn vị", help_text="Tên hoặc mã",
        error_messages={"required": "Hãy nhập đơn vị."},
    )  # fmt: skip
    place = forms.CharField(
        label="Nơi đặt", max_length=120, required=False, help_text="Ví dụ Quầy 1"
    )
    official = forms.CharField(
        label="Cán bộ được đánh giá tại quầy", max_length=150, required=False,
        help_text="Chỉ ghi khi máy đánh giá dành riêng cho một người",
    )  # fmt: skip

    def clean_unit(self) -> int:
        """The unit's id. Raises: ValidationError."""
        try:
            return find_unit(self.cleaned_data["unit"], on=today())
        except Problem as problem:
            raise forms.ValidationError(str(problem)) from None


@sensitive_post_parameters("khoa")
@needs(CHANGE)
def new(request: DeskRequest) -> HttpResponse:
    """Put a device into use; the address to open on it is on the answer, once."""
    start = tree_at(request, today())
    code = home_unit(request, CHANGE)
    form = DeviceForm(request.POST or None, initial={"unit": start.node(code).name if code else ""})
    status = 200
    if request.method == "POST":
        status = FieldProblems.status
        if form.is_valid():
            try:
                return _put_into_use(request, form.cleaned_data)
            except Problem as problem:
                status = problem.status
                fields = problem.fields if isinstance(problem, FieldProblems) else {}
                for name, words in (fields or {"": [str(problem)]}).items():
                    form.add_error(name if name in form.fields else None, list(words))
    context = {"form": form, "key": fresh_key(request.user.pk), "crumbs": _crumbs("Thêm thiết bị")}
    return shown(request, "workspace/devices/new.html", context, status=status)


def _put_into_use(request: DeskRequest, said: dict[str, Any]) -> HttpResponse:
    token = secret_of(request.POST.get("khoa", ""), request.user.pk)
    node = tree_at(request, today()).nodes[said["unit"]]
    asked = DeviceAsked(said["code"], node.code, said["kind"], said["place"], said["official"])
    made = put_into_use(asked, token=token, on=today(), by=request.powers)
    if made.kind == DeviceKind.TABLET:
        path = reverse("portal:rating_device", args=[token])
    else:
        path = f"{reverse('portal:kiosk', args=[node.code])}?{urlencode({'may': token})}"
    context = {
        "device": made, "name": name_of(made), "address": f"{settings.KONIA_SITE_URL}{path}",
        "crumbs": _crumbs(made.code),
    }  # fmt: skip
    return shown(request, "workspace/devices/made.html", context, status=201)


def _crumbs(here: str) -> list[dict[str, str]]:
    return [
        {"title": CRUMB, "url": reverse("workspace:counter_devices")}, {"title": here},
    ]  # fmt: skip
