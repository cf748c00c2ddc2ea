import threading
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction

from konia.kernel.audit.models import Entry, Lane, Revision
from konia.kernel.audit.register import acts_on, record, verify


def _acts(count, *, start=0):
    for number in range(start, start + count):
        record("enter", by="lan", subject="mail.mailboxes", subject_id=number)


@contextmanager
def _tampering(table="audit_entry"):
    """What only somebody with the database's own keys can do."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER append_only")
        yield cursor
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER append_only")


def _found():
    return {(entry.place, entry.what) for entry in verify()[1]}


@pytest.mark.django_db
def test_each_act_is_chained_to_the_one_before(django_assert_num_queries):
    _acts(3)
    rows = list(Entry.objects.order_by("place").values_list("place", "previous", "digest"))
    assert [place for place, _, _ in rows] == [1, 2, 3]
    assert [bytes(previous) for _, previous, _ in rows] == [
        b"", bytes(rows[0][2]), bytes(rows[1][2]),
    ]  # fmt: skip
    assert verify() == (3, [])


@pytest.mark.django_db
def test_an_empty_register_holds():
    assert verify() == (0, [])


@pytest.mark.django_db
def test_an_act_is_one_statement(django_assert_num_queries):
    with django_assert_num_queries(1):
        record("enter", by="lan", subject="mail.mailboxes", subject_id=1, detail={"a": "ạ"})
    assert acts_on("mail.mailboxes", 1)[0].detail == {"a": "ạ"}


@pytest.mark.django_db
def test_an_act_that_is_rolled_back_leaves_no_line():
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        _acts(1)
        raise RuntimeError
    _acts(1)
    assert verify() == (1, [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [lambda: Entry.objects.update(by="hoa"), lambda: Entry.objects.all().delete()],
    ids=["update", "delete"],
)
def test_the_database_refuses_to_change_an_entry(change):
    _acts(1)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
    assert Entry.objects.get().by == "lan"


@pytest.mark.django_db
def test_the_database_refuses_to_change_what_was_kept():
    Revision.objects.create(table="t", row_id=1, old={}, changed_at="2021-01-01T00:00:00Z")
    for sql in ("UPDATE audit_revision SET row_id = 2", "DELETE FROM audit_revision"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [
    "by = 'hoa'", "unit_code = 'H21'", "act = 'end'", "subject = 'x'", "subject_id = 99",
    """detail = '{"a": 1}'""", "at = at + interval '1 second'",
])  # fmt: skip
def test_a_tampered_row_is_found(change):
    _acts(3)
    with _tampering() as cursor:
        cursor.execute(f"UPDATE audit_entry SET {change} WHERE place = 2")  # noqa: S608
    assert _found() == {(2, "nội dung đã bị sửa")}


@pytest.mark.django_db
def test_a_tampered_row_with_a_fresh_digest_breaks_the_next_link():
    _acts(3)
    with _tampering() as cursor:
        cursor.execute("UPDATE audit_entry SET by = 'hoa' WHERE place = 2")
        cursor.execute("UPDATE audit_entry e SET digest = audit_digest(e) WHERE place = 2")
    assert {place for place, _ in _found()} == {3}


@pytest.mark.django_db
def test_a_removed_middle_row_is_found():
    _acts(3)
    with _tampering() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE place = 2")
    assert (3, "thiếu dòng phía trước") in _found()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_a_removed_last_row_is_found(count):
    _acts(count)
    with _tampering() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE place = %s", [count])
    assert _found() == {(count, "thiếu dòng cuối chuỗi")}


@pytest.mark.django_db
def test_a_removed_first_row_is_found():
    _acts(2)
    with _tampering() as cursor:
        cursor.execute("DELETE FROM audit_entry WHERE place = 1")
    assert _found() == {(2, "thiếu dòng phía trước")}


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_time_keep_the_chains_whole():
    def work(start):
        try:
            for number in range(10):
                with transaction.atomic():
                    _acts(2, start=start + number)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(n * 100,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify() == (80, [])
    assert sum(Lane.objects.values_list("place", flat=True)) == 80


@pytest.mark.django_db(transaction=True)
def test_two_open_acts_do_not_share_a_place():
    """The second connection writes and commits while the first has not ended yet."""
    done = threading.Event()

    def second():
        _acts(1, start=2)
        connection.close()
        done.set()

    with transaction.atomic():
        _acts(1)
        thread = threading.Thread(target=second)
        thread.start()
        done.wait(0.5)
    thread.join()
    assert verify() == (2, [])
