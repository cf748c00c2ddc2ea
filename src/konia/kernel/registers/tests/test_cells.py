from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import models

from konia.kernel.org.models import ReorganisationKind, Unit
from konia.kernel.registers.cells import CellError, Reader, show, shown

from .making import Mailbox, box

ON = date(2021, 6, 15)
DAY = models.DateField("ngày")
MOMENT = models.DateTimeField("lúc")
WHOLE = models.IntegerField("số lượng")
BROKEN = models.DecimalField("tỷ lệ", max_digits=9, decimal_places=2)
WORDS = models.CharField("tên", max_length=5)
CHOICE = models.CharField("hình thức", max_length=10, choices=ReorganisationKind.choices)
YES_NO = models.BooleanField("đã xong")


def _read(column, raw):
    return Reader(ON).read(column, raw)


@pytest.mark.parametrize(
    "raw",
    [
        "15/6/2021",
        "15-06-2021",
        "15.6.2021",
        "2021-06-15",
        date(2021, 6, 15),
        datetime.fromisoformat("2021-06-15T07:00"),
    ],
)
def test_a_day_is_read_as_papers_and_spreadsheets_write_it(raw):
    assert _read(DAY, raw) == ON


@pytest.mark.parametrize("raw", ["31/6/2021", "29/2/2021", "2021-13-01", "hôm qua", "15/6", 44362])
def test_what_is_no_day_is_refused_with_an_example(raw):
    with pytest.raises(CellError, match="15/6/2021"):
        _read(DAY, raw)


@pytest.mark.parametrize(
    ("raw", "number"),
    [("1.964", 1964), ("1964", 1964), (1964.0, 1964), (1964, 1964), (" 12 ", 12), ("-5", -5)],
)
def test_whole_numbers_group_thousands_with_dots(raw, number):
    assert _read(WHOLE, raw) == number


@pytest.mark.parametrize("raw", ["98,89", 98.89, Decimal("98.89")])
def test_broken_numbers_break_with_a_comma(raw):
    assert _read(BROKEN, raw) == Decimal("98.89")


@pytest.mark.parametrize("raw", ["98,89", 98.5])
def test_a_part_of_one_is_no_whole_number(raw):
    with pytest.raises(CellError, match="không phải số nguyên"):
        _read(WHOLE, raw)


@pytest.mark.parametrize("raw", ["1.96", "1,2,3", "mười", "1e3", "12 người"])
def test_what_is_no_number_is_refused_with_an_example(raw):
    with pytest.raises(CellError, match=r"1\.964"):
        _read(BROKEN, raw)


@pytest.mark.parametrize("raw", ["nan", "inf", float("nan"), float("inf")])
def test_no_cell_holds_what_is_not_a_number(raw):
    with pytest.raises(CellError):
        _read(WHOLE, raw)


@pytest.mark.parametrize("raw", ["merge", "Hợp nhất, sáp nhập", "hop nhat sap nhap", "MERGE"])
def test_a_choice_is_read_by_its_code_or_its_label(raw):
    assert _read(CHOICE, raw) == "merge"


def test_an_unknown_choice_is_refused_with_all_labels():
    with pytest.raises(CellError) as caught:
        _read(CHOICE, "bán")
    assert all(label in str(caught.value) for label in ("Thành lập", "Giải thể"))


@pytest.mark.parametrize(
    ("raw", "yes"),
    [("Có", True), ("x", True), (1, True), (True, True), ("Không", False), ("", False), (0, False)],
)
def test_yes_and_no_are_read(raw, yes):
    assert _read(YES_NO, raw) is yes


def test_an_unclear_yes_or_no_is_refused():
    with pytest.raises(CellError, match="Có hoặc Không"):
        _read(YES_NO, "có lẽ")


@pytest.mark.parametrize("raw", [None, "", "   "])
def test_a_blank_where_something_must_stand_is_refused_by_name(raw):
    with pytest.raises(CellError, match="Thiếu tên"):
        _read(WORDS, raw)


def test_blanks_become_nothing_the_default_or_no_words():
    assert _read(models.DateField(null=True), "") is None
    assert _read(models.IntegerField(default=7), " ") == 7
    assert _read(models.CharField(blank=True), None) == ""


def test_words_too_long_are_refused_with_both_lengths():
    assert _read(WORDS, "  ngắn ") == "ngắn"
    with pytest.raises(CellError, match="Dài 6 ký tự, quá 5"):
        _read(WORDS, "sáu ký")


def test_a_number_in_a_column_of_words_keeps_its_digits():
    assert _read(WORDS, 158.0) == "158"


def test_a_moment_is_read_in_local_time():
    read = _read(MOMENT, "2021-06-15 07:00")
    assert read.utcoffset().total_seconds() == 7 * 3600
    assert _read(MOMENT, "15/6/2021").date() == ON


def test_a_unit_is_found_by_any_of_its_names(units):
    column = Mailbox._meta.get_field("unit")
    reader = Reader(ON)
    assert [reader.read(column, name) for name in ("Đăk Pơ", "H21.43")] == [units["H21.43"].pk] * 2


def test_a_unit_nobody_knows_is_refused_with_near_names(units):
    with pytest.raises(CellError, match="UBND huyện Đak Pơ"):
        _read(Mailbox._meta.get_field("unit"), "Đăk Sơ")


def test_many_units_are_looked_up_in_one_reading(units, django_assert_num_queries):
    column, reader = Mailbox._meta.get_field("unit"), Reader(ON)
    with django_assert_num_queries(2):
        for name in ("Pleiku", "Đăk Pơ", "Sở Nội vụ"):
            reader.read(column, name)


def test_a_cell_is_shown_as_people_read_it(units):
    made = box(units["H21.31"], created_on=ON, locked_on=None)
    assert [show(made, name) for name in ("created_on", "locked_on", "holder")] == [
        "15/6/2021", "", "Lan",
    ]  # fmt: skip
    assert shown(Decimal("98.89")) == "98,89"
    assert (shown(1964), shown(*[True]), shown(None)) == ("1.964", "Có", "")


def test_a_unit_is_shown_by_something_a_person_knows(units):
    assert Unit.objects.get(pk=units["H21.31"].pk)
    assert show(box(units["H21.31"]), "unit") != ""
