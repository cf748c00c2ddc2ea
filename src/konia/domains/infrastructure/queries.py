"""Questions about equipment, security and platforms."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import CallResult, LinkState


class DeviceQuerySet(RecordQuerySet[models.Model]):
    """Devices …"""

    def of_kind(self, kind: str) -> Self:
        """… of one kind."""
        return self.filter(kind=kind)

    def drafting_secrets_online(self) -> Self:
        """… on which classified papers are drafted although they reach the Internet."""
        return self.filter(classified_use=True, internet=True)


class CountQuerySet(RecordQuerySet[models.Model]):
    """Dated counts …"""

    def counted_by(self, on: date) -> Self:
        """… taken up to a day."""
        return self.filter(counted_on__lte=on)


class LinkQuerySet(RecordQuerySet[models.Model]):
    """Links …"""

    def up(self, kind: str) -> Self:
        """… of one kind that carry traffic during their spell."""
        return self.filter(kind=kind, state=LinkState.UP)

    def down(self) -> Self:
        """… that carry nothing during their spell."""
        return self.filter(state=LinkState.DOWN)


class SystemQuerySet(RecordQuerySet[models.Model]):
    """Information systems …"""

    def approved_by(self, on: date) -> Self:
        """… whose level was approved up to a day."""
        return self.filter(approved_on__lte=on)

    def without_level(self, on: date) -> Self:
        """… whose level had not been approved on a day."""
        return self.filter(Q(approved_on__isnull=True) | Q(approved_on__gt=on))

    def in_layer(self, layer: str) -> Self:
        """… of one layer of the architecture."""
        return self.filter(layer=layer)


class IncidentQuerySet(RecordQuerySet[models.Model]):
    """Incidents …"""

    def opened_in(self, period: Period) -> Self:
        """… opened on days of a period."""
        return self.on_days("opened_on", period)

    def open_on(self, on: date) -> Self:
        """… opened by a day and not closed by it."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on), opened_on__lte=on)


class MilestoneQuerySet(RecordQuerySet[models.Model]):
    """Milestones …"""

    def about(self, subject: str) -> Self:
        """… of one subject."""
        return self.filter(subject=subject)

    def reached_by(self, on: date) -> Self:
        """… reached up to a day."""
        return self.filter(reached_on__lte=on)


class ServiceUseQuerySet(RecordQuerySet[models.Model]):
    """Uses of data services …"""

    def cut_off_on(self, on: date) -> Self:
        """… that hold on a day while their service is down."""
        back = Q(service__back_on__isnull=True) | Q(service__back_on__gt=on)
        return self.holding_on(on).filter(back, service__down_on__lte=on)


class CallQuerySet(RecordQuerySet[models.Model]):
    """Calls between systems …"""

    def made_in(self, period: Period) -> Self:
        """… made on days of a period."""
        return self.on_days("called_on", period)

    def successful(self) -> Self:
        """… that brought an answer."""
        return self.filter(result=CallResult.OK)


class AccountQuerySet(RecordQuerySet[models.Model]):
    """Reporting accounts …"""

    def of_level(self, level: str) -> Self:
        """… of one level."""
        return self.filter(level=level)
