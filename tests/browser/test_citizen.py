"""The story of a citizen on a phone: find, sign in, fill in, send, follow, supplement, rate."""

import gzip
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.domains.dossiers import actions
from konia.domains.dossiers.actions import ResultIn
from konia.domains.dossiers.models import Dossier, Paper, Step
from konia.domains.procedures.models import LifeEvent, LifeEventItem
from konia.faces.portal.tests.citizen_stage import (
    begin,
    birth_registration,
    browser_of,
    make_person,
    photo,
    send,
)
from konia.kernel.files.uploads import keep_upload
from konia.kernel.outbox.post import deliver_due
from konia.testing.cast import powers_of

from .test_pages import _is_bad, _is_sound

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
HERE = ZoneInfo("Asia/Ho_Chi_Minh")
PASSWORD = "ba con nai vàng ngơ ngác"  # of a person who does not exist


def at(hour):
    return datetime(2021, 6, 15, hour, tzinfo=HERE)


@pytest.fixture
def birth(units):
    made = birth_registration(units)
    event = LifeEvent.objects.create(unit=units["H21"], code="co-con", name="Có con nhỏ")
    LifeEventItem.objects.create(unit=units["H21"], event=event, procedure=made)
    return made


@pytest.fixture
def binh(units):
    made = make_person(units)
    made.account.email = "binh@example.vn"
    made.account.set_password(PASSWORD)
    made.account.save()
    return made


@pytest.fixture
def clerk(units):
    return powers_of("thu", "H21.31.02")


def _opened(chromium, *, width, scripts=True):
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, java_script_enabled=scripts
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.refused = []
    page.on("pageerror", lambda error: page.refused.append(str(error)))
    page.on("console", lambda told: page.refused.append(told.text) if _is_bad(told) else None)
    return page


def _look(page, name):
    """Look at a page on the phone, and at a desk's width as well."""
    _is_sound(page, f"dan-{name}")
    page.set_viewport_size({"width": 1440, "height": 900})
    _is_sound(page, f"dan-{name}")
    page.set_viewport_size({"width": 390, "height": 844})


def _next(page, name="Lưu và tiếp tục"):
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def _attach(page, field, name):
    given = photo(name)
    page.set_input_files(
        f"#{field}", {"name": name, "mimeType": "image/png", "buffer": given.read()}
    )


@pytest.mark.works("S21.2", "S18.5", "S27.1")
def test_a_citizen_on_a_phone_gets_a_birth_certificate(chromium, site, birth, binh, clerk, boxes):
    page = _opened(chromium, width=390)
    _find(page, site)
    _sign_in(page)
    _fill_in(page)
    code = _send(page)
    _accept_and_follow(page, site, code, clerk)
    _supplement(page, site, code, clerk)
    _receive_and_rate(page, site, code, clerk)
    page.context.close()


def _find(page, site):
    page.goto(site)
    _look(page, "trang-chu")
    page.fill("#tim", "dang ky khai sinh")
    page.press("#tim", "Enter")
    page.wait_for_url("**/thu-tuc/?q=**")
    _look(page, "tim-thu-tuc")
    page.get_by_role("link", name="Đăng ký khai sinh").click()
    page.wait_for_load_state()
    _look(page, "thu-tuc")
    page.get_by_role("button", name="Bắt đầu nộp hồ sơ").click()
    page.wait_for_url("**/dang-nhap/**")


def _sign_in(page):
    page.fill("#id_contact", "binh@example.vn")
    page.fill("#id_password", PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/nop-ho-so/**")
    _look(page, "bat-dau")
    _next(page, "Bắt đầu")


def _fill_in(page):
    _look(page, "truong-hop")
    _next(page)
    _look(page, "noi-nop")
    assert page.locator("#id_unit option:checked").inner_text() == "UBND phường Hoa Lư"
    _next(page)
    _look(page, "cau-hoi")
    assert page.input_value("#id_ho_ten") == "Nguyễn Văn Bình"
    _next(page)
    _next(page)
    assert page.get_by_role("alert").is_visible()
    _look(page, "cau-hoi-loi")
    page.fill("#id_ten_tre", "Nguyễn Thị Mai")
    page.fill("#id_ngay_sinh_tre", "1/6/2021")
    _next(page)
    page.get_by_label("Khác").check()
    _next(page)
    assert page.get_by_text("cần thêm một câu hỏi").is_visible()
    page.fill("#id_quan_he_khac", "Ông nội")
    _next(page)
    page.fill("#id_ban_sao", "2")
    _next(page)
    _attach(page, "anh", "giay-chung-sinh.png")
    _next(page, "Lưu và thêm trang nữa")
    _look(page, "giay-to")
    _next(page)
    _next(page, "Lưu, hoặc bỏ qua")
    _look(page, "nhan-ket-qua")
    page.get_by_label("Nhận bản điện tử trực tuyến").check()
    _next(page)


def _send(page):
    _look(page, "kiem-tra")
    page.get_by_role("link", name="Sửa Tên của trẻ").click()
    page.fill("#id_ten_tre", "Nguyễn Thị Mai Hoa")
    _next(page)
    page.wait_for_url("**/kiem-tra/")
    assert page.get_by_text("Nguyễn Thị Mai Hoa").is_visible()
    page.get_by_label("Tôi cam đoan").check()
    _next(page, "Nộp hồ sơ")
    page.wait_for_url("**/da-nop/")
    _look(page, "da-nop")
    page.get_by_role("button", name="Nộp tiền trực tuyến").click()
    page.wait_for_url("**/thanh-toan/**")
    _look(page, "nop-tien")
    return Dossier.objects.get().code


def _accept_and_follow(page, site, code, clerk):
    actions.accept(code, at=at(10), by=clerk)
    page.goto(f"{site}/tra-cuu/")
    _look(page, "tra-cuu")
    page.fill("#ma", code)
    page.press("#ma", "Enter")
    page.wait_for_url(f"**/tra-cuu/{code}/")
    assert page.get_by_role("heading", name="Vì sao là ngày này?").is_visible()
    assert page.get_by_text("Nguyễn").count() == 0
    _look(page, "theo-doi")


def _supplement(page, site, code, clerk):
    items = ["Giấy chứng sinh chụp rõ bốn góc", "Giấy tờ tùy thân của mẹ"]
    actions.ask_supplement(code, reason="Ảnh bị mờ", items=items, at=at(11), by=clerk)
    page.goto(f"{site}/ho-so-cua-toi/")
    _look(page, "ho-so-cua-toi")
    page.get_by_role("link", name="Đăng ký khai sinh").click()
    page.wait_for_load_state()
    _look(page, "cho-bo-sung")
    page.get_by_role("button", name="Bổ sung giấy tờ").click()
    page.wait_for_load_state()
    _attach(page, "tep", "ro.png")
    _next(page, "Đính kèm, rồi thêm tệp khác")
    _look(page, "bo-sung")
    _next(page, "Gửi bổ sung")
    assert page.get_by_text("Đã gửi giấy tờ bổ sung").is_visible()
    assert Paper.objects.filter(file_name="ro.png").exists()


def _receive_and_rate(page, site, code, clerk):
    while Step.objects.get(dossier__code=code, done_on=None).role not in {3, 6}:
        actions.pass_on(code, at=at(13), by=clerk)
    signed = keep_upload(SimpleUploadedFile("kq.pdf", b"%PDF-1.4\ntrailer<<>>\n%%EOF\n"))
    results = [ResultIn("Giấy khai sinh", number="12/2021", file_id=signed.pk)]
    actions.decide(code, results=results, at=at(14), by=clerk)
    page.goto(f"{site}/ho-so-cua-toi/{code}/")
    _look(page, "co-ket-qua")
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải Giấy khai sinh").click()
    assert download.value.suggested_filename.endswith(".pdf")
    actions.hand_over(code, receiver="Nguyễn Văn Bình", at=at(15), by=clerk)
    deliver_due()
    page.goto(f"{site}/ho-so-cua-toi/{code}/")
    page.get_by_role("button", name="Đánh giá").click()
    page.wait_for_url("**/danh-gia/**")
    page.locator("input[name=mark]").first.check(force=True)
    _next(page, "Gửi đánh giá")
    page.wait_for_url("**/danh-gia/cam-on/")
    page.goto(f"{site}/kho-giay-to/")
    assert page.get_by_role("link", name="Giấy khai sinh").is_visible()
    _look(page, "kho-giay-to")


def test_a_paper_of_the_store_is_chosen_on_a_phone_without_scripts(
    chromium, site, units, birth, binh
):
    browser = browser_of(binh)
    send(browser, units, birth)
    draft = begin(browser, birth)
    page = _opened(chromium, width=390, scripts=False)
    cookie = browser.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    page.goto(f"{site}{draft}giay-to-1/")
    page.locator("#dung_lai").select_option(index=1)
    _next(page)
    page.goto(f"{site}{draft}giay-to-1/")
    assert page.get_by_role("link", name="giay.png").is_visible()
    page.context.close()


def test_a_whole_application_is_filed_without_scripts(chromium, site, birth, binh):
    page = _opened(chromium, width=390, scripts=False)
    page.goto(f"{site}/thu-tuc/{birth.code}/")
    page.get_by_role("button", name="Bắt đầu nộp hồ sơ").click()
    page.fill("#id_contact", "binh@example.vn")
    page.fill("#id_password", PASSWORD)
    page.locator("#id_password").press("Enter")
    page.wait_for_url("**/nop-ho-so/**")
    _next(page, "Bắt đầu")
    for _ in range(3):
        _next(page)
    page.fill("#id_ten_tre", "Nguyễn Thị Mai")
    page.fill("#id_ngay_sinh_tre", "1/6/2021")
    _next(page)
    page.get_by_label("Cha, mẹ").check()
    _next(page)
    _next(page)
    _attach(page, "tep", "giay.png")
    _next(page)
    _next(page, "Lưu, hoặc bỏ qua")
    page.get_by_label("Nhận bản điện tử trực tuyến").check()
    _next(page)
    page.get_by_label("Tôi cam đoan").check()
    _next(page, "Nộp hồ sơ")
    assert page.get_by_role("heading", name="Đã nộp hồ sơ").is_visible()
    page.context.close()


def test_a_first_visit_to_a_procedure_is_light(chromium, site, birth):
    page = _opened(chromium, width=390)
    sizes = {}

    def weigh(response):
        body = response.body()
        packed = response.url.endswith(".woff2")
        sizes[response.url] = len(body) if packed else len(gzip.compress(body))

    page.on("requestfinished", lambda request: weigh(request.response()))
    page.goto(f"{site}/thu-tuc/{birth.code}/")
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) < 150_000, sizes
    page.context.close()


def test_a_withdrawal_and_a_dropped_draft_are_asked_once_more(
    chromium, client, site, units, birth, binh
):
    browser = browser_of(binh)
    code = send(browser, units, birth)
    draft = begin(browser, birth)
    page = _opened(chromium, width=390)
    cookie = browser.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    page.goto(f"{site}{draft}xoa/")
    _look(page, "xoa-nhap")
    page.goto(f"{site}/ho-so-cua-toi/{code}/rut/")
    _look(page, "rut")
    _next(page, "Rút hồ sơ")
    assert page.get_by_role("heading", name="Hồ sơ đã được rút").first.is_visible()
    _look(page, "da-rut")
    page.goto(f"{site}/tra-cuu/{code}X/")
    _look(page, "khong-co-ma")
    page.context.close()
