"""How dossiers are handled, for everybody: before, on and after their due day, and by what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from konia.domains.dossiers.states import FieldOfWork
from konia.faces.ui.asking import TIERS, ask_of, query_of
from konia.faces.ui.bars import inside
from konia.faces.ui.context import today
from konia.kernel.calendar.periods import months_of
from konia.kernel.figures.definitions import Ask
from konia.kernel.figures.engine import one_moment, records
from konia.kernel.org.tree import Tree
from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.numbers import format_number

from .asked import address
from .guard import public


@dataclass(frozen=True)
class Column:
    """One figure of the table. day: the day by which it falls into a month; '' for a stock."""

    name: str
    title: str
    day: str = ""


COLUMNS = (
    Column("dossiers.received", "Tiếp nhận", "received_on"),
    Column("dossiers.carried_in", "Kỳ trước"),
    Column("dossiers.finished_early", "Trước hạn", "finished_on"),
    Column("dossiers.finished_on_the_day", "Đúng hạn", "finished_on"),
    Column("dossiers.finished_late", "Quá hạn", "finished_on"),
    Column("dossiers.open_in_time", "Chưa xong, còn hạn"),
    Column("dossiers.open_overdue", "Chưa xong, quá hạn"),
)
WAYS = {
    "don-vi": "Theo đơn vị", "cap": "Theo cấp", "linh-vuc": "Theo lĩnh vực", "thang": "Theo tháng",
}  # fmt: skip
QUARTERS = ("I", "II", "III", "IV")
Counted = Mapping[Any, int]


class HandlingForm(forms.Form):
    """Which unit, level, field and period."""

    use_required_attribute = False
    unit = forms.CharField(label="Đơn vị", required=False)
    cap = forms.ChoiceField(label="Cấp", required=False, choices=[("", "Mọi cấp"), *TIERS.items()])
    linh_vuc = forms.ChoiceField(
        label="Lĩnh vực", required=False, choices=[("", "Mọi lĩnh vực"), *FieldOfWork.choices]
    )
    ky = forms.ChoiceField(label="Kỳ", required=False, choices=())
    xem = forms.CharField(required=False, widget=forms.HiddenInput)


@public
@require_safe
def handling(request: HttpRequest) -> HttpResponse:
    """One table for one question; every number of the first line opens its figure."""
    ask, field, way = ask_of(request.GET), _field(request), _way(request)
    columns = COLUMNS if way != "thang" else tuple(one for one in COLUMNS if one.day)
    with one_moment():
        lines = _lines(ask, field, way, columns)
    node = ask.scope.tree.node(ask.scope.root)
    more = {"linh_vuc": field} if field else {}
    context = {
        "ask": ask, "node": node, "form": _form(ask, field, way),
        "field": str(FieldOfWork(field).label) if field else "",
        "level": ", ".join(TIERS[tier] for tier in sorted(ask.scope.tiers)),
        "tabs": [
            {"title": title, "url": query_of(ask, xem=slug, **more), "current": slug == way}
            for slug, title in WAYS.items()
        ],
        "table": _table(lines, columns, ask, way, is_whole=not field),
    }  # fmt: skip
    return render(request, "portal/handling.html", context)


def _field(request: HttpRequest) -> str:
    asked = request.GET.get("linh_vuc", "")
    if asked and asked not in FieldOfWork.values:
        raise NotFoundProblem(f"Không có lĩnh vực “{asked}”.", todo="Hãy chọn trong danh sách.")
    return asked


def _way(request: HttpRequest) -> str:
    asked = request.GET.get("xem", "")
    return asked if asked in WAYS else "don-vi"


def _form(ask: Ask, field: str, way: str) -> HandlingForm:
    here = f"{ask.period.first.isoformat()}..{ask.period.last.isoformat()}"
    form = HandlingForm(
        initial={
            "unit": ask.scope.tree.node(ask.scope.root).name, "linh_vuc": field, "ky": here,
            "cap": ",".join(sorted(ask.scope.tiers)), "xem": way,
        },
        auto_id="hoi_%s",
    )  # fmt: skip
    chosen = form.fields["ky"]
    assert isinstance(chosen, forms.ChoiceField)
    chosen.choices = [(here, f"Đang xem: {ask.period}"), *_periods(today().year)]
    return form


def _periods(year: int) -> Iterable[tuple[str, str]]:
    """This year and the year before, by calendar year, quarter and month."""
    for one in (year, year - 1):
        yield f"{one}-01-01..{one}-12-31", f"Năm {one}"
        for place, name in enumerate(QUARTERS):
            first, last = 3 * place + 1, 3 * place + 3
            end = {3: 31, 6: 30, 9: 30, 12: 31}[last]
            yield f"{one}-{first:02}-01..{one}-{last:02}-{end}", f"Quý {name} năm {one}"
        for month in range(1, 13):
            yield f"{one}-{month:02}", f"Tháng {month} năm {one}"


@dataclass(frozen=True)
class Line:
    """One line of the table: its title, its numbers by figure; unit: its code, for a unit's."""

    title: str
    counts: Mapping[str, int]
    unit: str = ""


def _lines(ask: Ask, field: str, way: str, columns: Iterable[Column]) -> list[Line]:
    """The whole, then its parts; a part without any dossier is left out."""
    found = {one.name: _counted(one, ask, field, way) for one in columns}
    whole = {name: sum(counts.values()) for name, counts in found.items()}
    title = "Cộng cả kỳ" if way == "thang" else ask.scope.tree.node(ask.scope.root).name
    parts = _parts(ask, way, found)
    return [Line(title, whole, ask.scope.root), *(one for one in parts if any(one.counts.values()))]


def _counted(column: Column, ask: Ask, field: str, way: str) -> Counted:
    """The records behind a figure, grouped: the same definition that the figure's page shows."""
    rows: Any = records(column.name, ask)
    rows = rows.in_field(field) if field else rows
    if way == "linh-vuc":
        by_field: Counted = rows.counted_by_field()
        return by_field
    if way == "thang":
        by_month: Counted = rows.counted_by_month(column.day)
        return by_month
    group = _tier_of if way == "cap" else _below_of
    return _summed(rows.counted_by_unit(), group(ask.scope.tree, ask.scope.root))


def _summed(pairs: Iterable[tuple[int, int]], group: Callable[[int], Any]) -> Counted:
    found: dict[Any, int] = {}
    for unit_id, count in pairs:
        key = group(unit_id)
        found[key] = found.get(key, 0) + count
    return found


def _tier_of(tree: Tree, root: str) -> Callable[[int], Any]:
    """A unit's level: that of the body which answers for it."""
    return lambda unit: tree.nodes[tree.anchors[unit]].tier if unit in tree.anchors else ""


def _below_of(tree: Tree, root: str) -> Callable[[int], Any]:
    """The unit right under the one asked about that a unit belongs to; itself for its own."""
    top = tree.node(root).id

    def group(unit: int) -> int:
        above = [node.id for node in tree.above(unit)]
        place = above.index(top) if top in above else len(above)
        return above[place - 1] if place else top

    return group


def _parts(ask: Ask, way: str, found: Mapping[str, Counted]) -> list[Line]:
    def line(title: str, key: Any, unit: str = "") -> Line:
        return Line(title, {name: counts.get(key, 0) for name, counts in found.items()}, unit)

    if way == "linh-vuc":
        return [line(str(one.label), one.value) for one in FieldOfWork]
    if way == "cap":
        return [line(title, tier) for tier, title in TIERS.items()]
    if way == "thang":
        return _months(ask, line)
    tree = ask.scope.tree
    top = tree.node(ask.scope.root)
    units = sorted(tree.children(top.id), key=lambda node: node.sort_name)
    own = line(f"Riêng {top.short_name}", top.id)
    return [own, *(line(node.short_name, node.id, node.code) for node in units)]


def _months(ask: Ask, line: Callable[..., Line]) -> list[Line]:
    """Each month, and after the last of a quarter the quarter."""
    lines: list[Line] = []
    quarter: list[Line] = []
    months = [part.first.replace(day=1) for part in months_of(ask.so_far)]
    for place, month in enumerate(months):
        quarter.append(line(f"Tháng {month.month} năm {month.year}", month))
        lines.append(quarter[-1])
        number = (month.month - 1) // 3
        if place + 1 == len(months) or (months[place + 1].month - 1) // 3 != number:
            if len(quarter) > 1:
                lines.append(_sum(f"Quý {QUARTERS[number]} năm {month.year}", quarter))
            quarter = []
    return lines


def _sum(title: str, lines: Iterable[Line]) -> Line:
    listed = list(lines)
    names = listed[0].counts
    return Line(title, {name: sum(one.counts[name] for one in listed) for name in names})


def _table(
    lines: list[Line], columns: Iterable[Column], ask: Ask, way: str, *, is_whole: bool
) -> dict[str, Any]:
    heads = {"don-vi": "Đơn vị", "cap": "Cấp", "linh-vuc": "Lĩnh vực", "thang": "Thời gian"}
    shown = list(columns)
    return {
        "caption": WAYS[way], "hide_caption": True,
        "columns": [
            {"title": heads[way], "nowrap": True},
            *({"title": one.title, "numeric": True} for one in shown),
            {"title": "Không trễ", "numeric": True},
        ],
        "rows": [_row(one, shown, ask, opens=is_whole and bool(one.unit)) for one in lines],
    }  # fmt: skip


def _row(line: Line, columns: Iterable[Column], ask: Ask, *, opens: bool) -> dict[str, Any]:
    cells: list[dict[str, Any]] = [{"text": line.title}]
    if line.unit and line.unit != ask.scope.root:
        cells[0]["url"] = reverse("portal:handling") + query_of(inside(ask, line.unit))
    for one in columns:
        url = address(one.name, inside(ask, line.unit)) if opens else ""
        cells.append({"text": format_number(line.counts[one.name]), "url": url})
    return {"cells": [*cells, {"text": _share(line.counts)}]}


def _share(counts: Mapping[str, int]) -> str:
    """The part of what was finished that was not late; a dash when nothing was."""
    good = counts["dossiers.finished_early"] + counts["dossiers.finished_on_the_day"]
    whole = good + counts["dossiers.finished_late"]
    return f"{format_number(round(100 * good / whole, 2))} %" if whole else "–"
