"""One moment: statements that all see one state of the database, on two connections when it pays.

A report reads two or three large tables and some thirty small ones. PostgreSQL runs the statements
of one connection one after the other, so a second connection takes some of them; it joins the
snapshot of the first, hence both see the same rows (see docs/performance.md for what it gains).
"""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Protocol, TypeAlias, TypeVar
from weakref import WeakKeyDictionary, finalize

from django.db import Error, connection
from django.db.backends.base.base import BaseDatabaseWrapper

Rows: TypeAlias = list[tuple[Any, ...]]
Kept = TypeVar("Kept")
Kept_co = TypeVar("Kept_co", covariant=True)

# Two connections at work need no parallel workers beside them.
_EXPORT = """
    SELECT pg_export_snapshot(), set_config('max_parallel_workers_per_gather', '0', true)
"""
_JOIN = """
    BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;
    SET TRANSACTION SNAPSHOT '{}';
    SET LOCAL max_parallel_workers_per_gather = 0;
"""
# Milliseconds of work that must lie beside the longest statement before the second connection
# is asked: joining it costs about one.
SPARE_MS = 5.0
_MOST_KNOWN = 4096


@dataclass(frozen=True)
class Statement:
    """One question to the database."""

    sql: str
    params: tuple[Any, ...]


class Reading(Protocol[Kept_co]):
    """A statement, and what to make of its rows."""

    @property
    def statement(self) -> Statement:
        """What is asked."""

    def keep(self, rows: Rows) -> Kept_co:
        """What the rows say; done while the other connection waits for its own."""


Queue: TypeAlias = deque[tuple[int, Reading[Kept]]]

_here = threading.local()
# How long each text took the last time: an order of work, never an answer.
_took: dict[str, float] = {}
# Each lives as long as the connection it stands beside.
_companions: "WeakKeyDictionary[Any, BaseDatabaseWrapper]" = WeakKeyDictionary()


@contextmanager
def shared() -> Iterator[None]:
    """Inside the caller's transaction of one state: run_all may share its work.

    The caller's transaction must be REPEATABLE READ, for its snapshot is what is shared.
    """
    _here.is_moment = True
    try:
        yield
    finally:
        _here.is_moment = False


def run_all(readings: Sequence[Reading[Kept]]) -> list[Kept]:
    """What each reading keeps, in order.

    Within one moment two connections share the work. Inside any other transaction (an act, a test)
    there is only the one: a second would not see what the transaction has done.
    """
    found: dict[int, Kept] = {}
    waiting = deque(sorted(enumerate(readings), key=_longest_first))
    if _may_share() and _spare_ms(readings) > SPARE_MS:
        _share(waiting, found)
    else:
        _work(connection, waiting, found)
    return [found[place] for place in range(len(readings))]


def _may_share() -> bool:
    """Only a moment of its own has a snapshot to share; one within a savepoint has none."""
    return getattr(_here, "is_moment", False) and not connection.savepoint_ids


def _longest_first(numbered: "tuple[int, Reading[Any]]") -> float:
    return -_took.get(numbered[1].statement.sql, 0.0)


def _spare_ms(readings: "Sequence[Reading[Any]]") -> float:
    """The work beside the longest statement, as far as it is known."""
    known = [_took.get(reading.statement.sql, 0.0) for reading in readings]
    return sum(known) - max(known, default=0.0)


def _share(waiting: Queue[Kept], found: dict[int, Kept]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_EXPORT)
        snapshot = cursor.fetchone()[0]
    failed: list[Exception] = []
    other = threading.Thread(
        target=_work_beside, args=(_companion(), snapshot, waiting, found, failed)
    )
    other.start()
    try:
        _work(connection, waiting, found)
    finally:
        waiting.clear()
        other.join()
    if failed:
        raise failed[0]


def _work(db: Any, waiting: Queue[Kept], found: dict[int, Kept]) -> None:
    """Take statements until none is left; both connections take from the same queue."""
    while waiting:
        try:
            place, reading = waiting.popleft()
        except IndexError:
            return  # the other took the last one
        asked, begun = reading.statement, perf_counter()
        with db.cursor() as cursor:
            cursor.execute(asked.sql, asked.params)
            rows = cursor.fetchall()
        _remember(asked.sql, 1000 * (perf_counter() - begun))
        found[place] = reading.keep(rows)


def _remember(sql: str, took_ms: float) -> None:
    if len(_took) >= _MOST_KNOWN:
        _took.clear()
    _took[sql] = took_ms


def _work_beside(
    other: BaseDatabaseWrapper,
    snapshot: str,
    waiting: Queue[Kept],
    found: dict[int, Kept],
    failed: list[Exception],
) -> None:
    """Work in a second thread, on a second connection, in the state the first one sees."""
    try:
        _join(other, snapshot)
    except Error:
        other.close()
        return  # no connection to spare: the first one does it all
    try:
        _work(other, waiting, found)
        with other.cursor() as cursor:
            cursor.execute("COMMIT")
    except Exception as error:  # whatever it is, the asking thread raises it
        failed.append(error)
        waiting.clear()
        other.close()


def _join(other: BaseDatabaseWrapper, snapshot: str) -> None:
    other.close_if_unusable_or_obsolete()
    with other.cursor() as cursor:
        cursor.execute(_JOIN.format(snapshot))


def _companion() -> BaseDatabaseWrapper:
    """The second connection; it is closed when the first one closes."""
    first = connection.connection
    if first not in _companions:
        made: BaseDatabaseWrapper = connection.copy()
        made.inc_thread_sharing()
        _companions[first] = made
        finalize(first, made.close)
    return _companions[first]
