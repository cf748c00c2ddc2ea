"""The kept page of a letter bears the seal of the body that issued it, once and for all."""

import subprocess
from threading import Barrier, Thread

import pytest
from django.db import connection

from konia.domains.dossiers import actions
from konia.domains.dossiers.letters.filling import page_of, sealed_page, typeset_letter
from konia.domains.dossiers.models import Letter
from konia.kernel.files.models import StoredFile
from konia.kernel.files.signing import certificates
from konia.kernel.files.signing.verifying import verify
from konia.kernel.files.store import path_of
from konia.kernel.outbox.post import deliver_due

from .stage import moment, received


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    """An installation of its own, with trial seals."""
    settings.KONIA_HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    settings.KONIA_SEAL_P12 = settings.KONIA_SEAL_TSA = settings.KONIA_TRUST_ROOTS = ""


def content_of(letter):
    """The bytes that are kept."""
    return path_of(letter.file).read_bytes()


def text_of(content):
    """The text of a page, with single blanks."""
    command = ["pdftotext", "-raw", "-", "-"]
    run = subprocess.run(command, input=content, capture_output=True, check=True)  # noqa: S603
    return " ".join(run.stdout.decode().split())


def test_the_kept_receipt_is_sealed_by_the_body_and_says_so(units, lan, settings):
    settings.KONIA_SITE_URL = "https://dvc.example.vn"
    received(units, lan)
    letter = typeset_letter(Letter.objects.get(), at=moment(1, 9, 30))
    report = verify(content_of(letter), certificates.roots())
    (one,) = report.signatures
    assert report.verdict == "valid"
    assert (one.holder, one.at) == ("UBND thành phố Pleiku", "2021-03-01T09:30:00+07:00")
    text = text_of(content_of(letter))
    assert "Ký số bởi UBND thành phố Pleiku, thời gian ký 2021-03-01T09:30:00+07:00" in text
    assert "https://dvc.example.vn/kiem-tra-chu-ky/" in text
    assert "CHỨNG THƯ THỬ, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in text


@pytest.mark.parametrize("kind", ["supplement", "apology", "refusal"])
def test_every_official_letter_is_sealed(units, lan, kind):
    dossier = received(units, lan)
    if kind == "supplement":
        actions.ask_supplement(dossier.code, reason="Thiếu bản vẽ", at=moment(2), by=lan)
    letter = Letter.objects.get(kind="supplement") if kind == "supplement" else _like(kind)
    made = sealed_page(letter, at=moment(2))
    assert verify(made.content, certificates.roots()).verdict == "valid"
    assert b"pdfaid:part" in made.content


def _like(kind):
    """The receipt, as if it were another letter."""
    letter = Letter.objects.get()
    letter.kind, letter.number = kind, "01"
    letter.facts = {"reason": "Thiếu bản vẽ"}
    letter.dossier.rescheduled_at = moment(2)
    return letter


def test_a_kept_page_never_changes(units, lan):
    received(units, lan)
    first = typeset_letter(Letter.objects.get(), at=moment(1))
    again = typeset_letter(Letter.objects.get(), at=moment(2))
    assert again.file_id == first.file_id


def test_a_draft_bears_no_seal(units, lan):
    received(units, lan)
    page = page_of(Letter.objects.get())
    assert verify(page.content, certificates.roots()).verdict == "unsigned"
    assert "Ký số bởi" not in text_of(page.content)


@pytest.mark.django_db(transaction=True)
def test_two_who_open_a_letter_at_once_read_the_same_bytes(units, lan):
    received(units, lan)
    together, found = Barrier(2), []

    def open_it(hour):
        letter = Letter.objects.get()
        made = sealed_page(letter, at=moment(1, hour))
        together.wait()  # both have signed; neither has kept
        found.append(actions.letters.keep_page(letter, made.content, form_code=made.form_code))
        connection.close()

    threads = [Thread(target=open_it, args=(hour,)) for hour in (9, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({letter.file_id for letter in found}) == 1
    assert StoredFile.objects.count() == 1, "the bytes of the slower are not kept at all"


@pytest.mark.django_db(transaction=True)
def test_the_worker_seals_what_nobody_opened_and_no_intake_waits_for_it(units, lan):
    received(units, lan)
    assert Letter.objects.get().file_id is None, "the intake itself neither typesets nor signs"
    deliver_due()
    letter = Letter.objects.get()
    assert verify(content_of(letter), certificates.roots()).verdict == "valid"
