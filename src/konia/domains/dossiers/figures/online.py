"""How much is handled online. These read few rows, through an index of their own."""

from datetime import date

from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.queries import OneStopQuerySet
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share

SINCE = date(2015, 1, 1)
LANE = "online"


def _base(ask: Ask) -> OneStopQuerySet:
    """Dossiers of the period, of every channel, of services that at least one used online."""
    rows = Dossier.objects.of_online_services().received_in(ask.so_far)
    return rows.of_services_used_online(ask.so_far)


def _share(rows: OneStopQuerySet) -> Share:
    return Share(part=Count(rows.online(), lane=LANE), whole=Count(rows, lane=LANE))


@figure(
    "dossiers.online",
    title="Số hồ sơ tiếp nhận qua dịch vụ công trực tuyến mức độ 3, 4",
    unit=Unit.DOSSIER,
    source="online-services-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def online(ask: Ask) -> Count:
    """Dossiers received in the period that were submitted online to a service of level 3 or 4."""
    rows = Dossier.objects.of_online_services().received_in(ask.so_far)
    return Count(rows.online(), lane=LANE)


@figure(
    "dossiers.online_share",
    title="Tỷ lệ hồ sơ qua dịch vụ công trực tuyến mức độ 3, 4",
    unit=Unit.PERCENT,
    source="online-services-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def online_share(ask: Ask) -> Share:
    """Dossiers submitted online, of all dossiers of services that at least one used online."""
    return _share(_base(ask))


@figure(
    "dossiers.online_share_level_3",
    title="Tỷ lệ hồ sơ xử lý trực tuyến mức độ 3",
    unit=Unit.PERCENT,
    source="online-services-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def online_share_level_3(ask: Ask) -> Share:
    """As the share of both levels, over services that were of level 3 when the dossier came."""
    return _share(_base(ask).of_level(3))


@figure(
    "dossiers.online_share_level_4",
    title="Tỷ lệ hồ sơ xử lý trực tuyến mức độ 4",
    unit=Unit.PERCENT,
    source="online-services-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def online_share_level_4(ask: Ask) -> Share:
    """As the share of both levels, over services that were of level 4 when the dossier came."""
    return _share(_base(ask).of_level(4))
