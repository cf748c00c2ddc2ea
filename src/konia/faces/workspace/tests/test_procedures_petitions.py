"""What people say about a procedure is read at the procedure, and the other way round."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from konia.domains.feedback.models import Petition
from konia.domains.feedback.tests.factories import PetitionFactory
from konia.domains.procedures.tests.factories import ProcedureFactory
from konia.testing.cast import powers_of

REGISTER = "feedback.petitions"


@pytest.fixture
def one(units):
    """A land procedure."""
    return ProcedureFactory(unit=units["H21.10"], code="1.000001.H21", name="Cấp sổ đỏ lần đầu")


@pytest.fixture
def said(units, one):
    """Three petitions in Pleiku about it, one of Đak Pơ, one about nothing in particular."""
    at = units["H21.31"]
    PetitionFactory(unit=at, procedure=one, code="PA-CHO", due_on=date(2021, 7, 1))
    PetitionFactory(unit=at, procedure=one, code="PA-TRE")
    PetitionFactory(unit=at, procedure=one, code="PA-XONG", answered=True)
    PetitionFactory(unit=units["H21.43"], procedure=one, code="PA-XA")
    PetitionFactory(unit=at, code="PA-KHAC")


def _tab(one):
    return reverse("workspace:procedure_petitions", args=[one.code])


def test_a_procedure_counts_and_lists_what_people_say_about_it(desk, one, said):
    body = desk.get(_tab(one)).content.decode()
    assert all(code in body for code in ("PA-CHO", "PA-TRE", "PA-XONG", "PA-XA"))
    assert "PA-KHAC" not in body
    assert body.index("Đã nhận") < body.index(">4<")
    assert "Quá hạn trả lời" in body
    assert "Nguyễn Thị Lan" not in body


def test_only_petitions_of_the_own_units_are_seen(client, one, said):
    pleiku = powers_of("thanh", "H21.31", permissions=["procedures.see", "feedback.see"])
    client.force_login(pleiku.account)
    body = client.get(_tab(one)).content.decode()
    assert "PA-CHO" in body
    assert "PA-XA" not in body


def test_who_may_not_see_petitions_is_told_so(client, one, said):
    client.force_login(powers_of("binh", "H21.31", permissions=["procedures.see"]).account)
    body = client.get(_tab(one)).content.decode()
    assert "PA-CHO" not in body
    assert "chưa được giao quyền xem phản ánh" in body


def test_the_petition_leads_to_its_procedure(desk, one, said):
    petition = Petition.objects.get(code="PA-CHO")
    body = desk.get(reverse("workspace:record", args=[REGISTER, petition.pk])).content.decode()
    assert f'href="{reverse("workspace:procedure", args=[one.code])}">1.000001.H21' in body


def test_a_list_of_petitions_takes_the_same_queries_however_long(
    desk, units, one, django_assert_max_num_queries
):
    PetitionFactory.create_batch(30, unit=units["H21.31"], procedure=one)
    desk.get(_tab(one))
    with django_assert_max_num_queries(20):
        desk.get(_tab(one))


HEAD = "mã phản ánh;ngày nhận;kênh tiếp nhận;người gửi;lĩnh vực;thủ tục;nội dung;đơn vị\n"


def _import(desk, row):
    file = SimpleUploadedFile("pakn.csv", (HEAD + row).encode(), content_type="text/csv")
    return desk.post(reverse("workspace:register_import", args=[REGISTER]), {"file": file})


def test_an_imported_petition_names_its_procedure_by_code(desk, one):
    row = "PA-9;3/5/2021;Điện thoại;Siu;Đất đai;{};Chậm trả;Pleiku\n"
    refused = _import(desk, row.format("1.000009.H21"))
    assert "Không có thủ tục “1.000009.H21”" in refused.content.decode()
    checked = _import(desk, row.format(one.code))
    assert checked.context["report"].good == 1, checked.context["report"].bad
    desk.post(reverse("workspace:register_import", args=[REGISTER]), {"save": "1"})
    assert Petition.objects.get(code="PA-9").procedure == one
    answer = desk.get(reverse("workspace:register_export", args=[REGISTER]))
    text = io.BytesIO(b"".join(answer.streaming_content)).read().decode("utf-8-sig")
    assert one.code in text
