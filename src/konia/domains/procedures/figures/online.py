"""Figures of online services: levels, the national portal, payment, priorities."""

from datetime import date

from konia.domains.procedures.models import (
    IntegrationBlocker,
    OnlineService,
    OnlineTarget,
    PriorityItem,
)
from konia.domains.procedures.offers import PriorityQuerySet, ServiceQuerySet
from konia.domains.procedures.states import ServiceLevel
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Latest, Share

SINCE = date(2015, 1, 1)
BOTH = (ServiceLevel.THREE, ServiceLevel.FOUR)


def _services(ask: Ask, *levels: ServiceLevel) -> ServiceQuerySet:
    held = OnlineService.objects.holding_on(ask.as_of).of_procedures_in_force(ask.as_of)
    return held.at_level(*levels)


def _priorities(ask: Ask) -> PriorityQuerySet:
    items = PriorityItem.objects.of_year(ask.year, on=ask.as_of).eligible()
    return items.of_procedures_in_force(ask.as_of)


@figure(
    "procedures.level3",
    title="Số dịch vụ công trực tuyến mức độ 3",
    unit=Unit.SERVICE,
    source="online-services",
    since=SINCE,
    kind=Kind.STOCK,
)
def level3(ask: Ask) -> Count:
    """Services offered at level 3 at the moment; those raised to level 4 are not."""
    return Count(_services(ask, ServiceLevel.THREE))


@figure(
    "procedures.level4",
    title="Số dịch vụ công trực tuyến mức độ 4",
    unit=Unit.SERVICE,
    source="online-services",
    since=SINCE,
    kind=Kind.STOCK,
)
def level4(ask: Ask) -> Count:
    """Services offered at level 4 at the moment."""
    return Count(_services(ask, ServiceLevel.FOUR))


@figure(
    "procedures.level3_and_4",
    title="Số TTHC cung cấp mức độ 3, 4 trên Cổng DVC",
    unit=Unit.SERVICE,
    source="online-services",
    since=SINCE,
    kind=Kind.STOCK,
)
def level3_and_4(ask: Ask) -> Count:
    """Services offered at level 3 or 4 at the moment."""
    return Count(_services(ask, *BOTH))


@figure(
    "procedures.national_linked",
    title="Số dịch vụ mức độ 3, 4 có mục liên kết với Cổng DVC quốc gia",
    unit=Unit.SERVICE,
    source="national-portal",
    since=SINCE,
    kind=Kind.STOCK,
)
def national_linked(ask: Ask) -> Count:
    """Services of level 3 or 4 whose listing is linked to the national portal.

    A link leads from there to the provincial portal; it does not let anyone submit there.
    """
    return Count(_services(ask, *BOTH).linked_by(ask.as_of))


@figure(
    "procedures.national_integrated",
    title="Số dịch vụ tích hợp trên Cổng DVC quốc gia",
    unit=Unit.SERVICE,
    source="national-portal",
    since=SINCE,
    kind=Kind.STOCK,
)
def national_integrated(ask: Ask) -> Count:
    """Services of level 3 or 4 that can be used on the national portal from end to end."""
    return Count(_services(ask, *BOTH).integrated_by(ask.as_of))


@figure(
    "procedures.payment_enabled",
    title="Số TTHC đã tích hợp dịch vụ thanh toán trực tuyến",
    unit=Unit.SERVICE,
    source="electronic-procedures",
    since=SINCE,
    kind=Kind.STOCK,
)
def payment_enabled(ask: Ask) -> Count:
    """Services of level 3 or 4 whose fee can be paid online."""
    return Count(_services(ask, *BOTH).paid_online_by(ask.as_of))


@figure(
    "procedures.payment_of_level4",
    title="Tỷ lệ dịch vụ mức độ 4 có thanh toán trực tuyến",
    unit=Unit.PERCENT,
    source="electronic-procedures",
    since=SINCE,
    kind=Kind.STOCK,
)
def payment_of_level4(ask: Ask) -> Share:
    """Services of level 4 whose fee can be paid online, of all services of level 4."""
    rows = _services(ask, ServiceLevel.FOUR)
    return Share(part=Count(rows.paid_online_by(ask.as_of)), whole=Count(rows))


@figure(
    "procedures.payment_of_both_levels",
    title="Tỷ lệ dịch vụ mức độ 3, 4 có thanh toán trực tuyến",
    unit=Unit.PERCENT,
    source="electronic-procedures",
    since=SINCE,
    kind=Kind.STOCK,
)
def payment_of_both_levels(ask: Ask) -> Share:
    """Services of level 3 or 4 whose fee can be paid online, of all services of these levels."""
    rows = _services(ask, *BOTH)
    return Share(part=Count(rows.paid_online_by(ask.as_of)), whole=Count(rows))


@figure(
    "procedures.level4_target",
    title="Mục tiêu dịch vụ mức độ 4 đủ điều kiện đến hết năm",
    unit=Unit.PERCENT,
    source="priority-list",
    since=SINCE,
    kind=Kind.STATE,
)
def level4_target(ask: Ask) -> Latest:
    """The share of eligible procedures that shall be at level 4 by the end of the year."""
    rows = OnlineTarget.objects.of_year(ask.year, on=ask.as_of)
    return Latest(rows, of="share_percent", by="decided_on", adds=False)


@figure(
    "procedures.priority_at_level4",
    title="Tỷ lệ TTHC ưu tiên đủ điều kiện đã ở mức độ 4",
    unit=Unit.PERCENT,
    source="priority-list",
    since=SINCE,
    kind=Kind.STOCK,
)
def priority_at_level4(ask: Ask) -> Share:
    """Eligible procedures of the year's priority list offered at level 4, of all eligible ones."""
    rows = _priorities(ask)
    done = rows.at_level_four(_services(ask, ServiceLevel.FOUR))
    return Share(part=Count(done), whole=Count(rows))


@figure(
    "procedures.priority_waiting",
    title="Số TTHC ưu tiên đủ điều kiện chưa ở mức độ 4",
    unit=Unit.PROCEDURE,
    source="priority-list",
    since=SINCE,
    kind=Kind.STOCK,
)
def priority_waiting(ask: Ask) -> Count:
    """Eligible procedures of the year's priority list not yet offered at level 4."""
    rows = _priorities(ask)
    return Count(rows.below_level_four(_services(ask, ServiceLevel.FOUR)))


@figure(
    "procedures.integration_blocked",
    title="Số dịch vụ vướng mắc khi tích hợp Cổng DVC quốc gia",
    unit=Unit.SERVICE,
    source="national-portal",
    since=SINCE,
    kind=Kind.STOCK,
)
def integration_blocked(ask: Ask) -> Count:
    """Services that an obstacle keeps off the national portal at the moment."""
    return Count(IntegrationBlocker.objects.standing_on(ask.as_of))
