"""Figures of plans and assignments."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Day, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused, part_of

from .models import Assignment, Programme
from .queries import AssignmentQuerySet
from .states import ProgrammeKind

SINCE = date(2015, 1, 1)


def _plan(kind: str, ask: Ask) -> AssignmentQuerySet:
    decided = Programme.objects.of_kind(kind).approved(ask.as_of)
    return Assignment.objects.of_kind(kind).of_year(ask.year).under(decided)


def _government(ask: Ask) -> AssignmentQuerySet:
    return Assignment.objects.of_kind(ProgrammeKind.GOVERNMENT).assigned_in(ask.so_far)


@figure(
    "assignments.plan_items",
    title="Số nhiệm vụ đề ra trong Kế hoạch CCHC",
    unit=Unit.ASSIGNMENT,
    source="par-plan",
    since=SINCE,
    kind=Kind.STOCK,
)
def plan_items(ask: Ask) -> Count:
    """Work items of the reform plan of the reporting year, once the plan was decided."""
    return Count(_plan(ProgrammeKind.CCHC_PLAN, ask))


@figure(
    "assignments.plan_done",
    title="Số nhiệm vụ trong Kế hoạch CCHC đã hoàn thành",
    unit=Unit.ASSIGNMENT,
    source="par-plan",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def plan_done(ask: Ask) -> Count:
    """Work items of the year's reform plan that were completed by the moment, late or not."""
    return Count(_plan(ProgrammeKind.CCHC_PLAN, ask).completed(ask.as_of))


@figure(
    "assignments.plan_done_share",
    title="Tỷ lệ hoàn thành Kế hoạch CCHC",
    unit=Unit.PERCENT,
    source="par-plan",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def plan_done_share(ask: Ask) -> Share:
    """Completed work items of the year's reform plan, of all its work items."""
    items = _plan(ProgrammeKind.CCHC_PLAN, ask)
    return Share(part=Count(items.completed(ask.as_of)), whole=Count(items))


@figure(
    "assignments.plan_remaining",
    title="Số nhiệm vụ trong Kế hoạch CCHC chưa hoàn thành",
    unit=Unit.ASSIGNMENT,
    source="par-plan",
    since=SINCE,
    kind=Kind.STOCK,
)
def plan_remaining(ask: Ask) -> Count:
    """Work items of the year's reform plan not completed by the moment, due or not."""
    return Count(_plan(ProgrammeKind.CCHC_PLAN, ask).remaining(ask.as_of))


@figure(
    "assignments.plan_overdue",
    title="Số nhiệm vụ trong Kế hoạch CCHC quá hạn chưa hoàn thành",
    unit=Unit.ASSIGNMENT,
    source="par-plan",
    since=SINCE,
    kind=Kind.STOCK,
)
def plan_overdue(ask: Ask) -> Count:
    """Work items of the year's reform plan not completed although due before the moment.

    When it is 0, the sentence that the rest is not yet due holds.
    """
    return Count(_plan(ProgrammeKind.CCHC_PLAN, ask).overdue(ask.as_of))


@figure(
    "assignments.comms_items",
    title="Số nhiệm vụ trong Kế hoạch tuyên truyền CCHC",
    unit=Unit.ASSIGNMENT,
    source="comms-plan",
    since=SINCE,
    kind=Kind.STOCK,
)
def comms_items(ask: Ask) -> Count:
    """Work items of the communication plan of the reporting year, once it was decided."""
    return Count(_plan(ProgrammeKind.COMMS_PLAN, ask))


@figure(
    "assignments.comms_done",
    title="Số nhiệm vụ tuyên truyền CCHC đã hoàn thành",
    unit=Unit.ASSIGNMENT,
    source="comms-plan",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def comms_done(ask: Ask) -> Count:
    """Work items of the year's communication plan that were completed by the moment."""
    return Count(_plan(ProgrammeKind.COMMS_PLAN, ask).completed(ask.as_of))


@figure(
    "assignments.comms_done_share",
    title="Tỷ lệ hoàn thành Kế hoạch tuyên truyền CCHC",
    unit=Unit.PERCENT,
    source="comms-plan",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def comms_done_share(ask: Ask) -> Share:
    """Completed work items of the year's communication plan, of all its work items."""
    items = _plan(ProgrammeKind.COMMS_PLAN, ask)
    return Share(part=Count(items.completed(ask.as_of)), whole=Count(items))


@figure(
    "assignments.government",
    title="Tổng số nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao",
    unit=Unit.ASSIGNMENT,
    source="assigned-work-team",
    since=SINCE,
    kind=Kind.FLOW,
)
def government(ask: Ask) -> Count:
    """Assignments the Government or the Prime Minister gave in the period.

    Those given earlier and still open are not carried over into the period.
    """
    return Count(_government(ask))


@figure(
    "assignments.government_on_time",
    title="Số nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao đã hoàn thành đúng hạn",
    unit=Unit.ASSIGNMENT,
    source="assigned-work-team",
    since=SINCE,
    kind=Kind.FLOW,
)
def government_on_time(ask: Ask) -> Count:
    """Assignments the Government gave in the period, completed by the moment and when due.

    The due day is the extended one where an extension was granted; none given is never late.
    """
    return Count(_government(ask).on_time(ask.as_of))


@figure(
    "assignments.government_late",
    title="Số nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao đã hoàn thành nhưng quá hạn",
    unit=Unit.ASSIGNMENT,
    source="assigned-work-team",
    since=SINCE,
    kind=Kind.FLOW,
)
def government_late(ask: Ask) -> Count:
    """Assignments the Government gave in the period, completed by then but after their due day."""
    return Count(_government(ask).late(ask.as_of))


@figure(
    "assignments.government_open",
    title="Số nhiệm vụ Chính phủ, Thủ tướng Chính phủ giao chưa hoàn thành",
    unit=Unit.ASSIGNMENT,
    source="assigned-work-team",
    since=SINCE,
    kind=Kind.STOCK,
)
def government_open(ask: Ask) -> Count:
    """Assignments the Government gave in the period and not completed by the moment."""
    return Count(_government(ask).remaining(ask.as_of))


@figure(
    "assignments.given_to_units",
    title="Số nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao",
    unit=Unit.ASSIGNMENT,
    source="assigned-work-team",
    since=SINCE,
    kind=Kind.FLOW,
)
def given_to_units(ask: Ask) -> Count:
    """Assignments the provincial committee or its chairman gave to units in the period."""
    return Count(Assignment.objects.of_kind(ProgrammeKind.PROVINCE).assigned_in(ask.so_far))


@figure(
    "assignments.next_period_groups",
    title="Số nhóm nhiệm vụ kỳ tới",
    unit=Unit.ASSIGNMENT,
    source="par-report",
    since=SINCE,
    kind=Kind.STOCK,
)
def next_period_groups(ask: Ask) -> Count:
    """Groups of work the report of the year sets out for the rest of it, once it was made."""
    return Count(_plan(ProgrammeKind.NEXT_PERIOD, ask))


@figure(
    "assignments.overall_programme_expected",
    title="Dự kiến ban hành Chương trình tổng thể CCHC",
    unit=Unit.MONTH,
    source="par-report",
    since=SINCE,
    kind=Kind.STATE,
)
def overall_programme_expected(ask: Ask) -> Day:
    """First day of the quarter in which the overall programme is expected, while not decided."""
    awaited = Programme.objects.of_kind(ProgrammeKind.OVERALL).awaited(ask.as_of)
    return Day(awaited, of="expected_from")


@figure(
    "assignments.smart_city_done_share",
    title="Tỷ lệ hoàn thành nhiệm vụ đô thị thông minh trong năm",
    unit=Unit.PERCENT,
    source="smart-city-plan",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def smart_city_done_share(ask: Ask) -> Share:
    """Completed work items of the smart-city plan for the year, of all it sets for the year."""
    items = _plan(ProgrammeKind.SMART_CITY, ask)
    return Share(part=Count(items.completed(ask.as_of)), whole=Count(items))


@figure(
    "assignments.smart_city_overdue",
    title="Số nhiệm vụ đô thị thông minh quá hạn",
    unit=Unit.ASSIGNMENT,
    source="smart-city-plan",
    since=SINCE,
    kind=Kind.STOCK,
)
def smart_city_overdue(ask: Ask) -> Count:
    """Work items of the smart-city plan for the year, due before the moment and not completed."""
    return Count(_plan(ProgrammeKind.SMART_CITY, ask).overdue(ask.as_of))


@figure(
    "assignments.it_plan_done_share",
    title="Tỷ lệ hoàn thành nhiệm vụ ứng dụng công nghệ thông tin trong năm",
    unit=Unit.PERCENT,
    source="it-plan",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def it_plan_done_share(ask: Ask) -> Share:
    """Completed work items of the IT plans for the year, of all they set for the year."""
    items = _plan(ProgrammeKind.IT_PLAN, ask)
    return Share(part=Count(items.completed(ask.as_of)), whole=Count(items))


part_of(
    "assignments.plan_done", "assignments.plan_remaining", whole="assignments.plan_items",
    because="Nhiệm vụ trong kế hoạch hoặc đã hoàn thành, hoặc chưa.",
)  # fmt: skip
part_of(
    "assignments.government_on_time", "assignments.government_late", "assignments.government_open",
    whole="assignments.government",
    because="Nhiệm vụ được giao hoặc đúng hạn, hoặc quá hạn, hoặc chưa hoàn thành.",
)  # fmt: skip
at_most(
    "assignments.plan_overdue", "assignments.plan_remaining",
    because="Nhiệm vụ quá hạn là nhiệm vụ chưa hoàn thành.",
)  # fmt: skip
at_most(
    "assignments.comms_done", "assignments.comms_items",
    because="Nhiệm vụ hoàn thành là nhiệm vụ của kế hoạch.",
)  # fmt: skip
not_to_be_confused(
    "assignments.government", "assignments.given_to_units",
    because="Một bên do Chính phủ, Thủ tướng Chính phủ giao tỉnh; một bên do tỉnh giao đơn vị.",
)  # fmt: skip
not_to_be_confused(
    "assignments.plan_items", "assignments.comms_items",
    because="Kế hoạch CCHC và kế hoạch tuyên truyền CCHC là hai quyết định khác nhau.",
)  # fmt: skip
