"""What the pictures of the guides show, in the order in which it happens."""

from pathlib import Path

from playwright.sync_api import Browser, FilePayload, Page

from tools.guide import DESK, PHONE, Camera

TYPED = "thanh lap ho kinh doanh"
WANTED = "Đăng ký thành lập hộ kinh doanh"
BIRTH = "1.001193.H21"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PAPER: FilePayload = {"name": "ket-qua.pdf", "mimeType": "application/pdf", "buffer": PDF}
PHOTO = Path(__file__).resolve().parents[1] / "docs" / "pictures" / "annex.png"
CITIZEN = "binh@example.vn"


class Walk:
    """Thư receives at the counter of Pleiku, Lan handles, Bình files from a phone."""

    def __init__(self, browser: Browser, camera: Camera, site: str, password: str) -> None:
        self.browser, self.camera, self.site, self.password = browser, camera, site, password
        self.code = self.online = ""

    def take(self) -> None:
        """Everything, citizen first: the application filed online waits at the desk."""
        self._citizen_files()
        self._clerk_enters()
        self._clerk_calls()
        self._clerk_receives()
        self._clerk_answers()
        self._expert_handles()
        self._clerk_returns()
        self._posted()
        self._mobile()
        self._overdue()
        self._without_line()
        self._citizen_follows()

    def _open(self, size: tuple[int, int] = DESK) -> Page:
        width, height = size
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
        )  # fmt: skip
        context.set_default_timeout(20_000)
        return context.new_page()

    def _desk(self, who: str, size: tuple[int, int] = DESK) -> Page:
        page = self._open(size)
        page.goto(f"{self.site}/lam-viec/dang-nhap/")
        page.fill("input[name=username]", who)
        page.fill("input[name=password]", self.password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url("**/lam-viec/")
        return page

    def _go(self, page: Page, path: str) -> None:
        page.goto(f"{self.site}/lam-viec/{path}")

    def _shoot(self, page: Page, name: str, *, height: int = 0) -> None:
        self.camera.shoot(page, name, height=height)

    # --- the citizen

    def _citizen_files(self) -> None:
        page = self._open(PHONE)
        page.goto(self.site)
        self._shoot(page, "dan-01-trang-chu")
        page.fill("#tim", "dang ky khai sinh")
        page.press("#tim", "Enter")
        page.wait_for_url("**/thu-tuc/?q=**")
        page.get_by_role("link", name="Đăng ký khai sinh", exact=True).first.click()
        page.wait_for_load_state()
        self._shoot(page, "dan-02-thu-tuc")
        page.get_by_role("button", name="Bắt đầu nộp hồ sơ").click()
        page.fill("#id_contact", CITIZEN)
        page.fill("#id_password", self.password)
        page.locator("#id_password").press("Enter")
        page.wait_for_url("**/nop-ho-so/**")
        self._press(page, "Bắt đầu")
        self._answer_questions(page)
        self.online = page.url.rstrip("/").split("/")[-2]
        self._shoot(page, "dan-05-da-nop")
        page.context.close()

    def _answer_questions(self, page: Page) -> None:
        given = {
            "ten_tre": "Nguyễn Thị Mai", "ngay_sinh_tre": "1/6/2021", "ten_me": "Trần Thị Chi",
            "noi_sinh": "Bệnh viện Nhi tỉnh Gia Lai, thành phố Pleiku", "so_ban_sao": "2",
            "dien_thoai": "0905000101", "noi_cu_tru": "Thành phố Pleiku",
        }  # fmt: skip
        for _ in range(30):
            for name, value in given.items():
                box = page.locator(f"#id_{name}")
                if box.count() and not box.input_value():
                    box.fill(value)
            if page.locator("#id_ten_tre").count():
                self._shoot(page, "dan-03-cau-hoi")
            if self._choose(page):
                continue
            if page.locator("#cam_doan").count():
                self._shoot(page, "dan-04-kiem-tra")
                page.check("#cam_doan")
                self._press(page, "Nộp hồ sơ")
                page.wait_for_url("**/da-nop/")
                return
            self._press(page, "Lưu")
        raise RuntimeError(f"the questions do not end: {page.url}")

    def _choose(self, page: Page) -> bool:
        """Answer a question of choices, a place, or a paper."""
        place = page.locator("select#id_unit")
        if place.count():
            words = place.locator("option", has_text="phường Hoa Lư").first.inner_text()
            place.select_option(label=words)
        for words in ("Cha", "Nữ", "Nhận bản điện tử trực tuyến"):
            box = page.get_by_label(words, exact=True)
            if box.count() == 1 and box.get_attribute("type") == "radio":
                box.check()
        groups = page.locator("main form input[type=radio]")
        if groups.count() and page.locator("main form input[type=radio]:checked").count() == 0:
            groups.first.check()
        if page.locator("#tep").count() and not page.locator(".kp-file").count():
            photo = PHOTO.read_bytes()
            given: FilePayload = {"name": "anh-chup.png", "mimeType": "image/png", "buffer": photo}
            page.set_input_files("#tep", given)
        return False

    def _press(self, page: Page, words: str) -> None:
        with page.expect_navigation():
            page.locator("main form button[type=submit]", has_text=words).first.click()

    def _citizen_follows(self) -> None:
        page = self._open(PHONE)
        page.goto(f"{self.site}/tra-cuu/{self.code}/")
        self._shoot(page, "dan-06-theo-doi")
        page.goto(f"{self.site}/tai-khoan/dang-nhap/")
        page.fill("#id_contact", CITIZEN)
        page.fill("#id_password", self.password)
        page.locator("#id_password").press("Enter")
        page.wait_for_url(lambda url: "dang-nhap" not in url)
        page.goto(f"{self.site}/ho-so-cua-toi/{self.online}/")
        self._shoot(page, "dan-07-bo-sung")
        page.context.close()

    # --- the counter

    def _clerk_enters(self) -> None:
        page = self._open()
        page.goto(f"{self.site}/lam-viec/dang-nhap/")
        self._shoot(page, "01-dang-nhap")
        page.context.close()
        page = self._desk("thu")
        self._shoot(page, "02-noi-lam-viec", height=700)
        page.context.close()

    def _clerk_calls(self) -> None:
        page = self._desk("thu")
        self._go(page, "quay/")
        page.locator("main table a").first.click()
        page.wait_for_load_state()
        for words in ("Xong", "Gọi số tiếp theo"):
            button = page.get_by_role("button", name=words, exact=True)
            if button.count():
                button.click()
                page.wait_for_load_state()
        self._shoot(page, "03-goi-so")
        page.context.close()

    def _pick(self, page: Page, shot: str = "") -> None:
        self._go(page, "tiep-nhan/")
        page.locator("#tim-thu-tuc").press_sequentially(TYPED, delay=10)
        page.locator("#goi-y a", has_text=WANTED).first.wait_for()
        if shot:
            self._shoot(page, shot)
        page.locator("#goi-y a", has_text=WANTED).first.click()
        page.wait_for_load_state("networkidle")

    def _fill(self, page: Page, name: str, number: str) -> None:
        page.fill("#id_name", name)
        page.fill("#id_identity_no", number)
        page.fill("#id_phone", "0905000111")
        page.fill("#id_address", "12 Hùng Vương, phường Hội Thương")
        for box in page.locator(".kd-paper input[type=checkbox]").all():
            box.check()

    def _received(self, page: Page) -> str:
        page.get_by_role("button", name="Tiếp nhận", exact=True).click()
        page.get_by_role("heading", name="Đã tiếp nhận hồ sơ").wait_for()
        return page.locator(".kd-receipt__code").inner_text()

    def _clerk_receives(self) -> None:
        page = self._desk("thu")
        self._pick(page, "04-chon-thu-tuc")
        self._fill(page, "Siu H'Bia", "064199001234")
        page.locator(".kd-due__day").wait_for()
        self._shoot(page, "05-phieu-nhan", height=1700)
        self.code = self._received(page)
        self._shoot(page, "06-da-nhan")
        receipt = page.locator("main a", has_text="(PDF)").first.get_attribute("href")
        answer = page.context.request.get(f"{self.site}{receipt}")
        self.camera.keep_paper(answer.body(), "07-giay-tiep-nhan")
        page.get_by_role("button", name="Thu tiền mặt").first.click()
        page.get_by_text("Đã thu tiền").first.wait_for()
        self._shoot(page, "08-da-thu-tien")
        page.context.close()

    def _clerk_answers(self) -> None:
        page = self._desk("thu")
        self._go(page, "tiep-nhan/truc-tuyen/")
        self._shoot(page, "09-ho-so-truc-tuyen")
        self._go(page, f"ho-so/{self.online}/")
        self._shoot(page, "10-ho-so-moi-nop")
        self._act(page, "Yêu cầu bổ sung")
        page.fill("#id_reason", "Ảnh Giấy chứng sinh bị mờ, không đọc được số")
        page.fill("#id_items", "Giấy chứng sinh chụp rõ bốn góc\nGiấy tờ tùy thân của mẹ")
        self._shoot(page, "11-yeu-cau-bo-sung")
        self._done(page, "Đã yêu cầu bổ sung")
        self._act(page, "Nhận giấy tờ bổ sung")
        self._shoot(page, "12-nhan-bo-sung")
        page.context.close()
        page = self._desk("thu")
        self._go(page, f"ho-so/{self.code}/")
        self._shoot(page, "13-trang-ho-so")
        self._act(page, "Chuyển bước sau")
        page.fill("#id_words", "Đã kiểm đủ giấy tờ, đã đối chiếu bản chính")
        self._shoot(page, "14-ban-giao")
        self._done(page, "Đã chuyển bước sau")
        page.context.close()

    def _act(self, page: Page, words: str) -> None:
        page.get_by_role("button", name=words, exact=True).first.click()
        page.wait_for_load_state("networkidle")

    def _done(self, page: Page, words: str) -> None:
        page.locator("main form button[type=submit]").first.click()
        page.get_by_text(words).first.wait_for()

    def _expert_handles(self) -> None:
        phone = self._desk("lan", PHONE)
        self._go(phone, "viec-can-lam/")
        self._shoot(phone, "15-viec-can-lam-390")
        phone.context.close()
        self._settle(self.code)

    def _settle(self, code: str) -> None:
        """Lan does every step until the result is signed."""
        page = self._desk("lan")
        for _ in range(6):
            self._go(page, f"ho-so/{code}/")
            if page.get_by_role("button", name="Ký kết quả", exact=True).count():
                break
            self._act(page, "Chuyển bước sau")
            self._done(page, "Đã chuyển bước sau")
        self._act(page, "Ký kết quả")
        page.fill("#id_name", "Giấy chứng nhận đăng ký hộ kinh doanh")
        page.fill("#id_number", "39A8012345")
        page.set_input_files("#id_file", PAPER)
        self._done(page, "Đã ký kết quả")
        page.context.close()

    def _clerk_returns(self) -> None:
        page = self._desk("thu")
        self._go(page, f"ho-so/{self.code}/")
        self._act(page, "Trả kết quả")
        page.check("#id_signed")
        self._shoot(page, "16-tra-ket-qua")
        self._done(page, "người nhận đã ký")
        page.context.close()

    def _posted(self) -> None:
        page = self._desk("thu")
        self._pick(page)
        self._fill(page, "Rơ Châm Hương", "064299004321")
        page.get_by_label("Qua bưu chính", exact=False).first.check()
        box = page.locator("#id_delivery_address")
        if box.count():
            box.fill("Thôn 3, xã Biển Hồ, thành phố Pleiku")
        code = self._received(page)
        self._go(page, f"ho-so/{code}/")
        self._act(page, "Chuyển bước sau")
        self._done(page, "Đã chuyển bước sau")
        self._settle(code)
        self._go(page, "diem-mot-cua/gui-buu-chinh/")
        self._shoot(page, "17-buu-chinh")
        page.context.close()

    def _mobile(self) -> None:
        page = self._desk("lan")
        self._go(page, "diem-mot-cua/buoi-luu-dong/")
        page.fill("#id_place", "Nhà rông làng Pleiku Roh")
        page.fill("#id_held_on", "20/6/2021")
        self._shoot(page, "18-lap-buoi-luu-dong")
        page.get_by_role("button", name="Lập buổi").click()
        page.get_by_text("Đã lập buổi lưu động").wait_for()
        page.locator("main table a", has_text="Pleiku Roh").first.click()
        page.wait_for_load_state()
        self._shoot(page, "19-buoi-luu-dong")
        page.context.close()

    def _overdue(self) -> None:
        page = self._desk("lan")
        self._go(page, "ho-so/qua-han/")
        self._shoot(page, "20-viec-qua-han")
        page.context.close()

    def _without_line(self) -> None:
        page = self._desk("thu")
        self._go(page, "tiep-nhan-ngoai-tuyen/")
        page.locator("body[data-kept=yes]").wait_for()
        page.fill("#ko-device", "Máy quầy 1")
        page.fill("#ko-count", "10")
        page.fill("#ko-pin-new", "246813")
        page.fill("#ko-pin-again", "246813")
        self._shoot(page, "21-chuan-bi-may")
        page.get_by_role("button", name="Chuẩn bị máy").click()
        page.get_by_text("Máy đã sẵn sàng").wait_for()
        page.context.set_offline(True)
        page.fill("#ko-find", TYPED)
        page.fill("#ko-name", "Nguyễn Văn An")
        page.fill("#ko-identity", "064099001234")
        for box in page.locator("#ko-papers input[type=checkbox]").all():
            box.check()
        page.get_by_role("button", name="Nhận hồ sơ và in giấy").click()
        page.locator("#ko-receipt").wait_for()
        self.camera.keep(page.screenshot(), "22-giay-tam")
        page.locator("#ko-receipt-close").click()
        page.wait_for_timeout(300)
        self.camera.keep(page.screenshot(), "23-cho-gui")
        page.context.set_offline(False)
        page.context.close()
