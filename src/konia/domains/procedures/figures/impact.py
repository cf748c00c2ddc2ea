"""Figures of the impact assessment of drafts."""

from datetime import date

from konia.domains.legal.public import NormativeDocument
from konia.domains.procedures.models import ImpactAssessment
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count
from konia.kernel.figures.relations import not_to_be_confused

SINCE = date(2015, 1, 1)


@figure(
    "procedures.drafts_assessed",
    title="Số dự thảo văn bản QPPL có TTHC đã đánh giá tác động",
    unit=Unit.DOCUMENT,
    source="procedure-control",
    since=SINCE,
    kind=Kind.FLOW,
)
def drafts_assessed(ask: Ask) -> Count:
    """Drafts of which at least one procedure was assessed in the period, by drafting body."""
    made = ImpactAssessment.objects.assessed_in(ask.so_far)
    return Count(NormativeDocument.objects.among(made.documents()))


not_to_be_confused(
    "procedures.drafts_assessed",
    "legal.draft_opinions",
    because="Đánh giá tác động do cơ quan soạn thảo làm; ý kiến do cơ quan kiểm soát thủ tục cho.",
)
