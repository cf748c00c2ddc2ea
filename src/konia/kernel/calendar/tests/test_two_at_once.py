"""Two officers approve one year in the same moment, each over a connection of their own."""

import threading
from datetime import date, datetime

import pytest
from django.db import connection

from konia.kernel.calendar import actions
from konia.kernel.calendar.models import CalendarChange, ChangeKind, DayKind, SpecialDay
from konia.kernel.calendar.proposals import proposal
from konia.kernel.calendar.ruler import ZONE
from konia.kernel.outbox.models import Message
from konia.kernel.rooms.problems import FieldProblems, Problem, TooLateProblem

from .officers import officer

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2021, 6, 15, 9, tzinfo=ZONE)


def at_once(*acts):
    """Run the acts at the same moment. Returns: what each came to."""
    told, barrier = [], threading.Barrier(len(acts))

    def run(act):
        barrier.wait(10)
        try:
            act()
            told.append("done")
        except Problem as problem:
            told.append(type(problem))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    return sorted(told, key=str)


def test_a_year_is_approved_once_and_the_slower_officer_is_told(units):
    first, second = officer("minh", "H21"), officer("an", "H21")
    actions.propose_year(2021, by=first)
    seen = proposal(ChangeKind.DAYS, 2021, by=first).mark

    def approve(by):
        return lambda: actions.approve(ChangeKind.DAYS, 2021, by=by, at=NOW, seen=seen)

    assert at_once(approve(first), approve(second)) == [TooLateProblem, "done"]
    change = CalendarChange.objects.get()
    assert Message.objects.filter(topic="calendar.changed").count() == 1
    assert set(SpecialDay.objects.values_list("approved_by", flat=True)) == {change.approved_by}


def test_a_day_proposed_by_two_at_once_is_proposed_once(units):
    first, second = officer("minh", "H21"), officer("an", "H21")

    def propose(by):
        return lambda: actions.propose_day(
            date(2021, 6, 16), kind=DayKind.HOLIDAY, name="Mưa bão", source="x", by=by
        )

    assert at_once(propose(first), propose(second)) == [FieldProblems, "done"]
    assert SpecialDay.objects.proposed().count() == 1
