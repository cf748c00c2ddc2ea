"""What is done at desks: taking and calling tickets, devices, reserved numbers."""

from .devices import register_device, retire_device
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
    "begin", "call_next", "close_day", "finish", "hand_on", "mark_left", "recall",
    "register_device", "reserve_ranges", "retire_device", "return_range", "take_ticket",
    "use_number", "void_number",
]  # fmt: skip
