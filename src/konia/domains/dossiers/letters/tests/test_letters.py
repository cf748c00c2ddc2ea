"""Each letter is read back with poppler, as an archive would read it."""

import hashlib
import re
import subprocess
from dataclasses import replace
from unicodedata import normalize

import pytest

from konia.domains.dossiers.letters.compose import forms, letter
from konia.domains.dossiers.letters.facts import LetterKind

from .samples import BARE, CODE, ENDLESS, FACTS, LONG_NAME, MANY, ON_2021, ON_2026, PAPERS, PLEIKU


def pages(content: bytes) -> list[str]:
    """The text of each page, with single blanks."""
    said = _poppler("pdftotext", "-layout", "-", "-", content=content)
    return [" ".join(page.split()) for page in said.split("\f")[:-1]]


def squeezed(content: bytes) -> str:
    """The text without any blanks, so that line breaks in cells do not matter."""
    said = _poppler("pdftotext", "-raw", "-", "-", content=content)
    return "".join(said.replace("\u200b", "").split())


def _poppler(*command: str, content: bytes) -> str:
    run = subprocess.run(command, input=content, capture_output=True, check=True)  # noqa: S603
    return normalize("NFC", run.stdout.decode())


def _says(content: bytes, *words: str) -> list[str]:
    said = squeezed(content).casefold()
    return [word for word in words if "".join(word.split()).casefold() not in said]


HEAD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "thành phố Pleiku", "Pleiku, ngày",
)  # fmt: skip
WHO = ("Siu H'Nghĩa", "Làng Plei Ốp, phường Hoa Lư", "0905 123 456")
EXPECTED = {
    LetterKind.RECEIPT: (
        *WHO, CODE, "064190000123", "siu.hnghia@example.vn", PLEIKU.address, PLEIKU.phone,
        "Cấp giấy phép xây dựng nhà ở riêng lẻ (mã thủ tục 1.009994)", FACTS.content,
        *(paper.name for paper in PAPERS), "Số lượng hồ sơ: 1 bộ", "15 ngày làm việc",
        "08 giờ 05 phút, ngày 15/6/2021", "16 giờ 30 phút, ngày 6/7/2021", FACTS.return_at,
        "Nhận trực tiếp", "Lệ phí cấp phép 75.000 đồng (đã nộp)",
        "Phí thẩm định 1.250.000 đồng (chưa nộp)", "tổng cộng 1.325.000 đồng",
        "Người nộp hồ sơ", "Người tiếp nhận hồ sơ", "Nguyễn Thị Lan",
    ),
    LetterKind.SUPPLEMENT: (
        *WHO, CODE, "Số: 12/HDHS", "siu.hnghia@example.vn", FACTS.content, FACTS.reason,
        *(paper.name for paper in PAPERS), "tỷ lệ 1/100", "Bản chính", "Chứng thực", "Bản sao",
        "Nguyễn Thị Lan", "0269 3824 123", "lan.nt@example.vn",
    ),
    LetterKind.REFUSAL: (
        *WHO, CODE, "Số: 12/HDHS", "không tiếp nhận, giải quyết", FACTS.reason, FACTS.ground,
        FACTS.guidance, "Nguyễn Thị Lan",
    ),
    LetterKind.APOLOGY: (
        "Kính gửi: Siu H'Nghĩa", CODE, "Hồi 08 giờ 05 phút, ngày 15/6/2021",
        "Thời gian hẹn trả kết quả: 16 giờ 30 phút, ngày 6/7/2021", FACTS.reason, "xin lỗi",
        "16 giờ 30 phút, ngày 13/7/2021", "KT. Chủ tịch", "Phó Chủ tịch", "Phạm Quốc Bảo",
        "Nơi nhận",
    ),
    LetterKind.STOP: (
        "Kính gửi: Siu H'Nghĩa", CODE, "dừng giải quyết hồ sơ", FACTS.reason, FACTS.ground,
        *(paper.name for paper in PAPERS), "Phạm Quốc Bảo",
    ),
    LetterKind.CONTROL: (
        CODE, *WHO, "Cấp giấy phép xây dựng nhà ở riêng lẻ", "Phòng Quản lý đô thị",
        "Người giao: Nguyễn Thị Lan", "Người nhận: Trần Văn Minh", "09 giờ 40 phút, ngày 25/6/2021",
        "Trước hạn", "Quá hạn", "Đúng hạn", "Chờ ý kiến Sở Xây dựng",
        "Phải xong trước: 16 giờ 30 phút, ngày 24/6/2021",
    ),
    LetterKind.REGISTER: (
        "Từ ngày 1/6/2021 đến ngày 15/6/2021", "000.00.31.H21-210612-0012", *WHO,
        "Phòng Quản lý đô thị", "Hẹn lại 1 lần", "Trực tiếp", "Tổng cộng: 12 hồ sơ",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.code)
def test_every_fact_of_a_form_is_printed_on_it(form):
    made = letter(form.kind, FACTS, on=ON_2021 if form.last_on else ON_2026)
    assert (made.form_code, made.number) == (form.code, form.number)
    needed = (form.title, form.circular, form.number, *HEAD, *EXPECTED[form.kind])
    assert _says(made.content, *needed) == []


def test_only_the_form_of_2025_asks_for_more_time():
    asks = "đề nghị gia hạn thời gian giải quyết hồ sơ thêm 05 ngày làm việc"
    new = letter(LetterKind.APOLOGY, FACTS, on=ON_2026)
    assert _says(new.content, asks) == []
    old = letter(LetterKind.APOLOGY, FACTS, on=ON_2021)
    assert _says(old.content, asks) == [asks]


def test_a_letter_bears_its_own_day_and_nothing_of_the_clock():
    made = letter(LetterKind.APOLOGY, FACTS, on=ON_2026)
    assert _says(made.content, "Pleiku, ngày 04 tháng 3 năm 2026") == []
    assert "CreationDate:    Wed Mar  4 2026" in re.sub(
        r" \d\d:\d\d:\d\d", "", _poppler("pdfinfo", "-", content=made.content)
    )


def test_the_same_facts_give_the_same_bytes_and_their_digest():
    one, other = (letter(LetterKind.RECEIPT, FACTS, on=ON_2021) for _ in range(2))
    assert one == other
    assert one.sha256 == hashlib.sha256(one.content).hexdigest()


def test_a_letter_is_an_archival_pdf():
    content = letter(LetterKind.RECEIPT, FACTS, on=ON_2021).content
    assert b"pdfaid:part>2<" in content
    assert b"pdfaid:conformance>B<" in content
    rows = _poppler("pdffonts", "-", content=content).splitlines()[2:]
    assert rows
    assert all("LiberationSerif" in row and "yes yes" in row for row in rows)


def test_an_ordinary_receipt_is_one_page():
    assert len(pages(letter(LetterKind.RECEIPT, FACTS, on=ON_2021).content)) == 1


def test_forty_papers_flow_over_pages_with_their_heads_and_numbers():
    said = pages(letter(LetterKind.RECEIPT, MANY, on=ON_2021).content)
    assert len(said) == 2
    assert all("Tên giấy tờ" in page for page in said)
    assert [page.split()[0] for page in said[1:]] == ["2"]
    assert all(f"Giấy tờ thứ {number} của hồ sơ" in " ".join(said) for number in range(1, 41))
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in said[-1]


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.REGISTER])
def test_an_endless_name_is_printed_whole(kind):
    assert _says(letter(kind, ENDLESS, on=ON_2026).content, LONG_NAME) == []


@pytest.mark.parametrize("kind", list(LetterKind))
def test_a_letter_with_only_the_needed_facts_has_no_empty_lines(kind):
    for page in pages(letter(kind, BARE, on=ON_2026).content):
        assert not re.search(
            r"(Địa chỉ|Thư điện tử|Căn cứ|Hướng dẫn): *(?=[A-ZĐ][^ ]* [^:]*:|$)", page
        )


def test_what_a_citizen_writes_is_printed_and_never_obeyed():
    hostile = '#panic("x") $x^2$ <script>alert(1)</script> *đậm* \\ " 😀 @ref'
    made = letter(LetterKind.REFUSAL, replace(FACTS, reason=hostile), on=ON_2021)
    assert _says(made.content, hostile.replace("😀", "□")) == []


def test_a_dossier_without_a_tracking_page_has_no_picture():
    content = letter(LetterKind.RECEIPT, BARE, on=ON_2026).content
    assert _says(content, "Phí, lệ phí: không thu") == []
    assert _says(content, "Tra cứu hồ sơ tại") == ["Tra cứu hồ sơ tại"]
