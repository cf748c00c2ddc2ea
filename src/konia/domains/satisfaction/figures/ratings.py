"""Figures of the ratings people give after a service; a visit's are counted apart."""

from collections.abc import Callable
from datetime import date

from konia.domains.satisfaction.models import Invitation, Rating, RatingAnswer
from konia.domains.satisfaction.queries import ServiceRatingQuerySet
from konia.domains.satisfaction.questionnaire import questionnaires
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Mean, Share, Total
from konia.kernel.figures.relations import not_to_be_confused

SINCE = date(2015, 1, 1)


def _dossiers(ask: Ask) -> ServiceRatingQuerySet:
    return Rating.objects.rated_in(ask.so_far).of_dossiers()


def _visits(ask: Ask) -> ServiceRatingQuerySet:
    return Rating.objects.rated_in(ask.so_far).of_visits()


@figure(
    "satisfaction.ratings",
    title="Số hồ sơ được người dân đánh giá",
    unit=Unit.TURN,
    source="one-stop-rating",
    since=SINCE,
    kind=Kind.FLOW,
)
def ratings(ask: Ask) -> Count:
    """Returned dossiers rated in the period, each once."""
    return Count(_dossiers(ask))


@figure(
    "satisfaction.ratings_of_visits",
    title="Số lượt đánh giá tại quầy không gắn hồ sơ",
    unit=Unit.TURN,
    source="one-stop-rating",
    since=SINCE,
    kind=Kind.FLOW,
)
def ratings_of_visits(ask: Ask) -> Count:
    """Visit ratings of the period, given at a counter's device without a dossier code."""
    return Count(_visits(ask))


@figure(
    "satisfaction.rating_average",
    title="Điểm hài lòng trung bình của hồ sơ",
    unit=Unit.POINT,
    source="one-stop-rating",
    since=SINCE,
    kind=Kind.FLOW,
)
def rating_average(ask: Ask) -> Mean:
    """Mean mark, from 1 to 5, of the dossiers rated in the period."""
    rows = _dossiers(ask)
    return Mean(Total(rows, of="mark"), Count(rows))


@figure(
    "satisfaction.rated_satisfied",
    title="Tỷ lệ hài lòng của hồ sơ được đánh giá",
    unit=Unit.PERCENT,
    source="one-stop-rating",
    since=SINCE,
    kind=Kind.FLOW,
)
def rated_satisfied(ask: Ask) -> Share:
    """Dossiers rated satisfied or very satisfied, of the dossiers rated in the period."""
    rows = _dossiers(ask)
    return Share(part=Count(rows.satisfied()), whole=Count(rows))


@figure(
    "satisfaction.visit_average",
    title="Điểm hài lòng trung bình của lượt đến quầy",
    unit=Unit.POINT,
    source="one-stop-rating",
    since=SINCE,
    kind=Kind.FLOW,
)
def visit_average(ask: Ask) -> Mean:
    """Mean mark, from 1 to 5, of the visits rated in the period."""
    rows = _visits(ask)
    return Mean(Total(rows, of="mark"), Count(rows))


@figure(
    "satisfaction.visit_satisfied",
    title="Tỷ lệ hài lòng của lượt đến quầy",
    unit=Unit.PERCENT,
    source="one-stop-rating",
    since=SINCE,
    kind=Kind.FLOW,
)
def visit_satisfied(ask: Ask) -> Share:
    """Visits rated satisfied or very satisfied, of the visits rated in the period."""
    rows = _visits(ask)
    return Share(part=Count(rows.satisfied()), whole=Count(rows))


@figure(
    "satisfaction.response_rate",
    title="Tỷ lệ hồ sơ đã trả được đánh giá",
    unit=Unit.PERCENT,
    source="one-stop-rating",
    since=SINCE,
    kind=Kind.FLOW,
)
def response_rate(ask: Ask) -> Share:
    """Dossiers handed over in the period that were rated by the moment, of all handed over."""
    invited = Invitation.objects.returned_in(ask.so_far)
    return Share(part=Count(invited.rated_by(ask.as_of)), whole=Count(invited))


def _index(number: int) -> Callable[[Ask], Share]:
    def index(ask: Ask) -> Share:
        rows = RatingAnswer.objects.to(number, ask.so_far)
        return Share(part=Total(rows, of="points"), whole=Total(rows, of="most"))

    index.__doc__ = f"Points given to index {number} in the period, of the most that could be."
    return index


for _question in questionnaires()[-1].questions:
    figure(
        f"satisfaction.index_{_question.number}",
        title=f"Chỉ số {_question.number} theo người dân: {_question.text.lower()}",
        unit=Unit.PERCENT,
        source="one-stop-rating",
        since=SINCE,
        kind=Kind.FLOW,
    )(_index(_question.number))

not_to_be_confused(
    "satisfaction.rated_satisfied", "satisfaction.satisfied_share",
    because="Đánh giá ngay sau khi trả hồ sơ; tỷ lệ kia là của phiếu khảo sát xã hội học.",
)  # fmt: skip
not_to_be_confused(
    "satisfaction.rated_satisfied", "satisfaction.visit_satisfied",
    because="Lượt đến quầy không gắn hồ sơ được đếm riêng.",
)  # fmt: skip
