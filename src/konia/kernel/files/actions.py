"""Looking at a kept file for malicious code, and remembering what was found."""

from datetime import datetime

from django.db import transaction

from konia.kernel.audit.register import record as write_act

from .models import ScanState, StoredFile
from .scanning import Finding, look
from .store import path_of


def scan(file: StoredFile, *, at: datetime) -> StoredFile:
    """Ask the scanner about a file and keep its answer. Raises: ScannerError."""
    finding = look(path_of(file))  # speaks over the network, so before the transaction
    return _keep_finding(file, finding, at=at)


@transaction.atomic(durable=True)
def _keep_finding(file: StoredFile, finding: Finding, *, at: datetime) -> StoredFile:
    kept = StoredFile.objects.select_for_update().get(pk=file.pk)
    assert isinstance(kept, StoredFile)
    was = kept.scan_state
    kept.scan_state = ScanState.INFECTED if finding.name else ScanState.CLEAN
    kept.finding, kept.scanned_at = finding.name[:200], at
    kept.save(update_fields=("scan_state", "finding", "scanned_at"))
    if kept.scan_state != was and finding.name:
        write_act(
            "find_infected", by="konia", subject="files.stored", subject_id=kept.pk,
            detail={"reason": finding.name, "sha256": kept.sha256},
        )  # fmt: skip
    file.scan_state, file.finding, file.scanned_at = kept.scan_state, kept.finding, at
    return file
