"""One-stop desks: who runs them, the post-office pilot, procedures of vertical agencies."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from konia.domains.dossiers.actions.desk_rules import DeskRules
from konia.domains.dossiers.models import CounterPoint, CounterService, PostPilot
from konia.domains.dossiers.public import pilot_list
from konia.domains.dossiers.registers import DESKS, SERVICES
from konia.domains.dossiers.states import Agency, Matter, Operator, Place
from konia.faces.ui.asking import BadDayError, ask_of, day, query_of
from konia.faces.ui.context import today
from konia.kernel.figures.engine import read
from konia.kernel.org.directory import find_unit
from konia.kernel.org.tree import Tree
from konia.kernel.registers import actions
from konia.kernel.registers.listing import one
from konia.kernel.rooms.problems import FieldProblems, Problem, TooLateProblem
from konia.lib.dates import format_date

from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, number, page_of, shown

SEE, KEEP = "dossiers.see", "dossiers.keep_desks"
PAGE = 50
TABS = (
    ("desks", "Điểm một cửa", SEE), ("post_pilot", "Thí điểm bưu điện", SEE),
    ("vertical_services", "Thủ tục ngành dọc", SEE), ("mobile_sessions", "Buổi lưu động", SEE),
    ("desk_rules", "Quy định", SEE),
)  # fmt: skip


def tabs_of(request: DeskRequest, here: str) -> list[dict[str, Any]]:
    """The parts of the room's pages."""
    return [
        {"title": title, "url": reverse(f"workspace:{name}"), "current": name == here}
        for name, title, needed in TABS
        if needed in request.powers.permissions
    ]


def moment_of(request: DeskRequest) -> date:
    """The day the page shows: today, or the one asked for. Raises: BadDayError."""
    asked = request.GET.get("ngay", "")
    return day(asked) if asked else today()


class FilterForm(forms.Form):
    """Which desks to list, and as of when."""

    use_required_attribute = False

    ngay = forms.CharField(label="Ngày", required=False)
    loai = forms.ChoiceField(
        label="Loại điểm", required=False, choices=[("", "Tất cả"), *Place.choices]
    )
    van_hanh = forms.ChoiceField(
        label="Vận hành", required=False, choices=[("", "Tất cả"), *Operator.choices]
    )


@require_GET
@needs(SEE)
def desks(request: DeskRequest) -> HttpResponse:
    """The desks of one's units with who runs each, and their number by kind."""
    on = moment_of(request)
    tree = tree_at(request, on)
    ids = request.powers.unit_ids(SEE, tree)
    held = CounterPoint.objects.of_units(ids).holding_on(on)
    every = [each for each in held if isinstance(each, CounterPoint)]
    listed = [each for each in every if _fits(each, request)]
    listed.sort(key=lambda each: (list(Place).index(Place(each.place)), _name(tree, each)))
    page = page_of(len(listed), number(request.GET.get("trang", "")), PAGE)
    shown_now = listed[(page.number - 1) * PAGE : page.number * PAGE]
    may = KEEP in request.powers.permissions
    context = {
        "tabs": tabs_of(request, "desks"), "on": on, "totals": _totals(every), "page": page,
        "count": len(listed), "table": _table(shown_now, tree, may_change=may), "may_change": may,
        "form": FilterForm({**request.GET.dict(), "ngay": format_date(on)}, auto_id="loc_%s"),
        "register": reverse("workspace:register", args=[DESKS.name]),
    }  # fmt: skip
    return shown(request, "workspace/desks/desks.html", context)


def _fits(point: CounterPoint, request: DeskRequest) -> bool:
    wanted = (request.GET.get("loai", ""), request.GET.get("van_hanh", ""))
    return wanted[0] in ("", point.place) and wanted[1] in ("", point.operator)


def _name(tree: Tree, point: Any) -> str:
    return tree.nodes[point.unit_id].sort_name


def _totals(points: Iterable[CounterPoint]) -> dict[str, Any]:
    """A line for each kind of desk: all, run by the post, run by the state."""
    found = Counter((point.place, point.operator) for point in points)
    counts = [
        (found[(place, Operator.POST)], found[(place, Operator.STATE)]) for place in Place.values
    ]
    counts.append((sum(post for post, _ in counts), sum(state for _, state in counts)))
    titles = [*map(str, Place.labels), "Cộng"]
    rows = [
        (title, post + state, post, state)
        for title, (post, state) in zip(titles, counts, strict=True)
    ]
    heads = ("Tổng số", "Bưu điện vận hành", "Nhà nước vận hành")
    return {
        "caption": "Số điểm theo loại và đơn vị vận hành",
        "columns": [{"title": "Loại điểm"}, *({"title": head, "numeric": True} for head in heads)],
        "rows": [{"cells": [{"text": text} for text in row]} for row in rows],
    }


def _table(points: Iterable[CounterPoint], tree: Tree, *, may_change: bool) -> dict[str, Any]:
    heads = ("Điểm", "Loại điểm", "Vận hành", "Từ ngày", *(("Thao tác",) if may_change else ()))
    return {
        "caption": "Danh sách điểm", "columns": [{"title": head} for head in heads],
        "rows": [_row(point, tree, may_change=may_change) for point in points],
        "empty": "Không có điểm nào khớp.",
    }  # fmt: skip


def _row(point: CounterPoint, tree: Tree, *, may_change: bool) -> dict[str, Any]:
    cells: list[dict[str, Any]] = [
        {"text": tree.nodes[point.unit_id].name}, {"text": point.get_place_display()},
        {"text": point.get_operator_display()}, {"text": format_date(point.first_on)},
    ]  # fmt: skip
    if may_change:
        url = reverse("workspace:desk_operator", args=[point.pk])
        cells.append({"text": "Đổi đơn vị vận hành", "url": url})
    return {"cells": cells, "url": reverse("workspace:record", args=[DESKS.name, point.pk])}


class OperatorForm(forms.Form):
    """Who runs a desk from which day on, and why it changes."""

    use_required_attribute = False

    operator = forms.ChoiceField(
        label="Đơn vị vận hành mới", choices=Operator.choices, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn đơn vị vận hành mới."},
    )  # fmt: skip
    on = forms.CharField(
        label="Vận hành từ ngày", help_text="Ví dụ 1/7/2021",
        error_messages={"required": "Hãy nhập ngày bắt đầu."},
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do, số văn bản", error_messages={"required": "Hãy ghi lý do."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip


@needs(KEEP)
def change_operator(request: DeskRequest, pk: int) -> HttpResponse:
    """Hand a desk over: its spell ends, and one under the new operator begins."""
    point = one(DESKS, pk, by=request.powers)
    assert isinstance(point, CounterPoint)
    form = OperatorForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = take_form(form, lambda: _hand_over(point, form, request))
        if status == 200:
            messages.success(request, "Đã đổi đơn vị vận hành. Thời gian trước đây vẫn giữ.")
            return redirect("workspace:desks")
    context = {
        "form": form, "point": point, "name": tree_at(request, today()).nodes[point.unit_id].name,
        "heading": "Đổi đơn vị vận hành", "verb": "Đổi đơn vị vận hành",
        "crumbs": [
            {"title": "Điểm một cửa", "url": reverse("workspace:desks")}, {"title": "Đổi vận hành"},
        ],
    }  # fmt: skip
    return shown(request, "workspace/desks/operator.html", context, status=status)


def take_form(form: forms.Form, act: Any) -> int:
    """Do it when the form can be read; put words at its fields. Returns: the status."""
    if not form.is_valid():
        return FieldProblems.status
    try:
        act()
    except FieldProblems as problems:
        for name, words in problems.fields.items():
            form.add_error(name if name in form.fields else None, list(words))
        return problems.status
    except BadDayError as problem:
        form.add_error(None, str(problem))
        return problem.status
    except Problem as problem:
        form.add_error(None, str(problem))
        return problem.status
    return 200


def _hand_over(point: CounterPoint, form: OperatorForm, request: DeskRequest) -> None:
    """End the spell with the day before, begin the next."""
    said = form.cleaned_data
    on = read_day(said["on"], "on")
    if said["operator"] == point.operator:
        raise FieldProblems({"operator": ["Điểm này đang do đơn vị đó vận hành."]})
    if said["operator"] == Operator.POST and not _post_may_receive(point.unit_id, on):
        raise FieldProblems({"operator": ["Quy định một cửa chưa giao bưu điện tiếp nhận ở đây."]})
    if on <= point.first_on:
        raise FieldProblems({"on": [f"Ngày phải sau {format_date(point.first_on)}."]})
    if point.last_on is not None or CounterPoint.objects.begun_after(point.unit_id, on).exists():
        raise TooLateProblem("Điểm này đã có lần bàn giao khác.", todo="Hãy tải lại trang.")
    before, reason = on - timedelta(days=1), said["reason"]
    actions.end(DESKS, point.pk, on=before, by=request.powers, reason=reason)
    values = {"unit": point.unit_id, "place": point.place, "operator": said["operator"]}
    actions.enter(DESKS, {**values, "first_on": on}, by=request.powers)


def _post_may_receive(unit_id: int, on: date) -> bool:
    return DeskRules.on(on).holds(Matter.POST_RECEIVES, unit_id, Tree.at(on))


def read_day(text: str, field: str) -> date:
    """A day of a form. Raises: FieldProblems at the field."""
    try:
        return day(text)
    except BadDayError as problem:
        raise FieldProblems({field: [str(problem)]}) from None


@require_GET
@needs(SEE)
def pilot(request: DeskRequest) -> HttpResponse:
    """The desks of the pilot by kind, each with its number; those to follow stand in brackets."""
    on = moment_of(request)
    tree = tree_at(request, on)
    context = {
        "tabs": tabs_of(request, "post_pilot"), "on": on,
        "lists": [_pilot_list(place, tree, on) for place in Place],
        "register": reverse("workspace:register", args=["dossiers.post_pilot"]),
        "new_url": reverse("workspace:record_new", args=["dossiers.post_pilot"]),
        "may_change": KEEP in request.powers.permissions,
    }  # fmt: skip
    return shown(request, "workspace/desks/pilot.html", context)


def _pilot_list(place: Place, tree: Tree, on: date) -> dict[str, Any]:
    listed = PostPilot.objects.at(place)
    running = listed.running_on(on).order_by("first_on", "pk")
    pending = listed.pending_on(on).order_by("first_on", "pk")
    every = CounterPoint.objects.holding_on(on)
    whole = sum(1 for point in every if isinstance(point, CounterPoint) and point.place == place)
    names = [_pilot_row(each, tree) for each in running]
    return {
        "title": str(place.label), "running": names, "whole": whole,
        "pending": [_pilot_row(each, tree) for each in pending], "text": pilot_list(place, on=on),
    }  # fmt: skip


def _pilot_row(each: Any, tree: Tree) -> dict[str, Any]:
    node = tree.nodes[each.unit_id]
    return {
        "name": node.short_name or node.name, "since": each.first_on, "note": each.note,
        "scheme": each.get_scheme_display(), "status": each.get_status_display(),
        "url": reverse("workspace:record", args=["dossiers.post_pilot", each.pk]),
    }  # fmt: skip


class ServiceForm(forms.Form):
    """A vertical agency's procedure that a desk begins to receive."""

    use_required_attribute = False

    unit = forms.CharField(
        label="Điểm tiếp nhận", help_text="Tên hoặc mã đơn vị",
        error_messages={"required": "Hãy nhập điểm tiếp nhận."},
    )  # fmt: skip
    agency = forms.ChoiceField(
        label="Ngành dọc", choices=Agency.choices, widget=forms.RadioSelect,
        error_messages={"required": "Hãy chọn ngành."},
    )  # fmt: skip
    procedure_code = forms.CharField(
        label="Mã thủ tục", max_length=30, error_messages={"required": "Hãy nhập mã thủ tục."}
    )
    procedure_name = forms.CharField(
        label="Tên thủ tục", max_length=300, error_messages={"required": "Hãy nhập tên thủ tục."}
    )
    working_days = forms.IntegerField(
        label="Thời hạn (ngày làm việc)", required=False, min_value=0, max_value=999,
        help_text="Cần khi thủ tục không có trong danh mục của tỉnh, để tính ngày hẹn trả",
    )  # fmt: skip
    first_on = forms.CharField(
        label="Tiếp nhận từ ngày", help_text="Ví dụ 1/7/2021",
        error_messages={"required": "Hãy nhập ngày bắt đầu."},
    )  # fmt: skip


@needs(SEE)
def vertical(request: DeskRequest) -> HttpResponse:
    """Procedures of vertical agencies at desks, and how many dossiers came, counted apart."""
    form = ServiceForm(request.POST or None, initial={"first_on": format_date(today())})
    status = 200
    if request.method == "POST":
        request.powers.check(KEEP)
        status = take_form(form, lambda: _offer(form, request))
        if status == 200:
            messages.success(request, "Đã ghi. Điểm này tiếp nhận được thủ tục từ ngày đã chọn.")
            return redirect("workspace:vertical_services")
    context = {
        "tabs": tabs_of(request, "vertical_services"), "form": form, **_offered(request),
        "figure": _counted(request), "may_change": KEEP in request.powers.permissions,
    }  # fmt: skip
    return shown(request, "workspace/desks/vertical.html", context, status=status)


def _offer(form: ServiceForm, request: DeskRequest) -> None:
    said = dict(form.cleaned_data)
    said["first_on"] = read_day(said["first_on"], "first_on")
    try:
        said["unit"] = find_unit(said["unit"], on=today())
    except Problem as problem:
        raise FieldProblems({"unit": [str(problem)]}) from None
    actions.enter(SERVICES, said, by=request.powers)


def _offered(request: DeskRequest) -> dict[str, Any]:
    tree = tree_at(request, today())
    ids = request.powers.unit_ids(SEE, tree)
    rows = CounterService.objects.of_units(ids).holding_on(today()).by_agency()
    total = rows.count()
    page = page_of(total, number(request.GET.get("trang", "")), PAGE)
    first = (page.number - 1) * PAGE
    listed = [each for each in rows[first : first + PAGE] if isinstance(each, CounterService)]
    may = KEEP in request.powers.permissions
    heads = ("Thủ tục", "Mã", "Ngành", "Điểm", "Từ ngày", *(("Thao tác",) if may else ()))
    table = {
        "caption": "Thủ tục ngành dọc đang tiếp nhận", "columns": [{"title": h} for h in heads],
        "rows": [_service_row(each, tree, may_change=may) for each in listed],
        "empty": "Chưa có thủ tục ngành dọc nào.",
    }  # fmt: skip
    return {"table": table, "page": page, "count": total}


def _service_row(each: CounterService, tree: Tree, *, may_change: bool) -> dict[str, Any]:
    cells: list[dict[str, Any]] = [
        {"text": each.procedure_name}, {"text": each.procedure_code},
        {"text": each.get_agency_display()}, {"text": tree.nodes[each.unit_id].name},
        {"text": format_date(each.first_on)},
    ]  # fmt: skip
    if may_change:
        url = reverse("workspace:record_end", args=[SERVICES.name, each.pk])
        cells.append({"text": "Kết thúc", "url": url})
    return {"cells": cells, "url": reverse("workspace:record", args=[SERVICES.name, each.pk])}


def _counted(request: DeskRequest) -> dict[str, Any] | None:
    """The number of their dossiers in the report's period, apart from all others."""
    unit = home_unit(request, SEE)
    if not unit:
        return None
    ask = ask_of({}, unit=unit)
    name = "dossiers.of_vertical_agencies"
    url = reverse("workspace:figure", args=[name]) + query_of(ask)
    return {"value": read(name, ask).value, "url": url, "period": ask.period}
