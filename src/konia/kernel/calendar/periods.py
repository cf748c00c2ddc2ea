"""Periods of reports. A reporting half-year runs from 15 December to 14 June, not from New Year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from konia.kernel.rooms.problems import Problem
from konia.lib.dates import NotADateError, format_date, parse_date


class BadPeriodError(Problem):
    """The period makes no sense."""


@dataclass(frozen=True, order=True)
class Period:
    """Days from first to last, both counted."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadPeriodError(
                f"Kỳ {format_date(self.first)} – {format_date(self.last)} không hợp lệ.",
                why="Ngày kết thúc đứng trước ngày bắt đầu.",
                todo="Hãy nhập lại hai ngày của kỳ.",
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def year(self) -> int:
        """The year the period reports on: that of its last day (15/12 belongs to the next)."""
        return self.last.year if (self.last.month, self.last.day) < (12, 15) else self.last.year + 1

    def until(self, day: date) -> "Period":
        """The period as far as it had run by a day; its first day when it had not begun."""
        return self if day >= self.last else Period(self.first, max(day, self.first))

    def __str__(self) -> str:
        return f"{format_date(self.first)} – {format_date(self.last)}"


# Circular 02/2021/TT-VPCP style cut-offs; see sources.toml "reporting-regime".
_REPORTING = {
    "Q1": ((-1, 12, 15), (0, 3, 14)),
    "Q2": ((0, 3, 15), (0, 6, 14)),
    "Q3": ((0, 6, 15), (0, 9, 14)),
    "Q4": ((0, 9, 15), (0, 12, 14)),
    "H1": ((-1, 12, 15), (0, 6, 14)),
    "H2": ((0, 6, 15), (0, 12, 14)),
    "M9": ((-1, 12, 15), (0, 9, 14)),
    "Y": ((-1, 12, 15), (0, 12, 14)),
}
_CALENDAR = {
    "Q1": ((1, 1), (3, 31)),
    "Q2": ((4, 1), (6, 30)),
    "Q3": ((7, 1), (9, 30)),
    "Q4": ((10, 1), (12, 31)),
    "H1": ((1, 1), (6, 30)),
    "H2": ((7, 1), (12, 31)),
    "Y": ((1, 1), (12, 31)),
}
_NAMED = re.compile(r"(\d{4})-?(Q[1-4]|H[12]|M9|Y)")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def reporting_period(year: int, part: str) -> Period:
    """A period of the reporting year: Q1-Q4, H1, H2, M9 (nine months) or Y."""
    (dy, m, d), (ey, em, ed) = _REPORTING[part]
    return Period(date(year + dy, m, d), date(year + ey, em, ed))


def calendar_period(year: int, part: str) -> Period:
    """A period of the calendar year: Q1-Q4, H1, H2 or Y."""
    (m, d), (em, ed) = _CALENDAR[part]
    return Period(date(year, m, d), date(year, em, ed))


def month(year: int, number: int) -> Period:
    """A calendar month."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), following - timedelta(days=1))


def months_of(period: Period) -> list[Period]:
    """The calendar months a period touches, cut to it."""
    parts, day = [], period.first
    while day <= period.last:
        whole = month(day.year, day.month)
        parts.append(Period(day, min(whole.last, period.last)))
        day = whole.last + timedelta(days=1)
    return parts


def parse_period(text: str) -> Period:
    """Read 'FIRST..LAST', '2021-H1' (reporting), '2021-05' (calendar month).

    Raises: BadPeriodError.
    """
    cleaned = text.strip()
    try:
        if ".." in cleaned:
            first, last = cleaned.split("..", 1)
            return Period(parse_date(first), parse_date(last))
        if match := _NAMED.fullmatch(cleaned):
            return reporting_period(int(match[1]), match[2])
        if match := _MONTH.fullmatch(cleaned):
            return month(int(match[1]), int(match[2]))
    except (NotADateError, ValueError):
        pass
    raise BadPeriodError(
        f"Không hiểu kỳ “{text}”.",
        why="Kỳ phải là hai ngày hoặc tên kỳ báo cáo.",
        todo="Ví dụ: 2020-12-15..2021-06-14, 2021-H1 hoặc 2021-05.",
    )
