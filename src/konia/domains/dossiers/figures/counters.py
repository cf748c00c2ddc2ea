"""One-stop desks: who runs them, the post-office pilot, vertical agencies, mobile hours."""

from datetime import date

from konia.domains.dossiers.models import CounterPoint, Dossier, MobileHours, PostPilot
from konia.domains.dossiers.places import PILOT_KINDS, bodies
from konia.domains.dossiers.states import Place
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Day, Latest, Share

SINCE = date(2015, 1, 1)


@figure(
    "dossiers.desks",
    title="Số điểm một cửa",
    unit=Unit.BODY,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def desks(ask: Ask) -> Count:
    """One-stop desks that stand at the moment, whoever runs them."""
    return Count(CounterPoint.objects.holding_on(ask.as_of))


@figure(
    "dossiers.desks_run_by_post",
    title="Số điểm một cửa do Bưu điện vận hành",
    unit=Unit.BODY,
    source="post-pilot-scheme",
    since=SINCE,
    kind=Kind.STOCK,
)
def desks_run_by_post(ask: Ask) -> Count:
    """One-stop desks run by staff of the post office at the moment."""
    return Count(CounterPoint.objects.holding_on(ask.as_of).run_by_post())


@figure(
    "dossiers.desks_run_by_state",
    title="Số điểm một cửa do cơ quan nhà nước vận hành",
    unit=Unit.BODY,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def desks_run_by_state(ask: Ask) -> Count:
    """One-stop desks run by officials at the moment."""
    return Count(CounterPoint.objects.holding_on(ask.as_of).run_by_state())


@figure(
    "dossiers.post_pilot",
    title="Tỷ lệ UBND cấp huyện, cấp xã thí điểm qua Bưu điện",
    unit=Unit.PERCENT,
    source="post-pilot-scheme",
    since=SINCE,
    kind=Kind.STOCK,
)
def post_pilot(ask: Ask) -> Share:
    """District and commune people's committees whose desk the post office runs, of all of them.

    One whose transfer is planned, or whose post staff are learning, is not in the part.
    """
    running = PostPilot.objects.all().bodies_on(ask.as_of)
    return Share(
        part=Count(running, at="id"), whole=Count(bodies(ask.as_of, *PILOT_KINDS), at="id")
    )


@figure(
    "dossiers.post_pilot_centre",
    title="Trung tâm Phục vụ hành chính công tham gia thí điểm",
    unit=Unit.BODY,
    source="post-pilot-scheme",
    since=SINCE,
    kind=Kind.STOCK,
)
def post_pilot_centre(ask: Ask) -> Count:
    """The provincial service centre, when the post office runs its desk at the moment."""
    return Count(PostPilot.objects.running_on(ask.as_of).at(Place.CENTRE))


@figure(
    "dossiers.post_pilot_next_month",
    title="Tháng dự kiến chuyển điểm tiếp theo sang Bưu điện",
    unit=Unit.MONTH,
    source="post-pilot-scheme",
    since=SINCE,
    kind=Kind.STATE,
)
def post_pilot_next_month(ask: Ask) -> Day:
    """The first day planned for a desk that is to follow in the pilot."""
    return Day(PostPilot.objects.pending_on(ask.as_of), of="first_on")


@figure(
    "dossiers.of_vertical_agencies",
    title="Số hồ sơ ngành dọc tiếp nhận tại một cửa",
    unit=Unit.DOSSIER,
    source="vertical-agencies-list",
    since=SINCE,
    kind=Kind.FLOW,
)
def of_vertical_agencies(ask: Ask) -> Count:
    """Dossiers of procedures of vertical agencies received at one-stop desks in the period."""
    return Count(Dossier.objects.received_in(ask.so_far).of_vertical_agencies())


@figure(
    "dossiers.by_post",
    title="Số hồ sơ tiếp nhận qua bưu chính công ích",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def by_post(ask: Ask) -> Count:
    """Dossiers received in the period by the public postal service."""
    return Count(Dossier.objects.received_in(ask.so_far).by_post())


@figure(
    "dossiers.mobile_hours_start",
    title="Giờ bắt đầu làm căn cước công dân lưu động",
    unit=Unit.HOUR,
    source="vertical-agencies-list",
    since=SINCE,
    kind=Kind.STATE,
)
def mobile_hours_start(ask: Ask) -> Latest:
    """The hour at which mobile work begins, by the newest hours in force; one agency keeps them."""
    return Latest(MobileHours.objects.holding_on(ask.as_of), of="starts_hour", by="first_on")


@figure(
    "dossiers.mobile_hours_end",
    title="Giờ kết thúc làm căn cước công dân lưu động",
    unit=Unit.HOUR,
    source="vertical-agencies-list",
    since=SINCE,
    kind=Kind.STATE,
)
def mobile_hours_end(ask: Ask) -> Latest:
    """The hour at which mobile work ends, by the newest hours in force; one agency keeps them."""
    return Latest(MobileHours.objects.holding_on(ask.as_of), of="ends_hour", by="first_on")
