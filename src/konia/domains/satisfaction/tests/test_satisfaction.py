from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from konia.domains.satisfaction.models import SurveyForm
from konia.kernel.figures.engine import Question, read_many
from konia.testing.questions import H1, answer, ask, value

from .factories import SurveyFormFactory, SurveyRoundFactory


@pytest.fixture
def paper(units):
    return SurveyRoundFactory(unit=units["H21.02"])


@pytest.mark.works("S06.1")
def test_a_paper_round_counts_its_forms_and_its_mode_is_1(paper, units):
    SurveyFormFactory.create_batch(31, unit=units["H21.31"], round=paper)
    assert value("satisfaction.forms") == 31
    found = answer("satisfaction.mode")
    assert (found.value, found.meaning) == (1, "Phát phiếu")


@pytest.mark.works("S06.2")
def test_an_online_round_in_the_same_period_makes_the_mode_combined(paper, units):
    SurveyRoundFactory(unit=units["H21.02"], online=True)
    assert value("satisfaction.mode") == 2


def test_only_online_is_0_and_no_round_has_no_mode(units):
    assert value("satisfaction.mode") is None
    SurveyRoundFactory(unit=units["H21.02"], online=True)
    assert value("satisfaction.mode") == 0


def test_a_round_belongs_to_the_period_it_was_open_in(units):
    at, day = units["H21.02"], timedelta(days=1)
    SurveyRoundFactory(unit=at, opened_on=date(2020, 7, 1), closed_on=H1.first - day)
    SurveyRoundFactory(unit=at, opened_on=H1.last + day, closed_on=None)
    assert value("satisfaction.mode") is None
    SurveyRoundFactory(unit=at, opened_on=date(2020, 7, 1), closed_on=H1.first)
    assert value("satisfaction.mode") == 1


@pytest.mark.works("S06.3")
def test_forms_found_invalid_leave_the_count(paper, units):
    made = SurveyFormFactory.create_batch(5, unit=units["H21.31"], round=paper)
    gone = SurveyForm.objects.filter(pk__in=[made[0].pk, made[1].pk])
    gone.update(state="invalid", invalid_reason="Bỏ trống")
    assert value("satisfaction.forms") == 3
    assert value("satisfaction.forms_invalid") == 2


@pytest.mark.works("S06.4")
def test_the_satisfied_share_of_a_unit_shows_its_base_of_valid_forms(paper, units):
    here = {"unit": units["H21.31"], "round": paper}
    SurveyFormFactory.create_batch(2, **here)
    SurveyFormFactory(**here, unhappy=True)
    SurveyFormFactory(**here, invalid=True)
    SurveyFormFactory(**here, mark=None)
    found = answer("satisfaction.satisfied_share", "H21.31")
    assert (found.value, found.part, found.whole) == (Decimal("66.67"), 2, 3)
    assert answer("satisfaction.satisfied_share", "H21.43").value is None
    assert value("satisfaction.forms_satisfied") == 2


def test_a_form_counts_by_the_day_it_was_collected(paper, units):
    day = timedelta(days=1)
    for on in (H1.first - day, H1.first, H1.last, H1.last + day):
        SurveyFormFactory(unit=units["H21.31"], round=paper, collected_on=on)
    SurveyFormFactory(unit=units["H21.31"], round=paper, waiting=True)
    assert value("satisfaction.forms") == 2
    assert value("satisfaction.forms", as_of=H1.last - day) == 1
    assert value("satisfaction.forms", "H21.43") == 0


def test_a_collected_form_has_its_day_and_an_invalid_one_its_reason(paper, units):
    with pytest.raises(ValidationError):
        SurveyFormFactory.build(invalid=True, invalid_reason="").clean()
    with pytest.raises(IntegrityError):
        SurveyFormFactory(unit=units["H21.31"], round=paper, collected_on=None)


def test_one_statement_reads_every_figure_of_forms(units, django_assert_num_queries):
    names = ("forms", "forms_invalid", "forms_satisfied", "satisfied_share")
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"satisfaction.{name}", question) for name in names])
