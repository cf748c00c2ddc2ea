"""Spans of a day in minutes from midnight, as timetables write them: 07:30-11:30, 13:30-17:00."""

import re
from itertools import pairwise

from konia.kernel.rooms.problems import Problem

Span = tuple[int, int]
Spans = tuple[Span, ...]
Week = tuple[Spans, Spans, Spans, Spans, Spans, Spans, Spans]

NOON = 12 * 60
MIDNIGHT = 24 * 60
ALL_DAY: Spans = ((0, MIDNIGHT),)
_SPAN = re.compile(r"(\d{1,2})[:h](\d{2})\s*[-–]\s*(\d{1,2})[:h](\d{2})")


class BadHoursError(Problem):
    """The text says no hours of a day."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(
            f"Không hiểu giờ làm việc “{text}”.",
            why=why,
            todo="Hãy ghi theo mẫu 07:30-11:30, 13:30-17:00; để trống nếu nghỉ.",
        )


def parse_spans(text: str) -> Spans:
    """Read '07:30-11:30, 13:30-17:00'; nothing is a day off. Raises: BadHoursError."""
    spans = tuple(_span(part.strip(), text) for part in re.split(r"[,;]", text) if part.strip())
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise BadHoursError(text, "Các khoảng giờ chồng nhau hoặc không theo thứ tự.")
    return spans


def _span(part: str, text: str) -> Span:
    match = _SPAN.fullmatch(part)
    if match is None:
        raise BadHoursError(text, "Mỗi khoảng gồm giờ bắt đầu và giờ kết thúc.")
    first, last = parse_minute(f"{match[1]}:{match[2]}"), parse_minute(f"{match[3]}:{match[4]}")
    if first >= last:
        raise BadHoursError(text, "Giờ kết thúc phải sau giờ bắt đầu trong cùng một ngày.")
    return first, last


def parse_minute(text: str) -> int:
    """Minutes from midnight of '15:00'; 24:00 is the end of the day. Raises: BadHoursError."""
    hour, _, minute = text.strip().replace("h", ":").partition(":")
    if not (hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()):
        raise BadHoursError(text, "Giờ gồm giờ và phút.")
    found = int(hour) * 60 + int(minute)
    if int(minute) > 59 or found > MIDNIGHT:
        raise BadHoursError(text, "Giờ nằm ngoài một ngày.")
    return found


def clock_face(minute: int) -> str:
    """07:30."""
    return f"{minute // 60:02}:{minute % 60:02}"


def written(spans: Spans) -> str:
    """07:30-11:30, 13:30-17:00; '' for a day off."""
    return ", ".join(f"{clock_face(first)}-{clock_face(last)}" for first, last in spans)


def length(spans: Spans) -> int:
    """Minutes of work."""
    return sum(last - first for first, last in spans)


def before(spans: Spans, minute: int) -> Spans:
    """The part of the spans before a minute."""
    return tuple((first, min(last, minute)) for first, last in spans if first < minute)


def after(spans: Spans, minute: int) -> Spans:
    """The part of the spans from a minute on."""
    return tuple((max(first, minute), last) for first, last in spans if last > minute)
