"""Makes thresholds, ratings, consultations, comments and entry rounds."""

from datetime import date

import factory

from konia.domains.reform.models import (
    ConsultationComment,
    CriteriaConsultation,
    EntryRound,
    IndexRule,
    RatedUnit,
    Rating,
    ThresholdSet,
)  # fmt: skip


class ThresholdSetFactory(factory.django.DjangoModelFactory):
    """Excellent from 90, Good from 80, Average from 50, since 2018."""

    class Meta:
        model = ThresholdSet

    code = factory.Sequence(lambda n: f"NG-{n}")
    first_on = date(2018, 1, 1)
    excellent_from, good_from, average_from = 90, 80, 50


class RatingFactory(factory.django.DjangoModelFactory):
    """A rating of 2020 with 95 points, published on 22/1/2021 as Excellent."""

    class Meta:
        model = Rating

    code = factory.Sequence(lambda n: f"DG-{n}")
    year = 2020
    score = 95
    grade = "excellent"
    report = "11/BC-UBND"
    published_on = date(2021, 1, 22)

    class Params:
        good = factory.Trait(score=85, grade="good")
        average = factory.Trait(score=60, grade="average")
        waiting = factory.Trait(grade="", report="", published_on=None)


class ConsultationFactory(factory.django.DjangoModelFactory):
    """A draft sent out on 8/6/2021, comments until the end of June."""

    class Meta:
        model = CriteriaConsultation

    code = factory.Sequence(lambda n: f"LYK-{n}")
    title = "Bộ chỉ số mới"
    letter = "858/SNV-CCHC"
    opened_on = date(2021, 6, 8)
    deadline_on = date(2021, 6, 30)


class CommentFactory(factory.django.DjangoModelFactory):
    """A comment in time."""

    class Meta:
        model = ConsultationComment

    text = "Đề nghị sửa tiêu chí 3"
    received_on = date(2021, 6, 30)


class EntryRoundFactory(factory.django.DjangoModelFactory):
    """The first entry round for 2020."""

    class Meta:
        model = EntryRound

    year = 2020
    number = 1
    entered_on = date(2021, 2, 22)
    contents = "Kết quả tự chấm"


class IndexRuleFactory(factory.django.DjangoModelFactory):
    """Two points from 80 %, one from 50 %, by what people answer to a question."""

    class Meta:
        model = IndexRule

    number = 3
    title = factory.LazyAttribute(lambda o: f"Chỉ số {o.number}")
    figure = factory.LazyAttribute(lambda o: f"satisfaction.index_{o.number}")
    full_from, half_from = 80, 50
    first_on = date(2018, 6, 21)


class RatedUnitFactory(factory.django.DjangoModelFactory):
    """A unit in the list since 2018."""

    class Meta:
        model = RatedUnit

    first_on = date(2018, 1, 1)
