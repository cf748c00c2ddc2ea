from datetime import date

import pytest

from konia.domains.documents.models import Document, Transmission
from konia.domains.documents.registers import DOCUMENTS
from konia.kernel.registers import actions, listing
from konia.kernel.rooms.problems import FieldProblems

from .factories import DocumentFactory, TransmissionFactory


def _values(units, **more):
    return {
        "unit": units["H21"].pk, "code": "A1", "direction": "out", "register": "committee",
        "year": 2021, "number": 129, "symbol": "QĐ-UBND", "kind": "Quyết định",
        "issued_on": date(2021, 3, 11), "sent_on": date(2021, 3, 11), "channel": "electronic",
        "abstract": "Kế hoạch", "signed": True, **more,
    }  # fmt: skip


@pytest.mark.works("S46.4")
def test_a_number_given_twice_in_one_book_and_year_is_refused(units, minh):
    actions.enter(DOCUMENTS, _values(units), by=minh)
    with pytest.raises(FieldProblems, match="Số này đã cấp"):
        actions.enter(DOCUMENTS, _values(units, code="A2"), by=minh)
    actions.enter(DOCUMENTS, _values(units, code="A3", register="chairman"), by=minh)
    assert Document.objects.count() == 2


def test_a_document_sent_only_electronically_is_signed(units, minh):
    with pytest.raises(FieldProblems) as caught:
        actions.enter(DOCUMENTS, _values(units, signed=False), by=minh)
    assert list(caught.value.fields) == ["signed"]


def test_the_year_of_the_book_is_that_of_the_day(units, minh):
    with pytest.raises(FieldProblems) as caught:
        actions.enter(DOCUMENTS, _values(units, year=2020), by=minh)
    assert list(caught.value.fields) == ["year"]


@pytest.mark.works("S46.1")
def test_the_sender_and_both_receivers_see_a_document_with_its_times(units):
    paper = DocumentFactory(unit=units["H21.02"])
    for to in ("H21.31", "H21.43"):
        TransmissionFactory(document=paper, unit=units["H21.02"], to_unit=units[to])
    codes = ("H21.02", "H21.31", "H21.43")
    seen = [Transmission.objects.seen_by(units[code].pk) for code in codes]
    assert [rows.count() for rows in seen] == [2, 1, 1]
    assert all(row.received_at for row in seen[1])


def test_search_finds_whole_words_and_the_beginning_of_the_last(units, minh):
    kept = DocumentFactory(unit=units["H21"], abstract="Kiểm tra cải cách hành chính")
    DocumentFactory(unit=units["H21"], abstract="Kiểm kê đất đai")
    assert list(listing.list_page(DOCUMENTS, {"q": "KIEM TR"}, by=minh).rows) == [kept]
    assert listing.list_page(DOCUMENTS, {"q": "kiểm"}, by=minh).total == 2
    assert listing.list_page(DOCUMENTS, {"q": "'; | &"}, by=minh).total == 2
