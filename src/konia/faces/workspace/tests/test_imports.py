import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from konia.domains.mail.models import Mailbox

IMPORT = "/lam-viec/so/mail.mailboxes/nhap/"
HEADS = ("Đơn vị", "Địa chỉ", "Người dùng", "Ngày cấp")
GOOD = ("Pleiku", "a@b.vn", "Lan", "1/2/2021")
BAD = ("huyện Đăk Sơ", "b@b.vn", "Hoa", "31/6/2021")


def _file(*rows):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("bang.xlsx", out.getvalue())


@pytest.fixture
def looked(desk, units):
    return desk.post(IMPORT, {"file": _file(HEADS, GOOD, BAD)})


def test_the_first_step_names_every_bad_cell_and_saves_nothing(looked):
    text = looked.content.decode()
    assert looked.status_code == 422
    assert [bad.cell for bad in looked.context["report"].bad] == ["A3", "D3"]
    assert "31/6/2021" in text
    assert not Mailbox.objects.exists()


def test_the_second_step_saves_the_good_rows_of_the_same_file(desk, looked):
    answer = desk.post(IMPORT, {"save": "1"}, follow=True)
    assert [box.address for box in Mailbox.objects.all()] == ["a@b.vn"]
    assert "Đã lưu 1 dòng" in answer.content.decode()


def test_saving_twice_saves_once(desk, looked):
    desk.post(IMPORT, {"save": "1"})
    answer = desk.post(IMPORT, {"save": "1"}, follow=True)
    assert Mailbox.objects.count() == 1
    assert "chọn lại tệp" in answer.content.decode()


def test_a_file_that_is_no_table_is_told_at_its_field(desk, units):
    answer = desk.post(IMPORT, {"file": SimpleUploadedFile("anh.xlsx", b"\x89PNG\r\n\x1a\n\x00")})
    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.content.decode()


def test_no_file_is_told_at_its_field(desk, units):
    assert desk.post(IMPORT, {}).status_code == 422


def test_the_template_has_the_heads_that_the_import_takes(desk, units):
    answer = desk.get(f"{IMPORT}mau.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    heads = book.get_sheet_by_index(0).to_python()[0]
    assert set(HEADS) <= set(heads)
    again = desk.post(
        IMPORT,
        {"file": _file(heads, [dict(zip(HEADS, GOOD, strict=True)).get(h, "") for h in heads])},
    )
    assert again.context["report"].good == 1
