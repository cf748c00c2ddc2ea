"""What is written in few words is what the ORM would have written."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Event, Letter, Paper, Step
from konia.domains.payments.models import PaymentRequest
from konia.kernel.audit.models import Entry
from konia.kernel.audit.register import revisions_of, verify
from konia.kernel.files.numbering import next_number
from konia.kernel.outbox.models import Message
from konia.kernel.rooms.questions import Question
from konia.kernel.rooms.rows import change, gathered, write, write_once

from .stage import intake, make_procedure, moment, received

AT = moment(1)


@pytest.fixture
def kept(units, lan):
    """A dossier received at a desk."""
    return received(units, lan)


def rows(dossier):
    """One row of each kind, with texts, numbers, days, JSON and what the database fills in."""
    unit = dossier.unit_id
    return [
        Step(dossier=dossier, unit_id=unit, role=2, began_on=date(2021, 3, 1), name="100% 'x'"),
        Event(dossier=dossier, at=AT, act="x", by="Lan", unit_id=unit, state="received",
              words="%s", detail={"a": "ơ"}, public=False),
        Letter(dossier=dossier, kind="x", form_code="", number="1", issued_at=AT, by="", facts={}),
        Paper(dossier=dossier, name="Đơn", form="original", count=2, added_at=AT),
        PaymentRequest(unit_id=unit, code="TT1", subject="x", subject_code="1", kind="fee",
                       payer="Ro\u031b", amount_vnd=5, asked_at=AT, asked_by="lan"),
        Message(topic="x", key="k", payload={"a": None}, next_try_at=AT),
    ]  # fmt: skip


def written(way, dossier):
    """What the tables hold after a way of writing, which is then undone."""
    with transaction.atomic():
        made = rows(dossier)
        way(made)
        found = [type(row).objects.order_by("-pk").values().first() for row in made]
        transaction.set_rollback(True)
    own = {"id", "posted_at", "recorded_at"}
    return [{name: value for name, value in one.items() if name not in own} for one in found]


def by_orm(made):
    for row in made:
        row.save()


def gathering(made):
    with gathered(Step):
        for row in made:
            write(row, numbered=isinstance(row, Step))


def test_a_gathering_writes_what_the_orm_writes(kept):
    assert written(gathering, kept) == written(by_orm, kept)


def test_a_gathering_is_one_statement(kept):
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        gathering(rows(kept))
    told = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert [sql[:4] for sql in told] == ["SELE", "WITH"]  # the reserved id, then everything


def test_a_changed_row_is_written_like_a_save_and_its_old_content_kept(kept):
    step = kept.steps.get()
    before = len(revisions_of("dossiers_step", step.pk))
    with gathered():
        step.words = "Ro\u031b % ''"
        change(step)
        kept.refresh_from_db()
        kept.applicant = "Siu H'Bia Ro\u031b"
        change(kept)
    assert Step.objects.get(pk=step.pk).words == step.words
    assert len(revisions_of("dossiers_step", step.pk)) == before + 1
    again = Dossier.objects.get(pk=kept.pk)
    assert (again.applicant, again.folded[-2:]) == ("Siu H'Bia Rơ", "ro")
    assert again.recorded_at == kept.recorded_at


def test_a_row_added_and_changed_in_one_gathering_ends_as_changed(kept):
    with gathered():
        fresh = rows(kept)[0]
        write(fresh, numbered=True)
        fresh.words = "một"
        change(fresh)
        fresh.words = "hai"
        change(fresh)
    assert Step.objects.get(pk=fresh.pk).words == "hai"


def test_nothing_of_a_gathering_that_failed_is_written(kept):
    def fail():
        with gathered():
            write(rows(kept)[0], numbered=True)
            raise RuntimeError

    count = Step.objects.count()
    with pytest.raises(RuntimeError):
        fail()
    write(rows(kept)[0])
    assert Step.objects.count() == count + 1


def test_a_row_is_written_once(kept):
    first, again = rows(kept)[-1], rows(kept)[-1]
    assert write_once(first)
    assert first.pk == Message.objects.get(key="k").pk
    assert not write_once(again)
    with gathered():
        write(again, unless_there=True)
    assert Message.objects.filter(key="k").count() == 1


def test_two_acts_written_together_stay_in_their_chain(units, lan):
    received(units, lan)
    assert Entry.objects.filter(subject="dossiers.dossiers").count() == 1
    assert verify()[1] == []


def test_an_intake_takes_few_statements(units, lan):
    procedure = make_procedure(units)
    received(units, lan, procedure=procedure)
    with CaptureQueriesContext(connection) as asked:
        received(units, lan, procedure=procedure)
    told = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(told) == 4, told  # editions, number, ids, everything


def test_a_move_takes_few_statements(units, lan):
    procedure = make_procedure(units)
    codes = [received(units, lan, procedure=procedure).code for _ in range(2)]
    actions.pass_on(codes[0], at=AT, by=lan)
    with CaptureQueriesContext(connection) as asked:
        actions.pass_on(codes[1], at=AT, by=lan)
    told = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(told) == 5, told  # editions, dossier, step, ids, everything


def test_a_sending_repeated_at_another_desk_gives_the_first_dossier_and_no_gap(units, lan):
    procedure = make_procedure(units)
    first = received(units, lan, procedure=procedure, key="k")
    again = actions.receive(intake(procedure, key="k"), at=moment(2), by=lan)
    assert again == first
    assert Dossier.objects.count() == 1
    assert next_number("dossiers:H21.31:210302") == 1


def test_any_other_broken_rule_is_not_taken_for_a_repeat(units, lan, monkeypatch):
    procedure = make_procedure(units)
    received(units, lan, procedure=procedure, key="k")
    asked = intake(procedure, key="other", number=1)
    with pytest.raises(IntegrityError):
        actions.receive(asked, at=AT, by=lan)


def test_a_question_is_asked_with_other_values(kept):
    def steps(dossier_id: int) -> "QuerySet[Step]":
        return Step.objects.of_dossier(dossier_id)

    question = Question(steps, -1)
    assert question.one(Step, kept.pk) == kept.steps.get()
    assert question.records(Step, kept.pk + 1) == []
    assert question.one(Step, kept.pk).began_at == kept.steps.get().began_at


def test_a_question_that_chooses_by_its_value_is_refused(kept):
    question = Question(lambda number: Step.objects.filter(pk=abs(number)), -1)
    with pytest.raises(ValueError, match="does not use"):
        question.rows(kept.pk)
