"""The working calendar: a year's special days, hours, cut-offs; proposing and approving them."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from konia.faces.ui.context import today
from konia.faces.ui.templatetags.konia import datetime_vi
from konia.kernel.calendar import actions
from konia.kernel.calendar.clock import Timetable, Timetables
from konia.kernel.calendar.deadlines import Effect, effects
from konia.kernel.calendar.explain import explain
from konia.kernel.calendar.models import (
    CalendarChange,
    CalendarRow,
    ChangeKind,
    CutOff,
    DatedRule,
    HoursRule,
    SpecialDay,
)
from konia.kernel.calendar.proposals import APPROVE, Proposal, proposal
from konia.kernel.calendar.rows import LAST_DAY, OFFICE_HOURS, ONLINE, PAPER
from konia.kernel.calendar.spans import written
from konia.kernel.calendar.words import WEEKDAYS
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date

from .calendar_forms import CalendarForm, CutOffForm, DayForm, HoursForm, TrialForm, WithdrawForm
from .guard import DeskRequest, needs, tree_at
from .pages import shown

KINDS = {"ngay": ChangeKind.DAYS, "gio": ChangeKind.HOURS, "gio-chot": ChangeKind.CUT_OFF}
WORDS = {kind: word for word, kind in KINDS.items()}
CHANGES = 8
EVERYWHERE = "Mọi đơn vị"
SERVICES = {"": "Mọi dịch vụ", PAPER: "Hồ sơ giấy", ONLINE: "Trực tuyến"}
Table = dict[str, Any]


@needs("calendar.see")
def calendar(request: DeskRequest) -> HttpResponse:
    """A year: what counts, what waits, the hours in force, and the latest approvals."""
    year, tree = _year(request), tree_at(request, today())
    days = list(SpecialDay.objects.of_year(year).standing().told())
    may_decide = APPROVE in request.powers.permissions
    waiting = [one for one in days if one.approved_on is None]
    rules: list[DatedRule] = [*HoursRule.objects.standing(), *CutOff.objects.standing()]
    context = {
        "year": year,
        "earlier": year - 1 if year > 2001 else None,
        "later": year + 1 if year < LAST_DAY.year else None,
        "may_decide": may_decide,
        "worked": Timetable.of(0).worked_days(date(year - 1, 12, 31), date(year, 12, 31)),
        "waiting": _days(waiting, tree, "Chờ duyệt", may_decide=may_decide),
        "days": _days([one for one in days if _counts(one)], tree, "Đang áp dụng"),
        "rules": _rules(rules, tree, may_decide=may_decide),
        "changes": [_change(one) for one in CalendarChange.objects.all()[:CHANGES]],
    }
    return shown(request, "workspace/calendar.html", context)


def _counts(one: SpecialDay) -> bool:
    return one.approved_on is not None and one.replaced_on is None


def _year(request: DeskRequest) -> int:
    text = request.GET.get("nam", "").strip()
    if not text:
        return today().year
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    if not 2000 < year <= LAST_DAY.year:
        raise Problem(
            f"Không có lịch của năm “{text[:20]}”.",
            why=f"Lịch làm việc có từ năm 2001 đến {LAST_DAY.year}.",
            todo="Hãy chọn năm khác.",
        )
    return year


def _place(row: CalendarRow, tree: Tree) -> str:
    node = tree.nodes.get(row.unit_id or 0)
    return node.name if node else EVERYWHERE


def _days(
    days: Iterable[SpecialDay], tree: Tree, caption: str, *, may_decide: bool = False
) -> Table:
    heads = ("Ngày", "Thứ", "Loại", "Tên", "Phạm vi", "Căn cứ")
    last = "Rút" if may_decide else "Người duyệt" if caption != "Chờ duyệt" else "Người đề xuất"
    return {
        "caption": caption,
        "hide_caption": True,
        "columns": [{"title": head, "nowrap": head in heads[:2]} for head in (*heads, last)],
        "rows": [{"cells": _day_cells(one, tree, may_decide=may_decide)} for one in days],
        "empty": "Không có ngày nào.",
    }


def _day_cells(one: SpecialDay, tree: Tree, *, may_decide: bool) -> list[dict[str, str]]:
    weekday = WEEKDAYS[one.day.weekday()]
    cells = [
        {"text": format_date(one.day)},
        {"text": weekday[0].upper() + weekday[1:]},
        {"text": one.get_kind_display()},
        {"text": one.name},
        {"text": _place(one, tree)},
        {"text": one.source},
    ]
    if may_decide:
        return [*cells, _link("Rút đề xuất", "calendar_withdraw", ChangeKind.DAYS, one.pk)]
    return [*cells, {"text": one.approved_by or one.proposed_by}]


def _link(text: str, name: str, kind: ChangeKind, key: int) -> dict[str, str]:
    return {"text": text, "url": reverse(f"workspace:{name}", args=[WORDS[kind], key])}


def _rules(rules: Iterable[DatedRule], tree: Tree, *, may_decide: bool) -> Table:
    heads = ("Quy định", "Giờ", "Dịch vụ", "Phạm vi", "Từ ngày", "Đến ngày", "Tình trạng")
    hours = _week([written(spans) for spans in OFFICE_HOURS.week])
    plain = ("Khi chưa có quy định", hours, SERVICES[""], EVERYWHERE, "", "")
    own = {"cells": [*({"text": text} for text in plain), {"text": "Mặc định"}]}
    return {
        "caption": "Giờ làm việc và giờ chốt",
        "hide_caption": True,
        "columns": [{"title": head} for head in heads],
        "rows": [
            {"cells": _rule_cells(rule, tree, may_decide=may_decide)} for rule in rules
        ] + [own],
    }  # fmt: skip


def _rule_cells(rule: DatedRule, tree: Tree, *, may_decide: bool) -> list[dict[str, str]]:
    if isinstance(rule, HoursRule):
        kind, name, hours = ChangeKind.HOURS, rule.name, _week(rule.week)
    else:
        kind, name, hours = ChangeKind.CUT_OFF, "Giờ chốt tiếp nhận", str(rule)
    state = {"text": "Đang áp dụng" if rule.approved_on else "Chờ duyệt"}
    if rule.approved_on is None and may_decide:
        state = _link("Xem và duyệt", "calendar_approve", kind, rule.pk)
    first, last = format_date(rule.first_on), format_date(rule.last_on)
    service = SERVICES.get(rule.service, rule.service)
    texts = (name, hours, service, _place(rule, tree), first, last)
    return [*({"text": text} for text in texts), state]


_DAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def _week(week: list[str]) -> str:
    """T2–T6: 07:30-11:30, 13:30-17:00; T7: 07:30-11:30."""
    runs: list[list[int]] = []
    for number, text in enumerate(week):
        if runs and week[runs[-1][0]] == text:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "; ".join(
        f"{_DAYS[run[0]]}{f'–{_DAYS[run[-1]]}' if len(run) > 1 else ''}: {week[run[0]]}"
        for run in runs
        if week[run[0]]
    )


def _change(one: CalendarChange) -> dict[str, Any]:
    count = sum(one.affected.values())
    return {
        "title": one.title,
        "by": one.approved_by,
        "at": one.approved_at,
        "text": f"Đổi hạn của {count} việc đang mở." if count else "Không đổi hạn việc nào.",
    }


@require_POST
@needs(APPROVE)
def propose_year(request: DeskRequest) -> HttpResponse:
    """Propose the published holidays of a year."""
    text = request.POST.get("nam", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else 0
    count = actions.propose_year(year, by=request.powers)
    words = f"Đã đề xuất {count} ngày của năm {year}. Hãy xem lại rồi duyệt."
    messages.success(request, words if count else f"Năm {year} không còn ngày nào để đề xuất.")
    return redirect(f"{reverse('workspace:calendar')}?nam={year}")


@needs(APPROVE)
def new_day(request: DeskRequest) -> HttpResponse:
    """Propose one special day."""
    form = DayForm(_posted(request))

    def act() -> HttpResponse | None:
        values = form.values()
        on = values.pop("day")
        if form.errors:
            return None
        made = actions.propose_day(on, by=request.powers, **values)
        messages.success(request, "Đã ghi đề xuất. Ngày này chỉ được tính sau khi duyệt.")
        return redirect(f"{reverse('workspace:calendar')}?nam={made.day.year}")

    return _asked(request, form, act, "Đề xuất ngày đặc biệt", "Ghi đề xuất")


@needs(APPROVE)
def new_hours(request: DeskRequest) -> HttpResponse:
    """Propose the hours of a week."""
    form = HoursForm(_posted(request))

    def act() -> HttpResponse | None:
        values = form.values()
        if form.errors:
            return None
        made = actions.propose_hours(values.pop("name"), by=request.powers, **values)
        return redirect("workspace:calendar_approve", kind=WORDS[ChangeKind.HOURS], key=made.pk)

    return _asked(request, form, act, "Đề xuất giờ làm việc", "Ghi đề xuất")


@needs(APPROVE)
def new_cut_off(request: DeskRequest) -> HttpResponse:
    """Propose a cut-off."""
    form = CutOffForm(_posted(request))

    def act() -> HttpResponse | None:
        values = form.values()
        if form.errors:
            return None
        made = actions.propose_cut_off(values.pop("at"), by=request.powers, **values)
        return redirect("workspace:calendar_approve", kind=WORDS[ChangeKind.CUT_OFF], key=made.pk)

    return _asked(request, form, act, "Đề xuất giờ chốt tiếp nhận", "Ghi đề xuất")


@needs(APPROVE)
def withdraw(request: DeskRequest, kind: str, key: int) -> HttpResponse:
    """Take back a proposal, with a reason."""
    form = WithdrawForm(_posted(request))

    def act() -> HttpResponse | None:
        reason = form.cleaned_data.get("reason", "")
        if form.errors:
            return None
        actions.withdraw(_kind(kind), key, by=request.powers, at=timezone.now(), reason=reason)
        messages.success(request, "Đã rút đề xuất.")
        return redirect("workspace:calendar")

    return _asked(request, form, act, "Rút đề xuất", "Rút đề xuất", is_warning=True)


def _asked(
    request: DeskRequest,
    form: CalendarForm,
    act: Callable[[], HttpResponse | None],
    heading: str,
    verb: str,
    *,
    is_warning: bool = False,
) -> HttpResponse:
    """The form, or where the act leads when it was done."""
    status = 200
    if request.method == "POST":
        status = FieldProblems.status
        form.is_valid()
        try:
            if (done := act()) is not None:
                return done
        except FieldProblems as problems:
            form.take(problems)
    context = {
        "form": form, "heading": heading, "verb": verb, "is_warning": is_warning,
        "crumbs": _crumbs(heading),
    }  # fmt: skip
    return shown(request, "workspace/calendar_form.html", context, status=status)


def _crumbs(title: str) -> list[dict[str, str]]:
    return [{"title": "Lịch làm việc", "url": reverse("workspace:calendar")}, {"title": title}]


def _posted(request: DeskRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _kind(word: str) -> ChangeKind:
    if word not in KINDS:
        raise NotFoundProblem("Không có loại thay đổi lịch này.")
    return KINDS[word]


@needs(APPROVE)
def approve(request: DeskRequest, kind: str, key: int) -> HttpResponse:
    """What a proposal would change, case by case; the button puts it in force."""
    if request.method == "POST":
        change = actions.approve(
            _kind(kind), key, by=request.powers, at=timezone.now(),
            seen=request.POST.get("seen", ""),
        )  # fmt: skip
        count = sum(change.affected.values())
        told = f"Hạn của {count} việc đang được tính lại." if count else "Không hạn nào đổi."
        messages.success(request, f"Đã duyệt: {change.title}. {told}")
        year = f"?nam={key}" if change.kind == ChangeKind.DAYS else ""
        return redirect(reverse("workspace:calendar") + year)
    found = proposal(_kind(kind), key, by=request.powers)
    now, tree = Timetables.current(), tree_at(request, today())
    moved = effects(now, found.after(now))
    context = {
        "proposal": found,
        "table": _proposed(found, tree),
        "moved": [_effect(effect, tree) for effect in moved if effect.count],
        "total": sum(effect.count for effect in moved),
        "may_withdraw": not found.days,
        "word": kind,
        "crumbs": _crumbs("Duyệt"),
    }
    return shown(request, "workspace/calendar_approve.html", context)


def _proposed(found: Proposal, tree: Tree) -> Table:
    if found.days:
        return _days(found.days, tree, "Chờ duyệt")
    rules: list[DatedRule] = [*found.hours, *found.cut_offs]
    table = _rules(rules, tree, may_decide=False)
    return table | {"rows": table["rows"][:-1]}


def _effect(effect: Effect, tree: Tree) -> dict[str, Any]:
    heads = ("Mã", "Đơn vị", "Hạn đang tính", "Hạn sau khi duyệt", "Hạn ban đầu")
    return {
        "count": effect.count,
        "more": effect.count - len(effect.shown),
        "table": {
            "caption": effect.holder.title,
            "columns": [{"title": head} for head in heads],
            "rows": [
                {
                    "cells": [
                        {"text": one.code},
                        {"text": node.name if (node := tree.nodes.get(one.unit_id)) else ""},
                        {"text": datetime_vi(one.due_before)},
                        {"text": datetime_vi(one.due_after)},
                        {"text": datetime_vi(one.original_due_at)},
                    ]
                }
                for one in effect.shown
            ],
        },
    }


@needs("calendar.see")
def trial(request: DeskRequest) -> HttpResponse:
    """When something would be due, and why."""
    start = {"gio": "08:00", "so": "5", "tinh": "d", "ngay": format_date(today())}
    form = TrialForm(request.GET if "ngay" in request.GET else None, initial=start)
    clock: tuple[Any, ...] = ()
    if form.is_bound and form.is_valid():
        unit, service, at, limit = form.asked()
        timetable = Timetable.of(unit, service=service)
        if not form.errors:
            clock = explain(timetable.due_at(at, limit), timetable=timetable)
    context = {"form": form, "clock": clock, "crumbs": _crumbs("Tính thử hạn")}
    status = FieldProblems.status if form.errors else 200
    return shown(request, "workspace/calendar_trial.html", context, status=status)


urlpatterns = [
    path("", calendar, name="calendar"),
    path("de-xuat/", propose_year, name="calendar_propose"),
    path("them-ngay/", new_day, name="calendar_new_day"),
    path("them-gio/", new_hours, name="calendar_new_hours"),
    path("them-gio-chot/", new_cut_off, name="calendar_new_cut_off"),
    path("tinh-thu/", trial, name="calendar_trial"),
    path("<str:kind>/<int:key>/duyet/", approve, name="calendar_approve"),
    path("<str:kind>/<int:key>/rut/", withdraw, name="calendar_withdraw"),
]
