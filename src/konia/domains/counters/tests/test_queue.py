import threading
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from konia.domains.counters import actions
from konia.domains.counters.models import Ticket
from konia.domains.counters.states import FLOW
from konia.kernel.audit.models import Entry
from konia.kernel.rooms.problems import ForbiddenProblem, NotFoundProblem, Problem, TooLateProblem
from konia.testing.cast import powers_of

from .factories import DAY, ServiceLineFactory, WindowFactory, at

PLEIKU = "H21.31"


@pytest.fixture
def line(units):
    return ServiceLineFactory(unit=units[PLEIKU])


@pytest.fixture
def window(line):
    return WindowFactory(unit=line.unit, number=1)


def take(minutes=0, **more):
    return actions.take_ticket(PLEIKU, letter="A", at=at(minutes), **more)


def call(window, by, minutes=10):
    return actions.call_next(window.pk, at=at(minutes), by=by)


def done(ticket, by, minutes=20):
    actions.begin(ticket.pk, at=at(minutes), by=by)
    return actions.finish(ticket.pk, at=at(minutes + 1), by=by)


def test_every_state_of_a_ticket_can_be_reached_and_ends_have_no_way_out():
    assert FLOW.unreachable() == frozenset()
    assert all(not FLOW.from_state(end) for end in FLOW.ends)


def test_numbers_run_without_gaps_for_each_line_and_day(line):
    ServiceLineFactory(unit=line.unit, letter="B")
    taken = [take(n).code for n in range(3)]
    other = actions.take_ticket(PLEIKU, letter="B", at=at(4))
    tomorrow = take(24 * 60)
    assert (taken, other.code, tomorrow.code) == (["A001", "A002", "A003"], "B001", "A001")


def test_the_measured_wait_ends_at_the_first_call(window, lan):
    ticket = take(0)
    call(window, lan, 12)
    actions.recall(ticket.pk, at=at(15), by=lan)
    ticket.refresh_from_db()
    assert (ticket.waited_seconds, ticket.last_called_at) == (12 * 60, at(15))
    assert Entry.objects.filter(subject="counters.tickets", subject_id=ticket.pk).count() == 3


def test_tickets_are_called_in_the_order_they_were_taken(window, lan):
    first, second = take(0), take(1)
    assert call(window, lan).code == first.code
    done(first, lan)
    assert call(window, lan, 30).code == second.code


def test_priority_goes_first_but_no_more_than_two_in_a_row(window, lan):
    take(0)
    for minute in range(1, 5):
        take(minute, priority="elderly")
    order = []
    for minute in range(10, 60, 10):
        order.append(call(window, lan, minute).code)
        done(Ticket.objects.get(number=int(order[-1][1:])), lan, minute + 1)
    assert order == ["A002", "A003", "A001", "A004", "A005"]


def test_a_desk_calls_only_the_lines_it_serves(line, lan):
    ServiceLineFactory(unit=line.unit, letter="B")
    land, other = (WindowFactory(unit=line.unit, serves=letter) for letter in "AB")
    take(0)
    with pytest.raises(Problem, match="Không có ai"):
        call(other, lan)
    assert call(land, lan).code == "A001"


def test_a_desk_with_somebody_at_it_calls_nobody(window, lan):
    take(0), take(1)
    call(window, lan)
    with pytest.raises(TooLateProblem, match="A001"):
        call(window, lan)
    assert Ticket.objects.waiting().count() == 1


def test_the_table_holds_one_ticket_at_a_desk(window, lan):
    take(0), take(1)
    call(window, lan)
    with pytest.raises(IntegrityError):
        Ticket.objects.waiting().update(state="called", window=window, called_at=at(3))


def test_who_is_handed_on_is_called_next_there_and_waits_no_longer_on_paper(window, lan):
    second = WindowFactory(unit=window.unit, number=2, serves="C")
    ticket = take(0)
    take(1, priority="disabled")
    actions.mark_left(call(window, lan, 5).pk, at=at(6), by=lan)
    call(window, lan, 7)
    actions.hand_on(ticket.pk, window_id=second.pk, at=at(8), by=lan)
    assert call(second, lan, 30).code == ticket.code
    ticket.refresh_from_db()
    assert ticket.waited_seconds == 7 * 60


def test_a_ticket_is_not_finished_twice_and_words_say_why(window, lan):
    ticket = take(0)
    call(window, lan)
    done(ticket, lan)
    with pytest.raises(TooLateProblem, match="đã phục vụ xong"):
        actions.finish(ticket.pk, at=at(40), by=lan)


def test_another_district_neither_calls_nor_touches_tickets(window, hoa):
    ticket = take(0)
    with pytest.raises(NotFoundProblem):
        call(window, hoa)
    with pytest.raises(NotFoundProblem):
        actions.mark_left(ticket.pk, at=at(3), by=hoa)


def test_who_may_only_look_does_not_call(window, units):
    with pytest.raises(ForbiddenProblem):
        call(window, powers_of("xem", PLEIKU, permissions=["counters.see"]))


def test_a_line_or_priority_that_is_not_there_is_refused(line):
    with pytest.raises(NotFoundProblem):
        actions.take_ticket(PLEIKU, letter="Z", at=at())
    with pytest.raises(Problem):
        take(priority="<script>")


def test_one_address_cannot_flood_the_line_and_a_kiosk_can_work(line):
    for minute in range(6):
        take(minute, taken_from="x" * 32)
    with pytest.raises(Problem, match="quá nhiều số") as refused:
        take(7, taken_from="x" * 32)
    assert refused.value.status == 429
    take(7, taken_from="x" * 32, is_kiosk=True)
    take(7, taken_from="y" * 32)
    take(17, taken_from="x" * 32)


def test_days_gone_by_are_closed_so_that_desks_are_free(window, lan):
    take(0), take(1), take(2)
    serving = call(window, lan)
    actions.begin(serving.pk, at=at(11), by=lan)
    tomorrow = DAY + timedelta(days=1)
    assert actions.close_day(tomorrow, at=at(24 * 60)) == 3
    assert actions.close_day(tomorrow, at=at(24 * 60)) == 0
    assert sorted(Ticket.objects.values_list("state", flat=True)) == ["done", "left", "left"]


@pytest.mark.django_db(transaction=True)
def test_two_desks_that_call_at_once_never_get_the_same_ticket(line, lan):
    windows = [WindowFactory(unit=line.unit) for _ in range(4)]
    for minute in range(12):
        take(minute)
    got, wrong = [], []

    def work(window):
        try:
            for _ in range(3):
                ticket = call(window, lan)
                got.append(ticket.code)
                done(ticket, lan)
        except Exception as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(window,)) for window in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert sorted(got) == [f"A{n:03}" for n in range(1, 13)]


@pytest.mark.django_db(transaction=True)
def test_two_clerks_at_one_desk_who_press_at_once_call_one_ticket(window, lan):
    take(0), take(1)
    got = []

    def press():
        try:
            got.append(call(window, lan).code)
        except TooLateProblem:
            got.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(got) == ["A001", "refused"]


def test_calling_costs_few_statements_however_many_wait(window, lan, django_assert_max_num_queries):
    for minute in range(30):
        take(minute)
    with django_assert_max_num_queries(11):
        call(window, lan, 40)
