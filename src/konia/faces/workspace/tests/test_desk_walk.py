"""A dossier from the counter to the result in hand, by the pages that clerk, expert, leader use."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.domains.dossiers.models import Dossier, Letter, Paper, Pause, Result, Step
from konia.kernel.audit.models import Entry

from .stage import INTAKE, filled, make_procedure, page, people

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def cast(units):
    return people()


@pytest.fixture
def procedure(units):
    return make_procedure(units, name="Cấp giấy phép xây dựng", fee_vnd=50000)


@pytest.fixture
def sit(client, cast):
    """Let somebody of the cast sit down at the browser."""

    def down(name):
        client.force_login(cast[name].account)
        return client

    return down


@pytest.fixture
def code(sit, procedure):
    sit("thu").post(INTAKE, filled(procedure))
    return Dossier.objects.get().code


def _acts(client, code):
    acts = client.get(page(code)).context["acts"]
    return {one["name"] for group in acts.values() for one in group}


def test_a_whole_life_through_the_pages(sit, code):
    assert _acts(sit("thu"), code) == {"pass_on", "give_up"}
    _do(sit("thu"), code, "chuyen-buoc", words="Đủ giấy tờ")
    assert _acts(sit("thu"), code) == {"give_up"}
    assert _acts(sit("lan"), code) >= {"take", "pass_on", "send_back", "ask_supplement", "consult"}
    _do(sit("lan"), code, "nhan-xu-ly")
    asked = {"reason": "Thiếu bản vẽ", "items": "Bản vẽ\nẢnh thửa đất", "stops_clock": "co"}
    _do(sit("lan"), code, "yeu-cau-bo-sung", **asked)
    assert Letter.objects.get(kind="supplement").facts["items"] == ["Bản vẽ", "Ảnh thửa đất"]
    client = sit("thu")
    assert "Bản vẽ" in client.get(page(code, "nhan-bo-sung")).content.decode()
    _do(client, code, "nhan-bo-sung", giay_0_co="1", giay_0_loai="copy", giay_0_so="2")
    assert Paper.objects.order_by("id").last().name == "Bản vẽ"
    _do(sit("lan"), code, "chuyen-buoc", words="Trình ký")
    client = sit("dung")
    assert client.get(page(code)).context["acts"]["main"][0]["name"] == "decide"
    signed = SimpleUploadedFile("gp.pdf", PDF)
    _do(client, code, "ky-ket-qua", name="Giấy phép", number="12/GPXD", file=signed)
    assert Result.objects.get().file is not None
    client = sit("thu")
    assert _acts(client, code) == {"hand_over"}
    _do(client, code, "tra-ket-qua", receiver="Siu H'Bia", signed="on")
    assert Dossier.objects.get().state == "returned"
    text = client.get(page(code)).content.decode()
    assert "Người nhận: Siu H&#x27;Bia" in text


def _do(client, code, slug, **said):
    shown = client.get(page(code, slug))
    assert shown.status_code == 200, shown.content.decode()[:2000]
    seen = shown.context["form"].initial["seen"]
    answer = client.post(page(code, slug), {"seen": seen or "", **said})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def test_two_who_press_the_same_button_get_one_move_and_one_sentence(sit, code):
    client = sit("thu")
    seen = Step.objects.get().pk
    first = client.post(page(code, "chuyen-buoc"), {"seen": seen, "words": "một"})
    assert first.status_code == 302
    # Dũng may do every step of Pleiku but the desk's; Thư herself presses again from the old page.
    again = client.post(page(code, "chuyen-buoc"), {"seen": seen, "words": "hai"})
    assert again.status_code == 409
    text = again.content.decode()
    assert "Hồ sơ vừa được người khác chuyển bước" in text
    assert "hai" in text  # what was typed stays
    assert Step.objects.count() == 2


def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    client = sit("lan")
    answer = client.post(page(code, "yeu-cau-bo-sung"), {"items": "Bản vẽ", "stops_clock": "co"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"reason"}
    assert "Bản vẽ" in answer.content.decode()
    assert not Pause.objects.exists()


def test_a_second_request_for_supplements_asks_why(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    asked = {"reason": "Thiếu", "items": "Bản vẽ", "stops_clock": "khong"}
    _do(sit("lan"), code, "yeu-cau-bo-sung", **asked)
    assert Pause.objects.get().stops_clock is False
    _do(sit("thu"), code, "nhan-bo-sung")
    client = sit("lan")
    answer = client.post(page(code, "yeu-cau-bo-sung"), asked)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"again"})
    _do(client, code, "yeu-cau-bo-sung", again="Bản vẽ sai tỷ lệ", **asked)


def test_the_preview_shows_the_official_form_and_keeps_nothing(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    said = {"reason": "Thiếu", "items": "Bản vẽ", "stops_clock": "co", "xem": "1"}
    answer = sit("lan").post(page(code, "yeu-cau-bo-sung"), said)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert not Letter.objects.filter(kind="supplement").exists()


def test_a_file_that_was_sent_survives_an_error_in_another_field(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    _do(sit("lan"), code, "chuyen-buoc")
    client = sit("dung")
    sent = {"file": SimpleUploadedFile("gp.pdf", PDF), "name": "", "number": "1"}
    answer = client.post(page(code, "ky-ket-qua"), sent)
    assert answer.status_code == 422
    token = answer.context["kept"]["file"].token
    seen = Step.objects.order_by("id").last().pk
    said = {"file_kept": token, "name": "Giấy phép", "seen": seen}
    assert client.post(page(code, "ky-ket-qua"), said).status_code == 302
    assert Result.objects.get().file is not None


def test_nobody_can_name_a_file_that_somebody_else_sent(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    _do(sit("lan"), code, "chuyen-buoc")
    sent = {"file": SimpleUploadedFile("gp.pdf", PDF), "name": ""}
    token = sit("dung").post(page(code, "ky-ket-qua"), sent).context["kept"]["file"].token
    answer = sit("lan").post(page(code, "ky-ket-qua"), {"file_kept": token, "name": "Giả"})
    assert answer.status_code in {403, 404, 409}
    assert not Result.objects.exists()


def test_letters_slip_and_papers_open_as_files(sit, code):
    client = sit("thu")
    receipt = Letter.objects.get()
    answer = client.get(f"{page(code)}phieu/{receipt.pk}/")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    receipt.refresh_from_db()
    assert receipt.file is not None  # typeset when it was first opened
    assert client.get(f"{page(code)}phieu-kiem-soat/").content.startswith(b"%PDF")
    assert client.get(f"{page(code)}giay-to/{Paper.objects.get().pk}/").status_code == 404


def test_every_look_at_a_dossier_is_written_down(sit, code):
    sit("lan").get(page(code))
    views = Entry.objects.filter(act="view", subject="dossiers.dossiers", by="lan")
    assert views.count() == 1


def test_the_page_says_why_that_day_and_who_used_the_time(sit, code):
    context = sit("thu").get(page(code)).context
    assert {line.code for line in context["clock"]} >= {"due"}
    assert [body["unit"] for body in context["used"]] == ["UBND thành phố Pleiku"]


def test_the_page_takes_few_questions_however_long_the_story(
    sit, code, django_assert_max_num_queries
):
    _do(sit("thu"), code, "chuyen-buoc")
    client = sit("lan")
    client.get(page(code))
    with django_assert_max_num_queries(17):
        client.get(page(code))


def test_cash_is_taken_once(sit, code):
    from konia.domains.payments.models import Receipt

    client = sit("thu")
    url = client.get(page(code)).context["payments"][0]["take_url"]
    for _ in range(2):
        assert client.post(url, {"ve": "tiep-nhan"}).status_code == 302
    assert Receipt.objects.count() == 1
    receipt_url = client.get(page(code)).context["payments"][0]["receipt_url"]
    assert client.get(receipt_url).content.startswith(b"%PDF")
    assert sit("lan").post(url).status_code == 403


def test_rescheduling_previews_and_sends_the_apology(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    client = sit("dung")
    said = {"due_on": "30/6/2021", "reason": "Chờ đo đạc"}
    draft = client.post(page(code, "hen-lai"), {**said, "xem": "1"})
    assert draft.content.startswith(b"%PDF")
    assert Dossier.objects.get().rescheduled_at is None
    assert client.post(page(code, "hen-lai"), {**said, "due_on": "1/6/2021"}).status_code == 422
    _do(client, code, "hen-lai", **said)
    assert Letter.objects.filter(kind="apology").count() == 1
    assert "reschedule" not in _acts(client, code)


def test_a_consultation_is_asked_and_answered(sit, code, units):
    _do(sit("thu"), code, "chuyen-buoc")
    client = sit("lan")
    asked = {"unit": "Sở Tài nguyên và Môi trường", "question": "Có quy hoạch không?"}
    wrong = client.post(page(code, "lay-y-kien"), {**asked, "unit": "Sở X", "working_hours": 8})
    assert set(wrong.context["form"].errors) == {"unit"}
    _do(client, code, "lay-y-kien", working_hours="8", **asked)
    from konia.testing.cast import powers_of

    other = powers_of("tai", "H21.10", permissions=["dossiers.see", "dossiers.change"])
    client.force_login(other.account)
    assert _acts(client, code) == {"answer"}
    assert client.get("/lam-viec/viec-can-lam/").context["counts"]["unit"] == 1
    step = Step.objects.get(role=7)
    answer = client.post(f"{page(code, 'tra-loi-y-kien')}?buoc={step.pk}", {"words": "Không có"})
    assert answer.status_code == 302
    step.refresh_from_db()
    assert (step.outcome, step.words) == ("answered", "Không có")


def test_a_step_is_given_to_one_official(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    client = sit("dung")
    choices = dict(client.get(page(code, "phan-cong")).context["form"].fields["to"].choices)
    assert "lan" in choices
    assert "thu" not in choices
    _do(client, code, "phan-cong", to="lan")
    assert sit("lan").get("/lam-viec/viec-can-lam/").context["counts"]["mine"] == 1


def test_a_dossier_ends_without_result_by_its_own_form(sit, code):
    _do(sit("thu"), code, "chuyen-buoc")
    client = sit("dung")
    assert client.post(page(code, "dung"), {"reason": ""}).status_code == 422
    _do(client, code, "dung", reason="Người nộp đã mất")
    assert Dossier.objects.get().state == "stopped"
    assert Letter.objects.filter(kind="stop").count() == 1
    assert client.get(page(code, "dung")).status_code == 409


def test_an_act_that_is_not_mine_is_refused(sit, code):
    assert sit("lan").post(page(code, "dung"), {"reason": "x"}).status_code in {403, 404}
    assert sit("thu").get(page(code, "ky-ket-qua")).status_code == 409
    assert sit("thu").get(page(code, "khong-co")).status_code == 404
