"""Days as Vietnamese papers write them: 15/6/2021."""

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class NotADateError(ValueError):
    """The text is not a day of the calendar as Vietnamese papers write it."""


def format_date(day: date | None) -> str:
    """15/6/2021; '' for no day."""
    return "" if day is None else f"{day.day}/{day.month}/{day.year}"


def parse_date(text: str) -> date:
    """Read 15/6/2021, 15-06-2021, 15.6.2021 or 2021-06-15.

    Raises: NotADateError, also for days that no calendar has (31/6).
    """
    cleaned = text.strip()
    try:
        if match := _DAY_FIRST.fullmatch(cleaned):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _ISO.fullmatch(cleaned):
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise NotADateError(text) from None
    raise NotADateError(text)
