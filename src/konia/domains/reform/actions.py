"""The yearly rating of units: computed, assessed by the unit, appraised, published for good."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from konia.kernel.access.powers import Powers
from konia.kernel.audit.register import record as write_act
from konia.kernel.calendar.periods import Period
from konia.kernel.cases.flow import MoveNotAllowedError
from konia.kernel.figures.definitions import FIGURES, Ask, NotInForceError
from konia.kernel.figures.engine import Answer, Question, Reader
from konia.kernel.org.tree import Scope, Tree
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem, TooLateProblem

from .indices import FULL, points_of
from .models import IndexRule, RatedUnit, Rating, RatingPoint, ThresholdSet
from .states import ASSESS, CHANGE, FLOW

# What the figures of the year said: (unit id, number of the index) -> answer.
Found = Mapping[tuple[int, int], Answer]


@transaction.atomic(durable=True)
def compute(year: int, *, as_of: date, at: datetime, by: Powers) -> int:
    """Compute the points of every rated unit from the figures of a year, by the rules of its end.

    Ratings not published yet are computed anew and keep what people gave; a published list is
    left alone. as_of: up to which day the figures are seen. Returns: how many were computed.
    Raises: ForbiddenProblem; Problem without rules or rated units.
    """
    tree = Tree.at(as_of)
    ids = by.unit_ids(CHANGE, Tree.at(by.on)) & tree.nodes.keys()
    bodies = RatedUnit.objects.in_year(year).of_units(frozenset(ids))
    units = sorted(bodies.values_list("unit_id", flat=True))
    rules = [rule for rule in IndexRule.objects.in_year(year) if isinstance(rule, IndexRule)]
    if not rules or not units:
        raise Problem(
            f"Chưa đủ dữ liệu để tính điểm năm {year}.",
            why="Thiếu danh sách đơn vị được đánh giá hoặc quy tắc chấm chín chỉ số.",
            todo="Hãy nhập hai sổ đó cho năm này trước.",
        )
    found = _answers(rules, units, year=year, as_of=as_of, tree=tree)
    standing = _standing(year, units)
    count = sum(
        _compute_one(standing.get(unit), unit, tree.nodes[unit].code, rules, found,
                     year=year, as_of=as_of, at=at)
        for unit in units
    )  # fmt: skip
    _note("compute", year, by=by, number=count, as_of=as_of.isoformat())
    return count


def _answers(
    rules: list[IndexRule], units: list[int], *, year: int, as_of: date, tree: Tree
) -> Found:
    """Every figure for every unit, each table read once; a figure that is not kept says nothing."""
    ask = Ask(Scope(tree), Period(date(year, 1, 1), date(year, 12, 31)), as_of)
    kept = [rule for rule in rules if _is_kept(rule.figure, ask.period.last)]
    reader = Reader([Question(rule.figure, ask) for rule in kept])
    nodes = [tree.nodes[unit] for unit in units]
    return {
        (node.id, rule.number): answer
        for rule in kept
        for node, answer in reader.by_unit(rule.figure, ask, nodes)
    }


def _is_kept(name: str, on: date) -> bool:
    try:
        return name in FIGURES and FIGURES.in_force(name, on) is not None
    except NotInForceError:
        return False


def _standing(year: int, units: list[int]) -> dict[int, Rating]:
    rows = Rating.objects.of_year(year).of_units(units).select_for_update(of=("self",))
    return {row.unit_id: row for row in rows.order_by("pk") if isinstance(row, Rating)}


def _compute_one(
    rating: Rating | None, unit_id: int, code: str, rules: list[IndexRule], found: Found, *,
    year: int, as_of: date, at: datetime,
) -> bool:  # fmt: skip
    """Runs inside the caller's transaction. Returns: whether it was computed."""
    if rating is None:
        rating = Rating(unit_id=unit_id, year=year, code=f"DG-{year}/{code}", score=Decimal(0))
    if rating.published_on is not None:
        return False
    rating.computed_at, rating.as_of = at, as_of
    rating.save()
    rating.points.exclude(number__in=[rule.number for rule in rules]).delete()
    for rule in rules:
        _write_point(rating, rule, found.get((unit_id, rule.number)))
    _sum_up(rating)
    return True


def _write_point(rating: Rating, rule: IndexRule, answer: Answer | None) -> None:
    value = answer.value if answer and isinstance(answer.value, Decimal) else None
    RatingPoint.objects.update_or_create(
        rating=rating,
        number=rule.number,
        defaults={
            "title": rule.title, "figure": rule.figure, "value": value,
            "part": answer.part if answer else None, "whole": answer.whole if answer else None,
            "full_from": rule.full_from, "half_from": rule.half_from,
            "computed": points_of(value, full_from=rule.full_from, half_from=rule.half_from),
        },
    )  # fmt: skip


def _sum_up(rating: Rating) -> None:
    rating.score = Decimal(sum(point.earned or 0 for point in rating.points.all()))
    rating.save()


@transaction.atomic(durable=True)
def self_assess(rating_id: int, points: Mapping[int, int], *, on: date, by: Powers) -> Rating:
    """The unit gives its own points, index by index; until somebody appraises them.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    rating = _locked(rating_id, ASSESS, by=by)
    _move(rating, "self_assess")
    for point in _points(rating, points):
        point.assessed = points[point.number]
        point.save()
    rating.self_assessed_on = on
    _sum_up(rating)
    _note("self_assess", rating.year, by=by, rating=rating.code, points=_plain(points))
    return rating


@transaction.atomic(durable=True)
def appraise(
    rating_id: int, points: Mapping[int, int], *, reasons: Mapping[int, str], on: date, by: Powers
) -> Rating:
    """The office confirms or changes the unit's points; to lower them it says why.

    Raises: FieldProblems, ForbiddenProblem, NotFoundProblem, TooLateProblem.
    """
    rating = _locked(rating_id, CHANGE, by=by)
    _move(rating, "appraise")
    silent = {}
    for point in _points(rating, points):
        point.appraised, before = points[point.number], point.assessed
        point.reason = reasons.get(point.number, "").strip()[:300]
        if before is not None and point.appraised < before and not point.reason:
            silent[f"p{point.number}"] = ["Thiếu lý do hạ điểm. Hãy ghi vì sao hạ điểm tự chấm."]
        point.save()
    if silent:
        raise FieldProblems(silent)
    rating.appraised_on = on
    _sum_up(rating)
    _note("appraise", rating.year, by=by, rating=rating.code, points=_plain(points))
    return rating


def _points(rating: Rating, given: Mapping[int, int]) -> list[RatingPoint]:
    """The rows of every index. Raises: FieldProblems when one is not given or out of range."""
    rows = list(rating.points.all())
    wrong = [row.number for row in rows if not 0 <= given.get(row.number, -1) <= FULL]
    if wrong:
        raise FieldProblems({f"p{number}": ["Hãy chọn 0, 1 hoặc 2 điểm."] for number in wrong})
    return rows


@transaction.atomic(durable=True)
def publish(year: int, *, report: str, on: date, by: Powers) -> int:
    """Publish a year's ratings with the classes of that day. Returns: how many.

    Raises: ForbiddenProblem; FieldProblems without a paper; Problem when nothing waits, something
    was computed and not appraised, or no thresholds are in force.
    """
    ids = by.unit_ids(CHANGE, Tree.at(by.on))
    if not report.strip():
        raise FieldProblems({"report": ["Thiếu văn bản công bố. Hãy ghi số văn bản."]})
    locked = Rating.objects.of_units(ids).of_year(year).waiting().select_for_update(of=("self",))
    rows = [row for row in locked.order_by("pk") if isinstance(row, Rating)]
    thresholds = _thresholds(on)
    if not rows:
        raise Problem(f"Không có kết quả năm {year} chờ công bố.")
    for row in rows:
        _move(row, "publish")
        row.grade, row.report, row.published_on = thresholds.grade(row.score), report.strip(), on
    Rating.objects.bulk_update(rows, ["grade", "report", "published_on"])
    _note("publish", year, by=by, report=report, number=len(rows))
    return len(rows)


def _thresholds(on: date) -> ThresholdSet:
    found = ThresholdSet.objects.in_force(on).first()
    if found is None:
        raise Problem("Chưa có ngưỡng xếp loại cho ngày này.", todo="Hãy nhập bộ ngưỡng trước.")
    assert isinstance(found, ThresholdSet)
    return found


def _move(rating: Rating, name: str) -> None:
    """Raises: TooLateProblem when the rating's stage does not allow it."""
    try:
        FLOW.find(name, rating.stage)
    except MoveNotAllowedError:
        raise TooLateProblem(
            f"Chưa làm được bước này với {rating.code}.",
            why=f"Kết quả đang ở bước: {rating.stage.label.lower()}.",
            todo="Hãy làm theo thứ tự tính điểm, tự chấm, thẩm định, công bố.",
        ) from None


def _locked(rating_id: int, permission: str, *, by: Powers) -> Rating:
    ids = by.unit_ids(permission, Tree.at(by.on))
    rows = Rating.objects.of_units(ids).select_for_update(of=("self",))
    found = rows.filter(pk=rating_id).first()
    if found is None:
        raise NotFoundProblem(
            "Không tìm thấy kết quả đánh giá.",
            why="Kết quả không có, đã rút, hoặc thuộc đơn vị khác.",
        )
    assert isinstance(found, Rating)
    return found


def _plain(points: Mapping[int, int]) -> dict[str, int]:
    return {str(number): given for number, given in sorted(points.items())}


def _note(act: str, year: int, *, by: Powers, **detail: object) -> None:
    write_act(
        act, by=by.account.username, subject="reform.ratings", subject_id=year,
        unit_code=by.account.unit.code if by.account.unit else "", detail=detail,
    )  # fmt: skip
