"""Makes lines, desks and tickets."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import factory

from konia.domains.counters.models import ServiceLine, Ticket, Window

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2021, 6, 15)
EIGHT = datetime(2021, 6, 15, 8, tzinfo=HERE)


def at(minutes: float = 0) -> datetime:
    """So many minutes after eight on 15/6/2021."""
    return EIGHT + timedelta(minutes=minutes)


class ServiceLineFactory(factory.django.DjangoModelFactory):
    """Line A since 2020."""

    class Meta:
        model = ServiceLine

    letter = "A"
    title = "Đất đai, xây dựng"
    first_on = date(2020, 1, 1)


class WindowFactory(factory.django.DjangoModelFactory):
    """A desk that serves every line."""

    class Meta:
        model = Window

    number = factory.Sequence(lambda n: n + 1)
    first_on = date(2020, 1, 1)


class TicketFactory(factory.django.DjangoModelFactory):
    """A ticket of line A, taken at eight and waiting."""

    class Meta:
        model = Ticket

    class Params:
        minutes = None
        served = factory.Trait(
            state="done",
            began_at=factory.LazyAttribute(lambda o: o.called_at),
            ended_at=factory.LazyAttribute(lambda o: o.called_at + timedelta(minutes=10)),
        )
        gone = factory.Trait(state="left", left_at=factory.LazyAttribute(lambda o: o.taken_at))

    unit = factory.SelfAttribute("line.unit")
    letter = factory.SelfAttribute("line.letter")
    day = DAY
    number = factory.Sequence(lambda n: n + 1)
    source = "kiosk"
    taken_at = EIGHT
    called_at = factory.LazyAttribute(
        lambda o: None if o.minutes is None else o.taken_at + timedelta(minutes=o.minutes)
    )
