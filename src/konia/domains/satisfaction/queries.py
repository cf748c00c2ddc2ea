"""Questions about survey rounds and forms."""

from typing import Self

from django.db import models
from django.db.models import Q

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import FormState

SATISFIED_FROM = 4


class SurveyRoundQuerySet(RecordQuerySet[models.Model]):
    """Survey rounds …"""

    def open_in(self, period: Period) -> Self:
        """… open on some day of a period."""
        unended = Q(closed_on__isnull=True) | Q(closed_on__gte=period.first)
        return self.filter(unended, opened_on__lte=period.last)

    def in_mode(self, mode: str) -> Self:
        """… taken in a mode."""
        return self.filter(mode=mode)


class SurveyFormQuerySet(RecordQuerySet[models.Model]):
    """Survey forms …"""

    def collected_in(self, period: Period) -> Self:
        """… collected in a period."""
        return self.on_days("collected_on", period)

    def valid(self) -> Self:
        """… found valid."""
        return self.filter(state=FormState.VALID)

    def invalid(self) -> Self:
        """… found not valid."""
        return self.filter(state=FormState.INVALID)

    def answered(self) -> Self:
        """… that give a mark."""
        return self.filter(mark__isnull=False)

    def satisfied(self) -> Self:
        """… whose mark is satisfied or very satisfied."""
        return self.filter(mark__gte=SATISFIED_FROM)
