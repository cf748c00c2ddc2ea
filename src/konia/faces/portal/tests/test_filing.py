"""Filing online through the pages: questions, papers, check, sending once; and misusing it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.domains.citizens.models import Mandate
from konia.domains.citizens.tests.factories import CHI, MandateFactory
from konia.domains.dossiers.models import Application, Dossier, Draft, Paper
from konia.domains.payments.public import requests_of
from konia.domains.procedures.models import FeeLine, PaperPart
from konia.kernel.files.receiving import CappedHandler

from .citizen_stage import (
    ANSWERS,
    begin,
    birth_registration,
    browser_of,
    check_page,
    fill,
    make_person,
    photo,
    send,
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


@pytest.mark.works("S21.2")
def test_an_application_of_level_four_is_filed_to_its_receipt(phone, units, birth, binh):
    code = send(phone, units, birth)
    dossier = Dossier.objects.get(code=code)
    assert (dossier.unit, dossier.channel, dossier.delivery) == (
        units["H21.31.02"], "online", "online",
    )  # fmt: skip
    applied = Application.objects.get(dossier=dossier)
    assert (applied.person, applied.phone, applied.answers["ngay_sinh_tre"]) == (
        binh, "0905000101", "2021-06-01",
    )  # fmt: skip
    assert Paper.objects.get(dossier=dossier).file_name == "giay.png"
    text = phone.get(f"/ho-so-cua-toi/{code}/da-nop/").content.decode()
    assert code in text
    assert f"/thanh-toan/{requests_of('dossiers', code)[0].code}/" in text


@pytest.mark.works("S21.2")
def test_level_four_offers_no_counter_and_level_three_does(phone, units, birth):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    assert 'value="counter"' not in phone.get(f"{draft}nhan-ket-qua/").content.decode()
    three = birth_registration(units, level=3, code="1.888888.H21")
    code = send(phone, units, three, delivery="counter")
    assert Dossier.objects.get(code=code).service_level == 3


def test_a_paper_acknowledgement_is_made_as_pdf(phone, units, birth):
    code = send(phone, units, birth)
    answer = phone.get(f"/ho-so-cua-toi/{code}/da-nop.pdf")
    assert answer.content.startswith(b"%PDF-")


def test_whoever_has_not_signed_in_is_led_through_signing_in(client, birth):
    answer = client.get(f"/nop-ho-so/{birth.code}/")
    assert answer.headers["Location"].startswith("/tai-khoan/dang-nhap/?next=/nop-ho-so/")


def test_boxes_are_filled_in_from_the_record(phone, birth):
    draft = begin(phone, birth)
    text = phone.get(f"{draft}cau-hoi-ban/").content.decode()
    assert 'value="Nguyễn Văn Bình"' in text
    assert 'value="0905000101"' in text


def test_the_commune_of_the_address_is_chosen_already(phone, units, birth):
    form = phone.get(f"{begin(phone, birth)}noi-nop/").context["form"]
    assert form.initial["unit"] == units["H21.31.02"].pk


def test_pressing_start_twice_goes_on_with_one_draft(phone, birth):
    assert begin(phone, birth) == begin(phone, birth)
    assert Draft.objects.count() == 1


def test_coming_back_goes_on_where_something_is_missing(phone, units, birth):
    draft = begin(phone, birth)
    phone.post(f"{draft}truong-hop/", {"case": ""})
    phone.post(f"{draft}noi-nop/", {"unit": units["H21.31.02"].pk})
    assert phone.get(draft).headers["Location"] == f"{draft}cau-hoi-ban/"
    assert birth.name in phone.get("/ho-so-cua-toi/").content.decode()


def test_a_wrong_answer_is_told_at_the_field_and_nothing_typed_is_lost(phone, birth):
    draft = begin(phone, birth)
    answer = phone.post(f"{draft}cau-hoi-tre/", {"ten_tre": "Mai", "ngay_sinh_tre": "31/2/2021"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_ngay_sinh_tre"' in text
    assert "Ngày không có trong lịch" in text
    assert 'value="Mai"' in text
    assert 'value="31/2/2021"' in text


def test_a_missing_answer_names_its_question(phone, birth):
    answer = phone.post(f"{begin(phone, birth)}cau-hoi-tre/", {"ten_tre": ""})
    assert "Tên của trẻ: Hãy điền câu trả lời." in answer.content.decode()


def test_an_answer_that_calls_for_another_question_shows_it(phone, birth):
    draft = begin(phone, birth)
    first = phone.post(f"{draft}cau-hoi-quan-he/", {"quan_he": "khac", "asked": "quan_he"})
    assert first.status_code == 200
    assert "Quan hệ cụ thể" in first.content.decode()
    data = {"quan_he": "khac", "asked": "quan_he,quan_he_khac"}
    assert phone.post(f"{draft}cau-hoi-quan-he/", data).status_code == 422
    assert phone.post(f"{draft}cau-hoi-quan-he/", data | {"quan_he_khac": "Bà"}).status_code == 302


def test_an_answer_taken_away_by_a_later_one_is_not_sent(phone, units, birth):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    other = {"quan_he": "khac", "quan_he_khac": "Bà", "asked": "quan_he,quan_he_khac"}
    phone.post(f"{draft}cau-hoi-quan-he/", other)
    phone.post(f"{draft}cau-hoi-quan-he/", ANSWERS["quan-he"] | {"quan_he_khac": "Bà"})
    _, data = check_page(phone, draft)
    phone.post(f"{draft}kiem-tra/", data)
    assert "quan_he_khac" not in Application.objects.get().answers


@pytest.mark.parametrize(("born", "owed"), [("16/4/2021", ""), ("15/4/2021", "8.000 đồng")])
def test_a_late_fee_is_told_and_asked_for_only_of_who_is_late(phone, units, birth, born, owed):
    """On the fifteenth of June, sixty days after the sixteenth of April."""
    FeeLine.objects.update(since="ngay_sinh_tre", after_days=60)
    draft = begin(phone, birth)
    fill(phone, draft, units)
    phone.post(f"{draft}cau-hoi-tre/", ANSWERS["tre"] | {"ngay_sinh_tre": born})
    answer, data = check_page(phone, draft)
    assert answer.context["sum"] == owed
    phone.post(f"{draft}kiem-tra/", data)
    made = Dossier.objects.get()
    assert made.payment_state == ("asked" if owed else "")
    assert bool(requests_of("dossiers", made.code)) == bool(owed)


def test_the_chosen_case_is_kept_on_the_dossier(phone, units, birth):
    PaperPart.objects.filter(case="Trẻ bị bỏ rơi").update(required=False)
    draft = begin(phone, birth)
    fill(phone, draft, units)
    phone.post(f"{draft}truong-hop/", {"case": "Trẻ bị bỏ rơi"})
    phone.post(f"{draft}giay-to-3/", {})
    _, data = check_page(phone, draft)
    phone.post(f"{draft}kiem-tra/", data)
    assert Dossier.objects.get().case == "Trẻ bị bỏ rơi"


def test_only_the_papers_of_the_chosen_case_are_asked_for(phone, units, birth):
    draft = begin(phone, birth)
    phone.post(f"{draft}truong-hop/", {"case": "Trẻ bị bỏ rơi"})
    assert "Biên bản" in phone.get(f"{draft}giay-to-3/").content.decode()
    phone.post(f"{draft}truong-hop/", {"case": ""})
    assert phone.get(f"{draft}giay-to-3/").status_code == 302


def test_a_required_paper_is_asked_for_in_words(phone, birth):
    answer = phone.post(f"{begin(phone, birth)}giay-to-1/", {})
    assert answer.status_code == 422
    assert "Hãy chụp ảnh hoặc chọn tệp" in answer.content.decode()


def test_a_paper_has_several_files_and_each_can_be_taken_off(phone, birth):
    draft = begin(phone, birth)
    second = SimpleUploadedFile("hai.txt.pdf", _pdf(), "application/pdf")
    phone.post(f"{draft}giay-to-1/", {"anh": photo("mot.png"), "tep": second})
    first, other = Draft.objects.get().papers
    assert (first["file_name"], other["file_name"]) == ("mot.png", "hai.txt.pdf")
    kept = phone.get(f"{draft}tep/{first['file_id']}/")
    assert kept.headers["Content-Disposition"].startswith("attachment")
    assert b"".join(kept.streaming_content).startswith(b"\x89PNG")
    phone.post(f"{draft}go/1/{first['file_id']}/")
    phone.post(f"{draft}go/1/{first['file_id']}/")
    assert [one["file_name"] for one in Draft.objects.get().papers] == ["hai.txt.pdf"]


def _pdf(more=b""):
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n" + more + b"%%EOF\n"


def _zip_bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", b"wordprocessingml.document.main+xml")
        package.writestr("word/document.xml", b"0" * 300_000_000)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("anh.png", b"MZ" + b"\0" * 200, "chương trình"),
        ("giay.pdf", b"%PDF-1.4\n<script>alert(1)</script>\n%%EOF", "hai loại cùng lúc"),
        ("trang.jpg", b"<html><script>alert(1)</script></html>", "văn bản thuần"),
        ("bom.docx", _zip_bomb, "bom nén"),
        ("rong.pdf", b"", "rỗng"),
    ],
)
def test_a_file_that_is_not_a_paper_is_refused_in_words_and_good_ones_stay(
    phone, birth, name, content, words
):
    draft = begin(phone, birth)
    bad = SimpleUploadedFile(name, content() if callable(content) else content)
    answer = phone.post(f"{draft}giay-to-1/", {"anh": photo(), "tep": bad})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert name in text
    assert [one["file_name"] for one in Draft.objects.get().papers] == ["giay.png"]


def test_a_file_of_gigabytes_is_cut_and_answered_in_words(phone, birth, monkeypatch, settings):
    """As with three gigabytes, at a scale that a test can send."""
    monkeypatch.setattr(CappedHandler, "largest", 100_000)
    draft = begin(phone, birth)
    answer = phone.post(
        f"{draft}giay-to-1/", {"tep": SimpleUploadedFile("lon.pdf", _pdf(b"x" * 1_000_000))}
    )
    assert answer.status_code == 422
    assert "Tệp quá lớn" in answer.content.decode()
    assert not list(settings.MEDIA_ROOT.glob("incoming-*"))


def test_sending_twice_makes_one_dossier(phone, units, birth):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    _, data = check_page(phone, draft)
    first = phone.post(f"{draft}kiem-tra/", data)
    again = phone.post(f"{draft}kiem-tra/", data)
    assert first.headers["Location"] == again.headers["Location"]
    assert Dossier.objects.count() == 1


def test_nothing_is_sent_before_the_box_is_ticked(phone, units, birth):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    _, data = check_page(phone, draft)
    answer = phone.post(f"{draft}kiem-tra/", {"seen": data["seen"]})
    assert answer.status_code == 422
    assert not Dossier.objects.exists()


def test_a_change_in_another_tab_is_noticed_before_sending(phone, units, birth):
    draft = begin(phone, birth)
    fill(phone, draft, units)
    _, data = check_page(phone, draft)
    phone.post(f"{draft}cau-hoi-tre/", ANSWERS["tre"] | {"ten_tre": "Tên khác"})
    answer = phone.post(f"{draft}kiem-tra/", data)
    assert answer.status_code == 409
    assert "Tên khác" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_two_tabs_keep_each_others_answers_and_files(phone, units, birth):
    draft = begin(phone, birth)
    phone.post(f"{draft}truong-hop/", {"case": ""})
    other = photo("hai.png")
    other.file.write(b"khac")
    for page, answers in ANSWERS.items():
        phone.post(f"{draft}cau-hoi-{page}/", answers)
    phone.post(f"{draft}giay-to-1/", {"tep": photo("mot.png")})
    phone.post(f"{draft}giay-to-2/", {"tep": photo("mot.png")})
    kept = Draft.objects.get()
    assert {"ho_ten", "ten_tre", "quan_he"} <= kept.answers.keys()
    assert [one["code"] for one in kept.papers] == ["CHUNGSINH", "KHAC"]


def test_a_draft_that_was_sent_leads_to_its_receipt_from_every_tab(phone, units, birth):
    code = send(phone, units, birth)
    draft = f"/nop-ho-so/b/{Draft.objects.get().pk}/"
    for page in ("", "cau-hoi-tre/", "giay-to-1/"):
        assert phone.get(draft + page).headers["Location"] == f"/ho-so-cua-toi/{code}/da-nop/"
    assert phone.post(f"{draft}cau-hoi-tre/", ANSWERS["tre"]).status_code == 302
    assert phone.post(f"{draft}xoa/").status_code == 409


@pytest.mark.parametrize(
    "page", ["", "cau-hoi-tre/", "giay-to-1/", "kiem-tra/", "xoa/", "tep/1/", "noi-nop/"]
)
def test_nobody_walks_the_numbers_of_other_peoples_drafts(phone, chi, birth, page):
    draft = begin(phone, birth)
    stranger = browser_of(chi)
    assert stranger.get(draft + page).status_code == 404
    assert stranger.post(draft + page, ANSWERS["tre"]).status_code in {404, 405}
    assert Draft.objects.get().answers == {}


def test_a_file_of_somebody_else_is_not_served_from_ones_own_draft(phone, chi, units, birth):
    draft = begin(phone, birth)
    phone.post(f"{draft}giay-to-1/", {"tep": photo()})
    file_id = Draft.objects.get().papers[0]["file_id"]
    stranger = browser_of(chi)
    own = begin(stranger, birth)
    assert stranger.get(f"{own}tep/{file_id}/").status_code == 404


def test_a_draft_is_thrown_away_after_asking_once_more(phone, birth):
    draft = begin(phone, birth)
    assert "Xóa bản nháp này?" in phone.get(f"{draft}xoa/").content.decode()
    phone.post(f"{draft}xoa/")
    assert not Draft.objects.exists()


def test_one_files_for_another_by_mandate_and_it_is_written_down(units, birth, binh, chi):
    mandate = MandateFactory(unit=units["H21"], grantor_person=binh, holder_no=CHI)
    helper = browser_of(chi)
    answer = helper.post(f"/nop-ho-so/{birth.code}/", {"cho": mandate.code})
    draft = answer.headers["Location"]
    fill(helper, draft, units)
    page, data = check_page(helper, draft)
    assert "Người làm thay" in page.content.decode()
    helper.post(f"{draft}kiem-tra/", data)
    applied = Application.objects.get()
    assert (applied.person, applied.by, applied.mandate_id) == (binh, chi.account, mandate.pk)
    code = applied.dossier.code
    assert helper.get(f"/ho-so-cua-toi/{code}/").status_code == 200
    assert browser_of(binh).get(f"/ho-so-cua-toi/{code}/").status_code == 200


def test_a_revoked_mandate_stops_the_draft_it_was_filled_in_under(units, birth, binh, chi):
    mandate = MandateFactory(unit=units["H21"], grantor_person=binh, holder_no=CHI)
    helper = browser_of(chi)
    draft = helper.post(f"/nop-ho-so/{birth.code}/", {"cho": mandate.code}).headers["Location"]
    fill(helper, draft, units)
    _, data = check_page(helper, draft)
    Mandate.objects.update(revoked_at="2021-06-15T00:00:00Z")
    answer = helper.post(f"{draft}kiem-tra/", data)
    assert answer.status_code == 403
    assert "thu hồi" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_a_mandate_for_other_procedures_is_not_offered(units, birth, binh, chi):
    mandate = MandateFactory(
        unit=units["H21"], grantor_person=binh, holder_no=CHI, scope="procedures",
        procedures=["9.999999.H21"],
    )  # fmt: skip
    helper = browser_of(chi)
    assert mandate.code not in helper.get(f"/nop-ho-so/{birth.code}/").content.decode()
    answer = helper.post(f"/nop-ho-so/{birth.code}/", {"cho": mandate.code})
    assert answer.status_code == 422


def test_an_official_without_a_mandate_is_told_why_not(client, birth, lan):
    client.force_login(lan.account)
    text = client.get(f"/nop-ho-so/{birth.code}/").content.decode()
    assert "Tài khoản cán bộ không nộp hồ sơ cho chính mình" in text
