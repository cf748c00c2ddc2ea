from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from konia.domains.reform import actions
from konia.domains.reform.models import ConsultationComment, Rating, ThresholdSet
from konia.kernel.figures.engine import Question, read_many
from konia.kernel.rooms.problems import Problem
from konia.testing.questions import AS_OF, H1, answer, ask, value

from .factories import (
    CommentFactory,
    ConsultationFactory,
    EntryRoundFactory,
    RatingFactory,
    ThresholdSetFactory,
)  # fmt: skip

RATED = ("H21.02", "H21.16", "H21.10", "H21.31", "H21.43", "H21.31.01", "H21.31.02")


@pytest.mark.works("S26.1")
def test_five_and_two_of_seven_rated_are_71_43_and_28_57(units):
    for number, code in enumerate(RATED):
        RatingFactory(unit=units[code], good=number >= 5)
    excellent = answer("reform.rated_excellent_share")
    good = answer("reform.rated_good_share")
    assert (excellent.value, excellent.part, excellent.whole) == (Decimal("71.43"), 5, 7)
    assert (good.value, excellent.value + good.value) == (Decimal("28.57"), 100)
    counts = ("rated_units", "rated_excellent", "rated_good", "rated_lower")
    assert [value(f"reform.{name}") for name in counts] == [7, 5, 2, 0]


def test_only_the_published_list_of_the_year_before_counts(units):
    RatingFactory(unit=units["H21.31"], year=2019)
    RatingFactory(unit=units["H21.31"], average=True)
    RatingFactory(unit=units["H21.43"], waiting=True)
    assert value("reform.rated_units") == 1
    assert value("reform.rated_lower") == 1
    assert value("reform.rated_units", "H21.43") == 0
    assert value("reform.rated_units", as_of=date(2021, 1, 21)) == 0


def test_without_a_list_there_is_no_share(units):
    assert value("reform.rated_excellent_share") is None
    assert value("reform.rated_good_share") is None


@pytest.mark.works("S26.2")
def test_new_thresholds_move_the_waiting_ones_and_not_the_published_list(units):
    old = ThresholdSetFactory(unit=units["H21"])
    RatingFactory(unit=units["H21.31"], score=91)
    RatingFactory(unit=units["H21.31"], waiting=True, year=2021, score=91)
    assert _classes(AS_OF) == {2020: "excellent", 2021: "excellent"}
    ThresholdSet.objects.filter(pk=old.pk).update(last_on=AS_OF - timedelta(days=1))
    ThresholdSetFactory(unit=units["H21"], first_on=AS_OF, excellent_from=92)
    assert _classes(AS_OF) == {2020: "excellent", 2021: "good"}
    assert value("reform.rated_excellent") == 1


def _classes(on):
    rows = Rating.objects.with_class(ThresholdSet.objects.in_force(on), on=on)
    return dict(rows.values_list("year", "now"))


def test_publishing_writes_down_the_class_of_the_day(units, minh):
    ThresholdSetFactory(unit=units["H21"])
    for code, score in (("H21.31", 90), ("H21.43", 80), ("H21.02", 79), ("H21.16", 40)):
        RatingFactory(unit=units[code], waiting=True, score=score)
    assert actions.publish(2020, report="11/BC-UBND", on=date(2021, 1, 22), by=minh) == 4
    kept = dict(Rating.objects.values_list("unit__code", "grade"))
    assert (kept["H21.31"], kept["H21.43"]) == ("excellent", "good")
    assert (kept["H21.02"], kept["H21.16"]) == ("average", "weak")


def test_nothing_is_published_without_thresholds_or_twice(units, minh):
    RatingFactory(unit=units["H21.31"], waiting=True)
    with pytest.raises(Problem):
        actions.publish(2020, report="11/BC-UBND", on=AS_OF, by=minh)
    ThresholdSetFactory(unit=units["H21"])
    actions.publish(2020, report="11/BC-UBND", on=AS_OF, by=minh)
    with pytest.raises(Problem):
        actions.publish(2020, report="12/BC-UBND", on=AS_OF, by=minh)


@pytest.mark.works("S26.3")
def test_the_units_behind_the_rating_can_be_named_by_tier(units):
    for code in ("H21.02", "H21.16", "H21.31"):
        RatingFactory(unit=units[code])
    assert value("reform.rated_units", tiers=("department",)) == 2
    assert value("reform.rated_units", tiers=("district",)) == 1


def test_a_published_rating_has_a_class_and_names_its_paper(units):
    with pytest.raises(ValidationError):
        RatingFactory.build(report="").clean()
    with pytest.raises(IntegrityError):
        RatingFactory(unit=units["H21.31"], grade="")


def test_the_deadline_is_that_of_consultations_opened_in_the_period(units):
    name, at = "reform.criteria_review_deadline", units["H21.02"]
    ConsultationFactory(unit=at, opened_on=H1.first - timedelta(days=1), deadline_on=AS_OF)
    assert value(name) is None
    ConsultationFactory(unit=at)
    assert value(name) == date(2021, 6, 30)
    assert value(name, as_of=date(2021, 6, 7)) is None


@pytest.mark.works("S04.4")
def test_a_comment_after_the_deadline_is_late(units):
    sent_out = ConsultationFactory(unit=units["H21.02"])
    CommentFactory(unit=units["H21.16"], consultation=sent_out)
    late = CommentFactory(unit=units["H21.31"], consultation=sent_out, received_on=date(2021, 7, 1))
    assert list(ConsultationComment.objects.late()) == [late]
    assert late.is_late


def test_two_entry_rounds_are_told_apart_and_dated(units):
    at = units["H21.02"]
    EntryRoundFactory(unit=at)
    EntryRoundFactory(unit=at, number=2, entered_on=date(2021, 3, 1))
    EntryRoundFactory(unit=at, year=2019, entered_on=date(2020, 2, 20))
    assert value("reform.index_entry_rounds") == 2
    assert value("reform.index_entry_rounds", as_of=date(2021, 2, 28)) == 1
    assert value("reform.index_entry_rounds", "H21.31") == 0


def test_one_statement_reads_every_figure_of_ratings(units, django_assert_num_queries):
    names = ("rated_units", "rated_excellent_share", "rated_good", "rated_lower")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"reform.{name}", question) for name in names])
