"""Thư receives, Lan handles, Dũng signs: a dossier's life in a real browser, phone and desk."""

import pytest

from konia.domains.citizens.tests.factories import OrganisationFactory
from konia.domains.dossiers.actions import ApplicantIn, PaperIn, receive
from konia.domains.dossiers.models import Application, Dossier, Pause
from konia.domains.dossiers.tests.stage import intake, make_procedure, moment
from konia.faces.portal.tests.citizen_stage import photo
from konia.faces.workspace.tests.stage import people
from konia.kernel.files.uploads import keep_upload

from .test_pages import AXE, RUN_AXE, SHOTS, WIDTHS, _is_bad

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def procedure(units):
    return make_procedure(
        units, name="Cấp giấy phép xây dựng", papers="Đơn đề nghị; Bản vẽ", fee_vnd=50000
    )


@pytest.fixture(params=WIDTHS)
def desk(request, chromium, site, client, procedure):
    """Three people at one screen size: name -> their page; what the browser refused is kept."""
    pages, refused, contexts = {}, [], []
    for name, powers in people().items():
        client.force_login(powers.account)
        context = chromium.new_context(viewport={"width": request.param, "height": 900})
        context.set_default_timeout(20_000)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        page = context.new_page()
        page.on("pageerror", lambda error: refused.append(str(error)))
        page.on("console", lambda told: refused.append(told.text) if _is_bad(told) else None)
        pages[name] = page
        contexts.append(context)
        client.cookies.clear()
    yield Desk(site, pages, refused)
    for context in contexts:
        context.close()


class Desk:
    """The three pages, and the looks that every step of the walk takes."""

    def __init__(self, site, pages, refused):
        self.site, self.pages, self.refused = site, pages, refused

    def at(self, name, path=""):
        page = self.pages[name]
        page.goto(f"{self.site}/lam-viec/{path}")
        return page

    def sound(self, page, name):
        """No script error, no side scroll, nothing that axe finds."""
        page.wait_for_load_state("networkidle")
        SHOTS.mkdir(parents=True, exist_ok=True)
        width = page.viewport_size["width"]
        page.screenshot(path=SHOTS / f"quay-{name}-{width}.png", full_page=True)
        assert self.refused == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert page.evaluate(RUN_AXE) == [], name

    def press(self, page, words, name):
        """A button of the dossier's page, the small page behind it looked at."""
        page.get_by_role("button", name=words, exact=True).first.click()
        page.wait_for_load_state("networkidle")
        self.sound(page, name)
        return page

    def done(self, page, words):
        """The small page's own button; afterwards the dossier's page says so."""
        page.locator("main form button[type=submit]").first.click()
        page.get_by_text(words).first.wait_for()


def _receive(desk):
    page = desk.at("thu", "tiep-nhan/")
    desk.sound(page, "chon-thu-tuc")
    page.locator("#tim-thu-tuc").press_sequentially("cap giay phep xay", delay=10)
    page.locator("#goi-y a", has_text="Cấp giấy phép xây dựng").click()
    page.fill("#id_name", "Siu H'Bia")
    page.fill("#id_identity_no", "064199001234")
    page.check("#giay_0_co")
    desk.sound(page, "phieu-nhan")
    page.get_by_role("button", name="Tiếp nhận", exact=True).dblclick()
    page.get_by_role("heading", name="Đã tiếp nhận hồ sơ").wait_for()
    desk.sound(page, "da-nhan")
    page.get_by_role("button", name="Thu tiền mặt 50.000 đồng").click()
    page.get_by_text("Đã thu tiền").wait_for()
    return Dossier.objects.get().code  # one, though the button was pressed twice


def test_a_dossier_from_the_counter_to_the_result_in_hand(desk):
    code = _receive(desk)
    page = desk.at("thu", f"ho-so/{code}/")
    desk.sound(page, "ho-so-thu")
    desk.press(page, "Chuyển bước sau", "chuyen-buoc")
    desk.done(page, "Đã chuyển bước sau")

    page = desk.at("lan", "viec-can-lam/")
    desk.sound(page, "viec-can-lam")
    page.locator(".kd-inbox input[type=checkbox]").first.check()
    page.get_by_role("button", name="Nhận xử lý các việc đã chọn").click()
    page.get_by_text("Đã nhận xử lý 1 việc").wait_for()
    page.get_by_role("link", name=code).click()
    desk.press(page, "Yêu cầu bổ sung", "yeu-cau-bo-sung")
    page.fill("#id_reason", "Bản vẽ chưa có")
    page.fill("#id_items", "Bản vẽ thiết kế")
    desk.done(page, "Đã yêu cầu bổ sung")
    assert Pause.objects.get().stops_clock

    page = desk.at("thu", f"ho-so/{code}/")
    desk.sound(page, "cho-bo-sung")
    desk.press(page, "Nhận giấy tờ bổ sung", "nhan-bo-sung")
    page.check("#giay_0_co")
    page.set_input_files(
        "#giay_0_tep", {"name": "ban-ve.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    desk.done(page, "Đã nhận giấy tờ bổ sung")

    page = desk.at("lan", f"ho-so/{code}/")
    page.get_by_role("button", name="Chuyển bước sau", exact=True).click()
    page.fill("#id_words", "Đủ điều kiện, trình ký")
    desk.done(page, "Đã chuyển bước sau")

    page = desk.at("dung", "viec-can-lam/")
    page.get_by_role("link", name=code).click()
    desk.press(page, "Ký kết quả", "ky-ket-qua")
    page.fill("#id_name", "Giấy phép xây dựng")
    page.fill("#id_number", "12/GPXD")
    desk.done(page, "Đã ký kết quả")

    page = desk.at("thu", f"ho-so/{code}/")
    desk.press(page, "Trả kết quả", "tra-ket-qua")
    page.locator("main form button[type=submit]").first.click()
    page.get_by_role("heading", name="Có chỗ cần sửa").wait_for()  # not yet signed for
    page.check("#id_signed")
    desk.done(page, "người nhận đã ký")
    desk.sound(page, "ho-so-xong")
    assert Dossier.objects.get().state == "returned"


@pytest.mark.parametrize(
    ("name", "path"),
    [("dung", "dieu-hanh/"), ("dung", "dieu-hanh/theo-don-vi/"), ("lan", "ho-so/"),
     ("dung", "ho-so/qua-han/"), ("thu", "ho-so/so-theo-doi/"), ("thu", "tiep-nhan/truc-tuyen/"),
     ("lan", "")],
)  # fmt: skip
def test_the_other_pages_of_the_desk_are_sound(desk, name, path):
    _receive(desk)
    page = desk.at(name, path)
    assert page.locator("h1").is_visible()
    desk.sound(page, path.replace("/", "-") + name)


def test_a_kept_file_of_an_organisation_is_opened_before_it_is_chosen(desk, procedure, units, lan):
    firm = OrganisationFactory(unit=units["H21.31"])
    scan = keep_upload(photo("ban-ve.png"))
    asked = intake(
        procedure, papers=(PaperIn("Bản vẽ", file_id=scan.pk, file_name="ban-ve.png"),),
        applicant=ApplicantIn(firm.name, 2, firm.tax_no, organisation_id=firm.pk),
    )  # fmt: skip
    receive(asked, at=moment(1), by=lan)
    page = desk.at("thu", f"tiep-nhan/?tt={procedure.code}")
    page.fill("#ai", "cao nguyen")
    page.get_by_role("button", name="Tra cứu").click()
    page.get_by_role("button", name=firm.name).click()
    link = page.get_by_role("link", name="Mở Bản vẽ")
    link.wait_for()
    desk.sound(page, "tiep-nhan-to-chuc")
    with page.expect_popup() as opened:
        link.click()
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("document.images[0].naturalWidth") > 0
    page.select_option("#giay_1_dung_lai", index=1)
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    page.get_by_role("link", name="Mở trang hồ sơ").wait_for()
    assert Application.objects.filter(organisation=firm).count() == 2


def test_a_dossier_is_received_without_scripts(chromium, site, client, procedure):
    client.force_login(people()["thu"].account)
    context = chromium.new_context(java_script_enabled=False)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    page = context.new_page()
    page.goto(f"{site}/lam-viec/tiep-nhan/")
    page.fill("#tim-thu-tuc", "cap giay phep xay")
    page.get_by_role("button", name="Tìm thủ tục").click()
    page.locator("#goi-y a").first.click()
    page.fill("#id_name", "Siu H'Bia")
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    page.get_by_role("link", name="Mở trang hồ sơ").click()
    page.get_by_role("button", name="Chuyển bước sau", exact=True).click()
    page.locator("main form button[type=submit]").first.click()
    assert page.get_by_text("Đã chuyển bước sau").is_visible()
    context.close()
