"""Questions about discipline."""

from typing import Self

from django.db import models

from konia.domains.personnel.states import DisciplineLevel
from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet


class DisciplineQuerySet(RecordQuerySet[models.Model]):
    """Disciplinary decisions …"""

    def effective_in(self, period: Period) -> Self:
        """… that took effect in a period."""
        return self.on_days("effective_on", period)

    def against(self, level: DisciplineLevel) -> Self:
        """… against persons of a level."""
        return self.filter(level=level)
