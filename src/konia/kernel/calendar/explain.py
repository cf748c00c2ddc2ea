"""The whole course of a deadline in words: first due moment, what moved it, where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from .clock import Due, Pause, Timetable, merged
from .words import ClockLine, told_moment, told_work


@dataclass(frozen=True)
class Move:
    """A time the due moment was set anew: rescheduled, or recounted after a calendar change."""

    at: datetime
    due_at: datetime
    reason: str


def explain(
    due: Due,
    *,
    timetable: Timetable,
    original_due_at: datetime | None = None,
    moves: Sequence[Move] = (),
    pauses: Sequence[Pause] = (),
    current_due_at: datetime | None = None,
    now: datetime | None = None,
) -> tuple[ClockLine, ...]:
    """Why it is that moment, line by line.

    original_due_at: as first promised, when it differs from what is counted today;
    current_due_at: as kept; without it, the last promise moved by the pauses; now: to say how much
    working time is left.
    """
    original = original_due_at or due.at
    promised = moves[-1].due_at if moves else original
    current = current_due_at or timetable.after_pauses(promised, pauses)
    return tuple(_told(due, timetable, original, moves, merged(pauses), current, now))


def _told(
    due: Due,
    timetable: Timetable,
    original: datetime,
    moves: Sequence[Move],
    pauses: Sequence[Pause],
    current: datetime,
    now: datetime | None,
) -> Iterator[ClockLine]:
    has_moved = bool(moves or pauses) or current != original
    yield from (line for line in due.lines if line.code != "due")
    title = "Hạn ban đầu" if has_moved else "Hạn"
    yield ClockLine("original" if has_moved else "due", title, told_moment(original), at=original)
    for move in moves:
        text = f"{told_moment(move.due_at)}. {move.reason}".rstrip(". ")
        items = (f"Quyết định lúc {told_moment(move.at)}",)
        yield ClockLine("moved_due", "Hạn được tính lại", text, items, move.due_at)
    if pauses:
        yield _pauses(timetable, pauses)
    if has_moved:
        yield ClockLine("due", "Hạn hiện nay", told_moment(current), at=current)
    if now is not None:
        yield remaining_line(timetable, now, current)


def _pauses(timetable: Timetable, pauses: Sequence[Pause]) -> ClockLine:
    items = tuple(
        f"{told_moment(first)} – {told_moment(last)}: {told_work(timetable.worked(first, last))}"
        for first, last in pauses
    )
    return ClockLine("paused", "Tạm dừng, không tính", f"{len(items)} lần", items)


def remaining_line(timetable: Timetable, now: datetime, due_at: datetime) -> ClockLine:
    """How much working time is left, or by how much it is late."""
    if now > due_at:
        late = told_work(timetable.worked(due_at, now))
        return ClockLine("late", "Quá hạn", f"{late} làm việc")
    left = told_work(timetable.remaining(now, due_at))
    return ClockLine("left", "Còn lại", f"{left} làm việc")


def plain(lines: Sequence[ClockLine]) -> list[dict[str, object]]:
    """The lines as data for an API or a letter; moments in ISO form."""
    return [
        {
            "code": line.code,
            "title": line.title,
            "text": line.text,
            "items": list(line.items),
            "at": line.at.isoformat() if line.at else None,
        }
        for line in lines
    ]
