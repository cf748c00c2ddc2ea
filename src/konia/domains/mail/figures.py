"""Figures of official mail."""

from datetime import date

from konia.kernel.figures.definitions import Ask, Kind, Unit, figure
from konia.kernel.figures.measures import Count, Share

from .models import Mailbox

SINCE = date(2015, 1, 1)


@figure(
    "mail.mailboxes",
    title="Số hộp thư điện tử công vụ",
    unit=Unit.MAILBOX,
    source="e-mail-directive",
    since=SINCE,
    kind=Kind.STOCK,
)
def mailboxes(ask: Ask) -> Count:
    """Mailboxes created and not locked at the moment."""
    return Count(Mailbox.objects.open_on(ask.as_of))


@figure(
    "mail.used_regularly",
    title="Tỷ lệ hộp thư được sử dụng thường xuyên",
    unit=Unit.PERCENT,
    source="e-mail-directive",
    since=SINCE,
    kind=Kind.STOCK,
)
def used_regularly(ask: Ask) -> Share:
    """Open mailboxes used within the last thirty days, of all open mailboxes."""
    boxes = Mailbox.objects.open_on(ask.as_of)
    return Share(part=Count(boxes.used_regularly(ask.as_of)), whole=Count(boxes))
