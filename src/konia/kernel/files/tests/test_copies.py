"""Scans that a body seals as electronic copies."""

import io
import subprocess
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader, PdfWriter

from konia.kernel.audit.models import Entry
from konia.kernel.files.copies import NotAScanProblem, copies_of, seal_copy
from konia.kernel.files.models import ElectronicCopy
from konia.kernel.files.signing import certificates
from konia.kernel.files.signing.verifying import verify
from konia.kernel.files.store import keep, path_of
from konia.kernel.org.tree import Tree

from .made import png

AT = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An installation of its own."""
    settings.KONIA_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.KONIA_SEAL_P12 = settings.KONIA_SEAL_TSA = settings.KONIA_TRUST_ROOTS = ""


@pytest.fixture
def pleiku(units):
    """The body that seals."""
    return Tree.at(AT.date()).node("H21.31")


def scan(width=595, height=842):
    """A scan of two pages."""
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(width, height)
    writer.add_blank_page(width, height)
    writer.write(out)
    return keep([out.getvalue()])


def test_a_sealed_scan_shows_seal_and_time_at_the_top_right_and_is_valid(pleiku):
    copy = seal_copy(scan(), pleiku, at=AT, by="lan")
    content = path_of(copy.file).read_bytes()
    (one,) = verify(content, certificates.roots()).signatures
    assert (one.verdict, one.holder) == ("valid", pleiku.name)
    left, low, right, high = PdfReader(io.BytesIO(content)).pages[0]["/Annots"][0]["/Rect"]
    assert (right, high) == (581, 828)
    assert left > 595 / 2
    assert low > 842 / 2
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True  # noqa: S607
    ).stdout.decode()  # fmt: skip
    assert "BẢN SAO ĐIỆN TỬ" in text
    assert "2026-03-02T15:15:00+07:00" in text
    assert "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in text


def test_the_scan_itself_stays_as_it_was(pleiku):
    file = scan()
    before = path_of(file).read_bytes()
    copy = seal_copy(file, pleiku, at=AT, by="lan")
    assert path_of(file).read_bytes() == before
    assert copy.file_id != file.pk


def test_a_scan_is_sealed_once_by_a_body_and_the_act_is_written_down(pleiku):
    file = scan()
    first = seal_copy(file, pleiku, at=AT, by="lan")
    again = seal_copy(file, pleiku, at=AT, by="minh")
    assert again.pk == first.pk
    assert ElectronicCopy.objects.count() == 1
    (entry,) = Entry.objects.filter(act="seal_copy")
    assert (entry.by, entry.subject_id) == ("lan", file.pk)


def test_a_picture_is_no_scan(pleiku):
    with pytest.raises(NotAScanProblem):
        seal_copy(keep([png()]), pleiku, at=AT, by="lan")


def test_the_first_copy_of_each_scan_is_found_in_one_query(pleiku, django_assert_num_queries):
    file, other = scan(), scan(420, 595)
    copy = seal_copy(file, pleiku, at=AT, by="lan")
    with django_assert_num_queries(1):
        assert copies_of({file.pk, other.pk}) == {file.pk: copy}
