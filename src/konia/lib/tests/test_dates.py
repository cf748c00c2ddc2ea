from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from konia.lib.dates import NotADateError, format_date, parse_date


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_a_printed_day_reads_back_the_same(day):
    assert parse_date(format_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["", "31/6/2021", "2021/06/15", "15/6", "tháng 6", "15/6/21"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotADateError):
        parse_date(text)
