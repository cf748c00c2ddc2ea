"""Filing online through the pages: questions, papers, check, sending once; and misusing it."""

from datetime import timedelta

import pytest
from django.test import Client

from konia.domains.citizens.tests.factories import CHI
from konia.domains.dossiers.models import Application, Dossier, Draft
from konia.domains.procedures.models import FormRevision, OnlineService
from konia.faces.portal.filing.passage import NEW_FORM
from konia.faces.ui.context import today

from .citizen_stage import (
    ANSWERS,
    SCHEMA,
    begin,
    birth_registration,
    browser_of,
    check_page,
    fill,
    make_person,
    photo,
)

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def birth(units):
    return birth_registration(units)


@pytest.fixture
def binh(units):
    return make_person(units)


@pytest.fixture
def chi(units):
    return make_person(units, "Trần Thị Chi", CHI, gender="female")


@pytest.fixture
def phone(binh):
    """Bình's browser."""
    return browser_of(binh)


def test_a_procedure_that_is_not_online_is_not_started(phone, units):
    procedure = birth_registration(units)
    OnlineService.objects.all().delete()
    assert phone.get(f"/nop-ho-so/{procedure.code}/").status_code == 409


def test_a_script_in_every_box_is_shown_as_text(phone, units, birth):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    phone.post(f"{draft}cau-hoi-ban/", ANSWERS["ban"] | {"ho_ten": SCRIPT})
    phone.post(f"{draft}cau-hoi-tre/", ANSWERS["tre"] | {"ten_tre": SCRIPT})
    phone.post(f"{draft}giay-to-2/", {"tep": photo(f"{SCRIPT}.png".replace("/", ""))})
    phone.post(f"{draft}nhan-ket-qua/", {"delivery": "post", "delivery_address": SCRIPT})
    page, data = check_page(phone, draft)
    sent = phone.post(f"{draft}kiem-tra/", data).headers["Location"]
    pages = [page, phone.get(sent), phone.get(sent.removesuffix("da-nop/"))]
    for one in pages:
        text = one.content.decode()
        assert "<script>alert" not in text
    assert "&lt;script&gt;" in page.content.decode()
    assert phone.get(f"{sent.removesuffix('/')}.pdf").content.startswith(b"%PDF-")


def test_a_zero_byte_in_an_answer_is_refused_in_words(phone, birth):
    answer = phone.post(
        f"{begin(phone, birth)}cau-hoi-tre/", ANSWERS["tre"] | {"ten_tre": "a\x00b"}
    )
    assert answer.status_code == 422


def test_another_site_cannot_send_for_somebody(binh, birth):
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(binh.account)
    assert forged.post(f"/nop-ho-so/{birth.code}/", {"cho": "toi"}).status_code == 403
    assert not Draft.objects.exists()


def test_a_question_that_need_not_be_answered_is_passed_over(phone, units, birth):
    draft = begin(phone, birth)
    answer = phone.post(f"{draft}cau-hoi-ban_sao/", {"ban_sao": "", "asked": "ban_sao"})
    assert answer.headers["Location"] == f"{draft}giay-to-1/"
    phone.post(f"{draft}cau-hoi-ban_sao/", {"ban_sao": "2", "asked": "ban_sao"})
    phone.post(f"{draft}cau-hoi-ban_sao/", {"ban_sao": "", "asked": "ban_sao"})
    assert Draft.objects.get().answers["ban_sao"] is None


def test_nobody_attaches_the_declaration_they_have_just_filled_in(phone, units, birth):
    draft = begin(phone, birth)
    titles = [phone.get(f"{draft}giay-to-{n}/").context["part"].name for n in (1, 2)]
    assert titles == ["Giấy chứng sinh", "Giấy tờ khác"]
    fill(phone, draft, units)
    _, data = check_page(phone, draft)
    assert phone.post(f"{draft}kiem-tra/", data).status_code == 302


def test_a_draft_goes_over_to_a_new_form_and_asks_only_what_is_new(phone, units, birth):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    _, seen_before = check_page(phone, draft)
    old = FormRevision.objects.get()
    fields = {**SCHEMA["properties"], "noi_sinh": {"type": "string", "title": "Nơi sinh của trẻ"}}
    pages = [*SCHEMA["x-pages"], {"id": "noi-sinh", "title": "Nơi sinh", "fields": ["noi_sinh"]}]
    schema = {
        **SCHEMA, "properties": fields, "x-pages": pages,
        "required": [*SCHEMA["required"], "noi_sinh"],
    }  # fmt: skip
    FormRevision.objects.update(last_on=today() - timedelta(days=1))
    new = FormRevision.objects.create(
        unit=old.unit, procedure=birth, revision=2, schema=schema, first_on=today()
    )
    answer = phone.post(f"{draft}kiem-tra/", seen_before, follow=True)
    assert answer.redirect_chain[-1][0] == f"{draft}cau-hoi-noi-sinh/"
    assert NEW_FORM in answer.content.decode()
    assert not Dossier.objects.exists()
    phone.post(f"{draft}cau-hoi-noi-sinh/", {"noi_sinh": "Pleiku"})
    answer, data = check_page(phone, draft)
    assert NEW_FORM not in answer.content.decode(), "it is told once"
    assert data["seen"] != seen_before["seen"]
    phone.post(f"{draft}kiem-tra/", data)
    made = Application.objects.get()
    assert (made.form_id, made.answers["noi_sinh"]) == (new.pk, "Pleiku")
    assert made.answers["ten_tre"] == ANSWERS["tre"]["ten_tre"]
