import logging
from datetime import timedelta

import pytest
from django.utils import timezone

from konia.kernel.audit.models import Entry
from konia.kernel.files import jobs, scanning
from konia.kernel.files.actions import scan
from konia.kernel.files.models import ScanState, StoredFile
from konia.kernel.files.scanning import ScannerError, look
from konia.kernel.files.serving import InfectedProblem, NotScannedProblem, download
from konia.kernel.files.store import FileRefusedError, keep, path_of
from konia.kernel.files.uploads import keep_upload

from .clamd import EICAR, Clamd, serve
from .made import Sent, pdf

AT = timezone.now()
BAD = pdf(b"(" + EICAR + b")")


@pytest.fixture(autouse=True)
def folder(db, settings, tmp_path):
    """Where files of a test are kept; scanning is off."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.KONIA_CLAMD = ""
    logging.getLogger(jobs.__name__).setLevel(logging.ERROR)
    return settings.MEDIA_ROOT


@pytest.fixture
def clamd(settings):
    """A scanner that is up."""
    kept = Clamd()
    server = serve(kept)
    settings.KONIA_CLAMD = f"127.0.0.1:{server.server_address[1]}"
    yield kept
    server.shutdown()
    server.server_close()


def _kept(content):
    return keep_upload(Sent(content))


def test_a_clean_file_is_sent_whole_and_called_clean(clamd):
    content = pdf(b"x" * 700_000)
    file = scan(_kept(content), at=AT)
    assert clamd.seen == [content]
    assert (file.scan_state, file.scanned_at, file.finding) == (ScanState.CLEAN, AT, "")


def test_malicious_code_is_found_by_its_name_and_told_to_the_register_of_acts_once(clamd):
    file = _kept(BAD)
    for _ in range(2):
        scan(file, at=AT)
    file.refresh_from_db()
    assert (file.scan_state, file.finding) == (ScanState.INFECTED, "Eicar-Test-Signature")
    (entry,) = Entry.objects.filter(act="find_infected")
    assert entry.detail["reason"] == "Eicar-Test-Signature"


def test_an_infected_file_is_never_served_also_after_scanning_was_switched_off(clamd, settings):
    file = scan(_kept(BAD), at=AT)
    settings.KONIA_CLAMD = ""
    with pytest.raises(InfectedProblem, match="Eicar") as caught:
        download(file, "a.pdf")
    assert caught.value.status == 403


def test_the_same_bytes_handed_in_again_are_refused(clamd):
    scan(_kept(BAD), at=AT)
    with pytest.raises(FileRefusedError, match="Eicar"):
        _kept(BAD)


def test_a_file_nobody_has_looked_at_is_looked_at_before_it_is_served(clamd):
    good, bad = _kept(pdf()), _kept(BAD)
    assert download(good, "a.pdf").size == good.size
    assert StoredFile.objects.get(pk=good.pk).scan_state == ScanState.CLEAN
    with pytest.raises(InfectedProblem):
        download(bad, "a.pdf")


def test_without_a_scanner_files_are_served_unscanned():
    file = _kept(pdf())
    download(file, "a.pdf")
    assert file.scan_state == ScanState.UNSCANNED


def test_while_the_scanner_is_down_an_unscanned_file_waits(settings):
    settings.KONIA_CLAMD = "127.0.0.1:1"
    with pytest.raises(NotScannedProblem) as caught:
        download(_kept(pdf()), "a.pdf")
    assert caught.value.status == 503
    assert "thử lại" in str(caught.value)


@pytest.mark.parametrize("says", ["hang up", "stream: UNKNOWN ERROR", "x FOUND", "OK"])
def test_an_answer_that_is_no_verdict_leaves_the_file_unscanned(clamd, says):
    clamd.says = says
    file = _kept(pdf())
    with pytest.raises(ScannerError):
        scan(file, at=AT)
    assert StoredFile.objects.get().scan_state == ScanState.UNSCANNED


def test_a_file_over_the_scanners_own_limit_is_told_so(clamd):
    clamd.limit = 1000
    with pytest.raises(ScannerError, match=r"limit exceeded|hung up|reset"):
        look(path_of(_kept(pdf(b"x" * 3_000_000))))


def test_a_scanner_may_sit_behind_a_socket(settings, tmp_path):
    where = str(tmp_path / "clamd.sock")
    server = serve(Clamd(), where)
    try:
        assert look(path_of(_kept(BAD)), where=where).name == "Eicar-Test-Signature"
    finally:
        server.shutdown()
        server.server_close()


def test_the_minutes_work_scans_what_waits_and_nothing_twice(clamd):
    files = [_kept(pdf(b"%d" % number)) for number in range(3)]
    jobs.scan_waiting()
    jobs.scan_waiting()
    assert len(clamd.seen) == 3
    states = StoredFile.objects.filter(pk__in=[file.pk for file in files])
    assert set(states.values_list("scan_state", flat=True)) == {ScanState.CLEAN}


def test_the_nights_work_finds_what_new_signatures_know(clamd):
    file = _kept(pdf())
    scan(file, at=timezone.now() - timedelta(days=2))
    clamd.says = "stream: New.Code FOUND"
    jobs.scan_again()
    file.refresh_from_db()
    assert (file.scan_state, file.finding) == (ScanState.INFECTED, "New.Code")


def test_the_nights_work_leaves_old_and_just_scanned_files(clamd):
    old, fresh = _kept(pdf(b"1")), _kept(pdf(b"2"))
    scan(old, at=timezone.now() - timedelta(days=40))
    StoredFile.objects.filter(pk=old.pk).update(kept_at=timezone.now() - timedelta(days=40))
    scan(fresh, at=timezone.now())
    clamd.seen.clear()
    jobs.scan_again()
    assert clamd.seen == []


def test_a_scanner_that_is_down_stops_the_minutes_work_without_noise(settings):
    settings.KONIA_CLAMD = "127.0.0.1:1"
    _kept(pdf())
    jobs.scan_waiting()
    assert StoredFile.objects.get().scan_state == ScanState.UNSCANNED


def test_a_row_whose_bytes_are_gone_does_not_stop_the_others(clamd):
    lost, other = _kept(pdf(b"1")), _kept(pdf(b"2"))
    path_of(lost).unlink()
    jobs.scan_waiting()
    other.refresh_from_db()
    assert other.scan_state == ScanState.CLEAN


def test_without_a_scanner_the_clock_does_nothing():
    keep([pdf()])
    jobs.scan_waiting()
    jobs.scan_again()
    assert not scanning.is_on()
    assert StoredFile.objects.get().scanned_at is None
