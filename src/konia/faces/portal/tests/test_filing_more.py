"""Filing online through the pages: questions, papers, check, sending once; and misusing it."""

import pytest
from django.test import Client

from konia.domains.citizens.tests.factories import CHI
from konia.domains.dossiers.models import Draft
from konia.domains.procedures.models import OnlineService

from .citizen_stage import (
    ANSWERS,
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
