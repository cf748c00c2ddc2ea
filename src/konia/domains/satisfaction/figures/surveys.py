"""Figures of satisfaction surveys."""

from datetime import date
from decimal import Decimal

from konia.domains.satisfaction.models import SurveyForm, SurveyRound
from konia.domains.satisfaction.queries import SurveyFormQuerySet
from konia.domains.satisfaction.states import Mode
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Coded, Count, Share
from konia.kernel.figures.relations import at_most

SINCE = date(2015, 1, 1)
ONLINE, PAPER, BOTH = 0, 1, 2


def _forms(ask: Ask) -> SurveyFormQuerySet:
    return SurveyForm.objects.collected_in(ask.so_far)


@figure(
    "satisfaction.forms",
    title="Số lượng phiếu khảo sát",
    unit=Unit.FORM,
    source="satisfaction-survey",
    since=SINCE,
    kind=Kind.FLOW,
)
def forms(ask: Ask) -> Count:
    """Valid survey forms collected in the period.

    A form counts when it was collected, not when it was issued; forms of both modes count.
    """
    return Count(_forms(ask).valid())


@figure(
    "satisfaction.forms_invalid",
    title="Số phiếu khảo sát không hợp lệ",
    unit=Unit.FORM,
    source="satisfaction-survey",
    since=SINCE,
    kind=Kind.FLOW,
)
def forms_invalid(ask: Ask) -> Count:
    """Survey forms collected in the period and found not valid."""
    return Count(_forms(ask).invalid())


@figure(
    "satisfaction.forms_satisfied",
    title="Số phiếu hài lòng",
    unit=Unit.FORM,
    source="satisfaction-survey",
    since=SINCE,
    kind=Kind.FLOW,
)
def forms_satisfied(ask: Ask) -> Count:
    """Valid survey forms collected in the period whose mark is satisfied or better."""
    return Count(_forms(ask).valid().satisfied())


@figure(
    "satisfaction.satisfied_share",
    title="Tỷ lệ hài lòng qua khảo sát",
    unit=Unit.PERCENT,
    source="satisfaction-survey",
    since=SINCE,
    kind=Kind.FLOW,
)
def satisfied_share(ask: Ask) -> Share:
    """Forms marked satisfied or better, of the valid forms of the period that give a mark."""
    valid = _forms(ask).valid()
    return Share(part=Count(valid.satisfied()), whole=Count(valid.answered()))


@figure(
    "satisfaction.mode",
    title="Hình thức khảo sát",
    unit=Unit.CODE,
    source="satisfaction-survey",
    since=SINCE,
    kind=Kind.STATE,
)
def mode(ask: Ask) -> Coded:
    """The modes of the survey rounds open in the period: online 0, paper 1, both 2.

    Without a round there is no answer.
    """
    rounds = SurveyRound.objects.open_in(ask.so_far)
    online, paper = Count(rounds.in_mode(Mode.ONLINE)), Count(rounds.in_mode(Mode.PAPER))
    options = {ONLINE: "Trực tuyến", PAPER: "Phát phiếu", BOTH: "Kết hợp"}
    return Coded((online, paper), _mode, options)


def _mode(online: Decimal, paper: Decimal) -> int | None:
    if online and paper:
        return BOTH
    if online:
        return ONLINE
    return PAPER if paper else None


at_most(
    "satisfaction.forms_satisfied", "satisfaction.forms",
    because="Phiếu hài lòng là phiếu hợp lệ.",
)  # fmt: skip
