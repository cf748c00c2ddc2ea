from datetime import date
from decimal import Decimal

import pytest

from konia.domains.infrastructure.actions import open_incident
from konia.domains.infrastructure.models import Incident
from konia.domains.infrastructure.registers import INCIDENTS, SYSTEMS
from konia.kernel.figures.engine import records
from konia.kernel.registers import actions
from konia.kernel.registers.listing import list_page
from konia.kernel.rooms.problems import FieldProblems, NotFoundProblem, TooLateProblem
from konia.testing.questions import ask, value

from .factories import AlertFactory, IncidentFactory, SystemFactory

ON, DUE = date(2021, 5, 3), date(2021, 5, 10)


@pytest.mark.works("S58.1")
def test_systems_without_an_approved_level_are_listed_by_owner(units):
    SystemFactory.create_batch(3, unit=units["H21.31"], approved=True)
    waiting = SystemFactory(unit=units["H21.43"], level=3, drafted_on=date(2021, 1, 1))
    assert value("infrastructure.systems_approved") == Decimal("75.00")
    assert list(records("infrastructure.systems_without_level", ask("H21.43"))) == [waiting]
    assert value("infrastructure.systems_without_level", "H21.31") == 0


def test_a_level_counts_from_the_day_it_was_approved_and_no_system_is_no_share(units):
    assert value("infrastructure.systems_approved") is None
    SystemFactory(unit=units["H21.31"], approved=True)
    days = [date(2019, 2, 28), date(2019, 3, 1)]
    assert [value("infrastructure.systems_approved", as_of=day) for day in days] == [0, 100]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("level", {"level": 6}),
        ("appraised_on", {"level": 2, "appraised_on": ON}),
        ("approved_on", {"level": 2, "drafted_on": ON, "appraised_on": DUE, "approved_on": ON}),
    ],
)
def test_a_dossier_takes_its_steps_in_order_and_a_level_from_one_to_five(units, minh, field, wrong):
    values = {
        "unit": units["H21"].pk, "code": "HT1", "name": "Cổng", "layer": "users", "first_on": ON,
    }  # fmt: skip
    with pytest.raises(FieldProblems) as caught:
        actions.enter(SYSTEMS, values | wrong, by=minh)
    assert field in caught.value.fields


@pytest.mark.works("S63.3")
def test_the_systems_of_a_layer_are_listed(units, minh):
    SystemFactory(unit=units["H21.31"])
    platform = SystemFactory(unit=units["H21"], layer="platform", code="LGSP")
    page = list_page(SYSTEMS, {"layer": "Nền tảng tích hợp, chia sẻ"}, by=minh)
    assert page.rows == [platform]


@pytest.mark.works("S58.2")
def test_an_alert_becomes_an_incident_with_owner_and_due_day(units, lan):
    alert = AlertFactory(unit=units["H21.31"])
    made = open_incident(alert.code, owner="Lan", due_on=DUE, on=ON, by=lan)
    assert (made.alert, made.owner, made.due_on, made.unit) == (alert, "Lan", DUE, alert.unit)
    with pytest.raises(TooLateProblem):
        open_incident(alert.code, owner="Lan", due_on=DUE, on=ON, by=lan)


def test_an_incident_needs_an_owner_a_later_due_day_and_an_alert_of_ones_own_units(units, lan, hoa):
    alert = AlertFactory(unit=units["H21.31"])
    for wrong in ({"owner": " ", "due_on": DUE}, {"owner": "Lan", "due_on": date(2021, 5, 2)}):
        with pytest.raises(FieldProblems):
            open_incident(alert.code, on=ON, by=lan, **wrong)
    with pytest.raises(NotFoundProblem):
        open_incident(alert.code, owner="Hoa", due_on=DUE, on=ON, by=hoa)
    assert not Incident.objects.exists()


@pytest.mark.works("S58.3")
@pytest.mark.parametrize("lessons", ["", "   "])
def test_an_incident_is_not_closed_without_lessons(units, minh, lessons):
    kept = IncidentFactory(unit=units["H21.31"])
    values = {"closed_on": DUE, "lessons": lessons}
    with pytest.raises(FieldProblems) as caught:
        actions.amend(INCIDENTS, kept.pk, values, by=minh, reason="Đóng")
    assert "lessons" in caught.value.fields
    actions.amend(INCIDENTS, kept.pk, values | {"lessons": "Vá lỗi"}, by=minh, reason="Đóng")
    assert value("infrastructure.incidents_open") == 0


def test_incidents_count_in_the_period_they_were_opened_in_and_until_closed(units):
    IncidentFactory(unit=units["H21.31"], closed=True)
    IncidentFactory(unit=units["H21.31"], opened_on=date(2020, 12, 14), due_on=ON)
    IncidentFactory(unit=units["H21.31"], opened_on=date(2021, 6, 15), due_on=date(2021, 7, 1))
    assert value("infrastructure.incidents") == 1
    days = [date(2021, 5, 8), date(2021, 5, 9), date(2021, 6, 15)]
    assert [value("infrastructure.incidents_open", as_of=day) for day in days] == [2, 1, 2]
