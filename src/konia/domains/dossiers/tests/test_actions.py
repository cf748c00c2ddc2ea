from datetime import date

import pytest

from konia.domains.dossiers import actions
from konia.domains.dossiers.models import Dossier, Pause
from konia.domains.dossiers.public import look_up
from konia.domains.dossiers.registers import DOSSIERS
from konia.domains.dossiers.states import APPLICANT, FLOW, State
from konia.kernel.audit.register import acts_on
from konia.kernel.cases.flow import MoveNotAllowedError
from konia.kernel.registers import listing
from konia.kernel.rooms.plates import all_permissions
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem
from konia.testing.questions import value

from .factories import DossierFactory
from .stage import moment


@pytest.mark.works("S18.3")
def test_three_working_days_of_waiting_move_the_due_day_by_three(units, lan):
    kept = DossierFactory(unit=units["H21.31"])
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(4), by=lan)
    moved = actions.resume(kept.code, at=moment(9), by=lan)  # Thursday to Tuesday
    assert (moved.due_on, moved.state) == (date(2021, 3, 18), State.HANDLING)
    assert Pause.objects.get().working_days == 3
    log = {act.act: act.detail for act in acts_on("dossiers.dossiers", kept.pk)}
    assert (log["resume"]["was_due_on"], log["resume"]["due_on"]) == ("2021-03-15", "2021-03-18")


def test_a_waiting_dossier_has_no_due_day_and_is_not_late(units, lan):
    kept = DossierFactory(unit=units["H21.31"])
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(4), by=lan)
    assert Dossier.objects.get().due_on is None
    assert (value("dossiers.open_overdue"), value("dossiers.open_in_time")) == (0, 1)


def test_a_wait_that_begins_after_the_due_day_hides_no_lateness(units, lan):
    kept = DossierFactory(unit=units["H21.31"])  # due on the fifteenth
    figures = ("dossiers.open_overdue", "dossiers.open_in_time", "dossiers.kept_in_time")
    actions.ask_supplement(kept.code, reason="Thiếu bản đồ", at=moment(16), by=lan)
    assert Dossier.objects.get().due_on == date(2021, 3, 15)
    assert [value(name) for name in figures] == [1, 0, 0]
    moved = actions.resume(kept.code, at=moment(18), by=lan)
    assert moved.due_on == date(2021, 3, 17), "the wait is not the body's time"
    assert [value(name) for name in figures] == [1, 0, 0]


def test_a_dossier_that_does_not_wait_is_not_resumed(units, lan):
    kept = DossierFactory(unit=units["H21.31"])
    with pytest.raises(MoveNotAllowedError):
        actions.resume(kept.code, at=moment(9), by=lan)


def test_nobody_stops_the_clock_of_another_district(units, hoa):
    kept = DossierFactory(unit=units["H21.31"])
    with pytest.raises(NotFoundProblem):
        actions.ask_supplement(kept.code, reason="Thiếu", at=moment(4), by=hoa)
    assert not Pause.objects.exists()


@pytest.mark.parametrize(("reason", "day"), [("  ", 4), ("Thiếu", 0)])
def test_a_stop_needs_a_reason_and_a_day_after_the_receipt(units, lan, reason, day):
    kept = DossierFactory(unit=units["H21.31"], received_on=date(2021, 3, 2))
    with pytest.raises(FieldProblems):
        actions.ask_supplement(kept.code, reason=reason, at=moment(day or 1), by=lan)


def test_every_state_can_be_reached_and_ends_have_no_way_out():
    assert not FLOW.unreachable()
    assert set(FLOW.states) == set(State)
    assert not [move for end in FLOW.ends for move in FLOW.from_state(end)]
    assert {move.needs for move in FLOW.moves} <= {APPLICANT, *all_permissions()}


@pytest.mark.works("S18.5")
def test_looking_up_a_code_shows_state_and_day_and_nobodys_name(units):
    kept = DossierFactory(unit=units["H21.31"])
    seen = look_up(kept.code.lower())
    assert (seen.state, seen.due_on) == ("Đang giải quyết", date(2021, 3, 15))
    assert kept.applicant not in str(seen)
    assert look_up("000.00.31.H21-210301-9999") is None


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"code": "ABC"}, "code"),
        ({"due_on": date(2021, 2, 1)}, "due_on"),
        ({"finished_on": date(2021, 2, 1)}, "finished_on"),
        ({"channel": "online"}, "channel"),
        ({"service_level": 5}, "__all__"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(units, wrong, name):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as caught:
        DossierFactory.build(unit=units["H21.31"], **wrong).full_clean()
    assert name in caught.value.message_dict


def test_search_finds_a_dossier_by_name_and_by_the_beginning_of_its_number(units, minh):
    kept = DossierFactory(unit=units["H21.31"], applicant="Rơ Châm Hương")
    DossierFactory(unit=units["H21.31"])
    assert listing.list_page(DOSSIERS, {"q": "ro cham hu"}, by=minh).rows == [kept]
    assert listing.list_page(DOSSIERS, {"q": kept.code}, by=minh).rows == [kept]
