"""Verifying the signatures of kept files, and remembering what was found."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from .models import SignatureCheck, StoredFile
from .signatures import verify
from .signing.reports import Report
from .store import path_of

PDF = "application/pdf"


def check(file: StoredFile, *, at: datetime) -> SignatureCheck:
    """Verify a kept PDF and keep what was found, also when it was found before.

    Takes about a second in a program apart, so it belongs outside of transactions.
    """
    found = verify(path_of(file).read_bytes())
    return SignatureCheck.objects.create(
        file=file, checked_at=at, verdict=found.verdict, report=found.to_json()
    )


def check_new(file_ids: Iterable[int], *, at: datetime) -> None:
    """Verify those of some files that are PDF and were never verified."""
    asked = set(file_ids)
    for file in StoredFile.objects.in_bulk(asked - set(checks_of(asked))).values():
        if file.media_type == PDF:
            check(file, at=at)


def checks_of(file_ids: Iterable[int | None]) -> Mapping[int, SignatureCheck]:
    """The last look at each of some files, by the file; those nobody looked at are left out."""
    asked = {each for each in file_ids if each is not None}
    found = SignatureCheck.objects.last_of(asked) if asked else ()
    return {each.file_id: each for each in found if isinstance(each, SignatureCheck)}


def report_of(check: SignatureCheck) -> Report:
    """What a look found, signature by signature."""
    return Report.from_json(check.report)
