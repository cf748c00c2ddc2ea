"""How many dossiers came, and how many of them were handled in time, by three definitions."""

from datetime import date

from konia.domains.dossiers.models import Dossier
from konia.domains.dossiers.queries import punctual_bodies
from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share

SINCE = date(2015, 1, 1)


@figure(
    "dossiers.received",
    title="Số hồ sơ tiếp nhận",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def received(ask: Ask) -> Count:
    """Dossiers received on the one-stop system in the period."""
    return Count(Dossier.objects.received_in(ask.so_far))


@figure(
    "dossiers.carried_in",
    title="Số hồ sơ kỳ trước chuyển sang",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def carried_in(ask: Ask) -> Count:
    """Dossiers received before the period and not finished when it began."""
    return Count(Dossier.objects.carried_into(ask.so_far))


@figure(
    "dossiers.to_handle",
    title="Số hồ sơ cần xử lý",
    unit=Unit.DOSSIER,
    source="one-stop-statistics",
    since=SINCE,
    kind=Kind.FLOW,
)
def to_handle(ask: Ask) -> Count:
    """Dossiers received in the period together with those carried into it."""
    return Count(Dossier.objects.to_handle_in(ask.so_far))


@figure(
    "dossiers.finished_on_time",
    title="Số hồ sơ đã giải quyết đúng hạn",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def finished_on_time(ask: Ask) -> Count:
    """Dossiers finished in the period on or before their due day, whenever they came."""
    return Count(Dossier.objects.finished_in(ask.so_far).finished_on_time())


@figure(
    "dossiers.finished_early",
    title="Số hồ sơ đã giải quyết trước hạn",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def finished_early(ask: Ask) -> Count:
    """Dossiers finished in the period before their due day, whenever they came."""
    return Count(Dossier.objects.finished_in(ask.so_far).finished_early())


@figure(
    "dossiers.finished_on_the_day",
    title="Số hồ sơ đã giải quyết vào ngày hẹn trả",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def finished_on_the_day(ask: Ask) -> Count:
    """Dossiers finished in the period on their due day; those without one count here too."""
    return Count(Dossier.objects.finished_in(ask.so_far).finished_on_the_day())


@figure(
    "dossiers.finished_late",
    title="Số hồ sơ đã giải quyết trễ hạn",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def finished_late(ask: Ask) -> Count:
    """Dossiers finished in the period after their due day, whenever they came."""
    return Count(Dossier.objects.finished_in(ask.so_far).finished_late())


@figure(
    "dossiers.open_in_time",
    title="Số hồ sơ đang giải quyết, chưa đến hạn",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def open_in_time(ask: Ask) -> Count:
    """Dossiers not finished at the end of the period so far, whose due day has not passed."""
    on = ask.so_far.last
    return Count(Dossier.objects.open_on(on).not_yet_due(on))


@figure(
    "dossiers.open_overdue",
    title="Số hồ sơ đang giải quyết, đã quá hạn",
    unit=Unit.DOSSIER,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def open_overdue(ask: Ask) -> Count:
    """Dossiers not finished at the end of the period so far, whose due day has passed."""
    on = ask.so_far.last
    return Count(Dossier.objects.open_on(on).overdue(on))


@figure(
    "dossiers.kept_in_time",
    title="Tỷ lệ hồ sơ đúng hạn trên số cần xử lý",
    unit=Unit.PERCENT,
    source="one-stop-statistics",
    since=SINCE,
    kind=Kind.FLOW,
)
def kept_in_time(ask: Ask) -> Share:
    """100 % less the late, finished or still open, of the dossiers to handle in the period.

    A dossier still within its due day, and one waiting for a supplement, is in time.
    """
    rows = Dossier.objects.to_handle_in(ask.so_far)
    return Share(part=Count(rows.in_time(ask.so_far.last)), whole=Count(rows))


@figure(
    "dossiers.late_rate",
    title="Tỷ lệ hồ sơ trễ hạn trên số cần xử lý",
    unit=Unit.PERCENT,
    source="one-stop-statistics",
    since=SINCE,
    kind=Kind.FLOW,
)
def late_rate(ask: Ask) -> Share:
    """Late dossiers, finished or still open, of the dossiers to handle in the period."""
    rows = Dossier.objects.to_handle_in(ask.so_far)
    return Share(part=Count(rows.late(ask.so_far.last)), whole=Count(rows))


@figure(
    "dossiers.received_kept_in_time",
    title="Tỷ lệ hồ sơ đúng hạn trên số tiếp nhận trong kỳ",
    unit=Unit.PERCENT,
    source="one-stop-statistics",
    since=SINCE,
    kind=Kind.FLOW,
)
def received_kept_in_time(ask: Ask) -> Share:
    """100 % less the late, of the dossiers received in the period; none carried in."""
    rows = Dossier.objects.received_in(ask.so_far)
    return Share(part=Count(rows.in_time(ask.so_far.last)), whole=Count(rows))


@figure(
    "dossiers.on_time_of_finished",
    title="Tỷ lệ hồ sơ giải quyết đúng hạn trên số đã giải quyết",
    unit=Unit.PERCENT,
    source="one-stop-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def on_time_of_finished(ask: Ask) -> Share:
    """Dossiers finished on or before their due day, of all finished in the period."""
    rows = Dossier.objects.finished_in(ask.so_far)
    return Share(part=Count(rows.finished_on_time()), whole=Count(rows))


@figure(
    "dossiers.settled_on_time",
    title="Tỷ lệ hồ sơ tiếp nhận được giải quyết đúng hạn",
    unit=Unit.PERCENT,
    source="reform-report-form",
    since=SINCE,
    kind=Kind.FLOW,
    decimals=1,
)
def settled_on_time(ask: Ask) -> Share:
    """Dossiers received in the period and already finished on time, of all received in it.

    One still open within its due day is in the whole and not in the part.
    """
    rows = Dossier.objects.received_in(ask.so_far)
    return Share(part=Count(rows.finished_in(ask.so_far).finished_on_time()), whole=Count(rows))


@figure(
    "dossiers.land_settled_on_time",
    title="Tỷ lệ hồ sơ đất đai tiếp nhận được giải quyết đúng hạn",
    unit=Unit.PERCENT,
    source="reform-report-form",
    since=SINCE,
    kind=Kind.FLOW,
    decimals=1,
)
def land_settled_on_time(ask: Ask) -> Share:
    """Land dossiers received in the period and already finished on time, of all received in it."""
    rows = Dossier.objects.received_in(ask.so_far).about_land()
    return Share(part=Count(rows.finished_in(ask.so_far).finished_on_time()), whole=Count(rows))


@figure(
    "dossiers.construction_settled_on_time",
    title="Tỷ lệ hồ sơ xây dựng tiếp nhận được giải quyết đúng hạn",
    unit=Unit.PERCENT,
    source="reform-report-form",
    since=SINCE,
    kind=Kind.FLOW,
    decimals=1,
)
def construction_settled_on_time(ask: Ask) -> Share:
    """Construction dossiers received in the period and finished on time, of all received in it."""
    rows = Dossier.objects.received_in(ask.so_far).about_construction()
    return Share(part=Count(rows.finished_in(ask.so_far).finished_on_time()), whole=Count(rows))


@figure(
    "dossiers.bodies_without_late",
    title="Số cơ quan không có hồ sơ trễ hạn",
    unit=Unit.BODY,
    source="one-stop-statistics",
    since=SINCE,
    kind=Kind.FLOW,
)
def bodies_without_late(ask: Ask) -> Count:
    """Bodies of the three levels with dossiers to handle in the period and none of them late."""
    return Count(punctual_bodies(Dossier.objects.all(), ask.so_far), at="id")
