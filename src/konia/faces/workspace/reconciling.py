"""Reconciliation with a gateway: fetch a day's file, compare, show every difference."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from konia.domains.payments import actions
from konia.domains.payments.gateways import gateway_of, gateways
from konia.domains.payments.models import Reconciliation
from konia.domains.payments.states import RECONCILE, SEE, Match
from konia.faces.ui.asking import day
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.rooms.problems import NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .guard import DeskRequest, needs
from .pages import shown
from .payments import page_of_rows, table_of, units_of

LOOKS = {
    Match.MATCHED: "on_time", Match.ONLY_OURS: "due_soon", Match.ONLY_THEIRS: "late",
    Match.DIFFERS: "late",
}  # fmt: skip
KINDS = {"pay": "Nộp", "refund": "Hoàn"}


class DayForm(forms.Form):
    """Which day, of which gateway."""

    use_required_attribute = False

    on = forms.CharField(
        label="Ngày đối soát",
        help_text="Ví dụ 15/6/2021",
        error_messages={"required": "Hãy nhập ngày đối soát."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )
    gateway = forms.ChoiceField(
        label="Cổng thanh toán",
        error_messages={
            "required": "Hãy chọn cổng thanh toán.",
            "invalid_choice": "Cổng này chưa được kết nối. Hãy chọn lại.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["gateway"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [(one.name, one.title) for one in gateways()]


@needs(SEE)
def reconciliations(request: DeskRequest) -> HttpResponse:
    """Earlier comparisons, and the form that begins one."""
    return _list(request, DayForm(initial={"on": format_date(timezone.localdate())}))


def _list(request: DeskRequest, form: DayForm, status: int = 200) -> HttpResponse:
    rows = Reconciliation.objects.of_units(units_of(request)).order_by("-run_at", "-pk")
    page = page_of_rows(request, rows)
    heads = ("Ngày", "Cổng", "Khớp", "Chỉ có ở hệ thống", "Chỉ có ở cổng", "Lệch số tiền",
             "Chạy lúc", "Người chạy")  # fmt: skip
    listed = [
        {
            "url": reverse("workspace:reconciliation", args=[run.pk]),
            "cells": [
                {"text": format_date(run.day_on)}, {"text": run.gateway},
                *({"text": format_number(n), "numeric": True} for n in counts_of(run)),
                {"text": datetime_vi(run.run_at)}, {"text": run.run_by},
            ],
        }
        for run in page
    ]  # fmt: skip
    context = {
        "table": table_of("Các lần đối soát", heads, listed, "Chưa đối soát lần nào."),
        "page": page, "form": form, "has_gateway": bool(gateways()),
        "may_run": RECONCILE in request.powers.permissions,
    }  # fmt: skip
    return shown(request, "workspace/reconciliations.html", context, status=status)


def counts_of(run: Reconciliation) -> tuple[int, int, int, int]:
    """Matched, only ours, only theirs, differing."""
    return run.matched, run.only_ours, run.only_theirs, run.differing


@needs(RECONCILE)
def reconcile(request: DeskRequest) -> HttpResponse:
    """Fetch the file of a day and compare."""
    if request.method != "POST":
        return redirect("workspace:reconciliations")
    form = DayForm(request.POST)
    if not form.is_valid():
        return _list(request, form, 422)
    try:
        on, name = day(form.cleaned_data["on"]), form.cleaned_data["gateway"]
        theirs = gateway_of(name).day_file(on)
        run = actions.reconcile(name, on, theirs, at=timezone.now(), by=request.powers)
    except Problem as problem:
        form.add_error("on", str(problem))
        return _list(request, form, problem.status)
    return redirect("workspace:reconciliation", pk=run.pk)


@needs(SEE)
def reconciliation(request: DeskRequest, pk: int) -> HttpResponse:
    """One comparison, line by line; what does not match comes first."""
    runs = Reconciliation.objects.of_units(units_of(request))
    run = runs.with_number(pk).first()
    if not isinstance(run, Reconciliation):
        raise NotFoundProblem("Không tìm thấy lần đối soát này.")
    asked = request.GET.get("ket-qua", "")
    chosen = asked if asked in Match.values else ""
    page = page_of_rows(request, run.lines.in_match(chosen).differences_first())
    context = {
        "run": run, "page": page, "tabs": _tabs(run, chosen), "table": _lines(page.object_list),
    }  # fmt: skip
    return shown(request, "workspace/reconciliation.html", context)


def _tabs(run: Reconciliation, chosen: str) -> list[dict[str, Any]]:
    counts = zip(Match, counts_of(run), strict=True)
    whole = {"title": "Tất cả", "url": "?", "current": not chosen, "count": sum(counts_of(run))}
    return [
        whole,
        *(
            {
                "title": one.label, "url": f"?ket-qua={one.value}", "current": chosen == one,
                "count": count,
            }
            for one, count in counts
        ),
    ]  # fmt: skip


def _lines(lines: Any) -> dict[str, Any]:
    heads = ("Mã đơn", "Loại", "Kết quả", "Số tiền ở hệ thống (đồng)", "Số tiền ở cổng (đồng)",
             "Mã giao dịch")  # fmt: skip
    rows = [
        {
            "cells": [
                {"text": line.order}, {"text": KINDS.get(line.kind, line.kind)},
                {"text": line.get_match_display(), "state": LOOKS[Match(line.match)]},
                {"text": format_number(line.ours_vnd)}, {"text": format_number(line.theirs_vnd)},
                {"text": line.reference},
            ]
        }
        for line in lines
    ]  # fmt: skip
    return table_of("Các dòng đối soát", heads, rows, "Không có dòng nào.")
