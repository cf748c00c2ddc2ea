"""Questions about what waits at a desk: whose turn it is, and how urgent it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, F, Min, Q

from konia.kernel.figures.lookups import AmongIds

from .states import HANDLE, State

OPEN_STATES = (
    State.RECEIVED, State.HANDLING, State.WAITING, State.INTERLINKED, State.PAYING,
)  # fmt: skip
FOR_APPLICANT = (State.WAITING, State.PAYING)


class WaitingSteps(models.QuerySet[Any]):
    """Steps of dossiers …"""

    def doable(self, held: Mapping[str, "frozenset[int] | None"]) -> Self:
        """… that somebody may do. held: permission -> ids of units, None for every unit."""
        by_units: dict[frozenset[int] | None, list[str]] = {}
        for needs, ids in held.items():
            by_units.setdefault(ids, []).extend([needs, ""] if needs == HANDLE else [needs])
        asked = Q(pk__in=())
        for ids, known in by_units.items():
            one = Q(needs__in=known)
            asked |= one if ids is None else one & Q(AmongIds(F("unit_id"), ids))
        return self.filter(asked)

    def in_work(self) -> Self:
        """… of dossiers that wait for an official."""
        return self.exclude(dossier__state__in=(*FOR_APPLICANT, State.READY))

    def for_applicant(self) -> Self:
        """… of dossiers that wait for the applicant's papers or money."""
        return self.filter(dossier__state__in=FOR_APPLICANT)

    def to_return(self) -> Self:
        """… of dossiers whose result waits to be collected or sent."""
        return self.filter(dossier__state=State.READY)

    def not_answered(self) -> Self:
        """… of applications submitted online that the desk has not answered."""
        return self.filter(dossier__state=State.SUBMITTED)

    def in_role(self, role: int) -> Self:
        """… of one kind."""
        return self.filter(role=role)

    def about_procedure(self, code: str) -> Self:
        """… of dossiers of one procedure."""
        return self.filter(dossier__procedure_code=code)

    def in_field(self, field: str) -> Self:
        """… of dossiers counted in one field."""
        return self.filter(dossier__field=field)

    def given_to(self, account_id: int) -> Self:
        """… given to one official."""
        return self.filter(assignee_id=account_id)

    def given_to_nobody(self) -> Self:
        """… that nobody has taken or been given."""
        return self.filter(assignee_id__isnull=True)

    def numbered(self, ids: "list[int]") -> Self:
        """… of these row numbers."""
        return self.filter(pk__in=ids)

    def by_urgency(self) -> Self:
        """… the most overdue first, what has no day last."""
        return self.order_by(
            F("due_on").asc(nulls_last=True), F("due_at").asc(nulls_last=True), "id"
        )

    def counts(self, account_id: int, on: date, soon: date) -> dict[str, int]:
        """How many wait for me, my units, applicants, collection; late, due today, due soon."""
        is_mine = Q(assignee_id=account_id)
        away = Q(dossier__state__in=FOR_APPLICANT)
        ready = Q(dossier__state=State.READY)
        work = ~away & ~ready
        return self.aggregate(
            mine=Count("pk", filter=work & is_mine),
            unit=Count("pk", filter=work & ~is_mine | work & Q(assignee_id__isnull=True)),
            applicant=Count("pk", filter=away), to_return=Count("pk", filter=ready),
            late=Count("pk", filter=work & Q(due_on__lt=on)),
            today=Count("pk", filter=work & Q(due_on=on)),
            soon=Count("pk", filter=work & Q(due_on__gt=on, due_on__lte=soon)),
        )  # fmt: skip

    def not_given_to(self, account_id: int) -> Self:
        """… given to nobody, or to somebody else."""
        return self.filter(~Q(assignee_id=account_id) | Q(assignee_id__isnull=True))

    def late_by_person(self, on: date) -> "models.QuerySet[Any, dict[str, Any]]":
        """How many are open past their day, by unit, kind of step and who has them."""
        late = self.filter(done_on__isnull=True, due_on__lt=on)
        grouped = late.values(
            "unit_id", "role", "assignee_id", "assignee__full_name", "assignee__username"
        )
        counted: models.QuerySet[Any, dict[str, Any]] = grouped.annotate(
            late=Count("pk"), oldest=Min("due_on")
        ).order_by("-late", "oldest", "unit_id", "role")
        return counted
