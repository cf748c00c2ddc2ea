"""A change of the calendar as rooms with deadlines live it, with a small room made for the test."""

from dataclasses import dataclass, field
from datetime import date, datetime

import pytest

from konia.kernel.calendar import actions, jobs
from konia.kernel.calendar.clock import Limit, Timetable, Timetables
from konia.kernel.calendar.deadlines import HOLDERS, Affected, DeadlineHolder, effects
from konia.kernel.calendar.models import CalendarChange, ChangeKind, DayKind
from konia.kernel.calendar.proposals import proposal
from konia.kernel.calendar.ruler import ZONE
from konia.kernel.outbox.models import Message
from konia.kernel.outbox.post import deliver_due

pytestmark = pytest.mark.django_db
NOW = datetime(2021, 6, 15, 9, tzinfo=ZONE)


@dataclass
class Case:
    code: str
    unit_id: int
    received_at: datetime
    original_due_at: datetime
    due_at: datetime
    events: list = field(default_factory=list)


@dataclass
class Desk:
    """A room with open cases, each due in two working days."""

    cases: list
    batches: int = 0
    fails: bool = False

    def affected(self, before, after):
        for case in self.cases:
            old = before(case.unit_id).due_at(case.received_at, Limit(2)).at
            new = after(case.unit_id).due_at(case.received_at, Limit(2)).at
            if old != new:
                yield Affected(case.code, "Hồ sơ thử", case.unit_id, old, new, case.original_due_at)

    def recompute(self, change, after, at_most):
        if self.fails:
            raise RuntimeError("mất kết nối")
        self.batches += 1
        waiting = sorted((c for c in self.cases if c.code > after), key=lambda c: c.code)
        for case in waiting[:at_most]:
            due = Timetable.of(case.unit_id).due_at(case.received_at, Limit(2)).at
            if due != case.due_at:
                case.events.append((change.change_id, case.due_at, due, change.reason))
                case.due_at = due
        return waiting[at_most - 1].code if len(waiting) > at_most else ""


@pytest.fixture
def open_desk(units):
    unit = units["H21.31"].pk
    due = Timetable.of(unit).due_at(NOW, Limit(2)).at
    early = datetime(2021, 6, 1, 9, tzinfo=ZONE)
    old = Timetable.of(unit).due_at(early, Limit(2)).at
    kept = Desk(
        [Case(f"HS{n}", unit, NOW, due, due) for n in range(5)]
        + [Case("HS9", unit, early, old, old)]
    )
    others = dict(HOLDERS._things)
    HOLDERS._things.clear()  # the rooms' own holders are not what is tested here
    HOLDERS.add(DeadlineHolder("test.desk", "Hồ sơ thử", kept.affected, kept.recompute))
    yield kept
    HOLDERS._things.clear()
    HOLDERS._things.update(others)


@pytest.fixture
def proposed(minh):
    return actions.propose_day(
        date(2021, 6, 16), kind=DayKind.HOLIDAY, name="Mưa bão", source="Công điện 1", by=minh
    )


def approve(by):
    seen = proposal(ChangeKind.DAYS, 2021, by=by).mark
    return actions.approve(ChangeKind.DAYS, 2021, by=by, at=NOW, seen=seen)


def deliver():
    while deliver_due():
        pass


def test_the_affected_cases_are_listed_before_anything_is_approved(open_desk, proposed, minh):
    now = Timetables.current()
    [effect] = effects(now, proposal(ChangeKind.DAYS, 2021, by=minh).after(now))
    assert effect.count == 5
    assert {one.code for one in effect.shown} == {f"HS{n}" for n in range(5)}
    first = effect.shown[0]
    assert (first.due_before.day, first.due_after.day) == (17, 18)
    assert all(not case.events for case in open_desk.cases)


def test_after_approval_each_case_gets_one_event_and_keeps_its_first_due_moment(
    open_desk, proposed, minh
):
    change = approve(minh)
    assert change.affected == {"test.desk": 5}
    assert not any(case.events for case in open_desk.cases)
    deliver()
    for case in open_desk.cases[:5]:
        assert case.events == [(change.pk, case.original_due_at, case.due_at, change.title)]
        assert case.original_due_at.day == 17
        assert case.due_at.day == 18
    assert open_desk.cases[5].events == []


def test_cases_are_recounted_in_batches_each_its_own_message(
    open_desk, proposed, minh, monkeypatch
):
    monkeypatch.setattr(jobs, "BATCH", 2)
    change = approve(minh)
    deliver()
    assert open_desk.batches == 3
    assert Message.objects.filter(topic="calendar.recount", delivered_at__isnull=False).count() == 3
    assert all(len(case.events) == 1 for case in open_desk.cases[:5])
    assert CalendarChange.objects.get(pk=change.pk).recounted == {
        "test.desk": {"batches": 3, "done": True}
    }


def test_a_message_told_twice_recounts_nothing_twice(open_desk, proposed, minh):
    change = approve(minh)
    deliver()
    jobs.spread({"change": change.pk})
    jobs.recount({"change": change.pk, "holder": "test.desk", "after": "", "batch": 0})
    deliver()
    assert all(len(case.events) <= 1 for case in open_desk.cases)


def test_a_holder_in_trouble_is_tried_again_later(open_desk, proposed, minh):
    open_desk.fails = True
    approve(minh)
    deliver()
    waiting = Message.objects.get(topic="calendar.recount")
    assert waiting.delivered_at is None
    assert "mất kết nối" in waiting.trouble
    open_desk.fails = False
    Message.objects.update(next_try_at=NOW)
    deliver()
    assert all(len(case.events) == 1 for case in open_desk.cases[:5])
