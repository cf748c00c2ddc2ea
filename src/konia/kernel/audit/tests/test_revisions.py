from datetime import date

import pytest
from django.apps import apps
from django.db import connection

from konia.kernel.audit.models import Revision
from konia.kernel.audit.register import revisions_of

Mailbox = apps.get_model("mail", "Mailbox")
TABLE = "mail_mailbox"


@pytest.fixture
def box(units):
    return Mailbox.objects.create(
        unit=units["H21.31"], address="a@b.vn", holder="Lan", created_on=date(2021, 1, 1)
    )


def test_a_new_record_has_no_past(box):
    assert revisions_of(TABLE, box.pk) == []


def test_a_change_keeps_what_the_record_held(box):
    for name in ("Minh", "Hoa"):
        box.holder = name
        box.save()
    kept = [revision.old["holder"] for revision in revisions_of(TABLE, box.pk)]
    assert kept == ["Minh", "Lan"]


def test_a_change_of_many_rows_at_once_keeps_each(units, box):
    other = Mailbox.objects.create(
        unit=units["H21.43"], address="b@b.vn", holder="Hoa", created_on=date(2021, 1, 1)
    )
    Mailbox.objects.update(holder="Minh")
    kept = {(r.row_id, r.old["holder"]) for r in Revision.objects.filter(table=TABLE)}
    assert kept == {(box.pk, "Lan"), (other.pk, "Hoa")}


def test_a_deleted_row_is_kept_whole(box):
    pk = box.pk
    Mailbox.objects.all().delete()
    kept = revisions_of(TABLE, pk)[0].old
    assert (kept["address"], kept["created_on"]) == ("a@b.vn", "2021-01-01")


def test_saving_without_a_change_keeps_nothing(box):
    box.save()
    assert not Revision.objects.exists()


def test_plain_sql_does_not_get_round_it(box):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mail_mailbox SET holder = 'x'")
    assert revisions_of(TABLE, box.pk)[0].old["holder"] == "Lan"


def test_declared_values_keep_their_past_too(units):
    declared = apps.get_model("indicators", "DeclaredValue").objects.create(
        unit=units["H21"], quantity="q", number=5, as_of=date(2021, 6, 15), evidence="1/BC"
    )
    declared.number = 6
    declared.save()
    assert revisions_of("indicators_declaredvalue", declared.pk)[0].old["number"] == 5
