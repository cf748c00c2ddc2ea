from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konia.lib.numbers import (
    NotANumberError,
    Rounding,
    cut,
    format_number,
    parse_number,
    plain,
)  # fmt: skip


def test_a_number_looks_as_in_an_official_paper():
    assert format_number(1964) == "1.964"
    assert format_number(Decimal("98.89")) == "98,89"
    assert format_number(Decimal("10.00")) == "10"
    assert format_number(None) == ""
    assert format_number(-219665) == "-219.665"


def test_the_two_rounding_rules_part_at_the_third_decimal():
    share = Decimal(1100) / Decimal(38)
    assert cut(share) == Decimal("28.95")
    assert cut(share, rounding=Rounding.TRUNCATE) == Decimal("28.94")


@pytest.mark.parametrize("text", ["", "abc", "1.96", "1,964,000", "12.34.5", "1e5", "—"])
def test_what_is_no_vietnamese_number_is_refused(text):
    with pytest.raises(NotANumberError):
        parse_number(text)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12
    )
)
def test_a_printed_number_reads_back_the_same(value):
    assert parse_number(format_number(value)) == value
    assert Decimal(plain(value) or "") == value
