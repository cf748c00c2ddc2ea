from datetime import date
from decimal import Decimal

import pytest

from konia.domains.insurance.models import VssidRegistration
from konia.kernel.registers.copying import copy_lines, line
from konia.testing.questions import answer, value

from .factories import CardFactory, DossierFactory, RegistrationFactory

APPROVED = "insurance.vssid_approved_share"


@pytest.mark.works("S57.1")
def test_approved_share_leaves_a_remainder_that_waits_or_is_rejected(units):
    at = units["H21.31"]
    RegistrationFactory.create_batch(5, unit=at, approved=True)
    RegistrationFactory(unit=at, rejected=True)
    RegistrationFactory(unit=units["H21.43"])
    found = answer(APPROVED)
    assert (found.value, found.part, found.whole) == (Decimal("71.43"), 5, 7)
    assert (value("insurance.vssid_rejected"), value("insurance.vssid_pending")) == (1, 1)


@pytest.mark.works("S57.1")
def test_of_33200_registrations_27199_approved_are_81_92_percent(units):
    at, day = units["H21.31"], date(2021, 3, 1)
    columns = ("unit_id", "folded", "code", "registered_on", "approved_on", "reason")
    answered = [day if n < 27_199 else None for n in range(33_200)]
    lines = (line(at.pk, "", f"V{n}", day, end, "") for n, end in enumerate(answered))
    copy_lines(VssidRegistration, columns, lines)
    assert value(APPROVED) == Decimal("81.92")
    assert value("insurance.vssid_pending") == 6_001


def test_registrations_count_by_the_day_of_each_step(units):
    RegistrationFactory(unit=units["H21.31"], approved=True)
    days = [date(2021, 2, 28), date(2021, 3, 1), date(2021, 3, 4), date(2021, 3, 5)]
    assert [value("insurance.vssid_registered", as_of=day) for day in days] == [0, 1, 1, 1]
    assert [value("insurance.vssid_pending", as_of=day) for day in days] == [0, 1, 1, 0]
    assert [value("insurance.vssid_approved", as_of=day) for day in days] == [0, 0, 0, 1]


def test_no_registration_gives_no_share_and_another_district_does_not_count(units):
    assert value(APPROVED) is None
    RegistrationFactory(unit=units["H21.43"], approved=True)
    assert value("insurance.vssid_approved", "H21.31") == 0


@pytest.mark.works("S57.3")
def test_a_card_through_the_birth_interlink_counts_as_electronic(units):
    at = units["H21.31.01"]
    CardFactory.create_batch(2, unit=at)
    CardFactory(unit=at, method="online")
    CardFactory(unit=at, on_paper=True)
    assert value("insurance.child_cards_electronic") == Decimal("75.00")


def test_cards_count_in_the_period_they_were_issued_in(units):
    for day in (date(2020, 12, 14), date(2021, 6, 15)):
        CardFactory(unit=units["H21.31.01"], born_on=date(2020, 1, 1), issued_on=day)
    assert value("insurance.child_cards_electronic") is None


def test_employer_dossiers_count_by_the_day_sent_and_fall_overdue_after_the_due_day(units):
    DossierFactory(unit=units["H21.31"])
    DossierFactory(unit=units["H21.31"], sent_on=date(2020, 12, 14), settled_on=date(2021, 1, 1))
    assert value("insurance.employer_dossiers") == 1
    days = [date(2021, 5, 11), date(2021, 5, 12)]
    assert [value("insurance.employer_dossiers_overdue", as_of=day) for day in days] == [0, 1]
    assert value("insurance.employer_dossiers_overdue", "H21.43") == 0


def test_one_statement_reads_all_figures_of_registrations(units, django_assert_num_queries):
    from konia.kernel.figures.engine import Question, read_many
    from konia.testing.questions import ask

    question = ask()
    names = (APPROVED, "insurance.vssid_registered", "insurance.vssid_pending")
    with django_assert_num_queries(1):
        read_many([Question(name, question) for name in names])
