"""The video network: all districts and 183 of 220 communes; 36 provincial meetings to 31 May."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar

from konia.domains.meetings.models import (
    Invitation,
    Meeting,
    MeetingPaper,
    MeetingRoom,
    VideoEndpoint,
)  # fmt: skip
from konia.domains.meetings.states import EndpointState, Level, Outcome, RoomKind
from konia.kernel.registers.models import Record

from .world import FIRST, ROOT, World, breakdown, day_between, weekday_between

Row = TypeVar("Row", bound=Record)
LATE_DAY = date(2021, 5, 31)
# First day, last day, provincial video meetings held. "More than 36" up to 31/5 is printed 36.
PROVINCIAL = (
    (date(2020, 6, 15), date(2020, 12, 14), 21),
    (FIRST, LATE_DAY, 36),
    (date(2021, 6, 1), date(2021, 6, 14), 3),
    (date(2021, 6, 15), date(2021, 9, 30), 14),
)
TOPICS = (
    "Phiên họp thường kỳ UBND tỉnh", "Hội nghị trực tuyến về phòng, chống dịch Covid-19",
    "Họp Ban Chỉ đạo cải cách hành chính", "Giao ban công tác tháng",
    "Triển khai bầu cử đại biểu Quốc hội và HĐND các cấp", "Tháo gỡ khó khăn đầu tư công",
)  # fmt: skip
HOST = "https://emeeting.gialai.gov.vn"


def fill(world: World) -> None:
    """Endpoints, rooms, meetings with invitations and papers."""
    dice = world.dice("meetings")
    VideoEndpoint.objects.bulk_create(_kept(_endpoints(world, dice)))
    rooms = _rooms(world)
    MeetingRoom.objects.bulk_create(_kept(rooms.values()))
    meetings = [*_provincial(world, dice, rooms), *_others(world, dice, rooms)]
    Meeting.objects.bulk_create(_kept(meetings))
    _invitations(world, dice, meetings)


def _kept(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        row.compose()
        yield row


def _endpoints(world: World, dice: Random) -> Iterator[VideoEndpoint]:
    linked = breakdown("hnth_communes")
    yield _endpoint(world, ROOT, Level.PROVINCE, date(2014, 5, 1))
    for code in world.of_kind("district_pc"):
        yield _endpoint(
            world, code, Level.DISTRICT, day_between(dice, date(2015, 1, 1), date(2017, 12, 31))
        )
    for place, count in linked.items():
        under = [
            code
            for code in world.of_kind("commune_pc")
            if world.parents[code] == world.alias[place]
        ]
        for number, code in enumerate(under):
            yield from _commune(world, dice, code, is_linked=number < count)


def _commune(world: World, dice: Random, code: str, *, is_linked: bool) -> Iterator[VideoEndpoint]:
    """A linked commune since 2018-2020, one in ten after a repair; the others only later in 2021,
    and a few of them had an endpoint that broke down and was given up in 2020."""
    first = day_between(dice, date(2018, 1, 1), date(2020, 9, 30))
    repaired = first + timedelta(days=30)
    if not is_linked:
        if dice.randrange(6) == 0:
            yield _endpoint(world, code, Level.COMMUNE, first, repaired, place="cũ")
        yield _endpoint(
            world, code, Level.COMMUNE, day_between(dice, date(2021, 8, 1), date(2021, 12, 20))
        )
        return
    if dice.randrange(10) == 0:
        yield _endpoint(
            world, code, Level.COMMUNE, first, repaired, place="cũ", state=EndpointState.BROKEN
        )
        first = repaired + timedelta(days=1)
    yield _endpoint(world, code, Level.COMMUNE, first)


def _endpoint(
    world: World, code: str, level: str, first: date, last: date | None = None, *,
    place: str = "", state: str = EndpointState.WORKING,
) -> VideoEndpoint:  # fmt: skip
    return VideoEndpoint(
        unit_id=world.units[code], code=f"DC-{code}{'-cu' if place else ''}", level=level,
        state=state, place=f"Phòng họp {world.names[code]}", first_on=first, last_on=last,
    )  # fmt: skip


def _rooms(world: World) -> dict[str, MeetingRoom]:
    """The hall of the province, of each district, and rooms on eMeeting."""
    centre = world.unit("ttcntttt")
    rooms = {
        ROOT: MeetingRoom(
            unit_id=world.units[ROOT],
            code="P-TINH",
            name="Phòng họp trực tuyến UBND tỉnh",
            kind=RoomKind.VIDEO,
        )
    }
    for code in world.of_kind("district_pc"):
        rooms[code] = MeetingRoom(
            unit_id=world.units[code], code=f"P-{code}", name=f"Phòng họp {world.names[code]}",
            kind=RoomKind.VIDEO,
        )  # fmt: skip
    for number in range(1, 5):
        rooms[f"e{number}"] = MeetingRoom(
            unit_id=centre, code=f"EM-{number}", name=f"Gia Lai eMeeting {number}",
            kind=RoomKind.EMEETING, link=f"{HOST}/phong-{number}",
        )  # fmt: skip
    return rooms


def _provincial(world: World, dice: Random, rooms: dict[str, MeetingRoom]) -> Iterator[Meeting]:
    number = 0
    for first, last, count in PROVINCIAL:
        for day in _different_days(dice, first, last, count):
            number += 1
            yield _meeting(
                world, dice, ROOT, rooms[ROOT], day, f"HT-{number:03}", Level.PROVINCE, Outcome.HELD
            )
    # Cancelled meetings, and meetings that are only booked, are no meetings held.
    for extra, (day, outcome) in enumerate(
        (
            (date(2021, 2, 6), Outcome.CANCELLED),
            (date(2021, 5, 8), Outcome.CANCELLED),
            (date(2021, 6, 26), Outcome.BOOKED),
        )
    ):
        yield _meeting(world, dice, ROOT, rooms[ROOT], day, f"HT-X{extra}", Level.PROVINCE, outcome)


def _different_days(dice: Random, first: date, last: date, count: int) -> list[date]:
    days: set[date] = set()
    while len(days) < count:
        days.add(weekday_between(dice, first, last))
    return sorted(days)


def _others(world: World, dice: Random, rooms: dict[str, MeetingRoom]) -> Iterator[Meeting]:
    """District meetings on the network, and meetings on eMeeting of departments."""
    for code in world.of_kind("district_pc"):
        for day in _different_days(dice, date(2020, 11, 1), date(2021, 7, 31), 8):
            yield _meeting(
                world,
                dice,
                code,
                rooms[code],
                day,
                f"HH-{code}-{day:%y%m%d}",
                Level.DISTRICT,
                Outcome.HELD,
            )
    for number, code in enumerate(world.of_kind("department")):
        room = rooms[f"e{number % 4 + 1}"]
        for step in range(6):
            day = date(2021, 1, 4) + timedelta(days=number + step * 28)
            yield _meeting(
                world, dice, code, room, day, f"EM-{code}-{step}", Level.PROVINCE, Outcome.HELD
            )


def _meeting(
    world: World, dice: Random, code: str, room: MeetingRoom, day: date, number: str,
    level: str, outcome: str,
) -> Meeting:  # fmt: skip
    starts = datetime(day.year, day.month, day.day, dice.choice((0, 1, 6)), 30, tzinfo=UTC)
    return Meeting(
        unit_id=world.units[code], code=number, title=dice.choice(TOPICS), level=level, room=room,
        starts_at=starts, ends_at=starts + timedelta(minutes=dice.choice((90, 120, 180))),
        outcome=outcome, present=dice.randrange(20, 400) if outcome == Outcome.HELD else None,
        entry_code=f"{dice.randrange(10_000):04}" if room.kind == RoomKind.EMEETING else "",
    )  # fmt: skip


def _presence(meeting: Meeting, *, is_there: bool) -> dict[str, datetime]:
    """A unit that came stayed from start to end."""
    return {"joined_at": meeting.starts_at, "left_at": meeting.ends_at} if is_there else {}


def _invitations(world: World, dice: Random, meetings: list[Meeting]) -> None:
    """Every district is invited to eMeetings of departments; papers stand with every third."""
    districts = [world.units[code] for code in world.of_kind("district_pc")]
    online = [meeting for meeting in meetings if meeting.kind == RoomKind.EMEETING]
    Invitation.objects.bulk_create(
        _kept(
            Invitation(
                unit_id=unit, meeting=meeting, link=meeting.room.link, starts_at=meeting.starts_at,
                invited_on=meeting.held_on - timedelta(days=5),
                **_presence(meeting, is_there=dice.randrange(12) > 0),
            )
            for meeting in online
            for unit in districts
        )
    )  # fmt: skip
    MeetingPaper.objects.bulk_create(
        _kept(
            MeetingPaper(
                unit_id=meeting.unit_id, meeting=meeting, title=f"Tài liệu: {meeting.title}",
                link=f"{HOST}/tai-lieu/{meeting.code.lower()}",
            )
            for meeting in meetings[::3]
        )
    )  # fmt: skip
