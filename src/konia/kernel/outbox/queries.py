"""Questions about messages."""

from datetime import datetime
from typing import Self

from django.db import models


class MessageQuerySet(models.QuerySet[models.Model]):
    """Messages …"""

    def due_at(self, moment: datetime) -> Self:
        """… whose time has come, the longest waiting first."""
        waiting = self.filter(delivered_at__isnull=True, dead_at__isnull=True)
        return waiting.filter(next_try_at__lte=moment).order_by("next_try_at", "pk")

    def dead(self) -> Self:
        """… given up after too many tries, newest first; a person may post them again."""
        return self.filter(dead_at__isnull=False).order_by("-dead_at")

    def claimed(self, pk: int, *, tries: int) -> Self:
        """… still in the hands of who claimed it at that try."""
        return self.filter(pk=pk, tries=tries, delivered_at__isnull=True)
