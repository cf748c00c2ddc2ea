"""What a draft would ask of people: four contents, one cost model, one count for each draft."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from konia.domains.legal.tests.factories import NormativeDocumentFactory
from konia.domains.procedures.actions import assess, reassess
from konia.domains.procedures.actions.assessing import Assessment
from konia.domains.procedures.cost import Inputs, compliance_cost
from konia.domains.procedures.models import ImpactAssessment
from konia.domains.procedures.registers import IMPACTS
from konia.kernel.audit.register import acts_on
from konia.kernel.figures.engine import records
from konia.kernel.registers.imports import import_table
from konia.kernel.rooms.problems import FieldProblems, ForbiddenProblem, TooLateProblem
from konia.testing.cast import powers_of
from konia.testing.questions import ask, value

from .factories import ProcedureFactory

ON = date(2021, 6, 1)
WHOLE = Assessment(
    "Cấp phép họp chợ đêm", "new", "Chưa có quy định", "Chỉ hai giấy tờ", "Đúng thẩm quyền",
    times_a_year=120, hour_wage_vnd=30_000, hours=Decimal("2.5"), other_vnd=10_000, fee_vnd=50_000,
)  # fmt: skip


@pytest.fixture
def draft(units):
    """A decision still being drafted by the department of nature."""
    return NormativeDocumentFactory(
        unit=units["H21.10"], code="DT-1", number="", issued_on=None, effective_on=None,
        published_on=None, drafted_on=date(2021, 5, 3),
    )  # fmt: skip


def test_the_cost_is_counted_as_in_reviews(draft, minh):
    row = assess("DT-1", WHOLE, on=ON, by=minh)
    inputs = Inputs(120, 30_000, Decimal("2.5"), 10_000, 50_000)
    assert row.cost_vnd == compliance_cost(inputs) == 16_200_000
    assert row.unit == draft.unit
    assert [act.act for act in acts_on(IMPACTS.name, row.pk)] == ["assess"]


@pytest.mark.parametrize("content", ["necessity", "reasonableness", "legality"])
def test_none_of_the_four_contents_may_be_missing(draft, minh, content):
    with pytest.raises(FieldProblems) as caught:
        assess("DT-1", replace(WHOLE, **{content: "  "}), on=ON, by=minh)
    assert list(caught.value.fields) == [content]


def test_a_procedure_that_stands_is_named_and_a_new_one_is_not(units, draft, minh):
    stands = ProcedureFactory(unit=units["H21.10"])
    named = replace(WHOLE, procedure_code=stands.code)
    for wrong in (named, replace(WHOLE, kind="amended")):
        with pytest.raises(FieldProblems) as caught:
            assess("DT-1", wrong, on=ON, by=minh)
        assert list(caught.value.fields) == ["procedure"]
    with pytest.raises(FieldProblems):
        assess("DT-1", replace(named, kind="amended", procedure_code="9.9"), on=ON, by=minh)
    assert assess("DT-1", replace(named, kind="amended"), on=ON, by=minh).procedure == stands


def test_only_a_draft_is_assessed_and_an_issued_text_is_left_alone(draft, minh):
    row = assess("DT-1", WHOLE, on=ON, by=minh)
    draft.number, draft.issued_on = "5/2021/QĐ-UBND", date(2021, 6, 10)
    draft.save()
    with pytest.raises(FieldProblems):
        assess("DT-1", replace(WHOLE, procedure_name="Khác"), on=date(2021, 6, 11), by=minh)
    with pytest.raises(TooLateProblem):
        reassess(row.pk, WHOLE, on=date(2021, 6, 11), by=minh)


def test_a_procedure_is_assessed_once_in_a_draft_and_may_be_mended(draft, minh):
    row = assess("DT-1", WHOLE, on=ON, by=minh)
    with pytest.raises(FieldProblems):
        assess("DT-1", WHOLE, on=ON, by=minh)
    mended = reassess(row.pk, replace(WHOLE, times_a_year=240), on=ON, by=minh)
    assert mended.cost_vnd == 32_400_000
    assert ImpactAssessment.objects.count() == 1


def test_only_who_reviews_for_the_drafting_body_assesses(draft):
    stranger = powers_of("binh", "H21.43", permissions=["procedures.see", "procedures.review"])
    with pytest.raises(ForbiddenProblem):
        assess("DT-1", WHOLE, on=ON, by=stranger)


def test_an_unknown_draft_and_a_cost_beyond_measure_are_refused(draft, minh):
    with pytest.raises(FieldProblems):
        assess("DT-9", WHOLE, on=ON, by=minh)
    with pytest.raises(FieldProblems):
        assess("DT-1", replace(WHOLE, times_a_year=2 * 10**9, other_vnd=10**18), on=ON, by=minh)


def test_assessments_are_imported_and_their_cost_is_counted(draft, minh):
    head = (
        "dự thảo;tên thủ tục trong dự thảo;hình thức;ngày đánh giá;sự cần thiết;tính hợp lý;"
        "tính hợp pháp;số lần thực hiện mỗi năm;thu nhập mỗi giờ (đồng);số giờ thực hiện một lần;"
        "đơn vị\n"
    )
    row = "DT-1;Cấp phép;Công bố mới;1/6/2021;Cần;Hợp lý;Hợp pháp;10;20.000;1,5;H21.10\n"
    report = import_table(IMPACTS, (head + row).encode(), by=minh)
    assert report.saved == 1, report.bad
    assert ImpactAssessment.objects.get().cost_vnd == 300_000


def test_a_draft_counts_once_however_many_procedures_it_has(units, draft, minh):
    for name in ("Một", "Hai"):
        assess("DT-1", replace(WHOLE, procedure_name=name), on=ON, by=minh)
    other = NormativeDocumentFactory(
        unit=units["H21.10"], code="DT-2", number="", issued_on=None, effective_on=None,
        published_on=None,
    )  # fmt: skip
    assess(other.code, WHOLE, on=date(2021, 7, 1), by=minh)
    assert value("procedures.drafts_assessed") == 1
    assert list(records("procedures.drafts_assessed", ask())) == [draft]
