"""Figures of equipment and links."""

from datetime import date

from konia.domains.infrastructure.models import Device, DeviceCount, Link
from konia.domains.infrastructure.states import LinkKind
from konia.domains.organisation.public import BODIES, bodies, having, lacking
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Latest, Share

SINCE = date(2015, 1, 1)


@figure(
    "infrastructure.computers_per_official",
    title="Tỷ lệ máy tính trên cán bộ, công chức",
    unit=Unit.PERCENT,
    source="it-plan-2021",
    since=SINCE,
    kind=Kind.STOCK,
)
def computers_per_official(ask: Ask) -> Share:
    """Work computers for a hundred officials, each unit by its newest count up to the moment.

    A unit that counted nothing adds to neither number.
    """
    counts = DeviceCount.objects.counted_by(ask.as_of)
    return Share(
        part=Latest(counts, of="computers", by="counted_on"),
        whole=Latest(counts, of="officials", by="counted_on"),
    )


@figure(
    "infrastructure.units_with_lan",
    title="Tỷ lệ đơn vị đã có mạng nội bộ (LAN)",
    unit=Unit.PERCENT,
    source="it-plan-2021",
    since=SINCE,
    kind=Kind.STOCK,
)
def units_with_lan(ask: Ask) -> Share:
    """Bodies of the three tiers with a LAN that is up at the moment, of all such bodies."""
    links = Link.objects.holding_on(ask.as_of).up(LinkKind.LAN)
    units = bodies(*BODIES, on=ask.as_of)
    return Share(part=Count(having(units, links), at="id"), whole=Count(units, at="id"))


@figure(
    "infrastructure.units_without_lan",
    title="Số đơn vị chưa có mạng nội bộ (LAN)",
    unit=Unit.BODY,
    source="it-plan-2021",
    since=SINCE,
    kind=Kind.STOCK,
)
def units_without_lan(ask: Ask) -> Count:
    """Bodies of the three tiers without a LAN that is up at the moment."""
    links = Link.objects.holding_on(ask.as_of).up(LinkKind.LAN)
    return Count(lacking(bodies(*BODIES, on=ask.as_of), links), at="id")


@figure(
    "infrastructure.secrets_online",
    title="Số máy soạn thảo văn bản mật có kết nối Internet",
    unit=Unit.CASE,
    source="it-plan-2021",
    since=SINCE,
    kind=Kind.STOCK,
)
def secrets_online(ask: Ask) -> Count:
    """Devices in use at the moment for classified drafting although they reach the Internet."""
    return Count(Device.objects.holding_on(ask.as_of).drafting_secrets_online())


@figure(
    "infrastructure.links_down",
    title="Số đường truyền đang gián đoạn",
    unit=Unit.CASE,
    source="it-plan-2021",
    since=SINCE,
    kind=Kind.STOCK,
)
def links_down(ask: Ask) -> Count:
    """Links that carry nothing at the moment."""
    return Count(Link.objects.holding_on(ask.as_of).down())
