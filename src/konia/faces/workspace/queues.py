"""The clerk's desk: call the next number; how long people wait; reserved numbers."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from konia.domains.counters import actions
from konia.domains.counters.actions.ranges import MOST_NUMBERS, Holder
from konia.domains.counters.limits import limit_on
from konia.domains.counters.models import NumberRange, Ticket, Window
from konia.domains.counters.public import account_of
from konia.domains.counters.states import SERVE, TicketState
from konia.domains.dossiers.actions import series_of
from konia.faces.ui.answers import text_of
from konia.faces.ui.asking import ask_of, day, query_of
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.calendar.periods import months_of
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import Answer, Question, Reader, one_moment
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.dates import format_date
from konia.lib.numbers import format_number

from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, shown

FIGURES = ("tickets", "served", "wait_average", "wait_p90", "within_limit")
HEADS = (
    "Lượt lấy số", "Đã phục vụ", "Chờ trung bình (phút)", "90 % chờ không quá (phút)",
    "Đúng thời gian chờ",
)  # fmt: skip
MOST_RANGES = 100


@needs(SERVE)
def windows(request: DeskRequest) -> HttpResponse:
    """The desks one may sit at today, those of one's own unit first."""
    tree = tree_at(request, today())
    ids = request.powers.unit_ids(SERVE, tree)
    open_now = Window.objects.of_units(ids).holding_on(today()).order_by("unit", "number")
    own = request.user.unit_id
    here = [one for one in open_now if isinstance(one, Window)]
    rows = sorted(here, key=lambda one: (one.unit_id != own, tree.nodes[one.unit_id].sort_name))
    waiting = _waiting_by_unit(ids)
    table = {
        "caption": "Chọn quầy của bạn",
        "columns": [
            {"title": "Quầy"}, {"title": "Đơn vị"}, {"title": "Phục vụ"},
            {"title": "Đang chờ cả đơn vị", "numeric": True},
        ],
        "rows": [_window_row(one, tree.nodes[one.unit_id].name, waiting) for one in rows],
        "empty": "Đơn vị của bạn chưa khai báo quầy. Hãy thêm quầy trong sổ “Quầy một cửa”.",
    }  # fmt: skip
    return shown(request, "workspace/queue/windows.html", {"table": table})


def _waiting_by_unit(ids: Iterable[int]) -> dict[int, int]:
    return Ticket.objects.of_units(frozenset(ids)).waiting_by_unit(today())


def _window_row(one: Window, unit: str, waiting: dict[int, int]) -> dict[str, Any]:
    cells = (
        f"{one} {one.name}".strip(), unit, one.serves or "mọi loại việc",
        format_number(waiting.get(one.unit_id, 0)),
    )  # fmt: skip
    return {
        "url": reverse("workspace:window", args=[one.pk]),
        "cells": [{"text": text} for text in cells],
    }


@needs(SERVE)
def window(request: DeskRequest, pk: int) -> HttpResponse:
    """One desk: who is at it, one button for the next, and who waits."""
    return _desk(request, _window(request, pk))


def _window(request: DeskRequest, pk: int) -> Window:
    ids = request.powers.unit_ids(SERVE, tree_at(request, today()))
    for found in Window.objects.of_units(ids).holding_on(today()).with_number(pk):
        assert isinstance(found, Window)
        return found
    raise NotFoundProblem(
        "Không tìm thấy quầy.", why="Quầy đã đóng hoặc thuộc đơn vị khác.",
        todo="Hãy chọn lại quầy.",
    )  # fmt: skip


def _desk(
    request: DeskRequest, at: Window, *, problem: Problem | None = None, status: int = 200
) -> HttpResponse:
    tickets = Ticket.objects.of_day(at.unit_id, today())
    mine = tickets.waiting().for_window(at.pk, at.letters)
    node = tree_at(request, today()).nodes[at.unit_id]
    context = {
        "window": at, "node": node, "here": Ticket.objects.at_window(at.pk).first(),
        "waiting": list(mine.in_turn(at.pk, ordinary_first=False)[:15]),
        "count": mine.count(), "others": _others(at), "problem": problem,
        "limit": limit_on(today()), "now": now(), "serving": TicketState.SERVING,
        "crumbs": [
            {"title": "Quầy", "url": reverse("workspace:windows")},
            {"title": f"{node.short_name}, {at}"},
        ],
    }  # fmt: skip
    return shown(request, "workspace/queue/window.html", context, status=status)


def _others(at: Window) -> list[Window]:
    listed = Window.objects.open_at(at.unit_id, today())
    return [one for one in listed if isinstance(one, Window) and one.pk != at.pk]


@require_POST
@needs(SERVE)
def act(request: DeskRequest, pk: int, move: str) -> HttpResponse:
    """What the clerk pressed; a colleague who was faster is told in words."""
    at = _window(request, pk)
    if move not in _MOVES:
        raise NotFoundProblem("Không có thao tác này.")
    try:
        told = _MOVES[move](request, at)
    except Problem as problem:
        return _desk(request, at, problem=problem, status=problem.status)
    messages.success(request, told)
    return redirect("workspace:window", pk=pk)


def _call(request: DeskRequest, at: Window) -> str:
    ticket = actions.call_next(at.pk, at=now(), by=request.powers)
    return f"Mời số {ticket} đến {str(at).lower()}."


def _finish_and_call(request: DeskRequest, at: Window) -> str:
    actions.finish(_ticket(request), at=now(), by=request.powers)
    return _call(request, at)


def _recall(request: DeskRequest, at: Window) -> str:
    return f"Đã gọi lại số {actions.recall(_ticket(request), at=now(), by=request.powers)}."


def _begin(request: DeskRequest, at: Window) -> str:
    return f"Đang phục vụ số {actions.begin(_ticket(request), at=now(), by=request.powers)}."


def _finish(request: DeskRequest, at: Window) -> str:
    return f"Đã xong số {actions.finish(_ticket(request), at=now(), by=request.powers)}."


def _left(request: DeskRequest, at: Window) -> str:
    return f"Đã ghi số {actions.mark_left(_ticket(request), at=now(), by=request.powers)} vắng."


def _hand(request: DeskRequest, at: Window) -> str:
    target = _number(request.POST.get("quay", ""))
    ticket = actions.hand_on(_ticket(request), window_id=target, at=now(), by=request.powers)
    return f"Đã chuyển số {ticket} đến {str(ticket.wanted).lower()}."


_MOVES: dict[str, Callable[[DeskRequest, Window], str]] = {
    "goi": _call, "xong-goi": _finish_and_call, "goi-lai": _recall, "bat-dau": _begin,
    "xong": _finish, "vang": _left, "chuyen": _hand,
}  # fmt: skip


def _ticket(request: DeskRequest) -> int:
    return _number(request.POST.get("so", ""))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


@needs("counters.see")
def waits(request: DeskRequest) -> HttpResponse:
    """Measured waiting by month and by unit, from the figures of queues."""
    ask = ask_of(request.GET, unit=home_unit(request, "counters.see"))
    names = [f"counters.{name}" for name in FIGURES]
    months = [Ask(ask.scope, m, min(m.last, ask.as_of)) for m in months_of(ask.period)]
    months = [each for each in months if each.period.first <= ask.as_of]
    with one_moment():
        reader = Reader([Question(n, each) for n in names for each in (ask, *months)])
    rows = [(f"{each.period.first:%-m/%Y}", _answers(reader, names, each), "") for each in months]
    context = {
        "ask": ask, "node": ask.scope.tree.node(ask.scope.root), "form": _asking(ask),
        "total": _table("Cả kỳ", "Kỳ", [(str(ask.period), _answers(reader, names, ask), "")]),
        "by_month": _table("Theo tháng", "Tháng", rows),
        "by_unit": _table("Theo đơn vị", "Đơn vị", _by_unit(reader, names, ask)),
        "cards": [_card(name, ask) for name in names], "limit": limit_on(ask.as_of),
    }  # fmt: skip
    return shown(request, "workspace/queue/waits.html", context)


Line = tuple[str, list[Answer], str]


def _answers(reader: Reader, names: list[str], ask: Ask) -> list[Answer]:
    return [reader.answer(Question(name, ask)) for name in names]


def _by_unit(reader: Reader, names: list[str], ask: Ask) -> list[Line]:
    tree = ask.scope.tree
    nodes = [node for node in tree.children(tree.node(ask.scope.root).id) if node.is_open]
    columns = [reader.by_unit(name, ask, nodes) for name in names]
    lines = [
        (node.short_name, [column[place][1] for column in columns],
         reverse("workspace:waits") + query_of(columns[0][place][1].ask))
        for place, node in enumerate(nodes)
    ]  # fmt: skip
    return [line for line in lines if line[1][0].value]


def _table(caption: str, head: str, lines: list[Line]) -> dict[str, Any]:
    return {
        "caption": caption,
        "columns": [{"title": head}, *({"title": one, "numeric": True} for one in HEADS)],
        "rows": [
            {"url": url, "cells": [{"text": title}, *({"text": _told(a)} for a in answers)]}
            for title, answers, url in lines
        ],
        "empty": "Chưa có lượt lấy số nào.",
    }


def _told(answer: Answer) -> str:
    text = text_of(answer) or "–"
    return f"{text} %" if answer.part is not None and answer.value is not None else text


def _card(name: str, ask: Ask) -> dict[str, str]:
    title = HEADS[FIGURES.index(name.partition(".")[2])]
    return {"title": title, "url": reverse("workspace:figure", args=[name]) + query_of(ask)}


class QuestionForm(forms.Form):
    """Another unit or period."""

    use_required_attribute = False

    unit = forms.CharField(label="Đơn vị", required=False)
    ky = forms.CharField(label="Kỳ số liệu", required=False)


def _asking(ask: Ask) -> QuestionForm:
    first, last = format_date(ask.period.first), format_date(ask.period.last)
    name = ask.scope.tree.node(ask.scope.root).name
    return QuestionForm(initial={"unit": name, "ky": f"{first}..{last}"})


class RangeForm(forms.Form):
    """A range of numbers to set aside."""

    use_required_attribute = False

    on = forms.CharField(label="Ngày tiếp nhận", help_text="Ví dụ 15/6/2021.")
    count = forms.IntegerField(label="Số lượng", min_value=1, max_value=MOST_NUMBERS, initial=20)
    desk = forms.CharField(label="Quầy giữ số", max_length=120)


@needs("counters.reserve")
def ranges(request: DeskRequest) -> HttpResponse:
    """Reserved ranges with the account of their numbers; set more aside."""
    form = RangeForm(request.POST or None, initial={"on": format_date(today())})
    status = 200
    if request.method == "POST":
        status = _reserve(request, form)
        if status == 200:
            messages.success(request, "Đã giữ dải số. Các số này không cấp cho hồ sơ khác.")
            return redirect("workspace:number_ranges")
    ids = request.powers.unit_ids("counters.reserve", tree_at(request, today()))
    rows = NumberRange.objects.of_units(ids).order_by("-taken_at", "-pk")[:MOST_RANGES]
    listed = [
        {"range": one, "account": account_of(one)} for one in rows if isinstance(one, NumberRange)
    ]
    context = {"form": form, "ranges": listed, "crumbs": [
        {"title": "Quầy", "url": reverse("workspace:windows")}, {"title": "Dải số"},
    ]}  # fmt: skip
    return shown(request, "workspace/queue/ranges.html", context, status=status)


def _reserve(request: DeskRequest, form: RangeForm) -> int:
    """Returns: 200, or the status of the refusal."""
    if not form.is_valid():
        return FieldProblems.status
    said = form.cleaned_data
    code = home_unit(request, "counters.reserve")
    try:
        on = day(said["on"])
        actions.reserve_ranges(
            code, series={on: series_of(code, on)}, count=said["count"],
            holder=Holder(desk=said["desk"]), at=now(), by=request.powers,
        )  # fmt: skip
    except Problem as problem:
        form.add_error("on" if not isinstance(problem, FieldProblems) else None, str(problem))
        return problem.status
    return 200


@require_POST
@needs("counters.reserve")
def give_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Return a range; its newest unused numbers go back, the others are voided with a reason."""
    actions.return_range(pk, reason=request.POST.get("ly-do", ""), at=now(), by=request.powers)
    messages.success(request, "Đã trả dải số; mọi số đã quyết toán.")
    return redirect("workspace:number_ranges")
