"""Questions about discipline."""

from typing import Any, Self

from konia.domains.personnel.states import DisciplineLevel
from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet


class DisciplineQuerySet(RecordQuerySet[Any]):
    """Disciplinary decisions …"""

    def effective_in(self, period: Period) -> Self:
        """… that took effect in a period."""
        return self.on_days("effective_on", period)

    def against(self, level: DisciplineLevel) -> Self:
        """… against persons of a level."""
        return self.filter(level=level)
