"""Print any number in any accepted style and read the same number and rounding class back."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from konia.lib.grammar.days import read_day
from konia.lib.grammar.numerals import (
    Fit,
    NotANumeralError,
    Style,
    fit,
    is_slip,
    read_numeral,
)
from konia.lib.grammar.papers import read_paper
from konia.lib.grammar.tokens import Sort, scan
from konia.lib.grammar.words import NotNumberWordsError, read_words, spell

COUNTS = st.integers(0, 999_999_999)
DECIMALS = st.integers(1, 2)


def _printed(value: Decimal, *, group: str, mark: str) -> str:
    whole, _, broken = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", group)
    return f"{grouped}{mark}{broken}" if broken else grouped


@given(COUNTS, st.sampled_from([".", ",", "", "\u00a0", "\u202f"]))
def test_a_count_in_any_style_reads_back(count, group):
    numeral = read_numeral(_printed(Decimal(count), group=group, mark=","))
    assert count in numeral.readings
    assert numeral.value == count


@given(COUNTS, st.integers(0, 99), DECIMALS)
def test_a_decimal_in_vietnamese_and_english_style_reads_back(whole, broken, decimals):
    value = Decimal(f"{whole}.{broken:0{decimals}d}"[: len(str(whole)) + 1 + decimals])
    assume(-value.as_tuple().exponent in (1, 2))
    for group, mark in ((".", ","), (",", "."), ("", ","), ("", ".")):
        numeral = read_numeral(_printed(value, group=group, mark=mark))
        assert numeral.value == value
        assert numeral.decimals == -value.as_tuple().exponent


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2), st.sampled_from("hd"))
def test_the_rounding_class_survives_printing(part, whole, decimals, way):
    exact = Fraction(part * 100, whole)
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    rule = ROUND_HALF_UP if way == "h" else ROUND_DOWN
    cut = number.quantize(Decimal(1).scaleb(-decimals), rounding=rule)
    step = Decimal(1).scaleb(-decimals)
    for text in (f"{cut:f}".replace(".", ","), f"{cut:f}"):
        read = read_numeral(text, share=True)
        assert fit(read.value, exact, step=step) == fit(cut, exact, step=step)
    assert fit(cut, exact, step=step) in (
        {Fit.EXACT, Fit.ROUNDED} if way == "h" else {Fit.EXACT, Fit.ROUNDED, Fit.TRUNCATED}
    )
    assert fit(cut + 2 * step, exact, step=step) is Fit.OFF


@given(
    st.integers(0, 999_999_999_999),
    st.sampled_from(["nghìn", "ngàn"]),
    st.sampled_from(["linh", "lẻ"]),
)
def test_number_words_read_back(number, thousand, zero_tens):
    assert read_words(spell(number, thousand=thousand, zero_tens=zero_tens)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mốt", 21),
        ("một nghìn hai trăm", 1200),
        ("mười lăm", 15),
        ("một trăm linh năm", 105),
        ("ba triệu hai trăm ngàn", 3_200_000),
    ],
)
def test_words_as_officials_write_them(words, number):
    assert read_words(words) == number


@pytest.mark.parametrize("words", ["", "mươi", "trăm hai trăm", "đơn vị", "nghìn triệu"])
def test_what_only_looks_like_number_words_is_refused(words):
    with pytest.raises(NotNumberWordsError):
        read_words(words)


@pytest.mark.parametrize("text", ["", "12a", "1.23.4", "1..2", "một"])
def test_what_is_no_numeral_is_refused(text):
    with pytest.raises(NotANumeralError):
        read_numeral(text)


def test_a_lone_mark_before_three_digits_may_be_either():
    assert read_numeral("1.964").readings == (Decimal(1964),)
    assert read_numeral("1,964").readings == (Decimal(1964), Decimal("1.964"))
    assert read_numeral("12.345", share=True).value == Decimal("12.345")
    assert read_numeral("1.964").style is Style.EITHER


def test_scales_multiply():
    [number] = [token for token in scan("tiết kiệm 5,2 tỷ đồng") if token.numeral]
    assert number.numeral.value == Decimal(5_200_000_000)
    assert number.numeral.step == Decimal(100_000_000)


@pytest.mark.parametrize("word", ["hơn", "gần", "khoảng", "trên", "dưới", "ước"])
def test_about_words_mark_the_number(word):
    [number] = [token for token in scan(f"đạt {word} 95%") if token.numeral]
    assert number.near


@pytest.mark.parametrize(
    "text",
    [
        "Điều 10",
        "mức độ 4",
        "năm 2021",
        "quý 3",
        "ISO 9001:2015",
        "giai đoạn 2021-2025",
        "lần 2",
        "6 tháng đầu năm",
        "Covid-19",
        "751/QĐ-UBND",
        "34/2016/NĐ-CP",
        "19-NQ/TW",
        "ngày 15/6",
        "15/6/2021",
        "24/7",
        "phụ lục 2",
        "xếp thứ 12",
    ],
)
def test_numbers_that_name_are_not_counted(text):
    assert [token.text for token in scan(text) if token.sort is Sort.NUMBER] == []


@given(st.text(max_size=300))
def test_any_text_can_be_scanned(text):
    for token in scan(text):
        assert token.text


@given(st.integers(1, 9999), st.integers(1990, 2040))
def test_papers_read_back(number, year):
    paper = read_paper(f"{number}/{year}/NĐ-CP")
    assert (paper.ordinal, paper.year, paper.symbol) == (number, year, "NĐ-CP")


def test_days_no_calendar_has_are_known():
    assert read_day("31/6/2021").day is None
    assert read_day("29/02/2024").day is not None


@given(st.integers(100, 99999), st.integers(0, 4), st.integers(1, 9))
def test_one_changed_digit_is_a_slip(number, place, by):
    digits = str(number)
    assume(place < len(digits))
    changed = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    assert is_slip(changed, digits)
    assert not is_slip(digits, digits)
