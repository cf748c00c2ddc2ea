"""Multipart requests as a server takes them, over Django's own parser."""

import io

import pytest
from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.http.multipartparser import MultiPartParser

from konia.kernel.files.receiving import CappedHandler
from konia.kernel.files.store import FileRefusedError
from konia.kernel.files.uploads import keep_upload

from .made import Sent, pdf

MB = 1024 * 1024
EDGE = b"--edge\r\n"


class Line(io.RawIOBase):
    """A body that is made while it is read, so that gigabytes need no memory."""

    def __init__(self, *pieces):
        self.pieces, self.left, self.read_bytes = iter(pieces), b"", 0

    def read(self, size=-1):
        while len(self.left) < size and (piece := next(self.pieces, None)) is not None:
            self.left += piece
        given, self.left = self.left[:size], self.left[size:]
        self.read_bytes += len(given)
        return given


def _part(name, filename=""):
    told = f'Content-Disposition: form-data; name="{name}"'
    told += f'; filename="{filename}"\r\nContent-Type: application/pdf' if filename else ""
    return EDGE + told.encode() + b"\r\n\r\n"


def _parse(*pieces, length=0):
    line = Line(*pieces, b"--edge--\r\n")
    meta = {
        "CONTENT_TYPE": "multipart/form-data; boundary=edge",
        "CONTENT_LENGTH": str(length or 3 * MB),
    }
    handlers = [CappedHandler(), MemoryFileUploadHandler(), TemporaryFileUploadHandler()]
    for handler in handlers:
        handler.chunk_size = 64 * 1024
    post, files = MultiPartParser(meta, line, handlers).parse()
    return line, post, files


@pytest.fixture
def small_limit(monkeypatch):
    """A limit of one megabyte a file and four of what is dropped."""
    monkeypatch.setattr(CappedHandler, "largest", MB)
    monkeypatch.setattr(CappedHandler, "most_in_one_request", 4 * MB)


@pytest.fixture
def folder(db, settings, tmp_path):
    """Where files of a test are kept."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.KONIA_CLAMD = ""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    return tmp_path


def test_a_file_within_the_limit_comes_through_whole(folder):
    _, post, files = _parse(_part("name"), b"Lan\r\n", _part("file", "a.pdf"), pdf(), b"\r\n")
    assert post["name"] == "Lan"
    assert files["file"].read() == pdf()
    files["file"].seek(0)
    assert keep_upload(files["file"]).size == len(pdf())


def test_a_file_over_the_limit_is_dropped_and_its_sender_told_while_the_form_goes_on(
    small_limit, folder
):
    line, post, files = _parse(
        _part("file", "lon.pdf"), *[b"x" * MB] * 3, b"\r\n", _part("name"), b"Lan\r\n"
    )
    assert line.read_bytes > 3 * MB
    assert post["name"] == "Lan"
    assert files["file"].is_cut
    with pytest.raises(FileRefusedError, match="Tệp quá lớn"):
        keep_upload(files["file"])
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) <= MB


def test_a_small_file_after_a_large_one_still_counts(small_limit, folder):
    _, _, files = _parse(
        _part("big", "a.pdf"), *[b"x" * MB] * 2, b"\r\n", _part("file", "b.pdf"), pdf(), b"\r\n"
    )
    assert files["big"].is_cut
    assert keep_upload(files["file"]).media_type == "application/pdf"


def test_a_sender_without_end_is_cut_off(small_limit, folder):
    def endless():
        yield _part("file", "a.pdf")
        while True:
            yield b"x" * MB

    line, _, files = _parse(*[], *_take(endless(), 40))
    assert line.read_bytes < 8 * MB
    assert "file" not in files


def _take(pieces, count):
    return [piece for piece, _ in zip(pieces, range(count), strict=False)]


def test_the_site_receives_through_the_capped_handler_first(settings):
    assert settings.FILE_UPLOAD_HANDLERS[0].endswith("CappedHandler")
    assert Sent(b"x").name
