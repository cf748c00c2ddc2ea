"""Figures of downsizing: in a period, since 2015, and as a share of the 2015 quota."""

from datetime import date

from konia.domains.personnel.models import DownsizingCase, Quota
from konia.domains.personnel.queries.staff import BASELINE_YEAR
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Less, Share, Total
from konia.kernel.figures.relations import at_most, equals, not_to_be_confused

SINCE = date(2015, 1, 1)


@figure(
    "personnel.civil_downsized_in_period",
    title="Số biên chế công chức tinh giản trong kỳ",
    unit=Unit.PERSON,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def civil_downsized_in_period(ask: Ask) -> Count:
    """Civil servants of approved downsizing batches who left within the period."""
    return Count(DownsizingCase.objects.effective_in(ask.so_far).civil_service())


@figure(
    "personnel.civil_downsized_since_2015",
    title="Số biên chế công chức đã tinh giản lũy kế từ năm 2015",
    unit=Unit.PERSON,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def civil_downsized_since_2015(ask: Ask) -> Count:
    """Civil servants of approved downsizing batches who left after 2015 and by the moment."""
    return Count(DownsizingCase.objects.since_2015(ask.as_of).civil_service())


@figure(
    "personnel.public_downsized_in_period",
    title="Số người làm việc tại đơn vị sự nghiệp tinh giản trong kỳ",
    unit=Unit.PERSON,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def public_downsized_in_period(ask: Ask) -> Count:
    """Persons of public units of approved downsizing batches who left within the period."""
    return Count(DownsizingCase.objects.effective_in(ask.so_far).public_units())


@figure(
    "personnel.public_downsized_since_2015",
    title="Số người làm việc tại đơn vị sự nghiệp đã tinh giản lũy kế từ năm 2015",
    unit=Unit.PERSON,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def public_downsized_since_2015(ask: Ask) -> Count:
    """Persons of public units of approved batches who left after 2015 and by the moment."""
    return Count(DownsizingCase.objects.since_2015(ask.as_of).public_units())


@figure(
    "personnel.civil_quota_cut",
    title="Số biên chế công chức giảm so với năm 2015",
    unit=Unit.PERSON,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def civil_quota_cut(ask: Ask) -> Less:
    """Civil-service quota of 2015 less that of the reporting year."""
    quota = Quota.objects.civil_service()
    baseline = Total(quota.for_year(BASELINE_YEAR, as_of=ask.as_of), of="posts")
    return Less(baseline, Total(quota.for_year(ask.year, as_of=ask.as_of), of="posts"))


@figure(
    "personnel.civil_quota_cut_share",
    title="Tỷ lệ biên chế công chức đã tinh giản so với năm 2015",
    unit=Unit.PERCENT,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def civil_quota_cut_share(ask: Ask) -> Share:
    """How far the civil-service quota of the year lies below that of 2015, of that of 2015."""
    quota = Quota.objects.civil_service()
    baseline = Total(quota.for_year(BASELINE_YEAR, as_of=ask.as_of), of="posts")
    now = Total(quota.for_year(ask.year, as_of=ask.as_of), of="posts")
    return Share(part=Less(baseline, now), whole=baseline)


@figure(
    "personnel.public_quota_cut",
    title="Số người làm việc tại đơn vị sự nghiệp giảm so với năm 2015",
    unit=Unit.PERSON,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def public_quota_cut(ask: Ask) -> Less:
    """Persons assigned to public units in 2015 less those of the reporting year."""
    quota = Quota.objects.public_units()
    baseline = Total(quota.for_year(BASELINE_YEAR, as_of=ask.as_of), of="posts")
    return Less(baseline, Total(quota.for_year(ask.year, as_of=ask.as_of), of="posts"))


@figure(
    "personnel.public_quota_cut_share",
    title="Tỷ lệ người làm việc tại đơn vị sự nghiệp đã tinh giản so với năm 2015",
    unit=Unit.PERCENT,
    source="downsizing-decree",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def public_quota_cut_share(ask: Ask) -> Share:
    """How far the persons assigned to public units lie below those of 2015, of those of 2015."""
    quota = Quota.objects.public_units()
    baseline = Total(quota.for_year(BASELINE_YEAR, as_of=ask.as_of), of="posts")
    now = Total(quota.for_year(ask.year, as_of=ask.as_of), of="posts")
    return Share(part=Less(baseline, now), whole=baseline)


for _kind in ("civil", "public"):
    not_to_be_confused(
        f"personnel.{_kind}_downsized_in_period",
        f"personnel.{_kind}_downsized_since_2015",
        because="Một số đếm người nghỉ trong kỳ, một số lũy kế từ sau năm 2015.",
    )
    at_most(
        f"personnel.{_kind}_downsized_in_period",
        f"personnel.{_kind}_downsized_since_2015",
        because="Người tinh giản trong kỳ nằm trong số lũy kế.",
    )
    equals(
        f"personnel.{_kind}_downsized_since_2015",
        f"personnel.{_kind}_quota_cut",
        because="Biên chế giao giảm đúng bằng số người đã tinh giản từ năm 2015.",
    )
