"""Questions about what is no dossier yet: drafts of applicants, intakes held for a supervisor."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from konia.domains.procedures.public import Procedure

    from .models import Draft  # noqa: F401 - named in quotes below


class DraftQuerySet(models.QuerySet["Draft"]):
    """Applications being filled in …"""

    def of_account(self, account_id: int) -> Self:
        """… by one account, the latest changed first."""
        return self.filter(account_id=account_id).order_by("-changed_at", "-pk")

    def unsent(self) -> Self:
        """… that are no dossier yet."""
        return self.filter(sent_code="")

    def asking_for(self, procedure: "Procedure", *, acting_for: str) -> Self:
        """… of one procedure, on behalf of one person."""
        return self.filter(procedure=procedure, acting_for=acting_for)


class HeldIntakeQuerySet(models.QuerySet[Any]):
    """Offline intakes that wait for a supervisor …"""

    def at_units(self, ids: frozenset[int]) -> Self:
        """… taken at units."""
        return self.filter(unit_id__in=list(ids))

    def waiting(self) -> Self:
        """… not settled yet, the oldest first."""
        return self.filter(settled_at__isnull=True).order_by("received_at", "pk")

    def of_sending(self, key: str) -> Self:
        """… that one sending made."""
        return self.filter(key=key)
