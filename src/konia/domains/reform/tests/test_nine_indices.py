from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from konia.domains.reform import actions
from konia.domains.reform.indices import first_rules, points_of
from konia.domains.reform.models import IndexRule, RatedUnit, Rating, RatingPoint, ThresholdSet
from konia.domains.reform.states import FLOW, Grade, Stage
from konia.domains.satisfaction.models import RatingAnswer
from konia.domains.satisfaction.tests.factories import RatingFactory as OpinionFactory
from konia.kernel.figures.definitions import FIGURES
from konia.kernel.org.models import Spell, Unit
from konia.kernel.registers.actions import amend
from konia.kernel.registers.registry import register_of
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, Problem, TooLateProblem
from konia.testing.questions import answer

from .factories import IndexRuleFactory, RatedUnitFactory, RatingFactory, ThresholdSetFactory

YEAR = 2021
AS_OF = date(2021, 6, 15)
NOW = datetime(2021, 6, 15, 3, tzinfo=UTC)
ON = AS_OF


@pytest.fixture
def pleiku(units):
    """Pleiku and Đak Pơ are rated, on indices 3 and 7, by the classes of 18 points."""
    ThresholdSetFactory(
        unit=units["H21"], excellent_from=15, good_from=12, fair_from=9, average_from=6
    )
    for number in (3, 7):
        IndexRuleFactory(unit=units["H21"], number=number)
    for code in ("H21.31", "H21.43"):
        RatedUnitFactory(unit=units[code])
    return units["H21.31"]


def opine(unit, number, *points):
    for given in points:
        made = OpinionFactory(unit=unit)
        RatingAnswer.objects.create(
            rating=made, unit=unit, number=number, points=given, most=2, rated_on=made.rated_on
        )


def compute(by, **more):
    return actions.compute(YEAR, **{"as_of": AS_OF, "at": NOW, "by": by} | more)


def rating_of(unit, year=YEAR):
    return Rating.objects.get(unit=unit, year=year)


def earned(unit):
    return {p.number: p.earned for p in rating_of(unit).points.all()}


@pytest.mark.parametrize(
    ("value", "points"),
    [("80", 2), ("79.99", 1), ("50", 1), ("49.99", 0), (None, None)],
)
def test_points_follow_the_value(value, points):
    known = None if value is None else Decimal(value)
    assert points_of(known, full_from=Decimal(80), half_from=Decimal(50)) == points


def test_points_come_from_the_figures_of_the_year_and_say_which(pleiku, minh):
    opine(pleiku, 3, 2, 2, 1)
    opine(pleiku, 7, 2, 0)
    assert compute(minh) == 2
    made = rating_of(pleiku)
    assert (made.score, made.stage, earned(pleiku)) == (3, Stage.COMPUTED, {3: 2, 7: 1})
    point = made.points.get(number=3)
    assert (point.figure, point.value, point.part, point.whole) == (
        "satisfaction.index_3", Decimal("83.33"), 5, 6,
    )  # fmt: skip


def test_a_commune_counts_for_its_district_and_what_is_not_counted_earns_nothing(
    pleiku, units, minh
):
    opine(units["H21.31.01"], 3, 2)
    compute(minh)
    assert earned(pleiku) == {3: 2, 7: None}
    assert earned(units["H21.43"]) == {3: None, 7: None}
    assert RatingPoint.objects.filter(value__isnull=True, computed=0).count() == 0


def test_other_rules_compute_drafts_anew_and_leave_the_published_list(pleiku, units, minh):
    RatingFactory(unit=units["H21.43"], year=YEAR, score=17, published_on=date(2021, 6, 1))
    opine(pleiku, 3, 2, 1)
    compute(minh)
    assert earned(pleiku)[3] == 1
    IndexRule.objects.filter(number=3).update(full_from=70)
    assert compute(minh) == 1
    assert earned(pleiku)[3] == 2
    assert (rating_of(units["H21.43"]).score, rating_of(units["H21.43"]).computed_at) == (17, None)


def test_a_rule_of_another_day_holds_for_its_own_year(pleiku, units, minh):
    IndexRule.objects.filter(number=3).update(last_on=date(2021, 12, 30))
    IndexRuleFactory(unit=units["H21"], number=3, full_from=99, first_on=date(2021, 12, 31))
    opine(pleiku, 3, 2, 2, 1)
    compute(minh)
    assert earned(pleiku)[3] == 1


def test_without_rules_or_units_nothing_is_computed(units, minh):
    with pytest.raises(Problem, match="Chưa đủ dữ liệu"):
        compute(minh)


def test_a_unit_assesses_itself_then_the_office_appraises_then_it_is_published(pleiku, lan, minh):
    compute(minh)
    RatedUnit.objects.exclude(unit=pleiku).delete()
    Rating.objects.exclude(unit=pleiku).update(withdrawn_at=NOW)
    made = rating_of(pleiku)
    with pytest.raises(TooLateProblem, match="đã tính điểm"):
        actions.publish(YEAR, report="1/BC", on=ON, by=minh)
    with pytest.raises(TooLateProblem):
        actions.appraise(made.pk, {3: 2, 7: 2}, reasons={}, on=ON, by=minh)
    actions.self_assess(made.pk, {3: 2, 7: 2}, on=ON, by=lan)
    assert rating_of(pleiku).score == 4
    with pytest.raises(FieldProblems, match="hạ điểm"):
        actions.appraise(made.pk, {3: 1, 7: 2}, reasons={3: " "}, on=ON, by=minh)
    assert rating_of(pleiku).stage == Stage.SELF_ASSESSED
    actions.appraise(made.pk, {3: 1, 7: 2}, reasons={3: "Thiếu minh chứng"}, on=ON, by=minh)
    compute(minh)
    assert earned(pleiku) == {3: 1, 7: 2}
    actions.publish(YEAR, report="1/BC-UBND", on=ON, by=minh)
    kept = rating_of(pleiku)
    assert (kept.stage, kept.grade, kept.score) == (Stage.PUBLISHED, Grade.WEAK, 3)
    with pytest.raises(TooLateProblem, match="đã công bố"):
        actions.self_assess(made.pk, {3: 2, 7: 2}, on=ON, by=lan)


def test_a_unit_assesses_only_itself_and_every_index(pleiku, lan, hoa, minh):
    compute(minh)
    made = rating_of(pleiku)
    with pytest.raises(NotFoundProblem):
        actions.self_assess(made.pk, {3: 2, 7: 2}, on=ON, by=hoa)
    for points in ({3: 2}, {3: 2, 7: 3}, {3: -1, 7: 0}):
        with pytest.raises(FieldProblems):
            actions.self_assess(made.pk, points, on=ON, by=lan)


def test_a_published_rating_cannot_be_amended_through_the_register(units, minh):
    made = RatingFactory(unit=units["H21.31"])
    with pytest.raises(FieldProblems, match="đã công bố"):
        amend(register_of("reform.ratings"), made.pk, {"score": Decimal(10)}, by=minh, reason="thử")
    assert rating_of(units["H21.31"], 2020).score == 95


def test_the_five_classes_of_eighteen_points_have_sharp_edges(pleiku):
    thresholds = ThresholdSet.objects.get()
    scores = ("18", "15", "14.99", "12", "11.99", "9", "8.99", "6", "5.99", "0")
    assert [thresholds.grade(Decimal(score)).value for score in scores] == [
        "excellent", "excellent", "good", "good", "fair", "fair", "average", "average", "weak",
        "weak",
    ]  # fmt: skip


def test_the_database_tells_the_same_class_as_python(pleiku, units):
    for score in ("15", "12", "9", "6", "5.99"):
        Rating.objects.filter(unit=pleiku).delete()
        RatingFactory(unit=pleiku, year=YEAR, score=score, waiting=True)
        sets = ThresholdSet.objects.in_force(ON)
        row = Rating.objects.with_class(sets, on=ON).get()
        assert row.now == sets.get().grade(Decimal(score))


def test_thresholds_must_fall(units):
    with pytest.raises(ValidationError):
        ThresholdSetFactory.build(
            unit=units["H21"], code="X", excellent_from=15, good_from=12, fair_from=13,
            average_from=6,
        ).validate_constraints()  # fmt: skip


@pytest.mark.works("S26.1", "S26.3")
def test_thirty_five_rated_units_split_into_25_and_10_and_are_named(units, minh):
    ThresholdSetFactory(
        unit=units["H21"], excellent_from=15, good_from=12, fair_from=9, average_from=6
    )
    kinds = ["department"] * 18 + ["district_pc"] * 17
    for place, kind in enumerate(kinds):
        unit = Unit.objects.create(code=f"H21.X{place:02}", opened_on=date(2010, 1, 1))
        Spell.objects.create(
            unit=unit, first_on=date(2010, 1, 1), name=f"Đơn vị {place}", kind_id=kind,
            parent=units["H21"],
        )  # fmt: skip
        RatedUnitFactory(unit=unit)
        RatingFactory(unit=unit, waiting=True, score=15 + place % 4 if place < 25 else 14)
    assert actions.publish(2020, report="11/BC-UBND", on=date(2021, 1, 22), by=minh) == 35
    shares = [answer(f"reform.rated_{name}_share") for name in ("excellent", "good")]
    assert [(s.value, s.part, s.whole) for s in shares] == [
        (Decimal("71.43"), 25, 35), (Decimal("28.57"), 10, 35),
    ]  # fmt: skip
    assert sum(s.value for s in shares) == 100
    assert RatedUnit.objects.in_year(2020).count() == 35
    assert answer("reform.rated_units", tiers=("district",)).value == 17
    assert answer("reform.rated_units", tiers=("department",)).value == 18


@pytest.mark.works("S26.2")
def test_a_threshold_changed_later_moves_the_draft_and_not_last_years_list(pleiku, units, minh):
    RatingFactory(unit=pleiku, waiting=True, score=15)
    actions.publish(2020, report="11/BC-UBND", on=date(2021, 1, 22), by=minh)
    RatingFactory(unit=pleiku, waiting=True, year=YEAR, score=15)
    ThresholdSet.objects.update(last_on=ON - timedelta(days=1))
    ThresholdSetFactory(
        unit=units["H21"], excellent_from=16, good_from=12, fair_from=9, average_from=6,
        first_on=ON,
    )  # fmt: skip
    rows = Rating.objects.with_class(ThresholdSet.objects.in_force(ON), on=ON)
    assert dict(rows.values_list("year", "now")) == {2020: "excellent", 2021: "good"}


def test_the_first_rules_name_nine_indices_whose_figures_exist(units):
    first_on, basis, rules = first_rules()
    assert [rule["number"] for rule in rules] == list(range(1, 10))
    assert [rule["figure"] for rule in rules if rule["figure"] not in FIGURES] == []
    for rule in rules:
        IndexRule(unit=units["H21"], first_on=first_on, basis=basis, **rule).full_clean()


def test_every_stage_can_be_reached_and_a_published_list_stays():
    assert FLOW.unreachable() == frozenset()
    assert FLOW.from_state(Stage.PUBLISHED) == []


def test_computing_again_costs_no_more_than_its_rows(pleiku, minh, django_assert_max_num_queries):
    opine(pleiku, 3, 2)
    compute(minh)
    with django_assert_max_num_queries(36):
        compute(minh)
