from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from konia.domains.meetings import actions
from konia.domains.meetings.models import Invitation, Meeting
from konia.domains.meetings.registers import MEETINGS, ROOMS_TO_BOOK
from konia.kernel.registers import actions as registers
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem

from .factories import InvitationFactory, MeetingFactory, PaperFactory, RoomFactory

START = datetime(2021, 6, 20, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)


def _book(room, starts, by, code="X"):
    values = {
        "unit": room.unit_id, "code": code, "title": "Họp", "level": "province",
        "room": room.pk, "starts_at": starts, "ends_at": starts + HOUR,
    }  # fmt: skip
    return registers.enter(MEETINGS, values, by=by)


@pytest.mark.works("S48.4")
def test_two_meetings_in_one_room_at_one_time_are_refused_with_the_other_named(units, minh):
    room = RoomFactory(unit=units["H21"])
    _book(room, START, minh)
    with pytest.raises(FieldProblems) as caught:
        _book(room, START + HOUR / 2, minh, "Y")
    assert "“Họp” từ 08:00 đến 09:00 ngày 20/06/2021" in caught.value.fields["room"][0]
    assert Meeting.objects.count() == 1


@pytest.mark.works("S48.4")
def test_the_table_itself_refuses_what_two_people_book_at_once(units):
    room = RoomFactory(unit=units["H21"])
    MeetingFactory(unit=units["H21"], room=room)
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingFactory(unit=units["H21"], room=room)


def test_a_meeting_may_begin_when_another_ends_or_in_another_room(units, minh):
    room = RoomFactory(unit=units["H21"])
    _book(room, START, minh)
    _book(room, START + HOUR, minh, "Y")
    _book(RoomFactory(unit=units["H21"]), START, minh, "Z")
    assert Meeting.objects.count() == 3


def test_a_cancelled_meeting_frees_its_room(units, minh):
    room = RoomFactory(unit=units["H21"])
    kept = _book(room, START, minh)
    registers.amend(MEETINGS, kept.pk, {"outcome": "cancelled"}, by=minh, reason="Hoãn")
    _book(room, START, minh, "Y")
    assert Meeting.objects.count() == 2


def test_an_online_room_needs_its_link(units, minh):
    values = {"unit": units["H21"].pk, "code": "E1", "name": "Phòng", "kind": "emeeting"}
    with pytest.raises(FieldProblems) as caught:
        registers.enter(ROOMS_TO_BOOK, values, by=minh)
    assert list(caught.value.fields) == ["link"]


@pytest.mark.works("S49.1")
def test_invited_units_get_link_and_time_and_those_that_came_are_listed(units, minh):
    room = RoomFactory(unit=units["H21"], online=True)
    meeting = MeetingFactory(unit=units["H21"], room=room, booked=True)
    asked = [units["H21.31"].pk, units["H21.43"].pk]
    made = actions.invite(meeting.code, asked, on=date(2021, 5, 3), by=minh)
    assert {(kept.link, kept.starts_at) for kept in made} == {(room.link, meeting.starts_at)}
    actions.join(meeting.code, unit_id=asked[0], entry_code="4821", at=meeting.starts_at)
    listed = actions.close(meeting.code, at=meeting.ends_at, by=minh)
    assert [(kept.unit_id, kept.left_at) for kept in listed] == [(asked[0], meeting.ends_at)]
    meeting.refresh_from_db()
    assert meeting.outcome == "held"


def test_a_unit_is_invited_once_and_not_to_a_meeting_that_is_over(units, minh):
    meeting = MeetingFactory(unit=units["H21"], booked=True)
    asked = [units["H21.31"].pk]
    actions.invite(meeting.code, asked, on=date(2021, 5, 3), by=minh)
    assert actions.invite(meeting.code, asked, on=date(2021, 5, 4), by=minh) == []
    over = MeetingFactory(unit=units["H21"])
    with pytest.raises(TooLateProblem):
        actions.invite(over.code, asked, on=date(2021, 5, 3), by=minh)


def test_nobody_invites_to_another_districts_meeting(units, hoa):
    meeting = MeetingFactory(unit=units["H21.31"], booked=True)
    with pytest.raises(NotFoundProblem):
        actions.invite(meeting.code, [units["H21.43"].pk], on=date(2021, 5, 3), by=hoa)


@pytest.mark.works("S49.2")
def test_papers_are_reached_from_their_meeting(units):
    meeting = MeetingFactory(unit=units["H21"])
    paper = PaperFactory(unit=units["H21"], meeting=meeting)
    PaperFactory(unit=units["H21"], meeting=MeetingFactory(unit=units["H21"]))
    assert list(meeting.papers.all()) == [paper]


@pytest.mark.works("S49.3")
@pytest.mark.parametrize("wrong", ["4822", "", "48"])
def test_a_wrong_code_does_not_open_the_room(units, wrong):
    meeting = MeetingFactory(unit=units["H21"], booked=True)
    InvitationFactory(unit=units["H21.31"], meeting=meeting)
    with pytest.raises(actions.WrongEntryCodeError):
        actions.join(
            meeting.code, unit_id=units["H21.31"].pk, entry_code=wrong, at=meeting.starts_at
        )
    assert not Invitation.objects.attended().exists()


def test_a_unit_that_is_not_invited_does_not_get_in(units):
    meeting = MeetingFactory(unit=units["H21"], booked=True)
    with pytest.raises(NotFoundProblem):
        actions.join(
            meeting.code, unit_id=units["H21.43"].pk, entry_code="4821", at=meeting.starts_at
        )
