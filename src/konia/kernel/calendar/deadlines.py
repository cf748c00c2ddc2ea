"""Whoever keeps deadlines says here which would move with the calendar, and moves them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from konia.lib.registry import Registry

from .clock import Timetables


@dataclass(frozen=True)
class Affected:
    """One open case whose due moment a change of the calendar would move.

    code: as people name the case; original_due_at is what was first promised, and stays.
    """

    code: str
    title: str
    unit_id: int
    due_before: datetime
    due_after: datetime
    original_due_at: datetime | None = None


@dataclass(frozen=True)
class Recount:
    """A change of the calendar that came into force: what a recounted case writes as its event."""

    change_id: int
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True)
class DeadlineHolder:
    """A room that keeps deadlines.

    affected: (timetables in force, timetables as proposed) -> the open cases that would move.
    recompute: (the change, after, at most so many) -> where the next batch begins, '' at the end.
        `after` is '' for the first batch, then what the call before returned. Runs inside the
        caller's transaction and may be called twice with the same place: a case already counted
        with the new timetables is left alone. Each case moved gets an event naming the change; the
        due moment first promised is never overwritten.
    """

    name: str
    title: str
    affected: Callable[[Timetables, Timetables], Iterable[Affected]]
    recompute: Callable[[Recount, str, int], str]


HOLDERS: Registry[DeadlineHolder] = Registry()
SHOWN = 100


@dataclass(frozen=True)
class Effect:
    """What a proposal would do to the deadlines of one holder: how many, and the first of them."""

    holder: DeadlineHolder
    count: int
    shown: tuple[Affected, ...]


def effects(before: Timetables, after: Timetables) -> list[Effect]:
    """The open cases of every holder that would move, before anything is approved."""
    return [_effect(holder, before, after) for holder in HOLDERS]


def _effect(holder: DeadlineHolder, before: Timetables, after: Timetables) -> Effect:
    count, shown = 0, []
    for one in holder.affected(before, after):
        count += 1
        if count <= SHOWN:
            shown.append(one)
    return Effect(holder, count, tuple(shown))
