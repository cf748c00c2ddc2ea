"""Which body, and which step, used how much of a dossier's working time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from konia.kernel.calendar.clock import Timetable, Timetables, merged

from .models import Pause, Step

NOTHING = timedelta()
Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class Used:
    """The working time of one step. allotted: None for a step without a limit of its own.

    late: what it took beyond its own time; time spent waiting for the applicant counts for nobody.
    """

    step: Step
    used: timedelta
    allotted: timedelta | None

    @property
    def late(self) -> timedelta:
        """Working time beyond what the step had; nothing when it had enough."""
        return max(NOTHING, self.used - self.allotted) if self.allotted is not None else NOTHING


@dataclass
class Body:
    """What one body used of the working time, over all its steps."""

    unit_id: int
    used: timedelta = NOTHING
    allotted: timedelta = NOTHING
    late: timedelta = NOTHING
    steps: list[Used] = field(default_factory=list)


def time_used(
    steps: Iterable[Step], pauses: Sequence[Pause], *, now: datetime, edition: int | None = None
) -> list[Body]:
    """By body, in the order they first had the dossier; steps known only by day are left out.

    edition: of the calendar, when the caller knows it.
    """
    timetables = Timetables.current(edition)
    waits = [(p.began_at, p.ended_at) for p in pauses if p.stops_clock and p.began_at]
    # A wait that began a moment ago by another machine's clock has not lasted yet.
    away = merged([(began, ended or max(began, now)) for began, ended in waits])
    bodies: dict[int, Body] = {}
    for step in steps:
        if step.began_at is None:
            continue
        one = _used(step, timetables(step.unit_id), away, now)
        body = bodies.setdefault(step.unit_id, Body(step.unit_id))
        body.steps.append(one)
        body.used += one.used
        body.allotted += one.allotted or NOTHING
        body.late += one.late
    return list(bodies.values())


def _used(step: Step, timetable: Timetable, away: Sequence[Span], now: datetime) -> Used:
    began = step.began_at
    assert began is not None
    used = _worked(timetable, (began, max(began, step.done_at or now)), away)
    allotted = None
    if step.due_at is not None:
        allotted = _worked(timetable, (began, max(began, step.due_at)), away)
    return Used(step, used, allotted)


def _worked(timetable: Timetable, span: Span, away: Sequence[Span]) -> timedelta:
    """Working time of a span without what fell into the waits."""
    total = timetable.worked(*span)
    for first, last in away:
        start, end = max(first, span[0]), min(last, span[1])
        if start < end:
            total -= timetable.worked(start, end)
    return total
