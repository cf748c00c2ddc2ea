import hashlib
import io
import zipfile

import pytest

from konia.kernel.files.models import StoredFile
from konia.kernel.files.store import FileRefusedError, keep, kind_of, path_of

PDF = b"%PDF-1.7\n" + b"x" * 1000


@pytest.fixture
def folder(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def _lying(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def _zipped():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\n1234", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (_zipped(), "application/zip"),
        ("Số: 158/QĐ-UBND".encode(), "text/plain"),
    ],
)
def test_a_files_first_bytes_tell_its_kind(folder, content, media_type):
    assert keep([content]).media_type == media_type


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00\x03", b"\x7fELF\x02", b"#!/bin/sh\nrm", b"\x00\x01\x02", b"MZ plain"]
)
def test_a_renamed_program_is_refused_and_nothing_is_left_behind(folder, content):
    with pytest.raises(FileRefusedError):
        keep([content])
    assert _lying(folder) == []
    assert not StoredFile.objects.exists()


def test_a_program_sent_byte_by_byte_is_refused_too(folder):
    with pytest.raises(FileRefusedError):
        keep([b"M", b"Z", b"\x90", b"\x00"])
    assert _lying(folder) == []


def test_bytes_hidden_behind_a_line_of_text_are_refused():
    with pytest.raises(FileRefusedError):
        kind_of(b"Kinh gui: UBND tinh Gia Lai\n\x00\x01")


def test_a_file_too_large_is_refused_and_nothing_is_left_behind(folder):
    with pytest.raises(FileRefusedError) as caught:
        keep((PDF for _ in range(10)), largest=2000)
    assert caught.value.what == "Tệp quá lớn."
    assert _lying(folder) == []


def test_a_file_of_just_the_largest_size_is_kept(folder):
    assert keep([PDF], largest=len(PDF)).size == len(PDF)


def test_a_sender_who_breaks_off_leaves_nothing_behind(folder):
    def broken():
        yield PDF
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        keep(broken())
    assert _lying(folder) == []


def test_the_same_content_is_kept_once(folder):
    one, other = keep([PDF]), keep([PDF[:10], b"", PDF[10:]])
    assert one == other
    assert len(_lying(folder)) == 1


def test_a_file_lies_under_its_digest_with_its_very_bytes(folder):
    kept = keep([PDF])
    assert kept.sha256 == hashlib.sha256(PDF).hexdigest()
    assert path_of(kept).read_bytes() == PDF
    assert path_of(kept).parent.name == kept.sha256[:2]


def test_different_contents_lie_apart(folder):
    keep([PDF])
    keep([PDF + b"y"])
    assert StoredFile.objects.count() == len(_lying(folder)) == 2
