"""Figures of inspections."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Day, Share
from konia.kernel.figures.relations import at_most, not_to_be_confused, part_of

from .models import Finding, PlannedUnit, Round
from .queries import FindingQuerySet, PlannedUnitQuerySet, RoundQuerySet
from .states import PlanKind, Topic

SINCE = date(2015, 1, 1)


def _units(kind: str, ask: Ask) -> PlannedUnitQuerySet:
    return PlannedUnit.objects.of_plan(kind, year=ask.year)


def _findings(ask: Ask) -> FindingQuerySet:
    return Finding.objects.of_plan(PlanKind.CCHC, year=ask.year)


def _round(number: int, ask: Ask) -> RoundQuerySet:
    return Round.objects.of_plan(PlanKind.CCHC, year=ask.year).numbered(number, on=ask.as_of)


@figure(
    "inspections.cchc_units",
    title="Số đơn vị, địa phương phải kiểm tra CCHC theo kế hoạch",
    unit=Unit.BODY,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.STOCK,
)
def cchc_units(ask: Ask) -> Count:
    """Units the year's reform inspection plan names at the moment."""
    return Count(_units(PlanKind.CCHC, ask).planned(ask.as_of))


@figure(
    "inspections.cchc_inspected",
    title="Số cơ quan, đơn vị đã kiểm tra CCHC",
    unit=Unit.BODY,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def cchc_inspected(ask: Ask) -> Count:
    """Different units visited for reform in the year's plan, planned or unscheduled."""
    return Count(_units(PlanKind.CCHC, ask).visited(ask.as_of), distinct="unit")


@figure(
    "inspections.cchc_inspected_share",
    title="Tỷ lệ đơn vị đã kiểm tra CCHC theo kế hoạch",
    unit=Unit.PERCENT,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def cchc_inspected_share(ask: Ask) -> Share:
    """Units of the year's reform inspection plan visited by the moment, of all it names.

    A visit outside the plan counts in neither.
    """
    planned = _units(PlanKind.CCHC, ask).planned(ask.as_of)
    return Share(part=Count(planned.visited(ask.as_of)), whole=Count(planned))


@figure(
    "inspections.procedure_control_share",
    title="Tỷ lệ đơn vị đã kiểm tra kiểm soát TTHC",
    unit=Unit.PERCENT,
    source="procedure-control-plan",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def procedure_control_share(ask: Ask) -> Share:
    """Planned units whose reform visit also looked at procedure control, of all the plan names."""
    planned = _units(PlanKind.CCHC, ask).planned(ask.as_of)
    visited = planned.visited(ask.as_of).with_procedure_control()
    return Share(part=Count(visited), whole=Count(planned))


@figure(
    "inspections.cchc_findings",
    title="Số vấn đề phát hiện qua kiểm tra",
    unit=Unit.ISSUE,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def cchc_findings(ask: Ask) -> Count:
    """Findings of the year's reform inspections made by the moment."""
    return Count(_findings(ask).found(ask.as_of))


@figure(
    "inspections.cchc_findings_handled",
    title="Số vấn đề phát hiện đã xử lý xong",
    unit=Unit.ISSUE,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def cchc_findings_handled(ask: Ask) -> Count:
    """Findings of the year's reform inspections made and fully handled by the moment."""
    return Count(_findings(ask).handled(ask.as_of))


@figure(
    "inspections.cchc_round_1_begins",
    title="Bắt đầu kiểm tra CCHC đợt 1",
    unit=Unit.DAY,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.STATE,
)
def cchc_round_1_begins(ask: Ask) -> Day:
    """First day of round 1 of the year's reform inspections, once notice was given."""
    return Day(_round(1, ask), of="begins_on")


@figure(
    "inspections.cchc_round_1_ends",
    title="Kết thúc kiểm tra CCHC đợt 1",
    unit=Unit.DAY,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.STATE,
)
def cchc_round_1_ends(ask: Ask) -> Day:
    """Last day of round 1 of the year's reform inspections, once notice was given."""
    return Day(_round(1, ask), of="ends_on", last=True)


@figure(
    "inspections.cchc_round_2_begins",
    title="Bắt đầu kiểm tra CCHC đợt 2",
    unit=Unit.DAY,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.STATE,
)
def cchc_round_2_begins(ask: Ask) -> Day:
    """First day of round 2 of the year's reform inspections, once notice was given."""
    return Day(_round(2, ask), of="begins_on")


@figure(
    "inspections.cchc_round_2_ends",
    title="Kết thúc kiểm tra CCHC đợt 2",
    unit=Unit.DAY,
    source="cchc-inspection",
    since=SINCE,
    kind=Kind.STATE,
)
def cchc_round_2_ends(ask: Ask) -> Day:
    """Last day of round 2 of the year's reform inspections, once notice was given."""
    return Day(_round(2, ask), of="ends_on", last=True)


@figure(
    "inspections.law_units",
    title="Số đơn vị kiểm tra theo dõi thi hành pháp luật theo kế hoạch",
    unit=Unit.BODY,
    source="law-monitoring",
    since=SINCE,
    kind=Kind.STOCK,
)
def law_units(ask: Ask) -> Count:
    """Units the year's plan to monitor law enforcement names at the moment."""
    return Count(_units(PlanKind.LAW_MONITOR, ask).planned(ask.as_of))


@figure(
    "inspections.law_inspected_share",
    title="Tỷ lệ đơn vị đã kiểm tra theo dõi thi hành pháp luật",
    unit=Unit.PERCENT,
    source="law-monitoring",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def law_inspected_share(ask: Ask) -> Share:
    """Units visited for law enforcement by the moment, of all the year's plan names."""
    planned = _units(PlanKind.LAW_MONITOR, ask).planned(ask.as_of)
    return Share(part=Count(planned.visited(ask.as_of)), whole=Count(planned))


@figure(
    "inspections.home_units",
    title="Số đơn vị thanh tra, kiểm tra công tác nội vụ theo kế hoạch sau điều chỉnh",
    unit=Unit.BODY,
    source="home-affairs-inspection",
    since=SINCE,
    kind=Kind.STOCK,
)
def home_units(ask: Ask) -> Count:
    """Units the year's home-affairs plan names at the moment; those taken out are not named."""
    return Count(_units(PlanKind.HOME_AFFAIRS, ask).planned(ask.as_of))


@figure(
    "inspections.home_removed",
    title="Số đơn vị giảm khỏi kế hoạch thanh tra công tác nội vụ",
    unit=Unit.BODY,
    source="home-affairs-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def home_removed(ask: Ask) -> Count:
    """Units taken out of the year's home-affairs plan by the moment."""
    return Count(_units(PlanKind.HOME_AFFAIRS, ask).removed(ask.as_of))


@figure(
    "inspections.home_inspected",
    title="Số cơ quan, địa phương đã kiểm tra công tác nội vụ",
    unit=Unit.BODY,
    source="home-affairs-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def home_inspected(ask: Ask) -> Count:
    """Units of the year's home-affairs plan visited by the moment."""
    planned = _units(PlanKind.HOME_AFFAIRS, ask).planned(ask.as_of)
    return Count(planned.visited(ask.as_of))


@figure(
    "inspections.home_inspected_share",
    title="Tỷ lệ cơ quan, địa phương đã kiểm tra công tác nội vụ",
    unit=Unit.PERCENT,
    source="home-affairs-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def home_inspected_share(ask: Ask) -> Share:
    """Units of the year's home-affairs plan visited by the moment, of all it still names."""
    planned = _units(PlanKind.HOME_AFFAIRS, ask).planned(ask.as_of)
    return Share(part=Count(planned.visited(ask.as_of)), whole=Count(planned))


@figure(
    "inspections.home_remaining",
    title="Số cơ quan, địa phương chưa kiểm tra công tác nội vụ",
    unit=Unit.BODY,
    source="home-affairs-inspection",
    since=SINCE,
    kind=Kind.STOCK,
)
def home_remaining(ask: Ask) -> Count:
    """Units the year's home-affairs plan still names and that were not visited by the moment."""
    return Count(_units(PlanKind.HOME_AFFAIRS, ask).remaining(ask.as_of))


@figure(
    "inspections.job_position_breaches",
    title="Số cơ quan, tổ chức có vi phạm về vị trí việc làm phát hiện qua thanh tra, kiểm tra",
    unit=Unit.BODY,
    source="home-affairs-inspection",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def job_position_breaches(ask: Ask) -> Count:
    """Different units where inspections of the year's plans found job-position rules broken."""
    found = Finding.objects.of_year(ask.year).found(ask.as_of)
    return Count(found.about(Topic.JOB_POSITIONS), distinct="unit")


part_of(
    "inspections.home_inspected", "inspections.home_remaining", whole="inspections.home_units",
    because="Đơn vị trong kế hoạch hoặc đã kiểm tra, hoặc còn lại.",
)  # fmt: skip
at_most(
    "inspections.cchc_findings_handled", "inspections.cchc_findings",
    because="Đã xử lý là một trạng thái của vấn đề được phát hiện.",
)  # fmt: skip
at_most(
    "inspections.home_inspected", "inspections.home_units",
    because="Chỉ đếm lượt kiểm tra các đơn vị trong kế hoạch.",
)  # fmt: skip
not_to_be_confused(
    "inspections.cchc_inspected_share", "inspections.procedure_control_share",
    because="Hai đoạn của báo cáo, một lượt kiểm tra: bên sau chỉ đếm lượt có kiểm soát TTHC.",
)  # fmt: skip
not_to_be_confused(
    "inspections.cchc_inspected", "inspections.home_inspected",
    because="Kiểm tra CCHC và thanh tra công tác nội vụ theo hai kế hoạch khác nhau.",
)  # fmt: skip
