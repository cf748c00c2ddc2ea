import pytest

from konia.kernel.files.names import safe_name
from konia.kernel.files.serving import download, preview
from konia.kernel.files.store import path_of
from konia.kernel.files.uploads import keep_upload
from konia.kernel.rooms.problems import NotFoundProblem

from .made import Sent, docx, jpeg, pdf, png


@pytest.fixture(autouse=True)
def folder(db, settings, tmp_path):
    """Where files of a test are kept."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.KONIA_CLAMD = ""


@pytest.mark.parametrize(
    ("content", "given", "kept"),
    [
        (pdf(), "Giấy khai sinh.pdf", "Giấy khai sinh.pdf"),
        (pdf(), "giay.PDF", "giay.pdf"),
        (pdf(), "anh.pdf.exe", "anh.pdf"),
        (pdf(), "anh.exe.pdf", "anh.pdf"),
        (pdf(), "anh.jpg", "anh.pdf"),
        (jpeg(), "anh.JPEG", "anh.jpeg"),
        (jpeg(), "IMG.2021.06.15", "IMG.2021.06.15.jpg"),
        (docx(), "don.docm", "don.docx"),
        (pdf(), "../../etc/passwd", "passwd.pdf"),
        (pdf(), "C:\\Users\\lan\\don.pdf", "don.pdf"),
        (pdf(), 'a"b\r\nSet-Cookie: x=1.pdf', "a bSet-Cookie x=1.pdf"),
        (pdf(), "anh\u202efdp.exe", "anhfdp.pdf"),
        (pdf(), "\x00\x1f.pdf", "tep-dinh-kem.pdf"),
        (pdf(), "", "tep-dinh-kem.pdf"),
        (pdf(), "...", "tep-dinh-kem.pdf"),
        (pdf(), "a" * 500 + ".pdf", "a" * 120 + ".pdf"),
        ("xin chào".encode(), "ghi chú.csv", "ghi chú.csv"),
        (b"xin chao", "trang.html", "trang.txt"),
        (pdf(), "Đ\u01a1\u0301n.pdf", "Đớn.pdf"),
    ],
)
def test_a_name_is_made_safe_and_ends_as_the_content_is(content, given, kept):
    assert safe_name(given, keep_upload(Sent(content))) == kept


def test_a_download_is_something_to_save_and_nothing_to_open():
    served = download(keep_upload(Sent(pdf())), "Đơn đề nghị.pdf")
    assert served.headers["Content-Disposition"] == (
        'attachment; filename="Don de nghi.pdf"; '
        "filename*=UTF-8''%C4%90%C6%A1n%20%C4%91%E1%BB%81%20ngh%E1%BB%8B.pdf"
    )
    assert served.headers["X-Content-Type-Options"] == "nosniff"
    assert served.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert served.headers["Cache-Control"] == "private, no-store"
    assert "allow-scripts" not in served.headers["Content-Security-Policy"]
    assert served.path.read_bytes() == pdf()


@pytest.mark.parametrize(("content", "how"), [(pdf(), "inline"), (png(), "inline")])
def test_pictures_and_pdf_may_be_seen_in_place_in_a_locked_frame(content, how):
    headers = preview(keep_upload(Sent(content)), "a").headers
    assert headers["Content-Disposition"].startswith(how)
    assert headers["Content-Security-Policy"].startswith("sandbox;")
    assert headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("content", [docx(), b"van ban"])
def test_anything_else_is_saved_also_when_a_preview_is_asked_for(content):
    headers = preview(keep_upload(Sent(content)), "a").headers
    assert headers["Content-Disposition"].startswith("attachment")


def test_no_name_can_add_a_header_or_end_the_quotes():
    headers = download(keep_upload(Sent(pdf())), 'a"; x="\r\nX-Evil: 1.pdf').headers
    said = headers["Content-Disposition"]
    assert "\r" not in said
    assert "\n" not in said
    assert said.count('"') == 2


def test_bytes_that_are_gone_are_told_in_words():
    file = keep_upload(Sent(pdf()))
    path_of(file).unlink()
    with pytest.raises(NotFoundProblem, match="Không còn nội dung"):
        download(file, "a.pdf")
