"""Forms of papers: named, coded, kept as files, and never lost by saving again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from konia.domains.procedures.models import PaperPart
from konia.domains.procedures.tests.contents import make_version
from konia.domains.procedures.tests.factories import ProcedureFactory
from konia.kernel.files.store import keep

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


@pytest.fixture
def draft(units):
    """A draft content with one paper."""
    one = ProcedureFactory(unit=units["H21.10"], code="1.000001.H21")
    return make_version(one, first_on=None)


def _sent(**paper):
    """What a browser sends for a content with one paper."""
    lines = {
        "sequence": {"words": "Nộp hồ sơ."},
        "channels": {"kind": "postal", "working_days": "3,5"},
        "papers": {"code": "DON", "name": "Đơn", "originals": 1, "form_file": "Mẫu 01"} | paper,
        "fees": {"code": "PHI", "name": "Phí", "amount_vnd": "50.000", "kind": "fee"},
        "bases": {"number": "45/2013/QH13"},
    }  # fmt: skip
    data = {
        "name": "Cấp giấy", "result": "Giấy phép", "result_code": "KQ-1", "sets": "1",
        "working_days": "10", "needs_form": "on",
    }  # fmt: skip
    for kind, row in lines.items():
        data |= {f"{kind}-TOTAL_FORMS": 1, f"{kind}-INITIAL_FORMS": 0}
        data |= {f"{kind}-0-{name}": value for name, value in row.items()}
    return data


def _edit(desk, draft, **paper):
    return desk.post(reverse("workspace:procedure_edit", args=[draft.pk]), _sent(**paper))


def _upload(content=PDF):
    return SimpleUploadedFile("mau.pdf", content, content_type="application/pdf")


def test_a_form_is_kept_through_later_saving_until_it_is_dropped(desk, draft):
    assert _edit(desk, draft, form_new=_upload(), form_code="MD-01").status_code == 302
    part = draft.papers.get()
    assert (part.form_code, part.form_kept.media_type) == ("MD-01", "application/pdf")
    page = desk.get(reverse("workspace:procedure_edit", args=[draft.pk])).content.decode()
    where = reverse("workspace:procedure_form", args=[draft.pk, part.form_kept_id])
    assert f'href="{where}"' in page
    assert b"".join(desk.get(where).streaming_content) == PDF
    assert _edit(desk, draft, form_kept=part.form_kept_id).status_code == 302
    assert draft.papers.get().form_kept_id == part.form_kept_id
    _edit(desk, draft, form_kept=part.form_kept_id, form_drop="on")
    assert draft.papers.get().form_kept is None


def test_result_code_and_own_time_of_a_channel_are_saved_and_shown(desk, draft):
    _edit(desk, draft, form_url="https://mau.vn/01.docx")
    draft.refresh_from_db()
    assert draft.result_code == "KQ-1"
    assert str(draft.channels.get().working_days) == "3.50"
    body = desk.get(reverse("workspace:procedure", args=[draft.procedure.code])).content.decode()
    assert "Giấy phép (mã KQ-1)" in body
    assert "Mẫu 01 (tải tại https://mau.vn/01.docx)" in body


def test_no_file_of_another_place_is_taken_by_its_number(desk, draft):
    foreign = keep([b"ho so cua nguoi khac"])
    assert _edit(desk, draft, form_kept=foreign.pk).status_code == 302
    assert not PaperPart.objects.with_form(foreign.pk).exists()
    where = reverse("workspace:procedure_form", args=[draft.pk, foreign.pk])
    assert desk.get(where).status_code == 404


def test_a_file_that_is_no_document_is_refused_at_its_field(desk, draft):
    answer = _edit(desk, draft, form_new=_upload(b"MZ\x90\x00 chay di"))
    assert answer.status_code == 422
    assert 'id="id_papers-0-form_new_error"' in answer.content.decode()
