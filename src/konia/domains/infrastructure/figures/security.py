"""Figures of information security."""

from datetime import date

from konia.domains.infrastructure.models import Incident, InformationSystem
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share

SINCE = date(2016, 7, 1)


@figure(
    "infrastructure.systems_approved",
    title="Tỷ lệ hệ thống thông tin đã phê duyệt cấp độ",
    unit=Unit.PERCENT,
    source="security-levels-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def systems_approved(ask: Ask) -> Share:
    """Systems in use at the moment whose level was approved by then, of all in use."""
    systems = InformationSystem.objects.holding_on(ask.as_of)
    return Share(part=Count(systems.approved_by(ask.as_of)), whole=Count(systems))


@figure(
    "infrastructure.systems_without_level",
    title="Số hệ thống thông tin chưa phê duyệt cấp độ",
    unit=Unit.CASE,
    source="security-levels-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def systems_without_level(ask: Ask) -> Count:
    """Systems in use at the moment whose level had not been approved by then, by owner."""
    return Count(InformationSystem.objects.holding_on(ask.as_of).without_level(ask.as_of))


@figure(
    "infrastructure.incidents",
    title="Số sự cố an toàn thông tin",
    unit=Unit.CASE,
    source="security-levels-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def incidents(ask: Ask) -> Count:
    """Incidents opened in the period so far."""
    return Count(Incident.objects.opened_in(ask.so_far))


@figure(
    "infrastructure.incidents_open",
    title="Số sự cố an toàn thông tin chưa đóng",
    unit=Unit.CASE,
    source="security-levels-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def incidents_open(ask: Ask) -> Count:
    """Incidents opened by the moment and not closed by then."""
    return Count(Incident.objects.open_on(ask.as_of))
