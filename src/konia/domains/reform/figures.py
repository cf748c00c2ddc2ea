"""Figures of the steering of the reform."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Day, Share
from konia.kernel.figures.relations import not_to_be_confused, part_of

from .models import CriteriaConsultation, EntryRound, Rating
from .queries import RatingQuerySet
from .states import Grade

SINCE = date(2015, 1, 1)


def _last_year(ask: Ask) -> RatingQuerySet:
    return Rating.objects.of_year(ask.year - 1).published(ask.as_of)


@figure(
    "reform.rated_units",
    title="Số đơn vị được đánh giá việc giải quyết TTHC",
    unit=Unit.BODY,
    source="procedure-rating",
    since=SINCE,
    kind=Kind.STATE,
)
def rated_units(ask: Ask) -> Count:
    """Units rated for the year before the reporting year, in the list published by the moment."""
    return Count(_last_year(ask))


@figure(
    "reform.rated_excellent_share",
    title="Tỷ lệ đơn vị xếp loại Xuất sắc về giải quyết TTHC",
    unit=Unit.PERCENT,
    source="procedure-rating",
    since=SINCE,
    kind=Kind.STATE,
)
def rated_excellent_share(ask: Ask) -> Share:
    """Units published as Excellent for the year before, of all rated for it.

    The class is that of the day of publication, whatever the thresholds are now.
    """
    rated = _last_year(ask)
    return Share(part=Count(rated.graded(Grade.EXCELLENT)), whole=Count(rated))


@figure(
    "reform.rated_good_share",
    title="Tỷ lệ đơn vị xếp loại Tốt về giải quyết TTHC",
    unit=Unit.PERCENT,
    source="procedure-rating",
    since=SINCE,
    kind=Kind.STATE,
)
def rated_good_share(ask: Ask) -> Share:
    """Units published as Good for the year before, of all rated for it."""
    rated = _last_year(ask)
    return Share(part=Count(rated.graded(Grade.GOOD)), whole=Count(rated))


@figure(
    "reform.rated_excellent",
    title="Số đơn vị xếp loại Xuất sắc về giải quyết TTHC",
    unit=Unit.BODY,
    source="procedure-rating",
    since=SINCE,
    kind=Kind.STATE,
)
def rated_excellent(ask: Ask) -> Count:
    """Units published as Excellent for the year before."""
    return Count(_last_year(ask).graded(Grade.EXCELLENT))


@figure(
    "reform.rated_good",
    title="Số đơn vị xếp loại Tốt về giải quyết TTHC",
    unit=Unit.BODY,
    source="procedure-rating",
    since=SINCE,
    kind=Kind.STATE,
)
def rated_good(ask: Ask) -> Count:
    """Units published as Good for the year before."""
    return Count(_last_year(ask).graded(Grade.GOOD))


@figure(
    "reform.rated_lower",
    title="Số đơn vị xếp loại dưới Tốt về giải quyết TTHC",
    unit=Unit.BODY,
    source="procedure-rating",
    since=SINCE,
    kind=Kind.STATE,
)
def rated_lower(ask: Ask) -> Count:
    """Units published as Fair, Average or Weak for the year before."""
    return Count(_last_year(ask).below_good())


@figure(
    "reform.criteria_review_deadline",
    title="Thời hạn rà soát bộ tiêu chí",
    unit=Unit.DAY,
    source="unit-index-regulation",
    since=SINCE,
    kind=Kind.STATE,
)
def criteria_review_deadline(ask: Ask) -> Day:
    """Last day for comments in the consultations on criteria opened in the period so far."""
    opened = CriteriaConsultation.objects.opened_in(ask.so_far)
    return Day(opened, of="deadline_on", last=True)


@figure(
    "reform.index_entry_rounds",
    title="Số lần nhập kết quả, tài liệu kiểm chứng vào phần mềm chấm điểm",
    unit=Unit.ROUND,
    source="index-scheme",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def index_entry_rounds(ask: Ask) -> Count:
    """Entry rounds finished by the moment for the provincial index of the year before."""
    return Count(EntryRound.objects.of_year(ask.year - 1).entered(ask.as_of))


part_of(
    "reform.rated_excellent", "reform.rated_good", "reform.rated_lower",
    whole="reform.rated_units",
    because="Mỗi đơn vị được đánh giá có đúng một xếp loại.",
)  # fmt: skip
not_to_be_confused(
    "reform.rated_units", "inspections.cchc_units",
    because="35 đơn vị được đánh giá giải quyết TTHC; 14 đơn vị trong kế hoạch kiểm tra CCHC.",
)  # fmt: skip
