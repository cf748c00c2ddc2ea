"""Following, supplementing, withdrawing, paying, receiving, rating; and walking other people's."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from konia.domains.citizens.models import Mandate
from konia.domains.citizens.tests.factories import CHI, MandateFactory
from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import Dossier, Letter, Paper, Result, Step
from konia.domains.payments import gateways
from konia.domains.payments.actions import settle
from konia.domains.payments.gateways import Outcome
from konia.domains.payments.models import PaymentAttempt, Receipt
from konia.domains.payments.public import requests_of
from konia.kernel.access.models import PublicPost
from konia.kernel.files.uploads import keep_upload
from konia.kernel.outbox.post import deliver_due
from konia.testing.cast import powers_of

from .citizen_stage import Till, birth_registration, browser_of, make_person, photo, send

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day, hour=9):
    return datetime(2021, 6, day, hour, tzinfo=HERE)


@pytest.fixture
def clerk(units):
    """Everything at the ward of Hoa Lư."""
    return powers_of("thu", "H21.31.02")


@pytest.fixture
def phone(units):
    return browser_of(make_person(units))


@pytest.fixture
def stranger(units):
    return browser_of(make_person(units, "Trần Thị Chi", CHI, gender="female"))


@pytest.fixture
def code(phone, units):
    """A dossier Bình has filed on the day of the tests."""
    return send(phone, units, birth_registration(units))


def _decided(code, clerk):
    """Accepted and signed, with a file as result."""
    actions.accept(code, at=at(15, 10), by=clerk)
    while Step.objects.get(dossier__code=code, done_on=None).role not in {3, 6}:
        actions.pass_on(code, at=at(15, 10), by=clerk)
    signed = keep_upload(SimpleUploadedFile("ket-qua.pdf", b"%PDF-1.4\ntrailer<<>>\n%%EOF\n"))
    results = [ResultIn("Giấy khai sinh", number="12", file_id=signed.pk)]
    actions.decide(code, results=results, at=at(15, 11), by=clerk)
    deliver_due()


@pytest.mark.works("S18.5")
def test_anybody_follows_a_dossier_by_its_code_and_learns_nothing_personal(client, code, clerk):
    actions.accept(code, at=at(15, 10), by=clerk)
    text = client.get("/tra-cuu/", {"ma": f" {code.lower()} "}, follow=True).content.decode()
    for told in (code, "Mới tiếp nhận", "UBND phường Hoa Lư", "Vì sao là ngày này?", "18/6/2021"):
        assert told in text, told
    for secret in ("Nguyễn", "Bình", "0905000101", "064080000001", "Mai", "Thu"):
        assert secret not in text, secret


def test_an_unknown_code_is_told_plainly(client, units):
    answer = client.get("/tra-cuu/000.00.01.H21-210615-9999/")
    assert answer.status_code == 404
    assert "Không có hồ sơ mang mã" in answer.content.decode()


@pytest.mark.parametrize("text", ["", "  ", "' or 1=1 --", "a/b", "x" * 90, "\x00"])
def test_what_is_no_code_is_asked_again(client, units, text):
    assert client.get("/tra-cuu/", {"ma": text}).status_code == 422


def test_an_unknown_code_costs_as_many_questions_as_a_known_one(client, code):
    client.get(f"/tra-cuu/{code}/")
    with CaptureQueriesContext(connection) as known:
        client.get(f"/tra-cuu/{code}/")
    with CaptureQueriesContext(connection) as unknown:
        client.get("/tra-cuu/000.00.01.H21-210615-9999/")
    assert abs(len(known) - len(unknown)) <= 1


def test_whoever_tries_many_codes_is_stopped(client, units):
    PublicPost.objects.bulk_create(
        PublicPost(kind="track", key=str(number), address="127.0.0.1") for number in range(60)
    )
    answer = client.get("/tra-cuu/000.00.01.H21-210615-0001/")
    assert answer.status_code == 429
    assert "15 phút" in answer.content.decode()


def test_the_owner_sees_more_than_the_public(phone, code, clerk):
    actions.accept(code, at=at(15, 10), by=clerk)
    text = phone.get(f"/ho-so-cua-toi/{code}/").content.decode()
    for told in ("giay.png", "8.000 đồng", "Hẹn trả kết quả", "Rút hồ sơ", "Giấy tiếp nhận hồ sơ"):
        assert told in text, told
    assert code in phone.get("/ho-so-cua-toi/").content.decode()


def test_letters_and_papers_are_downloads(phone, code, clerk):
    actions.accept(code, at=at(15, 10), by=clerk)
    letter, paper = Letter.objects.get(), Paper.objects.get()
    page = phone.get(f"/ho-so-cua-toi/{code}/phieu/{letter.pk}/")
    assert b"".join(page.streaming_content).startswith(b"%PDF-")
    assert page.headers["Content-Disposition"].startswith("attachment")
    again = phone.get(f"/ho-so-cua-toi/{code}/giay-to/{paper.pk}/")
    assert "sandbox" in again.headers["Content-Security-Policy"]
    assert b"".join(again.streaming_content).startswith(b"\x89PNG")


def test_a_supplement_is_attached_piece_by_piece_and_sent_once(phone, code, clerk):
    actions.accept(code, at=at(15, 10), by=clerk)
    actions.ask_supplement(
        code, reason="Ảnh mờ", items=["Giấy chứng sinh chụp rõ"], at=at(15, 11), by=clerk
    )
    page = f"/ho-so-cua-toi/{code}/bo-sung/"
    text = phone.get(f"/ho-so-cua-toi/{code}/").content.decode()
    assert "Giấy chứng sinh chụp rõ" in text
    assert page in text
    assert phone.post(page, {"gui": "1"}).status_code == 422
    bad = SimpleUploadedFile("may.exe", b"MZ" + b"\0" * 99)
    wrong = phone.post(page, {"anh": photo("ro.png"), "tep": bad, "gui": "1"})
    assert wrong.status_code == 422
    assert "ro.png" in wrong.content.decode(), "the good file is not lost"
    assert phone.post(page, {"gui": "1"}).status_code == 302
    assert Dossier.objects.get(code=code).state == "handling"
    assert phone.post(page, {"gui": "1"}).headers["Location"] == f"/ho-so-cua-toi/{code}/"
    assert Paper.objects.filter(file_name="ro.png").count() == 1


def test_a_file_not_yet_sent_can_be_taken_off(phone, code, clerk):
    actions.ask_supplement(code, reason="Thiếu", at=at(15, 11), by=clerk)
    page = f"/ho-so-cua-toi/{code}/bo-sung/"
    phone.post(page, {"tep": photo("nham.png")})
    file_id = phone.get(page).context["files"][0].file_id
    phone.post(f"{page}{file_id}/go/")
    assert not phone.get(page).context["files"]


def test_a_dossier_is_withdrawn_after_asking_once_more_and_only_once(phone, code):
    page = f"/ho-so-cua-toi/{code}/rut/"
    assert "Rút hồ sơ này?" in phone.get(page).content.decode()
    assert phone.post(page, {"ly_do": "Nhầm"}).status_code == 302
    assert phone.post(page, {"ly_do": "Nhầm"}).status_code == 302
    assert Dossier.objects.get(code=code).state == "given_up"
    assert "Rút hồ sơ</a>" not in phone.get(f"/ho-so-cua-toi/{code}/").content.decode()


def test_what_has_a_result_is_not_withdrawn(phone, code, clerk):
    _decided(code, clerk)
    answer = phone.post(f"/ho-so-cua-toi/{code}/rut/", {})
    assert answer.status_code == 409
    assert "Không rút được" in answer.content.decode()


@pytest.mark.works("S27.1")
def test_the_signed_result_is_downloaded_and_rated_once(phone, code, clerk):
    _decided(code, clerk)
    result = Result.objects.get()
    answer = phone.get(f"/ho-so-cua-toi/{code}/ket-qua/{result.pk}/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    actions.hand_over(code, receiver="Nguyễn Văn Bình", at=at(15, 12), by=clerk)
    deliver_due()
    page = phone.get(f"/ho-so-cua-toi/{code}/")
    key = page.context["rating"]
    assert phone.post(f"/danh-gia/{key}/", {"mark": "5"}).status_code == 302
    assert phone.post(f"/danh-gia/{key}/", {"mark": "1"}).status_code == 409
    assert key not in phone.get(f"/ho-so-cua-toi/{code}/").content.decode()


def test_a_result_is_not_handed_out_before_it_is_signed(phone, code):
    made = Result.objects.create(
        dossier=Dossier.objects.get(code=code), name="Bản thảo", signed_by="", signed_at=at(15)
    )
    assert phone.get(f"/ho-so-cua-toi/{code}/ket-qua/{made.pk}/").status_code == 404


def test_nobody_walks_the_codes_of_other_peoples_dossiers(stranger, code, clerk):
    _decided(code, clerk)
    base = f"/ho-so-cua-toi/{code}/"
    pks = (Letter.objects.get().pk, Paper.objects.get().pk, Result.objects.get().pk)
    pages = ["", "da-nop/", "da-nop.pdf", "rut/", "bo-sung/"]
    pages += [f"{kind}/{pk}/" for kind in ("phieu", "giay-to", "ket-qua") for pk in pks]
    assert {stranger.get(base + page).status_code for page in pages} == {404}
    assert stranger.post(f"{base}rut/").status_code == 404
    assert stranger.post(f"{base}bo-sung/", {"tep": photo(), "gui": "1"}).status_code == 404
    assert code not in stranger.get("/ho-so-cua-toi/").content.decode()
    for page in ("/tim/", "/thu-tuc/"):
        assert f"/{code}/" not in stranger.get(page, {"q": code}).content.decode()


def test_other_peoples_dossiers_and_unknown_ones_are_told_in_the_same_words(stranger, code):
    known = stranger.get(f"/ho-so-cua-toi/{code}/")
    unknown = stranger.get("/ho-so-cua-toi/000.00.01.H21-210615-9999/")
    assert known.status_code == unknown.status_code == 404
    assert known.content == unknown.content


def test_numbers_of_other_dossiers_open_nothing_under_ones_own_code(
    phone, stranger, units, code, clerk
):
    other = send(stranger, units, birth_registration(units, code="1.777777.H21"))
    _decided(code, clerk)
    base = f"/ho-so-cua-toi/{other}/"
    assert stranger.get(f"{base}phieu/{Letter.objects.get().pk}/").status_code == 404
    assert stranger.get(f"{base}ket-qua/{Result.objects.get().pk}/").status_code == 404
    paper = Paper.objects.get(dossier__code=code)
    assert stranger.get(f"{base}giay-to/{paper.pk}/").status_code == 404


def test_control_slips_are_not_for_the_applicant(phone, code):
    slip = Letter.objects.create(
        dossier=Dossier.objects.get(code=code), kind="control", number="1", issued_at=at(15),
        by="thu", facts={}, form_code="",
    )  # fmt: skip
    assert phone.get(f"/ho-so-cua-toi/{code}/phieu/{slip.pk}/").status_code == 404


def test_a_mandate_opens_a_dossier_until_it_is_revoked(units, stranger, code):
    owner = Dossier.objects.get(code=code).application.person
    MandateFactory(
        unit=units["H21"], grantor_person=owner, holder_no=CHI, scope="dossier", dossier_code=code
    )
    assert stranger.get(f"/ho-so-cua-toi/{code}/").status_code == 200
    Mandate.objects.update(revoked_at=at(15))
    assert stranger.get(f"/ho-so-cua-toi/{code}/").status_code == 404


def test_a_mandate_for_one_dossier_lists_only_that_one(units, stranger, phone, code):
    other = send(phone, units, birth_registration(units, code="1.777777.H21"))
    owner = Dossier.objects.get(code=code).application.person
    mandate = MandateFactory(
        unit=units["H21"], grantor_person=owner, holder_no=CHI, scope="dossier", dossier_code=code
    )
    stranger.post(f"/tai-khoan/uy-quyen/{mandate.code}/hanh-dong/")
    text = stranger.get("/ho-so-cua-toi/").content.decode()
    assert code in text
    assert other not in text
    assert stranger.get(f"/ho-so-cua-toi/{other}/").status_code == 404


def test_my_list_asks_few_questions_however_long_it_is(
    phone, units, code, django_assert_max_num_queries
):
    for number in range(3):
        send(phone, units, birth_registration(units, code=f"1.66666{number}.H21"))
    with django_assert_max_num_queries(12):
        phone.get("/ho-so-cua-toi/")


@pytest.fixture
def till(monkeypatch):
    """The only gateway there is."""
    made = Till()
    monkeypatch.setattr(gateways, "_GATEWAYS", {made.name: made})
    return made


def _request(code):
    return requests_of("dossiers", code)[0].code


@pytest.mark.works("S23.2")
def test_a_fee_is_paid_and_leaves_a_receipt_and_a_paid_dossier(phone, code, till):
    page = f"/thanh-toan/{_request(code)}/"
    onward = phone.post(f"{page}nop/", {"cong": till.name})
    assert onward.headers["Refresh"].startswith("0;url=https://cong.example/")
    told = till.told(till.opened[0].order, Outcome.PAID)
    settle(told, gateway=till.name, source="callback", at=at(15, 10))
    deliver_due()
    assert "Đã nhận tiền" in phone.get(page).content.decode()
    assert phone.get(f"{page}bien-lai.pdf").content.startswith(b"%PDF-")
    assert Dossier.objects.get(code=code).payment_state == "paid"
    assert "Xem biên lai" in phone.get(f"/ho-so-cua-toi/{code}/").content.decode()


@pytest.mark.works("S23.3")
def test_a_failed_payment_changes_nothing_and_is_tried_again_without_paying_twice(
    phone, code, till
):
    page = f"/thanh-toan/{_request(code)}/"
    phone.post(f"{page}nop/", {"cong": till.name})
    failed = till.told(till.opened[0].order, Outcome.FAILED)
    settle(failed, gateway=till.name, source="callback", at=at(15, 10))
    assert "không thành công" in phone.get(page).content.decode()
    assert Dossier.objects.get(code=code).payment_state == "asked"
    phone.post(f"{page}nop/", {"cong": till.name})
    paid = till.told(till.opened[-1].order, Outcome.PAID)
    settle(paid, gateway=till.name, source="callback", at=at(15, 11))
    tries = PaymentAttempt.objects.count()
    assert phone.post(f"{page}nop/", {"cong": till.name}).headers["Location"] == page
    assert (PaymentAttempt.objects.count(), Receipt.objects.count()) == (tries, 1)


def test_a_payment_is_followed_by_whoever_holds_its_code_and_shows_no_name(client, code, till):
    text = client.get(f"/thanh-toan/{_request(code)}/").content.decode()
    assert "8.000 đồng" in text
    assert "Nguyễn" not in text


def test_payments_of_others_cannot_be_walked(client, units):
    assert client.get("/thanh-toan/TT210615-2222222222/").status_code == 404
    assert client.get("/thanh-toan/TT210615-2222222222/bien-lai.pdf").status_code == 404
    PublicPost.objects.bulk_create(
        PublicPost(kind="pay_look", key=str(n), address="127.0.0.1") for n in range(120)
    )
    assert client.get("/thanh-toan/TT210615-2222222223/").status_code == 429


def test_a_gateway_that_is_down_is_told_and_can_be_tried_again(phone, code, till, monkeypatch):
    def down(order):
        raise gateways.GatewayDownError

    monkeypatch.setattr(till, "open", down)
    answer = phone.post(f"/thanh-toan/{_request(code)}/nop/", {"cong": till.name})
    assert answer.status_code == 503
    assert "Cổng thanh toán chưa trả lời" in answer.content.decode()
    assert "Nộp qua" in answer.content.decode()


def test_another_site_can_neither_withdraw_nor_supply(units, code):
    owner = Dossier.objects.get(code=code).application.person
    forged = Client(enforce_csrf_checks=True)
    forged.force_login(owner.account)
    assert forged.post(f"/ho-so-cua-toi/{code}/rut/").status_code == 403
    assert forged.post(f"/ho-so-cua-toi/{code}/bo-sung/", {"gui": "1"}).status_code == 403
    assert Dossier.objects.get(code=code).state == "submitted"


def test_a_stranger_without_account_is_led_to_sign_in(client, code):
    answer = client.get(f"/ho-so-cua-toi/{code}/")
    assert answer.headers["Location"].startswith("/tai-khoan/dang-nhap/")
