import threading

import pytest
from django.db import connection, transaction

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Event
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.faces.api.actions import enter_feed
from konia.faces.api.models import FeedEntry
from konia.kernel.outbox.post import deliver_due

from .programs import Program, application, program


def delivered():
    while deliver_due():
        pass


def acts(page):
    return [line["act"] for line in page["items"]]


def test_the_feed_goes_on_where_the_reader_stopped(desk_program, received):
    delivered()
    first = desk_program.get("events").json()
    assert acts(first) == ["receive"]
    desk_program.post(f"dossiers/{received['code']}/moves/pass_on")
    delivered()
    second = desk_program.get(f"events?after={first['after']}").json()
    assert acts(second) == ["pass_on"]
    again = desk_program.get(f"events?after={second['after']}").json()
    assert (again["after"], again["items"]) == (second["after"], [])
    assert acts(desk_program.get("events?limit=1").json()) == ["receive"]


def test_the_feed_names_nobody(desk_program, received):
    path = f"dossiers/{received['code']}/moves/stop"
    desk_program.post(path, {"reason": "Bà Siu H'Bia đã qua đời"})
    delivered()
    text = desk_program.get("events").content.decode()
    assert "Siu" not in text
    assert "Lan" not in text
    assert received["code"] in text


def test_the_feed_of_another_district_shows_nothing(received, hoa, minh):
    delivered()
    assert program(hoa).get("events").json()["items"] == []
    assert acts(program(minh).get("events").json()) == ["receive"]


def test_a_stranger_and_one_without_the_permission_read_no_feed(units, siu):
    assert Program().get("events").status_code == 401
    assert program(siu.account).get("events").status_code == 403


def test_events_of_one_dossier_come_in_their_order_even_told_out_of_order(units, lan):
    kept = actions.receive(intake(make_procedure(units)), at=moment(1), by=lan)
    actions.pass_on(kept.code, at=moment(1, 10), by=lan)
    last, first = Event.objects.order_by("-pk").values_list("pk", flat=True)
    for event in (last, first, last):
        with transaction.atomic():
            enter_feed(event, at=moment(2))
    listed = FeedEntry.objects.order_by("pk").values_list("event_id", flat=True)
    assert list(listed) == [first, last]


@pytest.mark.django_db(transaction=True)
def test_a_number_is_never_seen_before_a_lower_one(units, lan):
    """A reader who goes on from the highest number seen would miss one that comes below it."""
    procedure = make_procedure(units)
    for _ in range(2):
        actions.receive(intake(procedure), at=moment(1), by=lan)
    first, second = Event.objects.order_by("pk").values_list("pk", flat=True)
    ended = threading.Event()

    def other():
        with transaction.atomic():
            enter_feed(second, at=moment(2))
        ended.set()
        connection.close()

    with transaction.atomic():
        enter_feed(first, at=moment(2))
        thread = threading.Thread(target=other)
        thread.start()
        assert not ended.wait(0.3)  # takes its number only when ours is there for all to see
    thread.join()
    listed = FeedEntry.objects.order_by("pk").values_list("event_id", flat=True)
    assert list(listed) == [first, second]


def test_a_page_of_the_feed_costs_the_same_however_long(
    desk_program, procedure, django_assert_max_num_queries
):
    for _ in range(5):
        desk_program.post("dossiers", application(procedure))
    delivered()
    with django_assert_max_num_queries(5):
        assert len(desk_program.get("events").json()["items"]) == 5
