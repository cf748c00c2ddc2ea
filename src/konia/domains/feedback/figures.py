"""Figures of dialogues, petitions and the 1022 line."""

from datetime import date
from decimal import Decimal

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Coded, Count, Day, Share, Total
from konia.kernel.figures.relations import not_to_be_confused, part_of

from .models import Dialogue, Line1022Case, Petition, ServiceHours
from .queries import PetitionQuerySet, ServiceHoursQuerySet
from .states import ServiceLine

SINCE = date(2015, 1, 1)


def _petitions(ask: Ask) -> PetitionQuerySet:
    return Petition.objects.received_in(ask.so_far)


def _hours() -> ServiceHoursQuerySet:
    return ServiceHours.objects.of_line(ServiceLine.LINE_1022)


def _yes_no(number: Decimal) -> int:
    return 1 if number else 0


@figure(
    "feedback.dialogue_held",
    title="Tổ chức đối thoại của lãnh đạo với người dân, cộng đồng doanh nghiệp",
    unit=Unit.CODE,
    source="dialogue",
    since=SINCE,
    kind=Kind.STATE,
)
def dialogue_held(ask: Ask) -> Coded:
    """Whether leaders held a dialogue in the period: 1 when one was held, else 0.

    A session that was only planned is not held.
    """
    held = Count(Dialogue.objects.held_in(ask.so_far))
    return Coded((held,), _yes_no, {0: "Không", 1: "Có"})


@figure(
    "feedback.dialogues",
    title="Số buổi đối thoại đã tổ chức",
    unit=Unit.MEETING,
    source="dialogue",
    since=SINCE,
    kind=Kind.FLOW,
)
def dialogues(ask: Ask) -> Count:
    """Dialogues of leaders held in the period."""
    return Count(Dialogue.objects.held_in(ask.so_far))


@figure(
    "feedback.petitions",
    title="Số phản ánh, kiến nghị nhận được",
    unit=Unit.CASE,
    source="petition-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def petitions(ask: Ask) -> Count:
    """Petitions received in the period, also those refused later."""
    return Count(_petitions(ask))


@figure(
    "feedback.petitions_refused",
    title="Số phản ánh, kiến nghị bị từ chối",
    unit=Unit.CASE,
    source="petition-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def petitions_refused(ask: Ask) -> Count:
    """Petitions of the period refused by the moment."""
    return Count(_petitions(ask).refused(ask.as_of))


@figure(
    "feedback.petitions_refused_share",
    title="Tỷ lệ phản ánh, kiến nghị bị từ chối",
    unit=Unit.PERCENT,
    source="petition-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def petitions_refused_share(ask: Ask) -> Share:
    """Petitions of the period refused by the moment, for whatever reason, of all of them."""
    received = _petitions(ask)
    return Share(part=Count(received.refused(ask.as_of)), whole=Count(received))


@figure(
    "feedback.petitions_answered",
    title="Số phản ánh, kiến nghị đã xử lý xong",
    unit=Unit.CASE,
    source="petition-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def petitions_answered(ask: Ask) -> Count:
    """Petitions of the period within authority and answered by the moment."""
    return Count(_petitions(ask).answered(ask.as_of))


@figure(
    "feedback.petitions_answered_share",
    title="Tỷ lệ phản ánh, kiến nghị đã xử lý xong",
    unit=Unit.PERCENT,
    source="petition-decree",
    since=SINCE,
    kind=Kind.FLOW,
)
def petitions_answered_share(ask: Ask) -> Share:
    """Petitions within authority and answered by the moment, of those received in the period."""
    received = _petitions(ask)
    return Share(part=Count(received.answered(ask.as_of)), whole=Count(received))


@figure(
    "feedback.petitions_open",
    title="Số phản ánh, kiến nghị đang xử lý",
    unit=Unit.CASE,
    source="petition-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def petitions_open(ask: Ask) -> Count:
    """Petitions of the period neither refused nor answered by the moment."""
    return Count(_petitions(ask).open(ask.as_of))


@figure(
    "feedback.petitions_overdue",
    title="Số phản ánh, kiến nghị quá hạn",
    unit=Unit.CASE,
    source="petition-decree",
    since=SINCE,
    kind=Kind.STOCK,
)
def petitions_overdue(ask: Ask) -> Count:
    """Petitions of the period still open although due before the moment."""
    return Count(_petitions(ask).overdue(ask.as_of))


@figure(
    "feedback.line_received",
    title="Số phản ánh, kiến nghị 1022 tiếp nhận",
    unit=Unit.CASE,
    source="line-1022",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def line_received(ask: Ask) -> Count:
    """Cases the 1022 line received since it opened, up to the end of the moment's day."""
    return Count(Line1022Case.objects.received(ask.as_of))


@figure(
    "feedback.line_done",
    title="Số phản ánh, kiến nghị 1022 đã xử lý",
    unit=Unit.CASE,
    source="line-1022",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def line_done(ask: Ask) -> Count:
    """Cases of the 1022 line handled by the moment."""
    return Count(Line1022Case.objects.done(ask.as_of))


@figure(
    "feedback.line_done_share",
    title="Tỷ lệ phản ánh, kiến nghị 1022 đã xử lý",
    unit=Unit.PERCENT,
    source="line-1022",
    since=SINCE,
    kind=Kind.CUMULATIVE,
)
def line_done_share(ask: Ask) -> Share:
    """Cases of the 1022 line handled by the moment, of all it received."""
    cases = Line1022Case.objects
    return Share(Count(cases.done(ask.as_of)), Count(cases.received(ask.as_of)))


@figure(
    "feedback.line_in_progress",
    title="Số phản ánh, kiến nghị 1022 đang xử lý",
    unit=Unit.CASE,
    source="line-1022",
    since=SINCE,
    kind=Kind.STOCK,
)
def line_in_progress(ask: Ask) -> Count:
    """Cases of the 1022 line taken up and not yet handled by the moment."""
    return Count(Line1022Case.objects.in_progress(ask.as_of))


@figure(
    "feedback.line_in_progress_share",
    title="Tỷ lệ phản ánh, kiến nghị 1022 đang xử lý",
    unit=Unit.PERCENT,
    source="line-1022",
    since=SINCE,
    kind=Kind.STOCK,
)
def line_in_progress_share(ask: Ask) -> Share:
    """Cases of the 1022 line taken up and not yet handled by the moment, of all it received."""
    cases = Line1022Case.objects
    return Share(Count(cases.in_progress(ask.as_of)), Count(cases.received(ask.as_of)))


@figure(
    "feedback.line_waiting",
    title="Số phản ánh, kiến nghị 1022 chờ xử lý",
    unit=Unit.CASE,
    source="line-1022",
    since=SINCE,
    kind=Kind.STOCK,
)
def line_waiting(ask: Ask) -> Count:
    """Cases of the 1022 line neither taken up nor handled by the moment."""
    return Count(Line1022Case.objects.waiting(ask.as_of))


@figure(
    "feedback.line_waiting_share",
    title="Tỷ lệ phản ánh, kiến nghị 1022 chờ xử lý",
    unit=Unit.PERCENT,
    source="line-1022",
    since=SINCE,
    kind=Kind.STOCK,
)
def line_waiting_share(ask: Ask) -> Share:
    """Cases of the 1022 line neither taken up nor handled by the moment, of all it received."""
    cases = Line1022Case.objects
    return Share(Count(cases.waiting(ask.as_of)), Count(cases.received(ask.as_of)))


@figure(
    "feedback.line_hours_per_day",
    title="Số giờ 1022 hoạt động mỗi ngày",
    unit=Unit.HOUR,
    source="line-1022",
    since=SINCE,
    kind=Kind.STATE,
)
def line_hours_per_day(ask: Ask) -> Total:
    """Hours a day the 1022 line is open at the moment."""
    return Total(_hours().holding_on(ask.as_of), of="hours_per_day")


@figure(
    "feedback.line_days_per_week",
    title="Số ngày 1022 hoạt động mỗi tuần",
    unit=Unit.DAYS,
    source="line-1022",
    since=SINCE,
    kind=Kind.STATE,
)
def line_days_per_week(ask: Ask) -> Total:
    """Days a week the 1022 line is open at the moment."""
    return Total(_hours().holding_on(ask.as_of), of="days_per_week")


@figure(
    "feedback.line_go_live",
    title="Ngày 1022 chính thức hoạt động",
    unit=Unit.DAY,
    source="line-1022",
    since=SINCE,
    kind=Kind.STATE,
)
def line_go_live(ask: Ask) -> Day:
    """First day the 1022 line was open, once it had opened."""
    return Day(_hours().begun(ask.as_of), of="first_on")


part_of(
    "feedback.petitions_refused", "feedback.petitions_answered", "feedback.petitions_open",
    whole="feedback.petitions",
    because="Phản ánh hoặc bị từ chối, hoặc đã trả lời, hoặc đang xử lý.",
)  # fmt: skip
part_of(
    "feedback.line_done", "feedback.line_in_progress", "feedback.line_waiting",
    whole="feedback.line_received",
    because="Vụ việc 1022 đã xử lý, đang xử lý hoặc chờ xử lý.",
)  # fmt: skip
not_to_be_confused(
    "feedback.petitions", "feedback.line_received",
    because="Một bên là kiến nghị về quy định hành chính gửi Văn phòng; một bên là đường dây 1022.",
)  # fmt: skip
