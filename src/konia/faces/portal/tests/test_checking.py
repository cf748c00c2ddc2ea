"""Anybody drops a PDF and reads who signed it, and whether it is still what they signed."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter

from konia.domains.dossiers.letters.filling import CHECK
from konia.faces.portal import checking
from konia.kernel.access.models import PublicPost
from konia.kernel.files.models import StoredFile
from konia.kernel.files.signatures import seal_of, sign

from .citizen_stage import photo

AT = datetime(2026, 3, 2, 8, 15, tzinfo=UTC)
PLEIKU = SimpleNamespace(code="H21.31", name="UBND thành phố Pleiku")
TRIAL = "CHỨNG THƯ THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An installation of its own, with trial seals."""
    settings.KONIA_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.KONIA_SEAL_P12 = settings.KONIA_SEAL_TSA = settings.KONIA_TRUST_ROOTS = ""


@pytest.fixture
def bare(tmp_path):
    """A PDF that nobody signed."""
    writer, path = PdfWriter(), tmp_path / "bare.pdf"
    writer.add_blank_page(595, 842)
    writer.write(path)
    return path.read_bytes()


@pytest.fixture
def sealed(bare):
    """The same with a trial seal."""
    return sign(bare, seal_of(PLEIKU), at=AT)


def post(client, content, name="giay.pdf"):
    sent = {"file": SimpleUploadedFile(name, content)} if content is not None else {}
    return client.post(CHECK, sent)


def test_letters_print_the_address_of_this_page(client):
    assert reverse("portal:check_signatures") == CHECK
    assert client.get(CHECK).status_code == 200
    assert CHECK in client.get("/tra-cuu/").content.decode()


def test_a_trial_seal_is_valid_and_said_to_be_of_no_legal_value(client, sealed):
    answer = post(client, sealed)
    text = answer.content.decode()
    for told in ("Chữ ký số hợp lệ", PLEIKU.name, "15:15 ngày 2/3/2026", "Nguyên vẹn", TRIAL):
        assert told in text, told
    assert answer.context["found"]["kind"] == "warning", "a trial seal is never green"
    assert not StoredFile.objects.exists(), "the file is not kept"


def test_one_changed_byte_is_told(client, sealed):
    changed = bytearray(sealed)
    changed[60] ^= 1
    text = post(client, bytes(changed)).content.decode()
    assert "Đã bị sửa sau khi ký" in text
    assert "Chữ ký số hợp lệ" not in text


def test_a_seal_of_somebody_unknown_is_not_vouched_for(client, sealed, settings, tmp_path):
    settings.KONIA_HOME = tmp_path / "elsewhere"
    text = post(client, sealed).content.decode()
    assert "Không kiểm được chữ ký số" in text
    assert checking.UNPROVEN in text


def test_what_is_unsigned_broken_or_no_pdf_is_told_apart(client, bare):
    assert "Không có chữ ký số" in post(client, bare).content.decode()
    for content in (photo().read(), b"%PDF-1.7\nhong"):
        assert "Không đọc được tệp" in post(client, content).content.decode()


def test_no_file_and_a_file_too_large_are_refused_in_words(client, bare, monkeypatch):
    assert checking.NO_FILE in post(client, None).content.decode()
    monkeypatch.setattr(checking, "MB", 1)
    answer = post(client, bare)
    assert (answer.status_code, checking.TOO_LARGE in answer.content.decode()) == (422, True)


def test_whoever_sends_too_many_is_stopped(client, bare):
    PublicPost.objects.bulk_create(
        PublicPost(kind="check_signatures", key=str(number), address="127.0.0.1")
        for number in range(60)
    )
    assert post(client, bare).status_code == 429


def test_while_another_file_is_looked_at_one_is_asked_to_come_back(client, bare, monkeypatch):
    monkeypatch.setattr(checking, "PATIENCE_SECONDS", 0.01)
    with checking.LOOKING:
        answer = post(client, bare)
    assert answer.status_code == 503
    assert checking.BUSY in answer.content.decode()
    assert post(client, bare).status_code == 200
