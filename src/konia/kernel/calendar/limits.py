"""How long something may take: in working days, working hours or calendar days."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from konia.lib.numbers import format_number

# ASSUMPTION: a part of a working day is that part of eight hours (Labour Code 2019, art. 105;
# source "labour-code-hours"), whatever the length of the day in the timetable.
HOURS_OF_A_DAY = 8


@dataclass(frozen=True)
class Limit:
    """A time limit. When several are given, calendar days pass first, then days, then hours.

    Units: a broken working day (0.5) counts its part in hours, a whole one as a day.
    Raises: ValueError for less than nothing.
    """

    working_days: Decimal | int = 0
    working_hours: Decimal | int = 0
    calendar_days: int = 0

    def __post_init__(self) -> None:
        if min(self.working_days, self.working_hours, self.calendar_days) < 0:
            raise ValueError("A time limit is not below zero.")

    @property
    def whole_days(self) -> int:
        """The whole working days."""
        return int(self.working_days)

    @property
    def minutes(self) -> int:
        """What is counted in working time: the hours and the broken part of a day."""
        if not self.working_hours and self.working_days == self.whole_days:
            return 0
        broken = Decimal(self.working_days) % 1 * HOURS_OF_A_DAY
        exact = (Decimal(self.working_hours) + broken) * 60
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))

    def __str__(self) -> str:
        parts = (
            (self.calendar_days, "ngày"),
            (self.working_days, "ngày làm việc"),
            (self.working_hours, "giờ làm việc"),
        )
        told = [f"{format_number(_short(count))} {unit}" for count, unit in parts if count]
        return " và ".join(told) or "trong ngày"


def _short(number: Decimal | int) -> Decimal | int:
    return int(number) if number == int(number) else Decimal(number).normalize()
