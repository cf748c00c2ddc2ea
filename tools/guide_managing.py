"""What the pictures of the administrators' guide show, in the order in which it happens."""

from playwright.sync_api import FilePayload

from tools.guide_scenes import Walk

HEADS = "Tên đăng nhập;Họ và tên;Đơn vị;Thư điện tử;Số điện thoại;Vai trò"
ROWS = (
    "hue.ro;Rơ Mah Huệ;UBND thành phố Pleiku;hue.ro@gialai.gov.vn;0905000301;Cán bộ tiếp nhận",
    "nam;Lê Văn Nam;UBND huyện Đak Đoaa;nam@;0905000302;Cán bộ tiếp nhận",
)
TABLE: FilePayload = {
    "name": "can-bo.csv", "mimeType": "text/csv", "buffer": "\n".join((HEADS, *ROWS)).encode(),
}  # fmt: skip


class Managing(Walk):
    """The administrator opens accounts, gives roles, keeps tokens and devices."""

    def take(self) -> None:
        """Everything, accounts first."""
        self._accounts()
        self._lending()
        self._programs_and_devices()

    def _accounts(self) -> None:
        page = self._desk("quantri")
        self._go(page, "tai-khoan-can-bo/mo/")
        for name, text in (
            ("username", "huong.ro"), ("full_name", "Rơ Châm Hương"),
            ("unit", "UBND thành phố Pleiku"), ("email", "huong.ro@gialai.gov.vn"),
        ):  # fmt: skip
            page.fill(f"#id_{name}", text)
        page.select_option("#id_role", label="Cán bộ tiếp nhận")
        self._shoot(page, "qt-01-mo-tai-khoan")
        page.get_by_role("button", name="Mở tài khoản").click()
        page.get_by_text("Đã mở tài khoản huong.ro").wait_for()
        self._shoot(page, "qt-02-tai-khoan")
        self._go(page, "tai-khoan-can-bo/tep/")
        page.set_input_files("input[type=file]", [TABLE])
        page.get_by_role("button", name="Kiểm tra tệp").click()
        page.get_by_role("heading", name="Kết quả kiểm tra").wait_for()
        self._shoot(page, "qt-03-tu-tep")
        self._go(page, "vai-tro/")
        self._shoot(page, "qt-04-vai-tro")
        page.context.close()

    def _lending(self) -> None:
        page = self._desk("dung")
        self._go(page, "quyen-cua-toi/")
        page.get_by_role("link", name="Ủy quyền").first.click()
        page.fill("#id_to", "lan")
        page.fill("#id_last_on", "18/6/2021")
        self._shoot(page, "qt-05-uy-quyen")
        page.context.close()

    def _programs_and_devices(self) -> None:
        page = self._desk("quantri")
        self._go(page, "quay/thiet-bi/")
        self._shoot(page, "qt-06-thiet-bi")
        self._go(page, "ma-truy-cap/them/?tai-khoan=thu")
        page.fill("#id_name", "Phần mềm kế toán")
        self._shoot(page, "qt-07-ma-truy-cap")
        page.context.close()
