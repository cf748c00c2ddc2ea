"""A report is dropped in a real browser, on a phone and at a desk."""

import pytest

from .test_pages import _is_sound, page, pytestmark, signed_in

__all__ = ["page", "pytestmark", "signed_in"]

PAGE = "/lam-viec/kiem-tra-bao-cao/"
TEXT = """# BÁO CÁO

Tỉnh đã hoàn thành 11/38 nhiệm vụ (đạt 28,94%), trong đó 5/10 đơn vị (đạt 60%).

| TT | Đơn vị | Tiếp nhận | Đúng hạn |
|---|---|---|---|
| 1 | Huyện An | 120 | 118 |
| 2 | Huyện Bình | 230 | 225 |
| 3 | Huyện Cát | 150 | 149 |
| | Tổng cộng | 500 | 429 |
"""


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "bao-cao.md"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_an_official_drops_a_report_and_reads_the_findings(signed_in, site, boxes, report):
    signed_in.goto(site + PAGE)
    _is_sound(signed_in, "kiem-tra-trong")
    signed_in.get_by_label("Tệp báo cáo").set_input_files(report)
    signed_in.get_by_label("Toàn văn báo cáo").check()
    signed_in.get_by_role("button", name="Kiểm tra báo cáo").click()
    assert signed_in.get_by_text("11/38 = 28,9474%").is_visible()
    assert signed_in.locator("mark", has_text="429").is_visible()
    _is_sound(signed_in, "kiem-tra-ket-qua")


def test_the_marked_report_is_taken_away(signed_in, site, boxes, report):
    signed_in.goto(site + PAGE)
    signed_in.get_by_label("Tệp báo cáo").set_input_files(report)
    with signed_in.expect_download() as waiting:
        signed_in.get_by_role("button", name="Tải bản DOCX có ghi chú").click()
    assert waiting.value.suggested_filename == "bao-cao-da-soat.docx"


def test_each_kind_is_explained(signed_in, site, boxes):
    signed_in.goto(f"{site}{PAGE}giai-thich/")
    assert signed_in.get_by_role("heading", name="Tổng và các phần").is_visible()
    _is_sound(signed_in, "kiem-tra-giai-thich")
