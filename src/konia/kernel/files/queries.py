"""Questions about kept files."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q


class StoredFileQuerySet(models.QuerySet[models.Model]):
    """Files …"""

    def unscanned(self) -> Self:
        """… nobody has looked at yet, oldest first."""
        return self.filter(scan_state="unscanned").order_by("kept_at")

    def to_look_at_again(self, *, kept_since: datetime, scanned_before: datetime) -> Self:
        """… that came lately and were last looked at with older signatures."""
        recent = Q(kept_at__gte=kept_since, scanned_at__lt=scanned_before)
        return self.filter(recent, scan_state="clean").order_by("scanned_at")


class SignatureCheckQuerySet(models.QuerySet[models.Model]):
    """Looks at signatures …"""

    def last_of(self, files: Iterable[int]) -> Self:
        """… that were the last at each of some files."""
        return self.filter(file_id__in=set(files)).order_by("file_id", "-pk").distinct("file_id")


class ElectronicCopyQuerySet(models.QuerySet[models.Model]):
    """Electronic copies …"""

    def made_of(self, files: Iterable[int]) -> Self:
        """… of some scans, the first one made on top."""
        return self.filter(original_id__in=set(files)).order_by("pk")

    def made_by(self, unit_id: int, *, of: int) -> Self:
        """… that a body made of one scan."""
        return self.filter(unit_id=unit_id, original_id=of)
