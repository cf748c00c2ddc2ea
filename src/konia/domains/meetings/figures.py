"""Figures of the video network and of meetings."""

from datetime import date

from konia.domains.organisation.public import COMMUNE, DISTRICT, bodies, having
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Coded, Count, Share
from konia.kernel.figures.relations import at_most

from .models import Meeting, VideoEndpoint
from .states import Level, RoomKind

SINCE = date(2015, 1, 1)
COVERAGE = {
    0: "Chưa có",
    1: "Liên thông 2 cấp: từ UBND tỉnh đến 100% UBND cấp huyện",
    2: "Liên thông 3 cấp: từ UBND tỉnh đến 100% UBND cấp huyện, cấp xã",
}


def _all(kind: str, on: date) -> Count:
    return Count(bodies(kind, on=on), at="id")


def _linked(kind: str, on: date) -> Count:
    endpoints = VideoEndpoint.objects.holding_on(on).working()
    return Count(having(bodies(kind, on=on), endpoints), at="id")


@figure(
    "meetings.linked_communes",
    title="Số xã có điểm cầu hội nghị truyền hình",
    unit=Unit.BODY,
    source="video-network",
    since=SINCE,
    kind=Kind.STOCK,
)
def linked_communes(ask: Ask) -> Count:
    """Communes with at least one working endpoint at the moment."""
    return _linked(COMMUNE, ask.as_of)


@figure(
    "meetings.communes_linked",
    title="Tỷ lệ xã có điểm cầu hội nghị truyền hình",
    unit=Unit.PERCENT,
    source="video-network",
    since=SINCE,
    kind=Kind.STOCK,
)
def communes_linked(ask: Ask) -> Share:
    """Communes with a working endpoint at the moment, of all communes of the register.

    An endpoint that waits for repair links nobody, so its commune is left out meanwhile.
    """
    return Share(part=_linked(COMMUNE, ask.as_of), whole=_all(COMMUNE, ask.as_of))


@figure(
    "meetings.districts_linked",
    title="Tỷ lệ huyện có điểm cầu hội nghị truyền hình",
    unit=Unit.PERCENT,
    source="video-network",
    since=SINCE,
    kind=Kind.STOCK,
)
def districts_linked(ask: Ask) -> Share:
    """Districts with a working endpoint at the moment, of all districts of the register."""
    return Share(part=_linked(DISTRICT, ask.as_of), whole=_all(DISTRICT, ask.as_of))


@figure(
    "meetings.coverage",
    title="Xây dựng và vận hành hệ thống họp trực tuyến",
    unit=Unit.CODE,
    source="video-network",
    since=SINCE,
    kind=Kind.STATE,
)
def coverage(ask: Ask) -> Coded:
    """2 when every district and every commune has a working endpoint, 1 when every district has.

    0 when some district has none. Where there are no communes it is 1 at most. A unit without
    districts of its own has no answer.
    """
    kinds = (DISTRICT, COMMUNE)
    measures = tuple(m for kind in kinds for m in (_linked(kind, ask.as_of), _all(kind, ask.as_of)))
    return Coded(measures, _levels, COVERAGE)


def _levels(districts: int, of_districts: int, communes: int, of_communes: int) -> int | None:
    if not of_districts:
        return None
    if districts < of_districts:
        return 0
    return 2 if of_communes and communes == of_communes else 1


@figure(
    "meetings.provincial_video_meetings",
    title="Số cuộc họp cấp tỉnh qua hội nghị truyền hình",
    unit=Unit.MEETING,
    source="video-network",
    since=SINCE,
    kind=Kind.FLOW,
)
def provincial_video_meetings(ask: Ask) -> Count:
    """Meetings called by the province and held over the video network in the period so far.

    Meetings on eMeeting, of districts, cancelled or only booked are not counted.
    """
    held = Meeting.objects.held().on_days("held_on", ask.so_far)
    return Count(held.called_by(Level.PROVINCE).through(RoomKind.VIDEO))


@figure(
    "meetings.held",
    title="Số cuộc họp đã tổ chức",
    unit=Unit.MEETING,
    source="video-network",
    since=SINCE,
    kind=Kind.FLOW,
)
def held(ask: Ask) -> Count:
    """Meetings of every level and kind held in the period so far."""
    return Count(Meeting.objects.held().on_days("held_on", ask.so_far))


@figure(
    "meetings.broken_endpoints",
    title="Số điểm cầu đang hỏng",
    unit=Unit.CASE,
    source="video-network",
    since=SINCE,
    kind=Kind.STOCK,
)
def broken_endpoints(ask: Ask) -> Count:
    """Endpoints that wait for repair at the moment."""
    return Count(VideoEndpoint.objects.holding_on(ask.as_of).broken())


at_most(
    "meetings.provincial_video_meetings",
    "meetings.held",
    because="Họp cấp tỉnh qua hội nghị truyền hình là một phần của các cuộc họp đã tổ chức.",
)
at_most(
    "meetings.linked_communes",
    "organisation.communes",
    because="Số xã có điểm cầu không thể lớn hơn số xã trong danh mục đơn vị.",
)
