"""The yearly rating of units by nine indices, and what people say about services."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from konia.domains.reform import actions
from konia.domains.reform.indices import MOST
from konia.domains.reform.models import RatedUnit, Rating, RatingPoint, ThresholdSet
from konia.domains.reform.states import ASSESS, CHANGE, Grade, Stage
from konia.domains.satisfaction.models import Rating as Opinion
from konia.faces.ui.asking import ask_of, query_of
from konia.faces.ui.context import today
from konia.faces.ui.moment import now
from konia.kernel.calendar.periods import Period
from konia.kernel.figures.definitions import FIGURES, Ask
from konia.kernel.org.tree import Scope, Tree
from konia.kernel.registers.registry import register_of
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem
from konia.lib.numbers import format_number

from .guard import DeskRequest, needs, tree_at
from .pages import home_unit, shown
from .registers import note_view

STATES = {Stage.PUBLISHED: "on_time", Stage.APPRAISED: "new", Stage.SELF_ASSESSED: "due_soon"}
MOST_COMMENTS = 30
NOT_YET = "Chưa đủ số liệu"


@needs("reform.see")
def unit_ratings(request: DeskRequest) -> HttpResponse:
    """Every rated unit of a year: points, class and how far its rating has come."""
    return _year_page(request, _year(request))


def _year(request: DeskRequest) -> int:
    asked = request.GET.get("nam", "")
    if asked.isascii() and asked.isdigit() and 2010 <= int(asked) <= today().year:
        return int(asked)
    return today().year - 1


def _year_page(request: DeskRequest, year: int, *, problem: Problem | None = None) -> HttpResponse:
    tree = tree_at(request, today())
    ids = request.powers.unit_ids("reform.see", tree)
    thresholds = ThresholdSet.objects.in_force(today())
    rows = Rating.objects.of_year(year).of_units(ids).with_class(thresholds, on=today())
    rows = rows.prefetch_related("points")
    standing = [one for one in rows if isinstance(one, Rating)]
    found = sorted(standing, key=lambda one: (-one.score, tree.nodes[one.unit_id].sort_name))
    listed = {one.unit_id for one in found}
    missing = [unit for unit in _bodies(year, ids) if unit not in listed]
    context = {
        "year": year, "years": _years(year), "table": _list(found, tree),
        "missing": [tree.nodes[unit].short_name for unit in missing], "problem": problem,
        "classes": _classes(found), "thresholds": thresholds.first(),
        "waiting": sum(one.stage != Stage.PUBLISHED for one in found),
        "may_change": CHANGE in request.powers.permissions, "most": MOST,
    }  # fmt: skip
    status = problem.status if problem else 200
    return shown(request, "workspace/rating/units.html", context, status=status)


def _bodies(year: int, ids: frozenset[int]) -> list[int]:
    bodies = RatedUnit.objects.in_year(year).of_units(ids)
    return sorted(bodies.values_list("unit_id", flat=True))


def _years(year: int) -> list[dict[str, Any]]:
    url = reverse("workspace:unit_ratings")
    last = today().year
    return [
        {"title": f"Năm {each}", "url": f"{url}?nam={each}", "current": each == year, "count": None}
        for each in range(last, last - 4, -1)
    ]


def _classes(found: list[Any]) -> list[dict[str, Any]]:
    """How many units have each class now, with their share of all listed."""
    told = []
    for grade in Grade:
        count = sum(one.now == grade and one.is_complete for one in found)
        if count:
            share = format_number(100 * count / len(found), 2)
            told.append({"key": grade.label, "value": f"{count} đơn vị ({share} %)"})
    return told


def _list(found: list[Any], tree: Tree) -> dict[str, Any]:
    return {
        "caption": "Kết quả theo đơn vị",
        "columns": [
            {"title": "Đơn vị"}, {"title": "Điểm", "numeric": True}, {"title": "Xếp loại"},
            {"title": "Bước"}, {"title": "Văn bản công bố"},
        ],
        "rows": [
            {
                "url": reverse("workspace:unit_rating", args=[one.pk]),
                "cells": [
                    {"text": tree.nodes[one.unit_id].name}, {"text": format_number(one.score)},
                    {"text": Grade(one.now).label if one.is_complete else NOT_YET},
                    {"text": one.stage.label, "state": STATES.get(one.stage, "closed")},
                    {"text": one.report},
                ],
            }
            for one in found
        ],
        "empty": "Chưa có kết quả nào của năm này.",
    }  # fmt: skip


@require_POST
@needs(CHANGE)
def compute(request: DeskRequest, year: int) -> HttpResponse:
    """Compute the points of a year from the figures, again if need be."""
    try:
        count = actions.compute(year, as_of=today(), at=now(), by=request.powers)
    except Problem as problem:
        return _year_page(request, year, problem=problem)
    messages.success(request, f"Đã tính điểm {count} đơn vị. Danh sách đã công bố giữ nguyên.")
    return _to_year(year)


@require_POST
@needs(CHANGE)
def publish(request: DeskRequest, year: int) -> HttpResponse:
    """Publish a year's list with its paper; the classes are written down for good."""
    paper = request.POST.get("van-ban", "")[:80]
    try:
        count = actions.publish(year, report=paper, on=today(), by=request.powers)
    except Problem as problem:
        return _year_page(request, year, problem=problem)
    messages.success(request, f"Đã công bố kết quả {count} đơn vị.")
    return _to_year(year)


def _to_year(year: int) -> HttpResponse:
    return redirect(f"{reverse('workspace:unit_ratings')}?nam={year}")


class PointsForm(forms.Form):
    """The points of every index, given by the unit or by the office, with reasons."""

    use_required_attribute = False

    def __init__(
        self, points: list[RatingPoint], *args: Any, with_reasons: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = points
        for point in points:
            self.fields[f"p{point.number}"] = forms.TypedChoiceField(
                label=f"Chỉ số {point.number}: {point.title}", coerce=int, initial=point.earned,
                choices=[("", "Chọn điểm"), (2, "2 điểm"), (1, "1 điểm"), (0, "0 điểm")],
                error_messages={"required": "Hãy chọn điểm."},
            )  # fmt: skip
            if with_reasons:
                self.fields[f"r{point.number}"] = forms.CharField(
                    label="Lý do nếu hạ điểm", required=False, max_length=300,
                    initial=point.reason,
                )  # fmt: skip

    def given(self) -> dict[int, int]:
        """Number of an index -> points; call after is_valid()."""
        return {row.number: self.cleaned_data[f"p{row.number}"] for row in self.rows}

    def reasons(self) -> dict[int, str]:
        """Number of an index -> why; call after is_valid()."""
        return {row.number: self.cleaned_data.get(f"r{row.number}", "") for row in self.rows}


@needs("reform.see")
def unit_rating(request: DeskRequest, pk: int) -> HttpResponse:
    """One unit's rating: where each point came from, and the next step if it is one's own."""
    found = _rating(request, pk)
    points = list(found.points.all())
    step = _step(request, found) if points else ""
    form = PointsForm(points, request.POST or None, with_reasons=step == "appraise")
    status = 200
    if request.method == "POST":
        request.powers.check(CHANGE if step == "appraise" else ASSESS)
        status = _take(request, found, form, step)
        if status == 200:
            messages.success(request, "Đã ghi điểm.")
            return redirect("workspace:unit_rating", pk=pk)
    return shown(
        request, "workspace/rating/unit.html",
        _unit_context(request, found, points) | {"form": form, "step": step}, status=status,
    )  # fmt: skip


def _unit_context(request: DeskRequest, found: Rating, points: list[RatingPoint]) -> dict[str, Any]:
    node = tree_at(request, today()).nodes[found.unit_id]
    thresholds = ThresholdSet.objects.in_force(today()).first()
    assert thresholds is None or isinstance(thresholds, ThresholdSet)
    grade = found.grade or (thresholds.grade(found.score) if thresholds else "")
    back = f"{reverse('workspace:unit_ratings')}?nam={found.year}"
    return {
        "rating": found, "node": node, "most": MOST, "stage": found.stage.label,
        "grade": _told_grade(found, grade),
        "points": [_point_row(point, found, node.code) for point in points],
        "crumbs": [{"title": f"Xếp loại năm {found.year}", "url": back}, {"title": node.name}],
    }  # fmt: skip


def _told_grade(found: Rating, grade: str) -> str:
    if not found.is_complete:
        return NOT_YET.lower()
    return Grade(grade).label if grade else "chưa có ngưỡng"


def _rating(request: DeskRequest, pk: int) -> Rating:
    ids = request.powers.unit_ids("reform.see", tree_at(request, today()))
    for found in Rating.objects.of_units(ids).with_number(pk):
        assert isinstance(found, Rating)
        return found
    raise NotFoundProblem(
        "Không tìm thấy kết quả đánh giá.",
        why="Kết quả không có, đã rút, hoặc thuộc đơn vị khác.",
    )


def _step(request: DeskRequest, found: Rating) -> str:
    """What this person may do next: 'self_assess', 'appraise' or ''."""
    held, tree = request.powers.permissions, tree_at(request, today())
    is_home = request.user.unit_id == found.unit_id
    for name, permission, stages in (
        ("appraise", CHANGE, (Stage.SELF_ASSESSED, Stage.APPRAISED)),
        ("self_assess", ASSESS, (Stage.COMPUTED, Stage.SELF_ASSESSED)),
    ):
        fits = found.stage in stages and permission in held
        own = name == "self_assess" or not is_home  # nobody appraises what their unit assessed
        if fits and own and found.unit_id in request.powers.unit_ids(permission, tree):
            return name
    return ""


def _take(request: DeskRequest, found: Rating, form: PointsForm, step: str) -> int:
    """Returns: 200, or the status of the refusal."""
    if not form.is_valid():
        return FieldProblems.status
    try:
        if step == "appraise":
            actions.appraise(
                found.pk, form.given(), reasons=form.reasons(), on=today(), by=request.powers
            )
        else:
            actions.self_assess(found.pk, form.given(), on=today(), by=request.powers)
    except FieldProblems as problems:
        for name, words in problems.fields.items():
            form.add_error(name if name in form.fields else None, list(words))
        return problems.status
    except Problem as problem:
        form.add_error(None, str(problem))
        return problem.status
    return 200


def _point_row(point: RatingPoint, found: Rating, code: str) -> dict[str, Any]:
    full, half = format_number(point.full_from), format_number(point.half_from)
    return {
        "point": point,
        "rule": f"2 điểm từ {full}, 1 điểm từ {half}",
        "url": _card_url(point.figure, found, code),
    }


def _card_url(figure: str, found: Rating, code: str) -> str:
    """The card of the figure with the very question that was asked."""
    if figure not in FIGURES or found.as_of is None:
        return ""
    period = Period(found.as_of.replace(year=found.year, month=1, day=1),
                    found.as_of.replace(year=found.year, month=12, day=31))  # fmt: skip
    ask = Ask(Scope(Tree(found.as_of, ()), code), period, found.as_of)
    return reverse("workspace:figure", args=[figure]) + query_of(ask)


@needs("satisfaction.see")
def citizen_ratings(request: DeskRequest) -> HttpResponse:
    """What people say: by unit and procedure; by official and in words for who may read that."""
    ask = ask_of(request.GET, unit=home_unit(request, "satisfaction.see"))
    allowed = request.powers.unit_ids("satisfaction.see", tree_at(request, today()))
    rows = Opinion.objects.in_scope(ask.scope).of_units(allowed).rated_in(ask.so_far)
    reads = "satisfaction.read_ratings" in request.powers.permissions
    tables = [_told(rows.of_dossiers(), *each, tree=ask.scope.tree) for each in _BY]
    comments: list[Any] = []
    if reads:
        inside = rows.of_units(
            request.powers.unit_ids("satisfaction.read_ratings", tree_at(request, today()))
        )
        tables.append(
            _told(
                inside,
                "official",
                "Theo cán bộ (gồm cả lượt đến quầy)",
                "Cán bộ",
                tree=ask.scope.tree,
            )
        )
        comments = list(inside.with_comment().select_related("unit")[:MOST_COMMENTS])
        note_view(request, register_of("satisfaction.ratings"), detail={"unit": ask.scope.root})
    context = {
        "ask": ask, "node": ask.scope.tree.node(ask.scope.root), "tables": tables, "reads": reads,
        "comments": comments, "visits": rows.of_visits().count(), "query": query_of(ask),
        "dossiers": rows.of_dossiers().count(),
    }  # fmt: skip
    return shown(request, "workspace/rating/citizens.html", context)


_BY = (("unit_id", "Theo đơn vị", "Đơn vị"), ("procedure_code", "Theo thủ tục", "Thủ tục"))


def _told(rows: Any, field: str, caption: str, head: str, *, tree: Tree) -> dict[str, Any]:
    numbers = ("Số đánh giá", "Điểm trung bình", "Hài lòng trở lên")
    return {
        "caption": caption,
        "columns": [{"title": head}, *({"title": one, "numeric": True} for one in numbers)],
        "rows": [
            {
                "cells": [
                    {"text": tree.nodes[row["key"]].name if field == "unit_id" else row["key"]},
                    {"text": format_number(row["base"])},
                    {"text": format_number(row["average"], 2)},
                    {"text": f"{format_number(100 * row['content'] / row['base'], 2)} %"},
                ]
            }
            for row in rows.told_by(field)[:100]
        ],
        "empty": "Chưa có đánh giá nào trong kỳ này.",
    }
