"""Late publication is seen on the list of decisions and on the decision itself."""

from datetime import date

import pytest
from django.urls import reverse

from konia.domains.procedures.tests.contents import make_version
from konia.domains.procedures.tests.factories import DecisionFactory, ProcedureFactory

MONDAY = date(2021, 3, 1)


@pytest.fixture
def late(units):
    """Signed four working days before its text took effect; one content still to be entered."""
    decision = DecisionFactory(
        unit=units["H21"], number="12/QĐ-UBND", decided_on=MONDAY,
        text_effective_on=date(2021, 3, 5),
    )  # fmt: skip
    procedure = ProcedureFactory(unit=units["H21.10"])
    make_version(procedure, first_on=MONDAY, decision=decision, name="Cấp giấy phép")
    return decision


@pytest.fixture
def in_time(units):
    return DecisionFactory(
        unit=units["H21"], number="34/QĐ-UBND", decided_on=MONDAY,
        text_effective_on=date(2021, 3, 8),
    )  # fmt: skip


def _body(desk, name, *args, **asked):
    return desk.get(reverse(f"workspace:{name}", args=args), asked).content.decode()


def test_the_list_marks_late_decisions_and_keeps_to_them_when_asked(desk, late, in_time):
    body = _body(desk, "procedure_decisions")
    assert "12/QĐ-UBND" in body
    assert "34/QĐ-UBND" in body
    assert "Chậm, còn 4 ngày" in body
    only = _body(desk, "procedure_decisions", loc="muon")
    assert "12/QĐ-UBND" in only
    assert "34/QĐ-UBND" not in only


def test_the_page_of_a_late_decision_says_why_and_names_what_was_not_entered(desk, late, in_time):
    body = _body(desk, "procedure_decision", late.pk)
    assert "Quyết định ban hành chậm." in body
    assert "Phải ban hành chậm nhất" in body
    assert "26/2/2021" in body
    assert "Thông tư 02/2017/TT-VPCP" in body
    assert "Cấp giấy phép" in body
    assert "Chưa nhập" in body
    good = _body(desk, "procedure_decision", in_time.pk)
    assert "Quyết định ban hành chậm." not in good
    assert "Đủ 5 ngày" in good


def test_the_list_takes_the_same_queries_however_long(
    desk, units, django_assert_max_num_queries
):  # fmt: skip
    DecisionFactory.create_batch(25, unit=units["H21"], text_effective_on=date(2021, 3, 5))
    _body(desk, "procedure_decisions")
    with django_assert_max_num_queries(16):
        _body(desk, "procedure_decisions")
