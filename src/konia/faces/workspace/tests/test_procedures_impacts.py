"""The pages of impact assessment: filled in, read, mended, printed."""

import pytest
from django.urls import reverse

from konia.domains.legal.tests.factories import NormativeDocumentFactory
from konia.domains.procedures.models import ImpactAssessment
from konia.testing.cast import powers_of

FILLED = {
    "document": "DT-1", "procedure_name": "Cấp phép họp chợ đêm", "kind": "new",
    "necessity": "Chưa có quy định", "reasonableness": "Chỉ hai giấy tờ",
    "legality": "Đúng thẩm quyền", "times_a_year": "120", "hours": "2,5",
    "hour_wage_vnd": "30.000", "other_vnd": "10.000", "fee_vnd": "",
}  # fmt: skip


@pytest.fixture
def draft(units):
    return NormativeDocumentFactory(
        unit=units["H21.10"], code="DT-1", number="", issued_on=None, effective_on=None,
        published_on=None, abstract="Quy định về chợ đêm",
    )  # fmt: skip


def _at(name, *args):
    return reverse(f"workspace:{name}", args=args)


def test_an_assessment_is_filled_in_read_mended_and_printed(desk, draft):
    assert desk.post(_at("procedure_impact_new"), FILLED).status_code == 302
    row = ImpactAssessment.objects.get()
    body = desk.get(_at("procedure_impact", draft.pk)).content.decode()
    for words in ("Sự cần thiết", "Tính hợp lý", "Tính hợp pháp", "Chi phí tuân thủ"):
        assert words in body
    assert "10.200.000 đồng" in body
    assert _at("record", "legal.documents", draft.pk) in body
    edit = _at("procedure_impact_edit", row.pk)
    assert 'value="2,5"' in desk.get(edit).content.decode()
    desk.post(edit, FILLED | {"hours": "1"})
    row.refresh_from_db()
    assert row.cost_vnd == 4_800_000
    assert "4.800.000" in desk.get(_at("procedure_impacts")).content.decode()
    printed = desk.get(_at("procedure_impact_print", draft.pk))
    assert printed.content.startswith(b"%PDF-")


def test_what_is_missing_is_told_at_its_field(desk, draft):
    answer = desk.post(_at("procedure_impact_new"), FILLED | {"necessity": "", "hours": "hai"})
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'id="id_necessity_error"' in text
    assert "“hai” không phải số." in text
    unknown = desk.post(_at("procedure_impact_new"), FILLED | {"document": "DT-9"})
    assert "Không có văn bản mang mã “DT-9”." in unknown.content.decode()


def test_other_units_neither_see_nor_mend_it(client, desk, draft):
    desk.post(_at("procedure_impact_new"), FILLED)
    row = ImpactAssessment.objects.get()
    client.force_login(powers_of("hoa", "H21.43").account)
    assert "chợ đêm" not in client.get(_at("procedure_impacts")).content.decode()
    for name, pk in (("procedure_impact", draft.pk), ("procedure_impact_print", draft.pk),
                     ("procedure_impact_edit", row.pk)):  # fmt: skip
        assert client.get(_at(name, pk)).status_code == 404


def test_the_list_takes_the_same_queries_however_long(
    desk, draft, django_assert_max_num_queries
):  # fmt: skip
    for n in range(25):
        desk.post(_at("procedure_impact_new"), FILLED | {"procedure_name": f"Thủ tục {n}"})
    desk.get(_at("procedure_impacts"))
    with django_assert_max_num_queries(14):
        desk.get(_at("procedure_impacts"))
