from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from konia.kernel.figures.engine import Question, read_many
from konia.testing.questions import answer, ask, value

from .factories import DocumentFactory, RateFactory, TransmissionFactory

ROOM = ("outgoing", "wholly_electronic", "with_paper_beside", "steering")


@pytest.mark.works("S46.2")
def test_ninety_seven_of_a_hundred_go_without_paper_and_three_with_it(units):
    DocumentFactory.create_batch(97, unit=units["H21.31"])
    DocumentFactory.create_batch(3, unit=units["H21.31"], with_paper=True)
    assert value("documents.outgoing") == 100
    assert value("documents.wholly_electronic") == Decimal("97.00")
    assert value("documents.with_paper_beside") == Decimal("3.00")


def test_an_unsigned_document_is_not_wholly_electronic(units):
    DocumentFactory(unit=units["H21"], signed=False)
    found = answer("documents.wholly_electronic")
    assert (found.part, found.whole) == (0, 1)


def test_no_document_gives_no_share_and_no_saving(units):
    assert value("documents.wholly_electronic") is None
    assert value("documents.saving") is None
    assert value("documents.turns") == 0


def test_outgoing_counts_both_edge_days_of_the_period_and_nothing_beside_them(units):
    for day in (date(2020, 12, 14), date(2020, 12, 15), date(2021, 6, 14), date(2021, 6, 15)):
        DocumentFactory(unit=units["H21"], issued_on=day, year=day.year)
    DocumentFactory(unit=units["H21"], incoming=True)
    assert value("documents.outgoing") == 2


def test_another_districts_documents_do_not_count(units):
    DocumentFactory(unit=units["H21.43"])
    assert value("documents.outgoing", "H21.31") == 0
    assert value("documents.outgoing", "H21.43") == 1


def test_a_withdrawn_document_counts_nowhere(units):
    DocumentFactory(unit=units["H21"], withdrawn_at=datetime(2021, 3, 2, tzinfo=UTC))
    assert value("documents.outgoing") == 0


def test_steering_documents_of_the_province_leave_out_those_of_departments(units):
    DocumentFactory(unit=units["H21"], steering=True)
    DocumentFactory(unit=units["H21"])
    DocumentFactory(unit=units["H21.02"], steering=True)
    assert value("documents.steering", tiers=("province",)) == 1
    assert value("documents.steering") == 2


@pytest.mark.works("S46.3")
def test_turns_are_sendings_and_receipts_and_not_documents(units):
    paper = DocumentFactory(unit=units["H21"])
    for to in ("H21.31", "H21.43"):
        TransmissionFactory(document=paper, unit=units["H21"], to_unit=units[to])
    TransmissionFactory(
        document=paper, unit=units["H21"], to_unit=units["H21.02"], received_at=None
    )
    found = [value(f"documents.{name}") for name in ("sendings", "receipts", "turns", "outgoing")]
    assert found == [3, 2, 5, 1]


def test_a_receipt_counts_on_the_day_it_comes_by_the_clock_of_the_province(units):
    paper = DocumentFactory(unit=units["H21"])
    TransmissionFactory(
        document=paper,
        unit=units["H21"],
        to_unit=units["H21.31"],
        sent_at=datetime(2020, 12, 14, 16, 59, tzinfo=UTC),  # 23:59 of 14/12 there
        received_at=datetime(2020, 12, 14, 17, 0, tzinfo=UTC),  # midnight of 15/12
    )
    assert (value("documents.sendings"), value("documents.receipts")) == (0, 1)


@pytest.mark.works("S46.6")
def test_the_saving_is_turns_times_the_rate_in_force(units):
    RateFactory(
        unit=units["H21"], amount_vnd=1, first_on=date(2018, 1, 1), last_on=date(2020, 1, 1)
    )
    RateFactory(unit=units["H21"], amount_vnd=300_000_000)
    paper = DocumentFactory(unit=units["H21"])
    TransmissionFactory(document=paper, unit=units["H21"], to_unit=units["H21.31"])
    assert value("documents.saving") == Decimal("0.6")
    assert value("documents.saving", "H21.43") is None


def test_the_figures_of_one_table_are_read_in_two_statements(units, django_assert_num_queries):
    """Steering documents have a lane of their own: an index finds the few there are."""
    question = ask()
    with django_assert_num_queries(2):
        read_many([Question(f"documents.{name}", question) for name in ROOM])


def test_turns_are_read_in_one_statement(units, django_assert_num_queries):
    question = ask()
    with django_assert_num_queries(1):
        read_many([Question(f"documents.{n}", question) for n in ("sendings", "receipts", "turns")])
