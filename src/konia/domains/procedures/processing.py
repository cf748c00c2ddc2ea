"""Internal processes as plain values: the default one, its hours, what is wrong with one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from konia.kernel.calendar.clock import Limit
from konia.lib.numbers import format_number

from .models import ProcedureVersion
from .states import StepPlace, StepRole

# ASSUMPTION: a working day has eight hours, as most published internal processes count it.
HOURS_A_DAY = Decimal(8)
# ASSUMPTION: the time a person takes to pay is no time of the office.
NOT_COUNTED = frozenset({StepRole.PAY})


@dataclass(frozen=True)
class StepDraft:
    """One step as it is drafted. unit_id: only at a fixed place."""

    code: str
    name: str
    role: str
    place: str
    working_hours: Decimal
    unit_id: int | None = None
    needs: str = ""
    takes: str = ""
    gives: str = ""


def hours_of(limit: Limit) -> Decimal:
    """A statutory limit in working hours; calendar days count as five of seven."""
    calendar = Decimal(limit.calendar_days * 5 // 7) * HOURS_A_DAY
    return limit.working_days * HOURS_A_DAY + limit.working_hours + calendar


def days_of(version: ProcedureVersion) -> int:
    """The limit of a content in whole working days, for the line in the catalogue."""
    hours = hours_of(Limit(version.working_days, version.working_hours, version.calendar_days))
    return math.ceil(hours / HOURS_A_DAY)


def counted_hours(steps: "Sequence[StepDraft]") -> Decimal:
    """The hours of a process that count against the limit."""
    counted = (step.working_hours for step in steps if step.role not in NOT_COUNTED)
    return sum(counted, Decimal(0))


def default_steps(limit: Limit) -> list[StepDraft]:
    """Receive, handle, sign, return: together exactly the statutory time."""
    hours = hours_of(limit)
    desk = min(Decimal(4), hours / 8)
    sign = min(Decimal(8), hours / 4)
    handle = hours - 2 * desk - sign
    rows = (
        ("TN", "Tiếp nhận, kiểm tra hồ sơ", StepRole.RECEIVE, StepPlace.RECEPTION, desk,
         "Hồ sơ của người nộp", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
        ("TL", "Thụ lý hồ sơ", StepRole.HANDLE, StepPlace.COMPETENT, handle,
         "Hồ sơ đã tiếp nhận", "Dự thảo kết quả"),
        ("KD", "Ký duyệt kết quả", StepRole.SIGN, StepPlace.COMPETENT, sign,
         "Dự thảo kết quả", "Kết quả đã ký"),
        ("TKQ", "Trả kết quả", StepRole.RETURN, StepPlace.RECEPTION, desk,
         "Kết quả đã ký", "Kết quả đã trao"),
    )  # fmt: skip
    return [
        StepDraft(code, name, role, place, round(time, 2), takes=takes, gives=gives)
        for code, name, role, place, time, takes, gives in rows
    ]


def problems_of(steps: "Sequence[StepDraft]", limit: Limit) -> list[str]:
    """What keeps a process from being approved, in Vietnamese; nothing when it can be."""
    if not steps:
        return ["Quy trình chưa có bước nào."]
    found = []
    if steps[0].role != StepRole.RECEIVE:
        found.append("Bước đầu tiên phải là tiếp nhận.")
    if steps[-1].role != StepRole.RETURN:
        found.append("Bước cuối cùng phải là trả kết quả.")
    if len({step.code for step in steps}) < len(steps):
        found.append("Mã các bước không được trùng nhau.")
    found += [
        f"Bước “{step.name}” làm ở đơn vị cố định nhưng chưa chọn đơn vị."
        for step in steps
        if step.place == StepPlace.FIXED and step.unit_id is None
    ]
    total, allowed = counted_hours(steps), hours_of(limit)
    if total > allowed:
        found.append(
            f"Tổng thời gian các bước là {format_number(total)} giờ, "
            f"vượt thời hạn của thủ tục là {format_number(allowed)} giờ làm việc."
        )
    return found
