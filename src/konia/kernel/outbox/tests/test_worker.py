import logging
import threading
import time

import pytest
from django.db import connection

from konia.kernel.outbox import post as office
from konia.kernel.outbox import worker
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import post, subscribe


@pytest.fixture
def told(monkeypatch):
    """What a listener was told by the worker."""
    monkeypatch.setattr(office, "_LISTENERS", {})
    logging.getLogger(worker.__name__).setLevel(logging.ERROR)
    heard = []
    subscribe("test.told", heard.append)
    return heard


@pytest.fixture
def at_work():
    """A worker in a thread of its own; stopped at the end."""
    stop = threading.Event()
    thread = threading.Thread(target=worker.work, args=(stop,), kwargs={"idle_seconds": 0.05})
    thread.start()
    yield thread
    stop.set()
    thread.join(timeout=30)
    assert not thread.is_alive()


def _soon(claim):
    ends = time.monotonic() + 30
    while not claim() and time.monotonic() < ends:
        time.sleep(0.02)
    assert claim()


@pytest.mark.django_db(transaction=True)
def test_a_worker_delivers_what_is_posted_while_it_waits(told, at_work):
    post("test.told", {"number": 1}, key="a")
    _soon(lambda: told == [{"number": 1}])
    post("test.told", {"number": 2}, key="b")
    _soon(lambda: len(told) == 2)


@pytest.mark.django_db(transaction=True)
def test_a_worker_whose_database_connection_is_cut_goes_on(told, at_work):
    post("test.told", {"number": 1}, key="a")
    _soon(lambda: Message.objects.filter(delivered_at__isnull=False).exists())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    post("test.told", {"number": 2}, key="b")
    _soon(lambda: told == [{"number": 1}, {"number": 2}])


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_does_not_stop_the_worker(told, at_work):
    logging.getLogger(office.__name__).setLevel(logging.ERROR)
    subscribe("test.bad", lambda payload: [][0])
    post("test.bad", {}, key="bad")
    post("test.told", {}, key="good")
    _soon(lambda: told == [{}])
