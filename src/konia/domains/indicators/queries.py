"""Questions about declared values."""

from datetime import date
from typing import Self

from django.db import models

from konia.kernel.registers.queries import RecordQuerySet


class DeclaredQuerySet(RecordQuerySet[models.Model]):
    """Declared values …"""

    def about(self, quantity: str) -> Self:
        """… of one quantity."""
        return self.filter(quantity=quantity)

    def stated_by(self, on: date) -> Self:
        """… that speak of a day up to this one."""
        return self.filter(as_of__lte=on)

    def newest_first(self) -> Self:
        """… the one that holds first."""
        return self.order_by("-as_of", "-pk")
