"""Figures of queues: how many came, how long they waited."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Coded, Count, Mean, Share, Total
from konia.kernel.figures.relations import at_most

from .limits import limits
from .models import Ticket
from .queries import TicketQuerySet

SINCE = date(2015, 1, 1)
# The ninth of ten is told to the minute up to an hour, then by five minutes up to three hours.
MINUTES: tuple[int, ...] = (*range(61), *range(65, 185, 5))
NINE_TENTHS = 90


def _taken(ask: Ask) -> TicketQuerySet:
    return Ticket.objects.taken_in(ask.so_far)


@figure(
    "counters.tickets",
    title="Số lượt lấy số tại bộ phận một cửa",
    unit=Unit.TURN,
    source="one-stop-renewal",
    since=SINCE,
    kind=Kind.FLOW,
)
def tickets(ask: Ask) -> Count:
    """Tickets taken in the period, whatever became of them."""
    return Count(_taken(ask))


@figure(
    "counters.served",
    title="Số lượt đã phục vụ tại quầy",
    unit=Unit.TURN,
    source="one-stop-renewal",
    since=SINCE,
    kind=Kind.FLOW,
)
def served(ask: Ask) -> Count:
    """Tickets taken in the period whose service ended."""
    return Count(_taken(ask).served())


@figure(
    "counters.left",
    title="Số lượt rời hàng không giao dịch",
    unit=Unit.TURN,
    source="one-stop-renewal",
    since=SINCE,
    kind=Kind.FLOW,
)
def left(ask: Ask) -> Count:
    """Tickets taken in the period whose holder went away or did not come when called."""
    return Count(_taken(ask).left())


@figure(
    "counters.wait_average",
    title="Thời gian chờ trung bình tại bộ phận một cửa",
    unit=Unit.MINUTE,
    source="one-stop-renewal",
    since=SINCE,
    kind=Kind.FLOW,
    decimals=1,
)
def wait_average(ask: Ask) -> Mean:
    """Minutes from taking a number to its first call, for the tickets of the period called.

    Who left before being called has no measured wait and is not in the mean.
    """
    called = _taken(ask).called()
    return Mean(Total(called, of="waited_seconds"), Count(called), each=60)


@figure(
    "counters.wait_p90",
    title="Thời gian chờ mà 90 % số lượt không vượt quá",
    unit=Unit.MINUTE,
    source="one-stop-renewal",
    since=SINCE,
    kind=Kind.FLOW,
)
def wait_p90(ask: Ask) -> Coded:
    """The smallest number of whole minutes within which nine of ten tickets were called."""
    called = _taken(ask).called()
    return Coded(
        (Count(called), *(Count(called.waited_at_most(minutes)) for minutes in MINUTES)), _ninth
    )


def _ninth(whole: int, *within: int) -> int | None:
    if not whole:
        return None
    for minutes, number in zip(MINUTES, within, strict=True):
        if 100 * number >= NINE_TENTHS * whole:
            return minutes
    return MINUTES[-1] + 1


@figure(
    "counters.within_limit",
    title="Tỷ lệ lượt chờ không quá thời gian quy định",
    unit=Unit.PERCENT,
    source="one-stop-renewal",
    since=SINCE,
    kind=Kind.FLOW,
)
def within_limit(ask: Ask) -> Share:
    """Tickets called within the longest wait set for their own day, of all called.

    Thirty minutes, fifteen from 2025; days before a limit was set are left out.
    """
    called = _taken(ask).called().under_a_limit(limits())
    return Share(part=Count(called.within_limit(limits())), whole=Count(called))


at_most("counters.served", "counters.tickets", because="Chỉ phục vụ người đã lấy số.")
at_most("counters.left", "counters.tickets", because="Chỉ người đã lấy số mới rời hàng.")
