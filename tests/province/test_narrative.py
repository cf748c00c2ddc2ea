"""The lists in the narrative's footnotes come from the records."""

from dataclasses import replace
from decimal import Decimal

import pytest

from konia.domains.reporting.agreement import DIFFERS, SAME, agreement
from konia.domains.reporting.narrative import narrative_footnotes
from konia.kernel.figures.engine import records

pytestmark = [pytest.mark.province, pytest.mark.django_db]


@pytest.fixture(scope="module")
def footnotes(compiled):
    """Number -> text."""
    return {footnote.number: footnote.text for footnote in narrative_footnotes(compiled)}


def test_the_five_lists_are_made(footnotes):
    assert sorted(footnotes) == [16, 17, 23, 24, 25]


@pytest.mark.works("S20.3")
def test_fourteen_communes_stand_under_fourteen_numbers(footnotes):
    assert "(14)" in footnotes[17]
    assert "(15)" not in footnotes[17]
    assert "phường Cheo Reo" in footnotes[17]


def test_sixteen_districts_run_the_pilot_and_kbang_does_not_yet(footnotes):
    assert "(16)" in footnotes[16]
    assert "Kbang" not in footnotes[16]


def test_each_district_says_how_many_of_its_communes_are_linked(footnotes):
    assert "Pleiku: 22/22" in footnotes[23]
    assert "Ia Grai: 5/13" in footnotes[23]
    assert footnotes[23].count("/") == 17


def test_the_groups_of_the_quality_systems_add_up(footnotes):
    assert "220" in footnotes[24]
    assert [word for word in ("18", "11", "16", "2") if word not in footnotes[25]] == []


@pytest.mark.works("S47.3")
def test_more_than_ten_thousand_mailboxes_is_said_of_the_exact_count(compiled):
    said = compiled.by_key["mailboxes"]
    assert said.answer.value == records("mail.mailboxes", said.answer.ask).count() > 10_000
    assert agreement(said) == SAME
    fewer = replace(said, answer=replace(said.answer, value=Decimal(9_999)))
    assert agreement(fewer) == DIFFERS
