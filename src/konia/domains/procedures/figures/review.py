"""Figures of the review of procedures, and of the posted questions."""

from datetime import date

from konia.domains.procedures.models import PostedQuestion, ReviewItem
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share

SINCE = date(2015, 1, 1)


@figure(
    "procedures.under_focused_review",
    title="Số TTHC được rà soát trọng tâm trong năm",
    unit=Unit.PROCEDURE,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def under_focused_review(ask: Ask) -> Count:
    """Procedures that the approved plans of the reporting year put under focused review."""
    return Count(ReviewItem.objects.planned_for(ask.year, on=ask.as_of))


@figure(
    "procedures.review_progress",
    title="Tỷ lệ TTHC rà soát đã có đề xuất",
    unit=Unit.PERCENT,
    source="procedure-control",
    since=SINCE,
    kind=Kind.STOCK,
)
def review_progress(ask: Ask) -> Share:
    """Procedures under focused review for which a proposal was recorded, of all planned."""
    rows = ReviewItem.objects.planned_for(ask.year, on=ask.as_of)
    return Share(part=Count(rows.proposed_by(ask.as_of)), whole=Count(rows))


@figure(
    "procedures.questions",
    title="Số câu hỏi/trả lời về TTHC",
    unit=Unit.QUESTION,
    source="portal-rules",
    since=SINCE,
    kind=Kind.STOCK,
)
def questions(ask: Ask) -> Count:
    """Questions with answers posted on the portal at the moment."""
    return Count(PostedQuestion.objects.posted_on(ask.as_of))


@figure(
    "procedures.questions_to_revise",
    title="Số câu hỏi cần sửa vì thủ tục đã bãi bỏ",
    unit=Unit.QUESTION,
    source="portal-rules",
    since=SINCE,
    kind=Kind.STOCK,
)
def questions_to_revise(ask: Ask) -> Count:
    """Posted questions whose procedure was abolished by the moment."""
    rows = PostedQuestion.objects.posted_on(ask.as_of)
    return Count(rows.about_abolished(ask.as_of))
