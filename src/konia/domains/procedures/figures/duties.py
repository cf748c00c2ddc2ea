"""Figures of the duties of publication."""

from datetime import date

from konia.domains.procedures.models import ProcedureVersion, PublicationDecision
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count
from konia.kernel.figures.relations import at_most

# The publication rules of 2017 brought the days.
SINCE = date(2017, 12, 15)


@figure(
    "procedures.published_late",
    title="Số quyết định công bố TTHC ban hành chậm",
    unit=Unit.DECISION,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def published_late(ask: Ask) -> Count:
    """Decisions signed in the period with too few working days left before the effect.

    A decision of which nobody has said when its text takes effect is not late.
    """
    return Count(PublicationDecision.objects.decided_in(ask.so_far).published_late())


@figure(
    "procedures.entered_late",
    title="Số nội dung TTHC nhập Cơ sở dữ liệu quốc gia chậm",
    unit=Unit.PROCEDURE,
    source="publication-rules",
    since=SINCE,
    kind=Kind.FLOW,
)
def entered_late(ask: Ask) -> Count:
    """Contents of decisions of the period entered too late, or missing past their day."""
    return Count(ProcedureVersion.objects.decided_in(ask.so_far).entered_late(ask.as_of))


at_most(
    "procedures.published_late",
    "procedures.decisions",
    because="Quyết định ban hành chậm cũng là quyết định công bố đã ký trong kỳ.",
)
