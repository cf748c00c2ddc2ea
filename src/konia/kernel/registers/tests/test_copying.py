from datetime import date

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from konia.kernel.registers.copying import BLOCK, copy_lines, line, without_indexes

from .making import Mailbox, box

COLUMNS = ("unit_id", "folded", "address", "holder", "created_on", "locked_on")


def _line(unit, address, holder="Lan", locked_on=None):
    return line(unit.pk, "", address, holder, date(2021, 1, 1), locked_on)


def _things(kind):
    query = {
        "constraints": "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE conrelid = 'mail_mailbox'::regclass ORDER BY 1",
        "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'mail_mailbox' "
        "ORDER BY 1",
    }[kind]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


@pytest.mark.parametrize(
    "odd",
    [
        "tab\there",
        "line\nend",
        "back\\slash",
        "\\N",
        "\\.",
        'quote"',
        "Đăk Pơ ’ “”",
        "50%",
        "cr\rhere",
    ],
)
def test_any_text_arrives_as_it_was(units, odd):
    copy_lines(Mailbox, COLUMNS, [_line(units["H21"], "a@b.vn", odd)])
    assert Mailbox.objects.get().holder == odd


def test_nothing_stays_nothing_and_days_stay_days(units):
    lines = [
        _line(units["H21"], "a@b.vn"),
        _line(units["H21"], "b@b.vn", locked_on=date(2021, 2, 1)),
    ]
    assert copy_lines(Mailbox, COLUMNS, lines) == 2
    assert list(Mailbox.objects.order_by("pk").values_list("locked_on", flat=True)) == [
        None, date(2021, 2, 1),
    ]  # fmt: skip


def test_a_line_writes_truth_in_one_letter():
    assert line(*[True, False, None, 1]) == "t\tf\t\\N\t1"


@pytest.mark.parametrize("count", [0, 1, BLOCK, BLOCK + 1])
def test_every_line_of_every_block_arrives(units, count):
    lines = (_line(units["H21"], f"n{n}@b.vn") for n in range(count))
    assert copy_lines(Mailbox, COLUMNS, lines) == Mailbox.objects.count() == count


def test_the_next_record_entered_comes_after_the_copied_ids(units):
    copy_lines(Mailbox, ("id", *COLUMNS), ["900\t" + _line(units["H21"], "a@b.vn")])
    assert box(units["H21"]).pk > 900


def test_a_copied_row_that_breaks_a_rule_is_refused(units):
    lines = [_line(units["H21"], "a@b.vn")] * 2
    with pytest.raises((IntegrityError, psycopg.IntegrityError)), transaction.atomic():
        copy_lines(Mailbox, COLUMNS, lines)


@pytest.mark.parametrize("kind", ["constraints", "indexes"])
def test_constraints_and_indexes_come_back_as_they_were(units, kind):
    before = _things(kind)
    with without_indexes(Mailbox):
        copy_lines(Mailbox, COLUMNS, [_line(units["H21"], "a@b.vn")])
        assert len(_things(kind)) < len(before)
    assert _things(kind) == before


def test_a_row_that_points_nowhere_is_found_when_keys_come_back(units):
    with pytest.raises(IntegrityError), transaction.atomic(), without_indexes(Mailbox):
        copy_lines(Mailbox, COLUMNS, [line(10**9, "", "a@b.vn", "Lan", date(2021, 1, 1), None)])
