"""What is remembered about kept files: malicious code that was found, electronic copies."""

from datetime import datetime

from django.db import transaction

from konia.kernel.audit.register import record as write_act
from konia.kernel.org.tree import Node

from .models import ElectronicCopy, ScanState, StoredFile
from .scanning import Finding, look
from .store import keep, path_of


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


@transaction.atomic(durable=True)
def keep_copy(
    scan: StoredFile, body: Node, content: bytes, *, at: datetime, by: str
) -> ElectronicCopy:
    """Keep the electronic copy that a body made of a scan.

    Of two officials who seal at once, the copy of the first is kept, and only that.
    """
    StoredFile.objects.select_for_update().get(pk=scan.pk)
    made = ElectronicCopy.objects.made_by(body.id, of=scan.pk).select_related("file").first()
    if isinstance(made, ElectronicCopy):
        return made
    copy = ElectronicCopy.objects.create(
        original=scan, file=keep([content]), unit_id=body.id, sealed_at=at, by=by
    )
    write_act(
        "seal_copy", by=by, subject="files.stored", subject_id=scan.pk, unit_code=body.code,
        detail={"copy": copy.file.sha256},
    )  # fmt: skip
    return copy
