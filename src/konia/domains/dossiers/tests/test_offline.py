from dataclasses import replace
from datetime import date, timedelta

import pytest

from konia.domains.counters.models import NumberRange, NumberUse
from konia.domains.counters.public import Holder, account_of, reserve_ranges, return_range
from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Event, HeldIntake, Paper
from konia.kernel.files.numbering import next_number
from konia.kernel.rooms.problems import (
    FieldProblems,
    ForbiddenProblem,
    NotFoundProblem,
    TooLateProblem,
)  # fmt: skip
from konia.testing.cast import powers_of

from .stage import intake, make_procedure, moment

DEVICE = "a1b2c3d4e5f6"
MONDAY = date(2021, 3, 1)


@pytest.fixture
def procedure(units):
    return make_procedure(units)


@pytest.fixture
def kept(procedure, lan):
    """Numbers 1 to 5 of Monday, held by a machine since eight."""
    return reserve(lan)


def reserve(by, day=MONDAY, device=DEVICE, count=5):
    series = {day: f"dossiers:H21.31:{day:%y%m%d}"}
    holder = Holder(desk=actions.device_label("Máy quầy 1", device))
    at = moment(1, 8)
    return reserve_ranges("H21.31", series=series, count=count, holder=holder, at=at, by=by)[0]


def send(procedure, by, key="1", number=1, received_at=None, at=None, device=DEVICE, **more):
    asked = intake(procedure, key=f"offline:{DEVICE}:{key}", **more)
    return actions.receive_offline(
        asked, received_at=received_at or moment(1, 9), number=number, device=device,
        at=at or moment(1, 14), by=by,
    )  # fmt: skip


def test_what_was_taken_offline_is_received_as_of_then_with_the_printed_number(
    procedure, kept, lan
):
    made = send(procedure, lan, number=3)
    assert made.code.endswith("-210301-0003")
    online = actions.receive(intake(procedure), at=moment(1, 9), by=lan)
    assert (made.received_at, made.due_at) == (moment(1, 9), online.due_at)
    entered = Event.objects.get(dossier=made, act="enter_offline")
    assert entered.detail["entered_at"] == moment(1, 14).isoformat()
    assert not entered.public
    assert account_of(kept).used == (3,)
    assert NumberUse.objects.get().reference == made.code


def test_the_whole_queue_sent_twice_gives_the_same_dossiers(procedure, kept, lan):
    first = [send(procedure, lan, str(n), n).code for n in (1, 2, 3)]
    again = [send(procedure, lan, str(n), n, at=moment(2, 8)).code for n in (1, 2, 3)]
    assert first == again
    assert (Dossier.objects.count(), Paper.objects.count()) == (3, 3)
    assert Event.objects.filter(act="enter_offline").count() == 3


def test_a_sending_repeated_when_the_days_are_over_still_gives_its_dossier(procedure, kept, lan):
    made = send(procedure, lan)
    assert send(procedure, lan, at=moment(30, 8)).pk == made.pk
    assert not HeldIntake.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 6},
        {"device": "somebody-else"},
        {"received_at": moment(2, 9), "at": moment(2, 10)},
        {"received_at": moment(1, 7)},
        {"received_at": moment(1, 15)},
        {"device": ""},
    ],
)
def test_a_number_of_another_machine_or_day_or_a_wrong_clock_is_refused(
    procedure, kept, lan, wrong
):
    with pytest.raises(FieldProblems):
        send(procedure, lan, **wrong)
    assert not Dossier.objects.exists()
    assert not NumberUse.objects.exists()


def test_one_number_is_not_borne_by_two_dossiers(procedure, kept, lan):
    send(procedure, lan, "1", 1)
    with pytest.raises(TooLateProblem, match="đã dùng cho hồ sơ khác"):
        send(procedure, lan, "2", 1)
    assert Dossier.objects.count() == 1


def test_a_number_that_went_back_to_the_series_is_not_used_again(procedure, kept, lan):
    return_range(kept.pk, reason="", at=moment(1, 10), by=lan)
    with pytest.raises(TooLateProblem):
        send(procedure, lan, number=5)
    assert send(procedure, lan, number=None).code.endswith("-0001")


def test_a_voided_number_already_on_somebodys_receipt_is_taken(procedure, kept, lan):
    next_number("dossiers:H21.31:210301")
    return_range(kept.pk, reason="hết giờ", at=moment(1, 17), by=lan)
    assert send(procedure, lan, number=5).code.endswith("-0005")


def test_when_the_range_has_run_out_the_next_number_of_that_day_is_taken(procedure, kept, lan):
    made = send(procedure, lan, number=None, at=moment(2, 8))
    assert made.code.endswith("-210301-0006")


def test_yesterdays_number_is_good_after_midnight_for_what_was_taken_yesterday(
    procedure, kept, lan
):
    late = moment(1, 23, 50)
    made = send(procedure, lan, number=2, received_at=late, at=moment(2, 0, 10))
    assert made.code.endswith("-210301-0002")
    assert made.received_on == MONDAY


def test_after_the_days_of_an_outage_a_supervisor_has_to_look(procedure, kept, lan, minh):
    for _ in range(2):
        with pytest.raises(actions.ReceivedLate):
            send(procedure, lan, at=moment(5, 8))
    held = HeldIntake.objects.get()
    assert (held.by, Dossier.objects.count()) == (lan.account, 0)
    made = actions.take_held(held.pk, reason="Cáp quang đứt", at=moment(5, 9), by=minh)
    assert (made.received_on, made.receiver) == (MONDAY, str(lan.account))
    held.refresh_from_db()
    assert (held.dossier, held.asked) == (made, {})
    assert send(procedure, lan, at=moment(6, 8)).pk == made.pk
    with pytest.raises(TooLateProblem):
        actions.take_held(held.pk, reason="Nữa", at=moment(5, 9), by=minh)


def test_the_last_day_of_an_outage_is_not_late(procedure, kept, lan):
    assert send(procedure, lan, at=moment(4, 23)).received_on == MONDAY


def test_what_a_supervisor_refuses_is_told_to_whoever_sends_it_again(procedure, kept, lan, minh):
    with pytest.raises(actions.ReceivedLate):
        send(procedure, lan, at=moment(5, 8))
    held = HeldIntake.objects.get()
    actions.refuse_held(held.pk, reason="Người nộp đã nộp lại", at=moment(5, 9), by=minh)
    with pytest.raises(TooLateProblem, match="đã nộp lại"):
        send(procedure, lan, at=moment(6, 8))
    assert not Dossier.objects.exists()


def test_nobody_passes_their_own_late_intake_and_no_other_district_sees_it(
    procedure, kept, lan, hoa
):
    with pytest.raises(actions.ReceivedLate):
        send(procedure, lan, at=moment(5, 8))
    held = HeldIntake.objects.get()
    with pytest.raises(ForbiddenProblem):
        actions.take_held(held.pk, reason="Tôi", at=moment(5, 9), by=lan)
    with pytest.raises(NotFoundProblem):
        actions.take_held(held.pk, reason="Khác", at=moment(5, 9), by=hoa)
    with pytest.raises(FieldProblems):
        actions.take_held(held.pk, reason=" ", at=moment(5, 9), by=hoa)


def test_nobody_sends_to_anothers_desk_nor_learns_what_was_sent_there(procedure, kept, lan, hoa):
    made = send(procedure, lan)
    with pytest.raises(ForbiddenProblem):
        send(procedure, hoa)
    give = powers_of("hai", "H21")
    asked = replace(intake(procedure, "H21.43"), key=made.sent_key)
    with pytest.raises(NotFoundProblem):
        actions.receive_offline(
            asked, received_at=moment(1), number=None, device=DEVICE, at=moment(1), by=give
        )


def test_every_number_of_a_range_is_accounted_for(procedure, kept, lan):
    send(procedure, lan, "1", 2)
    next_number(kept.series)
    return_range(kept.pk, reason="mạng có lại", at=moment(1, 16), by=lan)
    account = account_of(NumberRange.objects.get())
    assert (account.used, account.voided, account.held) == ((2,), (1, 3, 4, 5), ())


def test_the_clerks_clock_may_be_a_little_fast(procedure, kept, lan):
    assert send(procedure, lan, received_at=moment(1, 14) + timedelta(minutes=4)).pk
