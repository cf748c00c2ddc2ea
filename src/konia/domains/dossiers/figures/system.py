"""Which bodies use the one-stop system."""

from datetime import date

from konia.domains.dossiers.models import SystemUse
from konia.domains.dossiers.places import bodies
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Less, Share

SINCE = date(2015, 1, 1)


@figure(
    "dossiers.connected",
    title="Tỷ lệ cơ quan đã kết nối hệ thống một cửa điện tử",
    unit=Unit.PERCENT,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def connected(ask: Ask) -> Share:
    """Bodies of the three levels connected with the one-stop system at the moment, of all."""
    joined = SystemUse.objects.connected().bodies_on(ask.as_of)
    return Share(part=Count(joined, at="id"), whole=Count(bodies(ask.as_of), at="id"))


@figure(
    "dossiers.connected_of_receiving",
    title="Tỷ lệ cơ quan có thủ tục đã triển khai một cửa điện tử",
    unit=Unit.PERCENT,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def connected_of_receiving(ask: Ask) -> Share:
    """Bodies connected with the system, of those that receive dossiers at their desk.

    A body without procedures, or with so few that it keeps no desk, is in neither number.
    """
    asked = SystemUse.objects.receiving().bodies_on(ask.as_of)
    joined = SystemUse.objects.connected().bodies_on(ask.as_of)
    return Share(
        part=Count(asked.filter(id__in=joined.values("id")), at="id"), whole=Count(asked, at="id")
    )


@figure(
    "dossiers.not_receiving",
    title="Số cơ quan không tiếp nhận hồ sơ tại một cửa",
    unit=Unit.BODY,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def not_receiving(ask: Ask) -> Count:
    """Bodies of the three levels that receive no dossiers at a desk, connected or not."""
    return Count(SystemUse.objects.receiving().bodies_without(ask.as_of), at="id")


@figure(
    "dossiers.bodies_connected",
    title="Số cơ quan đã kết nối hệ thống một cửa điện tử",
    unit=Unit.BODY,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def bodies_connected(ask: Ask) -> Count:
    """Bodies of the three levels connected with the one-stop system at the moment."""
    return Count(SystemUse.objects.connected().bodies_on(ask.as_of), at="id")


@figure(
    "dossiers.bodies_not_connected",
    title="Số cơ quan chưa kết nối hệ thống một cửa điện tử",
    unit=Unit.BODY,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def bodies_not_connected(ask: Ask) -> Less:
    """Bodies of the three levels less those connected with the one-stop system."""
    joined = SystemUse.objects.connected().bodies_on(ask.as_of)
    return Less(Count(bodies(ask.as_of), at="id"), Count(joined, at="id"))
