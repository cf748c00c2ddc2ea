"""Days, months and years inside running text."""

import re
from dataclasses import dataclass
from datetime import date

NUMERIC_DAY = r"(?<![\d/.,])\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d{2}(?!\d)"
SPELT_DAY = r"\d{1,2}\s+tháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)\d{4}"
_PARTS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as printed; day is None when no calendar has it (31/6/2021)."""

    text: str
    day: date | None


def read_day(text: str) -> WrittenDay:
    """Read '14/6/2021', '14-06-2021' or '14 tháng 6 năm 2021'."""
    numbers = [int(part) for part in _PARTS.findall(text)]
    if len(numbers) != 3:
        return WrittenDay(text, None)
    try:
        return WrittenDay(text, date(numbers[2], numbers[1], numbers[0]))
    except ValueError:
        return WrittenDay(text, None)
