import threading

import pytest
from django.db import connection

from konia.kernel.figures.engine import one_moment

from .asking import Mailbox, box, value

pytestmark = pytest.mark.django_db(transaction=True)


def _meanwhile(act):
    """Do something through a second connection, and wait until it is committed."""

    def work():
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_nothing_that_happens_meanwhile_changes_what_one_moment_sees(transactional_db, units):
    box(units["H21.31"])
    with one_moment():
        before = value("test.boxes")
        _meanwhile(lambda: box(units["H21.31"]))
        assert (before, value("test.boxes")) == (1, 1)
    assert value("test.boxes") == 2


def test_without_one_moment_a_second_look_sees_more(transactional_db, units):
    box(units["H21.31"])
    assert value("test.boxes") == 1
    _meanwhile(lambda: box(units["H21.31"]))
    assert value("test.boxes") == 2


def test_nothing_can_be_written_within_one_moment(transactional_db, units):
    from django.db import DatabaseError

    with pytest.raises(DatabaseError), one_moment():
        box(units["H21.31"])
    assert not Mailbox.objects.exists()


def test_a_moment_within_a_moment_is_the_same_moment(transactional_db, units):
    with one_moment():
        assert value("test.boxes") == 0
        _meanwhile(lambda: box(units["H21.31"]))
        with one_moment():
            assert value("test.boxes") == 0
