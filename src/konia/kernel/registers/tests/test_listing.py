from datetime import date, timedelta

import pytest

from konia.kernel.registers.listing import PAGE, list_page, one, visible
from konia.kernel.registers.registry import UnknownRegisterError, register_of
from konia.kernel.rooms.problems import NotFoundProblem

from .making import MAILBOXES, box


def _addresses(asked, by):
    return [row.address for row in list_page(MAILBOXES, asked, by=by).rows]


@pytest.fixture
def three(units):
    box(units["H21.31"], address="a@b.vn", holder="Nguyễn Thị Đào", created_on=date(2021, 1, 1))
    box(units["H21.31.01"], address="b@b.vn", holder="Trần Đức", created_on=date(2021, 2, 1))
    box(units["H21.43"], address="c@b.vn", holder="Lê Hoa", created_on=date(2021, 3, 1))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dao", ["a@b.vn"]),
        ("Đào nguyen", ["a@b.vn"]),
        ("ĐỨC", ["b@b.vn"]),
        ("ức", []),
        ("b vn", ["a@b.vn", "b@b.vn", "c@b.vn"]),
        ("zzz", []),
    ],
)
def test_search_needs_no_marks_and_begins_at_words(three, minh, words, found):
    assert _addresses({"q": words}, minh) == found


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "\x00", "(((", "   "])
def test_odd_signs_in_a_search_do_no_harm(three, minh, words):
    assert list_page(MAILBOXES, {"q": words}, by=minh).total in (0, 3)


def test_a_filter_by_unit_takes_in_the_units_below(three, minh):
    assert _addresses({"unit": "Pleiku"}, minh) == ["a@b.vn", "b@b.vn"]


def test_a_filter_by_days_counts_both_ends(three, minh):
    asked = {"created_on_from": "1/1/2021", "created_on_to": "1/2/2021"}
    assert _addresses(asked, minh) == ["a@b.vn", "b@b.vn"]
    assert _addresses({"created_on": "1/3/2021"}, minh) == ["c@b.vn"]


@pytest.mark.parametrize(
    ("name", "bad"),
    [("unit", "Đăk Sơ"), ("created_on", "31/6/2021"), ("created_on_from", "hôm qua")],
)
def test_a_filter_nobody_understands_is_told_and_left_out(three, minh, name, bad):
    page = list_page(MAILBOXES, {name: bad}, by=minh)
    assert list(page.bad) == [name]
    assert page.total == 3


def test_a_reader_sees_and_counts_only_units_under_a_grant(three, lan, hoa):
    assert _addresses({}, lan) == ["a@b.vn", "b@b.vn"]
    assert list_page(MAILBOXES, {}, by=hoa).total == 1
    assert visible(MAILBOXES, by=hoa).count() == 1


def test_filtering_by_anothers_unit_shows_nothing(three, hoa):
    assert list_page(MAILBOXES, {"unit": "Pleiku"}, by=hoa).total == 0


def test_a_record_of_another_district_is_not_found(units, hoa):
    with pytest.raises(NotFoundProblem):
        one(MAILBOXES, box(units["H21.31"]).pk, by=hoa)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("created_on", "a@b.vn"), ("-created_on", "c@b.vn"), ("-address", "c@b.vn"), ("", "a@b.vn")],
)
def test_a_list_is_sorted_by_a_column_either_way(three, minh, sort, first):
    assert _addresses({"sort": sort}, minh)[0] == first


@pytest.mark.parametrize("sort", ["password", "unit__code", "--address", "?", "folded"])
def test_a_sort_nobody_offers_falls_back_to_the_usual_order(three, minh, sort):
    assert _addresses({"sort": sort}, minh) == ["a@b.vn", "b@b.vn", "c@b.vn"]


@pytest.fixture
def many(units):
    start = date(2021, 1, 1)
    for number in range(PAGE + 1):
        box(units["H21.31"], address=f"{number:03}@b.vn", created_on=start + timedelta(days=number))


def test_a_long_list_is_counted_exactly_and_shown_page_by_page(many, minh):
    first, second = (list_page(MAILBOXES, {"page": n}, by=minh) for n in ("1", "2"))
    assert (first.total, first.pages, len(first.rows), len(second.rows)) == (PAGE + 1, 2, PAGE, 1)
    assert second.rows[0].address == f"{PAGE:03}@b.vn"


@pytest.mark.parametrize(
    ("page", "shown"), [("0", 1), ("-1", 1), ("99", 2), ("x", 1), ("²", 1), ("9" * 40, 1)]
)
def test_a_page_that_is_not_there_becomes_the_nearest(many, minh, page, shown):
    assert list_page(MAILBOXES, {"page": page}, by=minh).page == shown


def test_a_page_takes_the_same_few_statements_however_long(
    many, minh, django_assert_max_num_queries
):
    with django_assert_max_num_queries(5):
        for row in list_page(MAILBOXES, {}, by=minh).rows:
            assert row.unit.code == "H21.31"


def test_an_unknown_register_offers_near_names():
    with pytest.raises(UnknownRegisterError) as caught:
        register_of("mail.mailbox")
    assert "mail.mailboxes" in str(caught.value)
    assert register_of("mail.mailboxes") is MAILBOXES
