from datetime import date
from decimal import Decimal

import pytest

from konia.kernel.figures.engine import Question, read_many
from konia.testing.questions import answer, ask, value

from .factories import DossierFactory

NAMES = ("online", "online_share", "online_share_level_3", "online_share_level_4")


@pytest.mark.works("S21.3")
def test_a_service_used_online_counts_whole_and_one_never_used_is_left_out(units):
    DossierFactory.create_batch(2, unit=units["H21.02"], online=True)
    DossierFactory(unit=units["H21.02"], beside=True)
    DossierFactory.create_batch(5, unit=units["H21.02"], service_level=3, procedure_code="2.000002")
    found = answer("dossiers.online_share")
    assert (found.value, found.part, found.whole) == (Decimal("66.67"), 2, 3)


@pytest.mark.works("S21.4")
def test_the_share_of_both_levels_lies_between_those_of_each(units):
    DossierFactory.create_batch(3, unit=units["H21.02"], online=True)
    DossierFactory(unit=units["H21.02"], beside=True)
    four = {"service_level": 4, "procedure_code": "2.000004"}
    DossierFactory(unit=units["H21.16"], online=True, **four)
    DossierFactory(unit=units["H21.16"], beside=True, **four)
    low, all_, high = (value(f"dossiers.online_share{end}") for end in ("_level_4", "", "_level_3"))
    assert (low, all_, high) == (Decimal("50.00"), Decimal("66.67"), Decimal("75.00"))


def test_a_service_used_online_only_outside_the_period_is_left_out(units):
    DossierFactory(unit=units["H21.02"], online=True, received_on=date(2020, 12, 14))
    DossierFactory(unit=units["H21.02"], beside=True)
    assert value("dossiers.online_share") is None
    assert value("dossiers.online") == 0


def test_what_comes_after_the_moment_does_not_open_a_service(units):
    DossierFactory(unit=units["H21.02"], beside=True)
    DossierFactory(unit=units["H21.02"], online=True, received_on=date(2021, 6, 1), due_on=None)
    assert value("dossiers.online_share", as_of=date(2021, 5, 31)) is None
    assert value("dossiers.online_share") == Decimal("50.00")


def test_a_service_used_online_elsewhere_counts_here_too(units):
    DossierFactory(unit=units["H21.31"], online=True)
    DossierFactory(unit=units["H21.43"], beside=True)
    assert value("dossiers.online_share", "H21.43") == Decimal("0.00")
    assert value("dossiers.online_share", "H21.31") == Decimal("100.00")


def test_a_raised_service_keeps_old_dossiers_at_their_level(units):
    DossierFactory(unit=units["H21.02"], online=True)
    DossierFactory(unit=units["H21.02"], online=True, service_level=4)
    assert answer("dossiers.online_share_level_3").whole == 1
    assert answer("dossiers.online_share_level_4").whole == 1


def test_online_figures_are_read_in_one_statement_of_their_own(units, django_assert_num_queries):
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"dossiers.{name}", question) for name in NAMES])
