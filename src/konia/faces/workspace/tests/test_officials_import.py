"""Opening accounts from a table: every bad cell is named, good rows go in when told to."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from konia.kernel.access.models import Account, Grant
from konia.kernel.notices.models import Delivery
from konia.kernel.outbox.post import deliver_due

from .test_officials import LIST, chief, root, text_of

__all__ = ["chief", "root"]
PAGE = f"{LIST}tep/"
HEADS = "Tên đăng nhập;Họ và tên;Đơn vị;Thư điện tử;Số điện thoại;Vai trò"
GOOD = "Lan.Nguyen;Nguyễn Thị Lan;Pleiku;lan@gialai.gov.vn;0905000111;Cán bộ tiếp nhận"
OTHER = "thu.rc;Rơ Châm Thư;H21.31;;;"


def send(browser, *lines, name="can-bo.csv", heads=HEADS):
    file = SimpleUploadedFile(name, "\n".join((heads, *lines)).encode())
    return browser.post(PAGE, {"file": file})


def save(browser):
    return browser.post(PAGE, {"save": "1"})


@pytest.mark.usefixtures("plain_files")
class TestTable:
    def test_a_right_table_opens_accounts_on_the_second_press_once(self, chief):
        page = send(chief, GOOD, OTHER)
        assert page.status_code == 200
        assert "Lưu 2 dòng đúng" in text_of(page)
        assert not Account.objects.filter(username="thu.rc").exists()
        assert save(chief).headers["Location"] == LIST
        assert "Đã mở 2 tài khoản." in text_of(chief.get(LIST))
        assert save(chief).headers["Location"] == PAGE, "the same press again does nothing"
        deliver_due()
        assert Delivery.objects.filter(template="notices.official_opened").count() == 1
        assert list(Grant.objects.filter(role_id="clerk").values_list("account__username")) == [
            ("lan.nguyen",)
        ]

    def test_every_bad_cell_is_named_and_the_good_rows_may_go_in(self, chief):
        page = send(
            chief, GOOD, "l;Lan;Pleiku;;;", "thu;;Nơi nào;thu@;;", "hoa;Hoa;Đak Pơ;;;",
            "ky;Ký;Pleiku;;;Người ký", "lan.nguyen;Người khác;Pleiku;;;",
        )  # fmt: skip
        text = text_of(page)
        assert page.status_code == 422
        for cell in ("A3", "B4", "C4", "D4", "C5", "F6", "A7"):
            assert f">{cell}<" in text, cell
        assert "Lưu 1 dòng đúng" in text
        save(chief)
        assert Account.objects.filter(username="lan.nguyen", full_name="Nguyễn Thị Lan").exists()
        assert not Account.objects.filter(username__in=("l", "thu", "hoa", "ky")).exists()

    def test_the_same_table_again_opens_nothing_more(self, chief):
        for _ in range(2):
            send(chief, GOOD)
            save(chief)
        assert Account.objects.filter(username="lan.nguyen").count() == 1
        assert "Đã mở 0 tài khoản." in text_of(chief.get(LIST))

    @pytest.mark.parametrize(
        ("lines", "heads", "words"),
        [
            ((), "", "Tệp rỗng"),
            ((GOOD,), HEADS.replace("Đơn vị", "Nơi"), "thiếu cột “Đơn vị”"),
            ((GOOD,) * 1001, HEADS, "hơn 1000 dòng"),
            (("\x00",), HEADS, "Nội dung tệp không phải"),
        ],
    )
    def test_what_is_no_such_table_is_refused(self, chief, lines, heads, words):
        page = send(chief, *lines, heads=heads)
        assert page.status_code in (400, 422)
        assert words in text_of(page)

    def test_the_template_has_the_heads_and_the_roles_one_may_give(self, chief, root):
        for browser, given in ((chief, False), (root, True)):
            book = CalamineWorkbook.from_filelike(
                io.BytesIO(browser.get(f"{PAGE}mau.xlsx").content)
            )
            assert ";".join(book.get_sheet_by_index(0).to_python()[0]) == HEADS
            told = str(book.get_sheet_by_index(1).to_python())
            assert "Cán bộ tiếp nhận" in told
            assert ("Người ký" in told) is given

    def test_a_long_table_costs_few_queries_for_each_row(
        self, chief, django_assert_max_num_queries
    ):
        lines = [f"can.bo{n};Cán bộ {n};Pleiku;;;Cán bộ tiếp nhận" for n in range(50)]
        with django_assert_max_num_queries(40 + 50 * 12):
            send(chief, *lines)
