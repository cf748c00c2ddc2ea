"""Questions about registrations, cards and dossiers."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import CardMethod


class VssidRegistrationQuerySet(RecordQuerySet[models.Model]):
    """Registrations …"""

    def registered_by(self, on: date) -> Self:
        """… handed in up to a day."""
        return self.filter(registered_on__lte=on)

    def approved_by(self, on: date) -> Self:
        """… found valid and approved up to a day."""
        return self.filter(approved_on__lte=on)

    def rejected_by(self, on: date) -> Self:
        """… rejected up to a day."""
        return self.filter(rejected_on__lte=on)

    def pending_on(self, on: date) -> Self:
        """… handed in and neither approved nor rejected on a day."""
        return self.registered_by(on).filter(
            Q(approved_on__isnull=True) | Q(approved_on__gt=on),
            Q(rejected_on__isnull=True) | Q(rejected_on__gt=on),
        )


class ChildCardQuerySet(RecordQuerySet[models.Model]):
    """Cards of children …"""

    def issued_in(self, period: Period) -> Self:
        """… issued on days of a period."""
        return self.on_days("issued_on", period)

    def electronic(self) -> Self:
        """… asked for through the interlink with birth registration or online."""
        return self.exclude(method=CardMethod.COUNTER)


class DossierQuerySet(RecordQuerySet[models.Model]):
    """Dossiers of employers …"""

    def sent_in(self, period: Period) -> Self:
        """… sent on days of a period."""
        return self.on_days("sent_on", period)

    def settled_by(self, on: date) -> Self:
        """… settled up to a day."""
        return self.filter(settled_on__lte=on)

    def overdue_on(self, on: date) -> Self:
        """… due before a day and neither settled nor returned by it."""
        return self.filter(
            Q(settled_on__isnull=True) | Q(settled_on__gt=on),
            Q(returned_on__isnull=True) | Q(returned_on__gt=on),
            sent_on__lte=on,
            due_on__lt=on,
        )
