"""Makes endpoints, rooms, meetings and invitations."""

from datetime import UTC, date, datetime

import factory

from konia.domains.meetings.models import (
    Invitation,
    Meeting,
    MeetingPaper,
    MeetingRoom,
    VideoEndpoint,
)  # fmt: skip


class EndpointFactory(factory.django.DjangoModelFactory):
    """A working endpoint since 2019."""

    class Meta:
        model = VideoEndpoint

    code = factory.Sequence(lambda n: f"DC{n}")
    level = "commune"
    state = "working"
    first_on = date(2019, 1, 1)

    class Params:
        broken = factory.Trait(state="broken")


class RoomFactory(factory.django.DjangoModelFactory):
    """A room on the video network."""

    class Meta:
        model = MeetingRoom

    code = factory.Sequence(lambda n: f"P{n}")
    name = "Phòng họp số 1"
    kind = "video"

    class Params:
        online = factory.Trait(kind="emeeting", link="https://hop.gialai.gov.vn/p")


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting of the province held in May 2021, from half past seven to nine."""

    class Meta:
        model = Meeting

    code = factory.Sequence(lambda n: f"H{n}")
    title = "Họp giao ban"
    level = "province"
    room = factory.SubFactory(RoomFactory, unit=factory.SelfAttribute("..unit"))
    starts_at = datetime(2021, 5, 10, 0, 30, tzinfo=UTC)
    ends_at = datetime(2021, 5, 10, 2, 0, tzinfo=UTC)
    outcome = "held"

    class Params:
        booked = factory.Trait(outcome="booked", entry_code="4821")


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation nobody has followed yet."""

    class Meta:
        model = Invitation

    starts_at = datetime(2021, 5, 10, 0, 30, tzinfo=UTC)
    invited_on = date(2021, 5, 3)


class PaperFactory(factory.django.DjangoModelFactory):
    """A paper."""

    class Meta:
        model = MeetingPaper

    title = "Báo cáo tháng 4"
    link = "https://hop.gialai.gov.vn/tl/1"
