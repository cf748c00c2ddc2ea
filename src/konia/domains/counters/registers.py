"""The registers of lines, desks, devices, tickets and reserved numbers."""

from konia.kernel.registers.registry import REGISTERS, Register

from .models import CounterDevice, NumberRange, ServiceLine, Ticket, Window

LINES = REGISTERS.add(
    Register(
        "counters.lines",
        ServiceLine,
        title="Loại việc lấy số",
        one="loại việc",
        see="counters.see",
        change="counters.change",
        columns=("letter", "title", "unit", "first_on", "last_on"),
        key=("unit", "letter", "first_on"),
        filters=("unit", "first_on"),
        order=("unit", "letter"),
        systems=("S19",),
    )
)
WINDOWS = REGISTERS.add(
    Register(
        "counters.windows",
        Window,
        title="Quầy một cửa",
        one="quầy",
        see="counters.see",
        change="counters.change",
        columns=("number", "name", "unit", "serves", "first_on", "last_on"),
        key=("unit", "number", "first_on"),
        filters=("unit", "first_on"),
        order=("unit", "number"),
        systems=("S19",),
    )
)
DEVICES = REGISTERS.add(
    Register(
        "counters.devices",
        CounterDevice,
        title="Thiết bị tại quầy",
        one="thiết bị",
        see="counters.see",
        change="counters.change",
        columns=("code", "kind", "unit", "place", "first_on", "last_on"),
        key=("code",),
        filters=("unit", "kind"),
        order=("code",),
        systems=("S19", "S27"),
        entered=False,
    )
)
TICKETS = REGISTERS.add(
    Register(
        "counters.tickets",
        Ticket,
        title="Số thứ tự đã lấy",
        one="số thứ tự",
        see="counters.see",
        change="counters.change",
        columns=(
            "letter", "number", "unit", "day", "taken_at", "called_at", "window", "ended_at",
            "priority", "state",
        ),
        key=("unit", "day", "letter", "number"),
        filters=("unit", "day", "priority", "state"),
        order=("-day", "letter", "number"),
        systems=("S19",),
        entered=False,
    )
)  # fmt: skip
RANGES = REGISTERS.add(
    Register(
        "counters.ranges",
        NumberRange,
        title="Dải số hồ sơ đã giữ",
        one="dải số",
        see="counters.see",
        change="counters.reserve",
        columns=("series", "unit", "day", "first", "last", "desk", "taken_at", "returned_at"),
        key=("series", "first"),
        filters=("unit", "day"),
        order=("-taken_at",),
        systems=("S19",),
        entered=False,
    )
)
