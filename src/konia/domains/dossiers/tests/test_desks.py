from datetime import date
from decimal import Decimal

import pytest

from konia.domains.dossiers.public import pilot_list
from konia.domains.dossiers.registers import DESKS, DOSSIERS
from konia.kernel.figures.engine import records
from konia.kernel.registers import actions
from konia.kernel.rooms.problems import FieldProblems
from konia.testing.questions import AS_OF, answer, ask, value

from .factories import (
    DeskFactory,
    DossierFactory,
    HoursFactory,
    PilotFactory,
    ServiceFactory,
    UseFactory,
)


@pytest.mark.works("S19.1")
def test_desks_are_listed_with_who_runs_them(units):
    DeskFactory(unit=units["H21.S01"], place="centre", operator="post")
    DeskFactory(unit=units["H21.31"], operator="post")
    DeskFactory(unit=units["H21.43"])
    DeskFactory(unit=units["H21.43.01"], place="commune")
    found = [value(f"dossiers.desks{end}") for end in ("", "_run_by_post", "_run_by_state")]
    assert found == [4, 2, 2]
    posts = records("dossiers.desks_run_by_post", ask())
    assert {desk.unit.code for desk in posts} == {"H21.S01", "H21.31"}


def test_a_desk_has_one_operator_at_a_time(units, minh):
    DeskFactory(unit=units["H21.31"], last_on=date(2021, 3, 31))
    values = {"unit": units["H21.31"].pk, "place": "district", "operator": "post"}
    with pytest.raises(FieldProblems) as caught:
        actions.enter(DESKS, {**values, "first_on": date(2021, 3, 31)}, by=minh)
    assert list(caught.value.fields) == ["first_on"]
    actions.enter(DESKS, {**values, "first_on": date(2021, 4, 1)}, by=minh)


def test_a_desk_handed_over_changes_sides_on_the_day(units):
    DeskFactory(unit=units["H21.31"], last_on=date(2021, 3, 31))
    DeskFactory(unit=units["H21.31"], operator="post", first_on=date(2021, 4, 1))
    assert value("dossiers.desks_run_by_post", as_of=date(2021, 3, 31)) == 0
    assert value("dossiers.desks_run_by_post", as_of=date(2021, 4, 1)) == 1


@pytest.mark.works("S20.1")
def test_running_desks_are_counted_by_level_and_named(units):
    PilotFactory(unit=units["H21.31"])
    PilotFactory(unit=units["H21.31.01"], place="commune")
    PilotFactory(unit=units["H21.S01"], place="centre")
    shares = [answer("dossiers.post_pilot", tiers=(tier,)) for tier in ("district", "commune")]
    assert [(one.part, one.whole) for one in shares] == [(1, 2), (1, 3)]
    assert value("dossiers.post_pilot_centre") == 1
    named = records("dossiers.post_pilot", ask(tiers=("district",)), "part")
    assert [unit.code for unit in named] == ["H21.31"]


@pytest.mark.works("S20.2")
def test_a_pending_desk_is_listed_in_brackets_and_not_counted(units):
    PilotFactory(unit=units["H21.31"])
    PilotFactory(unit=units["H21.43"], pending=True)
    assert answer("dossiers.post_pilot", tiers=("district",)).part == 1
    text = pilot_list("district", on=AS_OF)
    assert text == "(1) UBND thành phố Pleiku (chưa tính: UBND huyện Đak Pơ)"
    assert value("dossiers.post_pilot_next_month") == date(2021, 9, 1)


def test_staff_who_still_learn_do_not_run_the_desk_when_the_month_has_come(units):
    PilotFactory(unit=units["H21.43"], pending=True)
    assert answer("dossiers.post_pilot", as_of=date(2021, 9, 2)).part == 0


@pytest.mark.works("S20.3")
def test_every_name_of_the_list_has_a_number_of_its_own(units):
    for code in ("H21.31.01", "H21.31.02", "H21.43.01"):
        PilotFactory(unit=units[code], place="commune")
    text = pilot_list("commune", on=AS_OF)
    assert [part[:3] for part in text.split("; ")] == ["(1)", "(2)", "(3)"]


def test_nothing_planned_gives_no_month(units):
    assert value("dossiers.post_pilot_next_month") is None


@pytest.mark.works("S19.2")
def test_a_vertical_agencys_procedure_is_received_where_it_is_offered_and_counted_apart(units):
    with pytest.raises(Exception, match="ngành dọc"):
        DossierFactory.build(
            unit=units["H21.31"], agency="police", procedure_code="2.009001"
        ).full_clean()
    ServiceFactory(unit=units["H21.31"])
    DossierFactory(unit=units["H21.31"], agency="police", procedure_code="2.009001").full_clean()
    DossierFactory(unit=units["H21.31"])
    assert value("dossiers.of_vertical_agencies") == 1


@pytest.mark.works("S20.4")
def test_a_dossier_taken_by_a_post_clerk_stays_the_states(units, minh):
    values = {
        "unit": units["H21.31"].pk, "code": "000.00.31.H21-210301-0001", "field": "land",
        "procedure_code": "1.004238", "procedure_level": "district", "applicant": "Siu Hoa",
        "channel": "counter", "received_on": date(2021, 3, 1), "receiver": "Nhân viên Bưu điện",
    }  # fmt: skip
    made = actions.enter(DOSSIERS, values, by=minh)
    assert (made.unit, made.receiver) == (units["H21.31"], "Nhân viên Bưu điện")
    assert value("dossiers.received", "H21.31") == 1


def test_departments_connected_and_departments_that_receive_are_two_questions(units):
    for code in ("H21.02", "H21.16", "H21.10"):
        UseFactory(unit=units[code])
    for code in ("H21.02", "H21.16"):
        UseFactory(unit=units[code], receives=True)
    connected = answer("dossiers.connected", tiers=("department",))
    receiving = answer("dossiers.connected_of_receiving", tiers=("department",))
    assert (connected.part, connected.whole) == (3, 3)
    assert (receiving.part, receiving.whole) == (2, 2)
    assert value("dossiers.not_receiving", tiers=("department",)) == 1


def test_a_body_that_receives_and_is_not_connected_lowers_the_share(units):
    UseFactory(unit=units["H21.31"], receives=True)
    UseFactory(unit=units["H21.31"], last_on=date(2021, 6, 14))
    assert answer("dossiers.connected_of_receiving").value == Decimal("0.00")
    assert answer("dossiers.connected_of_receiving", as_of=date(2021, 6, 14)).part == 1
    assert value("dossiers.bodies_connected") == 0
    assert value("dossiers.bodies_not_connected") == 8


def test_mobile_hours_are_those_in_force(units):
    before = {"first_on": date(2020, 1, 1), "last_on": date(2020, 12, 31)}
    HoursFactory(unit=units["H21"], ends_hour=17, **before)
    HoursFactory(unit=units["H21"])
    assert [value(f"dossiers.mobile_hours_{end}") for end in ("start", "end")] == [7, 22]
    assert value("dossiers.mobile_hours_end", as_of=date(2020, 12, 31)) == 17
