"""The page where any report is checked."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from konia.faces.ui.tests.pages import desk, plain_files

__all__ = ["desk", "plain_files"]

PAGE = "/lam-viec/kiem-tra-bao-cao/"
TEXT = "Tỉnh đã hoàn thành 11/38 nhiệm vụ (đạt 29,85%).\n\nĐạt 50% (5/10 đơn vị).\n"


def _file(text=TEXT, name="bao-cao.txt"):
    return SimpleUploadedFile(name, text.encode("utf-8"))


@pytest.mark.django_db
def test_a_dropped_report_shows_its_findings_beside_the_text(desk):
    answer = desk.post(PAGE, {"file": _file(), "show": "all"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "28,95%" in page
    assert "<mark>29,85%</mark>" in page
    assert "5/10 đơn vị" in page


@pytest.mark.django_db
def test_only_passages_with_findings_are_shown_when_asked(desk):
    page = desk.post(PAGE, {"file": _file(), "show": "found"}).content.decode()
    assert "<mark>29,85%</mark>" in page
    assert "5/10 đơn vị" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOC")])
def test_the_marked_report_can_be_taken_away(desk, form, start):
    answer = desk.post(PAGE, {"file": _file(), "form": form})
    assert answer.status_code == 200
    assert answer.content.startswith(start)
    assert f"bao-cao-da-soat.{form}" in answer["Content-Disposition"]


@pytest.mark.django_db
def test_an_unreadable_file_is_told_in_words(desk):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("hello.txt", "x")
    file = SimpleUploadedFile("bao-cao.docx", stream.getvalue())
    answer = desk.post(PAGE, {"file": file})
    assert answer.status_code == 422
    assert "không phải văn bản Word" in answer.content.decode()


@pytest.mark.django_db
def test_no_file_is_asked_for_in_words(desk):
    answer = desk.post(PAGE, {})
    assert answer.status_code == 422
    assert "Hãy chọn tệp báo cáo." in answer.content.decode()


@pytest.mark.django_db
def test_each_kind_of_finding_is_explained_with_a_true_example(desk):
    page = desk.get(f"{PAGE}giai-thich/").content.decode()
    assert "11/38 = 28,9474%" in page
    assert page.count("Ví dụ:") == 13


@pytest.mark.django_db
def test_the_page_is_for_officials(client):
    assert client.get(PAGE).status_code == 302
