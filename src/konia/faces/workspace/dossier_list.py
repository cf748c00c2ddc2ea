"""Dossiers that concern one's units: found, filtered, counted exactly, exported."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import content_disposition_header

from konia.domains.dossiers.finding import found
from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.queries import OneStopQuerySet
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.dossiers.states import Channel, FieldOfWork, State
from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.org.directory import find_unit
from konia.kernel.registers.exports import export_csv
from konia.kernel.rooms.problems import Problem

from .dossier_words import (
    SEE,
    dossier_url,
    due_words,
    mark_of,
    soon_of,
    unit_name,
    visible,
)
from .guard import DeskRequest, needs, tree_at
from .pages import number, page_of, shown
from .registers import note_view

SIZE = 20
HEADS = ("Mã hồ sơ", "Người nộp", "Thủ tục", "Nơi tiếp nhận", "Tiếp nhận", "Hẹn trả", "Trạng thái")
LATE = (
    ("qua-han", "Đang quá hạn"), ("gan-den", "Sắp đến hạn"), ("sap-den", "Đến hạn trong 7 ngày"),
    ("xong-tre", "Đã xong, trễ hạn"),
    ("dang-mo", "Đang giải quyết"),
)  # fmt: skip
WEEK = 7


def _day_field(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False)


class DossierFilter(forms.Form):
    """What to keep to; what cannot be read is told at its field and left out."""

    use_required_attribute = False
    q = forms.CharField(label="Mã hồ sơ hoặc người nộp", required=False, max_length=150)
    trang_thai = forms.ChoiceField(
        label="Trạng thái", required=False, choices=[("", "Tất cả"), *State.choices]
    )
    han = forms.ChoiceField(label="Hạn", required=False, choices=[("", "Tất cả"), *LATE])
    don_vi = forms.CharField(label="Nơi tiếp nhận", required=False)
    tt = forms.CharField(label="Mã thủ tục", required=False)
    linh_vuc = forms.ChoiceField(
        label="Lĩnh vực", required=False, choices=[("", "Tất cả"), *FieldOfWork.choices]
    )
    kenh = forms.ChoiceField(
        label="Hình thức nộp", required=False, choices=[("", "Tất cả"), *Channel.choices]
    )
    nhan_tu = _day_field("Tiếp nhận từ")
    nhan_den = _day_field("Tiếp nhận đến")
    hen_tu = _day_field("Hẹn trả từ")
    hen_den = _day_field("Hẹn trả đến")

    DAYS = ("nhan_tu", "nhan_den", "hen_tu", "hen_den")

    def clean(self) -> dict[str, Any]:
        """Read days and the unit."""
        said = self.cleaned_data
        for name in self.DAYS:
            self._read(name, day)
        self._read("don_vi", lambda text: find_unit(text, on=today()))
        return said

    def _read(self, name: str, reader: Any) -> None:
        text = str(self.cleaned_data.get(name) or "").strip()
        self.cleaned_data[name] = None
        if text:
            try:
                self.cleaned_data[name] = reader(text)
            except Problem as problem:
                self.add_error(name, str(problem))


def asked_of(request: DeskRequest) -> DossierFilter:
    """The filter as asked."""
    form = DossierFilter(request.GET, auto_id="loc_%s")
    form.is_valid()
    return form


def narrowed(request: DeskRequest, form: DossierFilter) -> OneStopQuerySet:
    """The dossiers that concern one's units, kept to the filter."""
    rows, said = visible(request), form.cleaned_data
    if said.get("q"):
        rows = rows.matching(said["q"])
    if said.get("trang_thai"):
        rows = rows.in_states(said["trang_thai"])
    if said.get("don_vi"):
        rows = rows.of_units(list(tree_at(request, today()).below(said["don_vi"])))
    for key, keep in (
        ("tt", rows.about_procedure), ("linh_vuc", rows.in_field), ("kenh", rows.through)
    ):  # fmt: skip
        if said.get(key):
            rows = getattr(rows, keep.__name__)(said[key].strip())
    if said.get("han") == "gan-den":
        rows = rows.due_soon(today(), soon_of(request).within())
    return _in_days(_by_due(rows, said.get("han", "")), said)


def _by_due(rows: OneStopQuerySet, han: str) -> OneStopQuerySet:
    on = today()
    if han == "qua-han":
        return rows.not_finished().overdue(on)
    if han == "sap-den":
        last = date.fromordinal(on.toordinal() + WEEK - 1)
        return rows.not_finished().from_day("due_on", on).to_day("due_on", last)
    if han == "xong-tre":
        return rows.finished_late()
    return rows.not_finished() if han == "dang-mo" else rows


def _in_days(rows: OneStopQuerySet, said: dict[str, Any]) -> OneStopQuerySet:
    for name, field in (("nhan", "received_on"), ("hen", "due_on")):
        if said.get(f"{name}_tu"):
            rows = rows.from_day(field, said[f"{name}_tu"])
        if said.get(f"{name}_den"):
            rows = rows.to_day(field, said[f"{name}_den"])
    return rows


@needs(SEE)
def dossiers(request: DeskRequest) -> HttpResponse:
    """One page of the list; a quick request gets only the list itself."""
    form = asked_of(request)
    # A free search may find a frequent name; what is filtered is counted exactly.
    seen = found(
        narrowed(request, form), page=number(request.GET.get("page", "")), size=SIZE,
        counts_all=not form.cleaned_data.get("q"),
    )  # fmt: skip
    if seen.rows:
        note_view(request, DOSSIERS, detail={"rows": len(seen.rows), "page": seen.page})
    first = (seen.page - 1) * SIZE
    context = {
        "total": seen.total, "is_more": seen.is_more,
        "page": page_of(seen.total, seen.page, SIZE), "first": first + 1 if seen.total else 0,
        "last": first + len(seen.rows), "table": _table(request, seen.rows),
        "export_url": reverse("workspace:dossier_export") + _query(request),
        "filters": {
            "form": form, "action": reverse("workspace:dossier_list"), "title": "Tìm và lọc",
            "open": bool(form.errors) or not request.GET, "chosen": _chosen(request, form),
            "clear_url": reverse("workspace:dossier_list"),
        },
    }  # fmt: skip
    template = "workspace/dossiers/list.html" + ("#list" if request.htmx else "")
    response = shown(request, template, context, status=422 if form.errors else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _table(request: DeskRequest, rows: list[Dossier]) -> dict[str, Any]:
    return {
        "caption": "Hồ sơ", "hide_caption": True,
        "columns": [{"title": head} for head in HEADS],
        "rows": list(_rows(request, rows)), "empty": "Không có hồ sơ nào khớp.",
    }  # fmt: skip


def _rows(request: DeskRequest, rows: list[Dossier]) -> Iterator[dict[str, Any]]:
    tree, at, soon = tree_at(request, today()), now(), soon_of(request)
    for one in rows:
        kind, words = mark_of(one, now=at, soon=soon.day(one.unit_id))
        yield {
            "url": dossier_url(one.code),
            "cells": [
                {"text": one.code}, {"text": one.applicant}, {"text": one.procedure_title},
                {"text": unit_name(tree, one.unit_id)}, {"text": date_vi(one.received_on)},
                {"text": due_words(one.due_on, None)}, {"text": words, "state": kind},
            ],
        }  # fmt: skip


def _query(request: DeskRequest) -> str:
    kept = {key: value for key, value in request.GET.items() if value and key != "page"}
    return f"?{urlencode(kept)}" if kept else ""


def _chosen(request: DeskRequest, form: DossierFilter) -> list[dict[str, str]]:
    found = []
    for name, field in form.fields.items():
        text = request.GET.get(name, "").strip()
        if not text:
            continue
        labels = labels_of(field)
        rest = {k: v for k, v in request.GET.items() if v and k not in {name, "page"}}
        found.append(
            {"label": f"{field.label}: {labels.get(text, text)}",
             "remove_url": f"?{urlencode(rest)}"}
        )  # fmt: skip
    return found


def labels_of(field: forms.Field) -> dict[Any, Any]:
    """The words of a field's choices; none for a field without choices."""
    return dict(field.widget.choices) if isinstance(field.widget, forms.Select) else {}


@needs(SEE)
def export(request: DeskRequest) -> StreamingHttpResponse:
    """What the list shows, every page of it, as CSV; that it was taken away is written down."""
    rows = narrowed(request, asked_of(request))
    kept = {key: value for key, value in request.GET.items() if value}
    note_view(request, DOSSIERS, act="export", detail={"asked": kept})
    response = StreamingHttpResponse(
        export_csv(DOSSIERS, rows), content_type="text/csv; charset=utf-8"
    )
    name = f"ho-so-{today().isoformat()}.csv"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""  # noqa: FBT003
    return response
