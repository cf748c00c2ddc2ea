"""Leaders are told once, in working time, of what is overdue."""

import pytest

from konia.domains.citizens.public import Party
from konia.domains.citizens.tests.factories import PersonFactory
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ApplicantIn
from konia.domains.dossiers.models import DeskRule, Event, Step
from konia.domains.dossiers.room import ROOM
from konia.domains.procedures.tests.factories import ServiceFactory
from konia.kernel.access.models import Account
from konia.kernel.notices.models import Delivery
from konia.testing.cast import powers_of

from .stage import intake, make_procedure, moment, received

LEADER = ["dossiers.see", "dossiers.sign"]


def leader(name="dung", unit="H21.31"):
    """Somebody who signs for a unit, with an address."""
    by = powers_of(name, unit, permissions=LEADER)
    Account.objects.filter(pk=by.account.pk).update(email=f"{name}@example.vn")
    return by


@pytest.fixture
def submitted(units):
    """Submitted at nine on Monday the first of March: to be answered by Tuesday nine."""
    procedure = make_procedure(units)
    ServiceFactory(procedure=procedure, unit=units["H21"], level=3, first_on=moment(1).date())
    account = Account.objects.create_user("siu", full_name="Siu H'Bia")
    person = PersonFactory(full_name="Siu H'Bia", account=account, unit=units["H21"])
    who = ApplicantIn("Siu H'Bia", person_id=person.pk)
    asked = intake(procedure, applicant=who, channel="online")
    return actions.submit(asked, at=moment(1), by=Party(account, person.pk, None, None, None))


def told():
    """Whom notices went to, in the order they were asked for."""
    return list(Delivery.objects.order_by("pk").values_list("template", "name"))


def test_leaders_of_the_desk_are_told_once_of_an_application_not_answered(units, submitted):
    leader()
    step = Step.objects.get()
    assert actions.tell_leaders(at=step.due_at) == 0
    assert actions.tell_leaders(at=moment(2, 10)) == 1
    assert told() == [("dossiers.unanswered", "Dung")]
    values = Delivery.objects.get().values
    assert (values["codes"], values["count"]) == (submitted.code, "1")
    assert actions.tell_leaders(at=moment(2, 11)) == 0
    assert actions.tell_leaders(at=moment(3, 9)) == 0
    assert Delivery.objects.count() == 1
    event = Event.objects.get(act="tell_leader")
    assert (event.public, event.words) == (False, "Dung")


@pytest.mark.parametrize("hour", [0, 7, 12, 19])
def test_nobody_is_told_while_the_desk_is_closed(units, submitted, hour):
    leader()
    assert actions.tell_leaders(at=moment(3, hour)) == 0
    assert actions.tell_leaders(at=moment(6, 9)) == 0  # a Saturday
    assert actions.tell_leaders(at=moment(8, 9)) == 1


def test_an_application_answered_in_time_is_told_to_nobody(units, submitted, lan):
    leader()
    actions.accept(submitted.code, at=moment(1, 15), by=lan)
    assert actions.tell_leaders(at=moment(2, 10)) == 0


def test_the_nearest_unit_with_a_leader_is_told(units, submitted):
    leader("tinh", "H21")
    leader("khac", "H21.43")
    assert actions.tell_leaders(at=moment(2, 10)) == 1
    assert told() == [("dossiers.unanswered", "Tinh")]


def test_a_unit_whose_leader_has_no_address_is_looked_at_again(units, submitted):
    powers_of("dung", "H21.31", permissions=LEADER)
    assert actions.tell_leaders(at=moment(2, 10)) == 0
    leader()
    assert actions.tell_leaders(at=moment(2, 11)) == 1


def test_an_overdue_step_is_told_of_where_and_since_when_it_was_laid_down(units, lan):
    leader()
    received(units, lan, at=moment(1))  # its first step is due at three that day
    assert actions.tell_leaders(at=moment(2, 9)) == 0
    DeskRule.objects.create(
        unit=units["H21"], matter="tell_overdue", first_on=moment(3).date(), source="QĐ 1"
    )
    assert actions.tell_leaders(at=moment(2, 10)) == 0
    assert actions.tell_leaders(at=moment(3, 9)) == 1
    assert told() == [("dossiers.overdue", "Dung")]


def test_a_unit_may_have_it_otherwise_than_the_province(units, lan):
    leader()
    received(units, lan, at=moment(1))
    for code, is_on in (("H21", True), ("H21.31", False)):
        DeskRule.objects.create(
            unit=units[code], matter="tell_overdue", is_on=is_on, first_on=moment(1).date(),
            source="QĐ 1",
        )  # fmt: skip
    assert actions.tell_leaders(at=moment(2, 9)) == 0


def test_all_of_a_body_stands_in_one_notice_and_what_is_long_overdue_in_none(units, lan):
    leader()
    procedure = make_procedure(units)
    for _ in range(3):
        received(units, lan, procedure=procedure, at=moment(1))
    old = received(units, lan, procedure=procedure, at=moment(1))
    Step.objects.of_dossier(old.pk).update(due_at=moment(1, month=1))
    DeskRule.objects.create(
        unit=units["H21"], matter="tell_overdue", first_on=moment(1).date(), source="QĐ 1"
    )
    assert actions.tell_leaders(at=moment(2, 9)) == 3
    assert Delivery.objects.get().values["count"] == "3"


def test_the_worker_looks_every_hour():
    assert {job.name: job.every for job in ROOM.jobs}["dossiers.tell_leaders"] == "hour"
