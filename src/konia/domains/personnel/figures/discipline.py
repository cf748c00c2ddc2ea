"""Figures of discipline. A person disciplined by both Party and State counts once."""

from datetime import date

from konia.domains.personnel.models import DisciplineCase
from konia.domains.personnel.states import DisciplineLevel as Level
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count

SINCE = date(2015, 1, 1)


def _persons(ask: Ask, level: Level) -> Count:
    cases = DisciplineCase.objects.effective_in(ask.so_far).against(level)
    return Count(cases, distinct="person_code")


@figure(
    "personnel.province_leaders_disciplined",
    title="Số lãnh đạo cấp tỉnh bị kỷ luật",
    unit=Unit.PERSON,
    source="discipline-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def province_leaders_disciplined(ask: Ask) -> Count:
    """Different provincial leaders whose discipline took effect in the period."""
    return _persons(ask, Level.PROVINCE_LEADER)


@figure(
    "personnel.department_and_district_leaders_disciplined",
    title="Số lãnh đạo cấp sở, ngành và UBND cấp huyện bị kỷ luật",
    unit=Unit.PERSON,
    source="discipline-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def department_and_district_leaders_disciplined(ask: Ask) -> Count:
    """Different leaders of departments and districts whose discipline took effect in the period."""
    return _persons(ask, Level.DEPARTMENT_OR_DISTRICT_LEADER)


@figure(
    "personnel.division_leaders_disciplined",
    title="Số lãnh đạo cấp phòng thuộc sở, ngành và UBND cấp huyện bị kỷ luật",
    unit=Unit.PERSON,
    source="discipline-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def division_leaders_disciplined(ask: Ask) -> Count:
    """Different leaders of divisions whose discipline took effect in the period."""
    return _persons(ask, Level.DIVISION_LEADER)


@figure(
    "personnel.public_unit_staff_disciplined",
    title="Số người làm việc hưởng lương ngân sách tại đơn vị sự nghiệp bị kỷ luật",
    unit=Unit.PERSON,
    source="discipline-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def public_unit_staff_disciplined(ask: Ask) -> Count:
    """Different budget-paid staff of public units whose discipline took effect in the period."""
    return _persons(ask, Level.PUBLIC_UNIT_STAFF)
