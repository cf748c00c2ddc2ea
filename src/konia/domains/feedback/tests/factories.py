"""Makes dialogues, petitions, cases and opening hours."""

from datetime import date, datetime, timedelta

import factory
from django.utils import timezone

from konia.domains.feedback.models import Dialogue, Line1022Case, Petition, ServiceHours


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A moment by the clock of the province."""
    naive = datetime(year, month, day, hour, minute)  # noqa: DTZ001 - made aware below
    return timezone.make_aware(naive)


class DialogueFactory(factory.django.DjangoModelFactory):
    """A planned session."""

    class Meta:
        model = Dialogue

    code = factory.Sequence(lambda n: f"DT-{n}")
    level = "province"
    chair = "Chủ tịch UBND tỉnh"
    audience = "business"
    topics = "Tháo gỡ khó khăn"
    planned_on = date(2021, 4, 15)

    class Params:
        held = factory.Trait(held_on=date(2021, 4, 22))


class PetitionFactory(factory.django.DjangoModelFactory):
    """An open petition."""

    class Meta:
        model = Petition

    code = factory.Sequence(lambda n: f"PA-{n}")
    received_on = date(2021, 5, 3)
    channel = "portal"
    sender = "Nguyễn Thị Lan"
    field = "land"
    content = "Chậm trả kết quả"
    due_on = date(2021, 5, 24)

    class Params:
        refused = factory.Trait(
            refused_on=date(2021, 5, 6), refused_reason="Không thuộc thẩm quyền"
        )
        answered = factory.Trait(answered_on=date(2021, 5, 12), answer="Đã giải quyết")


class CaseFactory(factory.django.DjangoModelFactory):
    """A waiting case by telephone."""

    class Meta:
        model = Line1022Case

    code = factory.Sequence(lambda n: f"1022-{n}")
    channel = "phone"
    received_at = at(2021, 5, 20)
    sender = factory.Sequence(lambda n: f"Người gửi {n}")
    field = "lighting"
    content = "Đèn đường không sáng"

    class Params:
        taken = factory.Trait(
            taken_at=factory.LazyAttribute(lambda o: o.received_at + timedelta(hours=1))
        )
        done = factory.Trait(
            taken_at=factory.LazyAttribute(lambda o: o.received_at + timedelta(hours=1)),
            closed_at=factory.LazyAttribute(lambda o: o.received_at + timedelta(hours=5)),
            answer="Đã thay bóng",
        )


class ServiceHoursFactory(factory.django.DjangoModelFactory):
    """Day and night since 17/5/2021."""

    class Meta:
        model = ServiceHours

    line = "line_1022"
    hours_per_day = 24
    days_per_week = 7
    first_on = date(2021, 5, 17)
