"""What the clock does: new files are scanned, and those of the last month once a day."""

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Model
from django.utils import timezone

from . import scanning
from .actions import scan
from .models import StoredFile

AT_ONCE = 200  # files between two minutes
AGAIN_FOR = timedelta(days=30)  # signatures of new malicious code follow it by days
AGAIN_AFTER = timedelta(days=1)

log = logging.getLogger(__name__)


def scan_waiting() -> None:
    """Scan the files nobody has looked at yet."""
    if scanning.is_on():
        _scan(list(StoredFile.objects.unscanned()[:AT_ONCE]))


def scan_again() -> None:
    """Scan the files of the last month again."""
    if scanning.is_on():
        now = timezone.now()
        again = StoredFile.objects.to_look_at_again(
            kept_since=now - AGAIN_FOR, scanned_before=now - AGAIN_AFTER
        )
        _scan(list(again))


def _scan(files: Sequence[Model]) -> None:
    for file in files:
        assert isinstance(file, StoredFile)
        try:
            scan(file, at=timezone.now())
        except FileNotFoundError:
            log.warning("file %s has a row and no bytes", file.pk)
        except scanning.ScannerError as trouble:
            log.warning("scanner: %s; %s files wait", trouble, len(files))
            return
