import threading
import time

import pytest
from django.db import OperationalError, ProgrammingError, connection, transaction

from konia.kernel.figures import moments
from konia.kernel.figures.engine import Question, one_moment, read_many
from konia.kernel.figures.moments import Statement, run_all

from .asking import Mailbox, ask, box, value

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


class Asked:
    """A reading that keeps its rows as they are."""

    def __init__(self, sql):
        self.statement = Statement(sql, ())

    def keep(self, rows):
        return rows


@pytest.fixture
def always_shared(monkeypatch):
    """The second connection is asked however little there is to do."""
    monkeypatch.setattr(moments, "SPARE_MS", -1.0)


@pytest.fixture
def second_does_it_all(monkeypatch, always_shared):
    """The first connection waits until the second has answered everything."""
    plain = moments._work

    def lazy(db, waiting, found):
        while db is connection and moments._may_share() and waiting:
            time.sleep(0.001)
        plain(db, waiting, found)

    monkeypatch.setattr(moments, "_work", lazy)


def _sessions():
    return {row for [rows] in run_all([Asked("SELECT pg_backend_pid()")]) for row in rows}


def test_two_connections_see_one_moment(transactional_db, units, second_does_it_all):
    box(units["H21.31"])
    with one_moment():
        assert value("test.boxes") == 1
        _meanwhile(lambda: box(units["H21.31"]))
        assert value("test.boxes") == 1
    assert value("test.boxes") == 2


def test_the_second_connection_is_another_session(transactional_db, second_does_it_all):
    mine = _sessions()
    with one_moment():
        assert not _sessions() & mine


def test_both_connections_together_answer_everything_in_order(transactional_db, always_shared):
    with one_moment():
        found = run_all([Asked(f"SELECT {number}") for number in range(40)])
    assert found == [[(number,)] for number in range(40)]


def test_nothing_can_be_written_by_the_second_connection(transactional_db, second_does_it_all):
    from django.db import DatabaseError

    with pytest.raises(DatabaseError, match="read-only"), one_moment():
        run_all([Asked("CREATE TABLE never (id int)")])


def test_what_fails_on_the_second_connection_is_raised(transactional_db, second_does_it_all):
    with pytest.raises(ProgrammingError), one_moment():
        run_all([Asked("SELECT nothing_of_that_name")])
    with one_moment():
        assert run_all([Asked("SELECT 1")]) == [[(1,)]]


def test_without_a_connection_to_spare_the_first_does_it_all(
    transactional_db, units, always_shared, monkeypatch
):
    def refused(other, snapshot):
        raise OperationalError("too many clients")

    monkeypatch.setattr(moments, "_join", refused)
    box(units["H21.31"])
    with one_moment():
        assert value("test.boxes") == 1


@pytest.mark.parametrize("opened", ["transaction", "savepoint"])
def test_inside_a_transaction_there_is_one_connection(
    transactional_db, units, second_does_it_all, opened
):
    """What the transaction wrote is seen, which a second connection could not."""
    if opened == "transaction":
        with transaction.atomic(), one_moment():
            box(units["H21.31"])
            assert value("test.boxes") == 1
    else:
        mine = _sessions()
        with one_moment(), transaction.atomic():
            assert _sessions() == mine


def test_a_little_work_is_not_shared(transactional_db, units, monkeypatch):
    monkeypatch.setattr(moments, "_share", lambda waiting, found: pytest.fail("shared"))
    with one_moment():
        questions = [Question(name, ask()) for name in ("test.boxes", "test.sum", "test.bodies")]
        assert len(read_many(questions)) == 3


def test_much_work_beside_the_longest_statement_is_shared(transactional_db, monkeypatch):
    shared = []
    monkeypatch.setattr(moments, "_share", lambda waiting, found: shared.extend(waiting))
    monkeypatch.setattr(moments, "_took", {"a": 30.0, "b": 40.0, "c": 1.0})
    with one_moment(), pytest.raises(KeyError):
        run_all([Asked("a"), Asked("b"), Asked("c")])
    assert [reading.statement.sql for _, reading in shared] == ["b", "a", "c"]


def test_the_second_connection_closes_with_the_first(transactional_db, always_shared):
    with one_moment():
        run_all([Asked("SELECT 1")])
    second = moments._companions[connection.connection]
    assert second.connection is not None
    assert second.connection.info.transaction_status.name == "IDLE"
    connection.close()
    assert second.connection is None


def test_the_second_connection_is_kept_between_moments(transactional_db, second_does_it_all):
    seen = set()
    for _ in range(3):
        with one_moment():
            seen |= _sessions()
    assert len(seen) == 1
