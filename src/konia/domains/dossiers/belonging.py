"""Questions about what belongs to a dossier: its events, papers, results, letters and waits."""

from typing import Any, Self

from django.db import models

from konia.kernel.files.models import ScanState
from konia.kernel.registers.queries import RecordQuerySet


class EventQuerySet(models.QuerySet[Any]):
    """Events of dossiers …"""

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier, oldest first."""
        return self.filter(dossier_id=dossier_id).order_by("id")

    def of_act(self, act: str, ids: Any) -> Self:
        """… of one kind, of these dossiers, oldest first."""
        return self.filter(act=act, dossier_id__in=ids).order_by("id")

    def shown_to_all(self) -> Self:
        """… that the applicant may see."""
        return self.filter(public=True)

    def acts(self, *names: str) -> Self:
        """… that are these acts, oldest first."""
        return self.filter(act__in=names).order_by("id")

    def telling_of(self, kind: str) -> Self:
        """… that tell of one kind of thing: a payment's, a notice's."""
        return self.filter(detail__kind=kind)


class OfDossierQuerySet(models.QuerySet[Any]):
    """Papers, results or letters …"""

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier, oldest first."""
        return self.filter(dossier_id=dossier_id).order_by("id")

    def with_files_of(self, dossier_id: int) -> Self:
        """… of one dossier, oldest first, the kept files read with them."""
        return self.of_dossier(dossier_id).select_related("file")

    def of_dossiers(self, dossiers: "models.QuerySet[Any]") -> Self:
        """… of some dossiers, with these, their procedures and their files."""
        return self.filter(dossier__in=dossiers).select_related("dossier__procedure", "file")

    def kept_well(self) -> Self:
        """… with a file in which no malicious code was found."""
        return self.filter(file__isnull=False).exclude(file__scan_state=ScanState.INFECTED)

    def not_replaced(self) -> Self:
        """… papers that no other has taken the place of."""
        return self.filter(replaced_at__isnull=True)

    def for_the_applicant(self) -> Self:
        """… letters meant for the applicant, not slips for officials."""
        return self.exclude(kind="control")


class PauseQuerySet(RecordQuerySet[Any]):
    """Waits for a supplement …"""

    def of_dossier(self, dossier_id: int) -> Self:
        """… of one dossier, oldest first."""
        return self.filter(dossier_id=dossier_id).order_by("id")

    def that_moved_the_clock(self) -> Self:
        """… that ended, and whose length was added to the due moment."""
        return self.filter(stops_clock=True, began_at__isnull=False, ended_at__isnull=False)

    def still_open(self) -> Self:
        """… that have not ended."""
        return self.filter(ended_on__isnull=True)
