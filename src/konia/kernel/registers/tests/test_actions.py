from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.apps import apps

from konia.kernel.audit.models import Entry
from konia.kernel.audit.register import revisions_of
from konia.kernel.registers.actions import amend, end, enter, version, withdraw
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    Problem,
    TooLateProblem,
)  # fmt: skip

from .making import DECLARED, MAILBOXES, DeclaredValue, Mailbox, box

DAY = date(2021, 1, 10)


def _values(unit, **more):
    return {"unit": unit.pk, "address": "a@b.vn", "holder": "Lan", "created_on": DAY} | more


def test_an_entered_record_has_its_audit_line(units, lan):
    made = enter(MAILBOXES, _values(units["H21.31.01"]), by=lan)
    entry = Entry.objects.get()
    assert (entry.act, entry.by, entry.subject, entry.subject_id, entry.unit_code) == (
        "enter", "lan", "mail.mailboxes", made.pk, "H21.31.01",
    )  # fmt: skip
    assert entry.detail["address"] == "a@b.vn"


def test_a_record_outside_the_units_of_the_writer_is_refused(units, hoa):
    with pytest.raises(ForbiddenProblem):
        enter(MAILBOXES, _values(units["H21.31"]), by=hoa)
    assert not Mailbox.objects.exists()
    assert not Entry.objects.exists()


def test_missing_fields_are_named_together(units, lan):
    with pytest.raises(FieldProblems) as caught:
        enter(MAILBOXES, {"unit": units["H21.31"].pk, "created_on": DAY}, by=lan)
    assert set(caught.value.fields) == {"address", "holder"}


def test_a_key_in_use_is_refused_at_its_field(units, lan):
    box(units["H21.31"], address="a@b.vn")
    with pytest.raises(FieldProblems) as caught:
        enter(MAILBOXES, _values(units["H21.31"]), by=lan)
    assert list(caught.value.fields) == ["address"]


def test_texts_are_composed_before_they_are_kept(units, lan):
    import unicodedata

    loose = unicodedata.normalize("NFD", " Nguyễn Thị Lan ")
    made = enter(MAILBOXES, _values(units["H21.31"], holder=loose), by=lan)
    assert Mailbox.objects.get(pk=made.pk).holder == "Nguyễn Thị Lan"


def test_an_amended_record_keeps_its_old_content_and_the_reason(units, lan):
    made = box(units["H21.31"])
    amend(MAILBOXES, made.pk, {"holder": "Minh"}, by=lan, reason="Đổi người")
    entry = Entry.objects.get(act="amend")
    assert Mailbox.objects.get().holder == "Minh"
    assert revisions_of("mail_mailbox", made.pk)[0].old["holder"] == "Lan"
    assert entry.detail == {
        "reason": "Đổi người", "before": {"holder": "Lan"}, "after": {"holder": "Minh"},
    }  # fmt: skip


@pytest.mark.parametrize("reason", ["", "   "])
def test_nothing_is_amended_or_withdrawn_without_a_reason(units, lan, reason):
    made = box(units["H21.31"])
    for act in (
        lambda: amend(MAILBOXES, made.pk, {"holder": "Minh"}, by=lan, reason=reason),
        lambda: withdraw(MAILBOXES, made.pk, by=lan, reason=reason),
    ):
        with pytest.raises(FieldProblems) as caught:
            act()
        assert list(caught.value.fields) == ["reason"]
    assert Mailbox.objects.get().holder == "Lan"


def test_a_colleagues_change_is_not_overwritten(units, lan):
    made = box(units["H21.31"])
    seen = version(made)
    amend(MAILBOXES, made.pk, {"holder": "Minh"}, by=lan, reason="a", seen_at=seen)
    with pytest.raises(TooLateProblem) as caught:
        amend(MAILBOXES, made.pk, {"holder": "Hoa"}, by=lan, reason="b", seen_at=seen)
    assert caught.value.status == 409
    assert Mailbox.objects.get().holder == "Minh"


def test_a_version_is_that_of_the_content(units):
    made = box(units["H21.31"])
    again = Mailbox.objects.get(pk=made.pk)
    assert version(again) == version(Mailbox.objects.get(pk=made.pk))
    again.holder = "Minh"
    assert version(again) != version(made)


def test_a_record_of_another_district_is_not_even_there(units, hoa):
    made = box(units["H21.31"])
    with pytest.raises(NotFoundProblem):
        amend(MAILBOXES, made.pk, {"holder": "Hoa"}, by=hoa, reason="x")
    with pytest.raises(NotFoundProblem):
        withdraw(MAILBOXES, made.pk, by=hoa, reason="x")


def test_a_record_cannot_be_pushed_into_another_district(units, lan):
    made = box(units["H21.31"])
    with pytest.raises(ForbiddenProblem):
        amend(MAILBOXES, made.pk, {"unit": units["H21.43"].pk}, by=lan, reason="x")
    assert Mailbox.objects.get().unit == units["H21.31"]


def test_who_may_not_change_is_refused(units):
    role = apps.get_model("access", "Role").objects.create(
        code="r", name="r", permissions=["mail.see"]
    )
    account = apps.get_model("access", "Account").objects.create_user("xem", full_name="Xem")
    apps.get_model("access", "Grant").objects.create(
        account=account, role=role, unit=units["H21"], first_on=DAY
    )
    from konia.kernel.access.powers import Powers

    with pytest.raises(ForbiddenProblem):
        amend(MAILBOXES, box(units["H21"]).pk, {}, by=Powers.of(account, on=DAY), reason="x")


def test_a_withdrawn_record_leaves_every_count_and_stays_in_the_table(units, lan):
    made = box(units["H21.31"])
    withdraw(MAILBOXES, made.pk, by=lan, reason="Nhập nhầm")
    assert Mailbox.objects.count() == 0
    assert Mailbox.all_records.count() == 1
    assert Entry.objects.get(act="withdraw").detail == {"reason": "Nhập nhầm"}


def test_a_withdrawn_record_cannot_be_changed_again(units, lan):
    made = box(units["H21.31"])
    withdraw(MAILBOXES, made.pk, by=lan, reason="Nhập nhầm")
    with pytest.raises(NotFoundProblem):
        amend(MAILBOXES, made.pk, {"holder": "Hoa"}, by=lan, reason="x")


def test_what_was_withdrawn_by_mistake_can_be_entered_again_or_is_refused_in_words(units, lan):
    made = box(units["H21.31"], address="a@b.vn")
    withdraw(MAILBOXES, made.pk, by=lan, reason="Nhập nhầm")
    with suppress(FieldProblems):
        enter(MAILBOXES, _values(units["H21.31"]), by=lan)
    assert Mailbox.all_records.count() in (1, 2)


def test_a_record_without_spells_cannot_be_ended(units, lan):
    made = box(units["H21.31"])
    with pytest.raises(Problem, match="không có ngày kết thúc"):
        end(MAILBOXES, made.pk, on=DAY + timedelta(days=1), by=lan, reason="x")


def test_a_rule_over_several_fields_speaks_at_its_field(units, minh):
    values = {"unit": units["H21"].pk, "quantity": "q", "as_of": DAY, "evidence": "1/BC"}
    with pytest.raises(FieldProblems) as caught:
        enter(DECLARED, values, by=minh)
    assert list(caught.value.fields) == ["number"]
    assert not DeclaredValue.objects.exists()


def test_entering_takes_a_few_statements_only(units, lan, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        enter(MAILBOXES, _values(units["H21.31"]), by=lan)
