"""A proposed change of limit or steps, run over last year's dossiers before it is published.

This room knows no dossiers; the room that keeps them adds a Replay when the system starts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from konia.kernel.rooms.problems import NotFoundProblem
from konia.lib.registry import Registry

from .content import limit_of, limit_on, process_on
from .models import Procedure, ProcedureVersion, ProcessVersion
from .processing import hours_of


@dataclass(frozen=True)
class Change:
    """What is proposed. Units: working hours. steps: code of a step -> its hours."""

    procedure_id: int
    procedure_code: str
    first: date
    last: date
    hours_before: Decimal
    hours_after: Decimal
    steps_before: Mapping[str, Decimal] = field(default_factory=dict)
    steps_after: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What would have happened. lines: what the page shows beside the counts."""

    total: int
    late_before: int
    late_after: int
    lines: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Replay:
    """A source of past cases that can be run again under other terms."""

    name: str
    title: str
    run: Callable[[Change], Outcome]


REPLAYS: Registry[Replay] = Registry()


def change_of(
    procedure: Procedure, *, on: date, version: "ProcedureVersion | None" = None,
    process: "ProcessVersion | None" = None,
) -> Change:  # fmt: skip
    """What a draft content or a draft process would change, over the year before a day."""
    now, applied = limit_on(procedure.pk, on), process_on(procedure.pk, on)
    proposed = limit_of(version) if version is not None else now
    return Change(
        procedure.pk, procedure.code, date(on.year - 1, on.month, min(on.day, 28)), on,
        hours_before=hours_of(now), hours_after=hours_of(proposed),
        steps_before=_steps(applied), steps_after=_steps(process or applied),
    )  # fmt: skip


def _steps(process: "ProcessVersion | None") -> dict[str, Decimal]:
    return {s.code: s.working_hours for s in process.steps.all()} if process is not None else {}


def replay(change: Change) -> list[tuple[Replay, Outcome]]:
    """Ask every source. Raises: NotFoundProblem when there is none."""
    if not len(REPLAYS):
        raise NotFoundProblem(
            "Chưa có nguồn hồ sơ để chạy thử.",
            why="Phân hệ hồ sơ chưa đăng ký cách tính lại thời hạn.",
            todo="Hãy bật phân hệ hồ sơ rồi thử lại.",
        )
    return [(source, source.run(change)) for source in REPLAYS]
