"""Desks with queue tickets at the centre and at five districts, spring 2021 (ASSUMPTION: all of it).

The report names desks and their operators and no ticket; numbers are kept modest on purpose.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from konia.domains.counters.models import CounterDevice, ServiceLine, Ticket, Window
from konia.kernel.files.numbering import next_numbers

from .world import AS_OF, World

HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PLACES = ("ttphhcc", "pleiku", "an_khe", "ayun_pa", "chu_se", "duc_co")
LINES = (("A", "Đất đai, xây dựng"), ("B", "Hộ tịch, chứng thực"), ("C", "Việc khác"))
SINCE = date(2021, 1, 4)
FIRST = date(2021, 3, 29)
A_DAY = 24
WAITING_NOW = 7
PRIORITIES = ("", "", "", "", "", "", "", "elderly", "pregnant", "disabled")


def fill(world: World) -> None:
    """Make lines, desks, devices and tickets."""
    dice = world.dice("counters")
    for key in PLACES:
        desk = _desk(world, key)
        tickets = [ticket for day in _days() for ticket in _tickets(world, dice, desk, day)]
        for ticket in tickets:
            ticket.compose()
        Ticket.objects.bulk_create(tickets, batch_size=2000)


@dataclass(frozen=True)
class Desk:
    """What one unit's one-stop has."""

    code: str
    unit_id: int
    lines: tuple[ServiceLine, ...]
    windows: tuple[Window, ...]


def _desk(world: World, key: str) -> Desk:
    code = world.alias[key]
    unit = world.units[code]
    lines = tuple(
        ServiceLine.objects.create(unit_id=unit, letter=letter, title=title, first_on=SINCE)
        for letter, title in LINES
    )
    windows = tuple(
        Window.objects.create(unit_id=unit, number=n, serves=letters, first_on=SINCE)
        for n, letters in ((1, "A"), (2, "B C"), (3, ""))
    )
    for kind, place in (("kiosk", "Sảnh"), ("tablet", "Quầy 1")):
        # Nobody knows their secret: a device is put into use again on the day it is installed.
        CounterDevice.objects.create(
            unit_id=unit, code=f"{key.upper()}-{kind}", kind=kind, place=place, first_on=SINCE,
            digest=f"{kind}:{code}",
        )  # fmt: skip
    return Desk(code, unit, lines, windows)


def _days() -> Iterator[date]:
    day = FIRST
    while day <= AS_OF:
        if day.weekday() < 5 and day not in {
            date(2021, 4, 21),
            date(2021, 4, 30),
            date(2021, 5, 3),
        }:
            yield day
        day += timedelta(days=1)


def _tickets(world: World, dice: Random, desk: Desk, day: date) -> Iterator[Ticket]:
    """A day's tickets; today's last ones are still waiting."""
    count = max(WAITING_NOW + 2, world.scaled(A_DAY))
    numbers = dict.fromkeys(("A", "B", "C"), 0)
    taken = datetime.combine(day, time(7, 30), HERE)
    for place in range(count):
        line = dice.choice(desk.lines)
        numbers[line.letter] += 1
        taken += timedelta(minutes=dice.randrange(2, 16))
        made = Ticket(
            unit_id=desk.unit_id, day=day, letter=line.letter, number=numbers[line.letter],
            line=line, priority=dice.choice(PRIORITIES), source="kiosk", taken_at=taken,
        )  # fmt: skip
        if day < AS_OF or place < count - WAITING_NOW:
            _serve(made, dice, desk)
        yield made
    if day == AS_OF:
        for letter, number in numbers.items():
            if number:
                next_numbers(f"tickets:{desk.code}:{day:%y%m%d}:{letter}", number)


def _serve(made: Ticket, dice: Random, desk: Desk) -> None:
    """Nine of ten within half an hour; a few people leave."""
    wait = dice.choice((2, 4, 5, 7, 9, 11, 14, 17, 20, 24, 27, 31, 44))
    made.window = dice.choice(desk.windows)
    if dice.random() < 0.05:
        made.state, made.window = "left", None
        made.left_at = made.taken_at + timedelta(minutes=wait)
        return
    made.state = "done"
    made.called_at = made.last_called_at = made.taken_at + timedelta(minutes=wait)
    made.began_at = made.called_at + timedelta(minutes=1)
    made.ended_at = made.began_at + timedelta(minutes=dice.randrange(4, 22))
