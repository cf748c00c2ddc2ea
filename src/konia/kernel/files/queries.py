"""Questions about kept files."""

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
