from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from konia.kernel.figures.engine import Question, Reader
from konia.testing.questions import AS_OF, answer, ask, value

from .factories import EndpointFactory, MeetingFactory, RoomFactory

DISTRICTS, COMMUNES = ("H21.31", "H21.43"), ("H21.31.01", "H21.31.02", "H21.43.01")


def _link(units, *codes, **rest):
    for code in codes:
        EndpointFactory(unit=units[code], **rest)


@pytest.mark.works("S48.1")
def test_linked_communes_are_shown_against_all_of_the_register_and_by_district(units):
    _link(units, "H21.31.01", "H21.43.01")
    found = answer("meetings.communes_linked")
    assert (found.value, found.part, found.whole) == (Decimal("66.67"), 2, 3)
    question = Question("meetings.communes_linked", ask())
    tree = question.ask.scope.tree
    listed = Reader([question]).by_unit(question.name, question.ask, map(tree.node, DISTRICTS))
    assert [(own.part, own.whole) for _, own in listed] == [(1, 2), (1, 1)]


@pytest.mark.works("S48.2")
def test_all_districts_make_level_one_and_the_last_commune_makes_level_two(units):
    _link(units, *DISTRICTS, *COMMUNES[:2])
    assert value("meetings.coverage") == 1
    _link(units, COMMUNES[2])
    assert value("meetings.coverage") == 2


def test_where_there_are_no_communes_the_level_is_one_at_most(units):
    _link(units, *DISTRICTS)
    assert value("meetings.coverage", tiers=("district",)) == 1


def test_a_district_without_endpoint_means_level_nought(units):
    _link(units, DISTRICTS[0], *COMMUNES)
    assert value("meetings.coverage") == 0
    assert value("meetings.districts_linked") == Decimal("50.00")


def test_a_commune_has_no_districts_and_so_no_level(units):
    assert value("meetings.coverage", "H21.31.01") is None
    assert value("meetings.districts_linked", "H21.31.01") is None


def test_a_broken_endpoint_links_nobody_while_its_spell_lasts(units):
    _link(units, "H21.31.01", last_on=date(2021, 5, 31))
    _link(units, "H21.31.01", broken=True, first_on=date(2021, 6, 1))
    assert value("meetings.linked_communes", as_of=date(2021, 5, 31)) == 1
    assert value("meetings.linked_communes") == 0
    assert value("meetings.broken_endpoints") == 1


def test_two_endpoints_of_one_commune_link_it_once(units):
    _link(units, "H21.31.01", "H21.31.01")
    assert value("meetings.linked_communes") == 1
    assert value("meetings.linked_communes", "H21.43") == 0


@pytest.mark.works("S48.3")
def test_thirty_seven_provincial_meetings_are_more_than_thirty_six(units):
    room = RoomFactory(unit=units["H21"])
    start = datetime(2021, 1, 4, 1, tzinfo=UTC)
    for n in range(37):
        begins = start + timedelta(days=n)
        MeetingFactory(
            unit=units["H21"], room=room, starts_at=begins, ends_at=begins + timedelta(hours=1)
        )
    found = value("meetings.provincial_video_meetings", as_of=date(2021, 5, 31))
    assert found == 37


@pytest.mark.parametrize(
    ("day", "counted"),
    [((2020, 12, 14), 0), ((2020, 12, 15), 1), ((2021, 5, 31), 1), ((2021, 6, 1), 0)],
)
def test_meetings_count_from_the_first_day_of_the_period_up_to_the_moment(units, day, counted):
    starts = datetime(*day, 1, tzinfo=UTC)
    MeetingFactory(unit=units["H21"], starts_at=starts, ends_at=starts + timedelta(hours=2))
    found = value("meetings.provincial_video_meetings", as_of=date(2021, 5, 31))
    assert found == counted


def test_a_meeting_late_in_the_evening_belongs_to_the_day_people_met(units):
    starts = datetime(2021, 6, 14, 17, 30, tzinfo=UTC)  # half past midnight on the 15th here
    made = MeetingFactory(unit=units["H21"], starts_at=starts, ends_at=starts + timedelta(hours=1))
    assert made.held_on == AS_OF
    assert value("meetings.held") == 0


def test_cancelled_booked_online_and_district_meetings_are_no_provincial_video_meetings(units):
    MeetingFactory(unit=units["H21"], outcome="cancelled")
    MeetingFactory(unit=units["H21"], booked=True)
    MeetingFactory(unit=units["H21"], room=RoomFactory(unit=units["H21"], online=True))
    MeetingFactory(unit=units["H21.31"], level="district")
    assert value("meetings.provincial_video_meetings") == 0
    assert (value("meetings.held"), value("meetings.held", "H21.43")) == (2, 0)


def test_one_statement_reads_all_figures_of_meetings(units, django_assert_num_queries):
    from konia.kernel.figures.engine import read_many

    names = ("meetings.provincial_video_meetings", "meetings.held")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(name, question) for name in names])
