"""Questions about mailboxes."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from konia.kernel.registers.queries import RecordQuerySet

REGULAR_WITHIN = timedelta(days=30)


class MailboxQuerySet(RecordQuerySet[models.Model]):
    """Mailboxes …"""

    def open_on(self, on: date) -> Self:
        """… created by a day and not yet locked on it."""
        return self.filter(Q(locked_on__isnull=True) | Q(locked_on__gt=on), created_on__lte=on)

    def used_regularly(self, on: date) -> Self:
        """… used within the thirty days up to a day."""
        return self.filter(last_used_on__gt=on - REGULAR_WITHIN, last_used_on__lte=on)
