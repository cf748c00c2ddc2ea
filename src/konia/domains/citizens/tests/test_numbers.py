from datetime import date

import pytest

from konia.domains.citizens.numbers import (
    identity_problem,
    masked,
    masked_email,
    plain_number,
    plain_phone,
    tax_problem,
)  # fmt: skip


@pytest.mark.parametrize("number", ["064080000001", "001301000009", "230456789"])
def test_a_right_identity_number_has_nine_or_twelve_digits(number):
    assert identity_problem(number) == ""


@pytest.mark.parametrize(
    "number", ["", "06408000001", "0640800000012", "06408000000a", "003080000001"]
)
def test_a_wrong_length_a_letter_or_an_unknown_province_is_told(number):
    assert identity_problem(number)


def test_the_number_must_fit_the_year_of_birth_of_its_century():
    assert not identity_problem("064201000001", born=date(2001, 1, 1))
    assert "năm sinh" in identity_problem("064001000001", born=date(2001, 1, 1))


def test_the_number_must_fit_the_gender():
    assert not identity_problem("064180000001", gender="female")
    assert "giới tính" in identity_problem("064180000001", gender="male")


def test_a_tax_number_has_a_check_digit():
    assert tax_problem("0100109106") == tax_problem("0100109106-001") == ""
    assert tax_problem("0100109107")
    assert tax_problem("01001091")


def test_numbers_are_kept_in_one_form():
    assert plain_number("064 080.000-001") == "064080000001"
    assert plain_phone("+84 905 123 456") == plain_phone("0905.123.456") == "0905123456"


def test_a_mask_tells_three_digits_and_an_address_its_first_letter():
    assert masked("064080000001") == "*********001"
    assert masked_email("binh@example.vn") == "b***@example.vn"
