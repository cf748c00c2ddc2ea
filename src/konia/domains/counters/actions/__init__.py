"""What is done at desks: taking and calling tickets, devices, reserved numbers."""

from .devices import DeviceAsked, put_into_use, register_device, retire_device
from .losing import lose_device
from .queue import (
    begin,
    call_next,
    close_day,
    finish,
    hand_on,
    mark_left,
    recall,
    take_ticket,
)
from .ranges import reserve_ranges, return_range, use_number, void_number

__all__ = [
    "DeviceAsked", "begin", "call_next", "close_day", "finish", "hand_on", "lose_device",
    "mark_left", "put_into_use", "recall", "register_device", "reserve_ranges", "retire_device",
    "return_range", "take_ticket", "use_number", "void_number",
]  # fmt: skip
