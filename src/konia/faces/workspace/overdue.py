"""What is late, by unit, step and person; and the book of what a desk received."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from konia.domains.dossiers.letters.filling import register_book
from konia.domains.dossiers.models import Step
from konia.domains.dossiers.naming import name_procedures
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.dossiers.states import Role
from konia.faces.ui.asking import day
from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import date_vi
from konia.kernel.calendar.periods import Period
from konia.kernel.org.directory import find_unit
from konia.kernel.rooms.problems import NotFoundProblem, Problem
from konia.lib.numbers import format_number

from .dossier_letters import pdf
from .dossier_words import SEE, dossier_url, soon_of, step_words, unit_name
from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, number, page_of, shown
from .registers import note_view

SIZE = 50
MOST_GROUPS = 100
LONGEST_BOOK = 92  # days


@dataclass(frozen=True)
class Words:
    """What the page says of one of its two lists. slug: in the address; far: of the last column."""

    slug: str
    title: str
    count: str
    each: str
    empty: str
    far: str
    state: str


LATE = Words(
    "", "Quá hạn", "Số việc quá hạn", "Từng việc quá hạn", "Không có việc nào quá hạn.",
    "Quá hạn", "late",
)  # fmt: skip
SOON = Words(
    "sap-den", "Sắp đến hạn", "Số việc sắp đến hạn", "Từng việc sắp đến hạn",
    "Không có việc nào sắp đến hạn.", "Còn", "due_soon",
)  # fmt: skip


@needs(SEE)
def overdue(request: DeskRequest) -> HttpResponse:
    """Open steps at one's units that are past their day, or nearly: who has how many, and each."""
    tree, on = tree_at(request, today()), today()
    is_soon = request.GET.get("xem", "") == "sap-den"
    steps = Step.objects.not_withdrawn().at_units(request.powers.unit_ids(SEE, tree))
    asked = steps.due_soon(on, soon_of(request).within()) if is_soon else steps.overdue_on(on)
    words = SOON if is_soon else LATE
    groups = list(asked.by_person()[:MOST_GROUPS])
    kept = _kept(request, asked)
    total = kept.count()
    page = page_of(total, number(request.GET.get("page", "")), SIZE)
    first = (page.number - 1) * SIZE
    rows = kept.by_urgency().select_related("dossier__procedure", "assignee")
    listed = list(rows[first : first + SIZE])
    name_procedures(step.dossier for step in listed)
    context = {
        "total": total, "page": page, "is_kept": bool(request.GET.get("buoc")),
        "groups": _groups(groups, tree, words), "words": words,
        "table": _table(listed, tree, words), "tabs": _tabs(words),
    }  # fmt: skip
    return shown(request, "workspace/dossiers/overdue.html", context)


def _tabs(here: "Words") -> list[dict[str, Any]]:
    address = reverse("workspace:overdue")
    return [
        {"title": one.title, "url": address + (f"?xem={one.slug}" if one.slug else ""),
         "current": one is here}
        for one in (LATE, SOON)
    ]  # fmt: skip


def _kept(request: DeskRequest, late: Any) -> Any:
    """Kept to the line of the first table that was opened."""
    role, unit, who = (request.GET.get(key, "") for key in ("buoc", "don_vi", "nguoi"))
    if role.isdecimal():
        late = late.in_role(int(role))
    if unit.isdecimal():
        late = late.at_units(frozenset({int(unit)}))
    if who.isdecimal():
        late = late.given_to(int(who)) if int(who) else late.given_to_nobody()
    return late


def _groups(groups: list[dict[str, Any]], tree: Any, words: "Words") -> dict[str, Any]:
    rows = []
    for one in groups:
        asked = {
            "xem": words.slug,
            "buoc": one["role"],
            "don_vi": one["unit_id"],
            "nguoi": one["assignee_id"] or 0,
        }
        who = one["assignee__full_name"] or one["assignee__username"] or "Chưa ai nhận"
        rows.append({
            "url": "?" + urlencode(asked),
            "cells": [
                {"text": unit_name(tree, one["unit_id"])}, {"text": str(Role(one["role"]).label)},
                {"text": who}, {"text": format_number(one["count"])},
                {"text": date_vi(one["oldest"])},
            ],
        })  # fmt: skip
    heads = ("Đơn vị", "Bước", "Người xử lý", words.count, "Hạn sớm nhất")
    return {
        "caption": "Theo đơn vị, bước và người", "rows": rows,
        "columns": [{"title": head, "numeric": head.startswith("Số")} for head in heads],
        "empty": words.empty,
    }  # fmt: skip


def _table(steps: Any, tree: Any, words: "Words") -> dict[str, Any]:
    heads = ("Mã hồ sơ", "Thủ tục", "Bước", "Đơn vị", "Người xử lý", "Hạn bước", words.far)
    return {
        "caption": words.each, "columns": [{"title": head} for head in heads],
        "empty": words.empty,
        "rows": [
            {
                "url": dossier_url(one.dossier.code),
                "cells": [
                    {"text": one.dossier.code}, {"text": one.dossier.procedure_title},
                    {"text": step_words(one)}, {"text": unit_name(tree, one.unit_id)},
                    {"text": str(one.assignee) if one.assignee_id else ""},
                    {"text": date_vi(one.due_on)},
                    {"text": f"{abs((today() - one.due_on).days)} ngày", "state": words.state},
                ],
            }
            for one in steps
        ],
    }  # fmt: skip


class BookForm(forms.Form):
    """Which desk and which days."""

    use_required_attribute = False
    unit = forms.CharField(
        label="Bộ phận Một cửa của", error_messages={"required": "Hãy nhập đơn vị."}
    )
    first = forms.CharField(
        label="Từ ngày", help_text="Ví dụ 1/6/2021",
        error_messages={"required": "Hãy nhập ngày đầu."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip
    last = forms.CharField(
        label="Đến ngày", error_messages={"required": "Hãy nhập ngày cuối."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Read the unit and the days."""
        for name, reader in (("first", day), ("last", day), ("unit", _unit)):
            if name in self.cleaned_data:
                try:
                    self.cleaned_data[name] = reader(self.cleaned_data[name])
                except Problem as problem:
                    self.add_error(name, str(problem))
        first, last = self.cleaned_data.get("first"), self.cleaned_data.get("last")
        if not self.errors and first and last and not 0 <= (last - first).days < LONGEST_BOOK:
            self.add_error("last", f"Một quyển sổ dài từ 1 đến {LONGEST_BOOK} ngày.")
        return self.cleaned_data


def _unit(text: str) -> int:
    return find_unit(text, on=today())


@needs(SEE)
def book(request: DeskRequest) -> HttpResponse:
    """The register book of a desk as PDF; personal data, so the taking is written down."""
    tree = tree_at(request, today())
    home = home_unit(request, SEE)
    first = {
        "unit": tree.node(home).name if home else "", "last": date_vi(today()),
        "first": date_vi(today().replace(day=1)),
    }  # fmt: skip
    form = BookForm(request.GET if "unit" in request.GET else None, initial=first)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if said["unit"] not in request.powers.unit_ids(SEE, tree):
            raise NotFoundProblem("Không có sổ này.", why="Đơn vị nằm ngoài phạm vi của bạn.")
        period = Period(said["first"], said["last"])
        note_view(request, DOSSIERS, act="export", detail={"book": str(period)})
        return pdf(register_book(said["unit"], period), "so-theo-doi-ho-so.pdf")
    context = {"form": form, "back_url": reverse("workspace:dossier_list")}
    status = 422 if form.errors else 200
    return shown(request, "workspace/dossiers/book.html", context, status=status)
