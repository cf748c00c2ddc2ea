"""The worker: delivers messages and does periodic work until it is told to stop.

It asks the database once a second. LISTEN/NOTIFY would wake it sooner, but every committing
transaction that notifies queues up behind one lock of the whole database; a second is enough.
"""

import logging
from threading import Event

from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from .periodic import run_due_jobs
from .post import deliver_due

IDLE_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 30.0
ROUND = 50  # messages between two looks at the clock's work

log = logging.getLogger(__name__)


def work(stop: Event, *, idle_seconds: float = IDLE_SECONDS) -> None:
    """Work until `stop` is set; a database that goes away is waited for."""
    wait = idle_seconds
    while not stop.is_set():
        try:
            was_busy = _round()
        except (OperationalError, InterfaceError) as lost:
            log.warning("database lost, trying again in %.1f s: %s", wait, lost)
            connection.close()
            stop.wait(wait)
            wait = min(2 * wait, LONGEST_WAIT_SECONDS)
            continue
        wait = idle_seconds
        if not was_busy:
            stop.wait(idle_seconds)
    connection.close()


def _round() -> bool:
    """One look at everything. Returns: whether there is more to do at once."""
    close_old_connections()
    run_due_jobs(timezone.now())
    return deliver_due(at_most=ROUND) == ROUND
