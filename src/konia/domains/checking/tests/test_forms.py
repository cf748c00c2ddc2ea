"""A report with every structure that is hard to read, alike in its four forms."""

import pytest

from konia.domains.checking.document import Kind
from konia.domains.checking.public import check_bytes

from .printing import as_html, as_markdown, as_pdf, as_word

NAMES = ("An", "Bình", "Cát", "Dung", "Giang", "Hải", "Khê", "Lâm", "Mộc", "Ninh", "Phú", "Sơn")
ROWS = [
    (str(at + 1), f"Huyện {name} Thượng", str(300 + 7 * at), str(290 + 6 * at), "")
    for at, name in enumerate(NAMES * 3)
]
TABLE = [
    ("STT", "Đơn vị tiếp nhận và giải quyết hồ sơ", "Tiếp nhận", "Đã giải quyết", "Ghi chú"),
    *ROWS,
    ("", "Tổng cộng", "15.210", "14.202", ""),
]
ANNEX = [
    ("STT", "Chỉ tiêu thống kê của kỳ báo cáo", "Đơn vị tính", "Số liệu", "Ghi chú"),
    ("1.1.", "Số văn bản đã rà soát", "Văn bản", "121(2)", ""),
    ("1.2.", "Số hồ sơ cấp tỉnh", "Hồ sơ", "640", "Cấp tỉnh: 410; cấp huyện: 203"),
    ("1.3.", "Số cuộc kiểm tra theo kế hoạch", "Cuộc", "", ""),
    ("1.3.", "Số cuộc kiểm tra đột xuất", "Cuộc", "4", ""),
]
NOTES = {
    "1": "Gồm: Sở Xây dựng 18 văn bản; Sở Tài chính 40 văn bản; Sở Nội vụ 6 văn bản.",
    "2": "Sở Y tế: 31 văn bản; Sở Công Thương: 44 văn bản; Sở Nội vụ: 46 văn bản.",
    "3": "Thực hiện Quyết định số 12/2021/QĐ-UBND ngày 05/3/2021 của UBND tỉnh.",
}
PARTS = [
    ("heading", "I. KẾT QUẢ THỰC HIỆN"),
    ("text", "Tỉnh đã hoàn thành 11/38 nhiệm vụ (đạt 28,94%), ban hành 64[^1] văn bản chỉ đạo."),
    ("text", "Đã rà soát 121[^2] văn bản theo Thông tư số 04/2019/TT-BNV ngày 24/5/2018."),
    ("heading", "II. GIẢI QUYẾT HỒ SƠ"),
    ("text", "Trong kỳ tiếp nhận 14.000 hồ sơ, trong đó:"),
    ("item", "Trực tuyến: 9.240 hồ sơ, chiếm 66,0%;"),
    ("item", "Trực tiếp: 4.100 hồ sơ, chiếm 29,3%;"),
    ("item", "Bưu chính: 660 hồ sơ, chiếm 7,4%."),
    (
        "text",
        (
            "Cơ quan chuyên môn cấp tỉnh giải quyết 1.118/1.204 hồ sơ đến hạn trong kỳ[^3], đạt"
            " 98,85%; số còn lại đang được các đơn vị tiếp tục xử lý theo quy trình đã phê duyệt."
        ),
    ),
    ("table", TABLE),
    ("heading", "III. PHỤ LỤC"),
    ("table", ANNEX),
]
FORMS = {"html": as_html, "docx": as_word, "pdf": as_pdf}


def _claims(data):
    items = check_bytes(data).findings.items
    return sorted((one.kind.value, one.verdict.value, one.stated, one.computed) for one in items)


@pytest.fixture(scope="module")
def expected():
    return _claims(as_markdown(PARTS, NOTES))


def test_the_text_form_tells_what_was_put_into_the_report(expected):
    told = {(kind, verdict, stated) for kind, verdict, stated, _ in expected}
    assert {
        ("ratio", "truncated", "28,94%"),
        ("ratio", "wrong", "98,85%"),
        ("ratio", "wrong", "7,4%"),
        ("sum", "ok", "64"),
        ("sum", "ok", "121"),
        ("sum", "ok", "15.210"),
        ("sum", "wrong", "14.202"),
        ("sum", "wrong", "640"),
        ("date", "wrong", "24/5/2018"),
        ("blank", "missing", ""),
        ("code", "wrong", "1.3."),
    } <= told


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_the_same_claims(form, expected):
    assert _claims(FORMS[form](PARTS, NOTES)) == expected


def test_the_table_of_a_pdf_is_one_over_all_its_pages():
    document = check_bytes(as_pdf(PARTS, NOTES)).document
    first = next(iter(document.tables))
    pages = {cell.place.page for row in first.rows for cell in row.cells}
    assert len(pages) >= 3
    assert len(first.rows) == len(TABLE)
    notes = [block for block in document.blocks if block.kind is Kind.FOOTNOTE]
    assert [block.number for block in notes] == [1, 2, 3]
