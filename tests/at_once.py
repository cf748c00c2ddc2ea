"""Acts that come to one row in the same moment, each over a connection of its own."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, models, transaction

from konia.kernel.rooms.problems import Problem

PATIENCE = 20
Act = Callable[[], object]


def at_once(*acts: Act, row: models.Model) -> list[object]:
    """Let the acts come to the same row together. Gives: what each returned, or its problem."""
    with meanwhile(*acts) as (told, begin):
        type(row)._default_manager.select_for_update().get(pk=row.pk)
        begin()
    return told


@contextmanager
def meanwhile(*acts: Act) -> Iterator[tuple[list[object], Callable[[], None]]]:
    """Within the block the acts have begun and wait for a lock held there; after it they run."""
    told: list[object] = []
    threads = [threading.Thread(target=_attempt, args=(act, told)) for act in acts]
    with transaction.atomic():
        yield told, lambda: _begin(threads)
    for thread in threads:
        thread.join(PATIENCE)


def _attempt(act: Act, told: list[object]) -> None:
    try:
        told.append(act())
    except Problem as problem:
        told.append(type(problem))
    finally:
        connection.close()


def _begin(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.start()
    limit = time.monotonic() + PATIENCE
    while _waiting() < len(threads):
        assert time.monotonic() < limit, "the acts did not wait"
        time.sleep(0.01)


def _waiting() -> int:
    with connection.cursor() as cursor:
        # Without this a transaction goes on seeing the connections of its first look.
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid) "
            "WHERE NOT granted AND datname = current_database()"
        )
        return int(cursor.fetchone()[0])
