"""Questions about what waits at a desk: whose turn it is, and how urgent it is."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Self

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.fields.array import SliceTransform  # type: ignore[attr-defined]
from django.db import models
from django.db.models import Count, F, Min, Q, Value

from konia.kernel.figures.lookups import AmongIds

from .states import HANDLE, State

OPEN_STATES = (
    State.RECEIVED, State.HANDLING, State.WAITING, State.INTERLINKED, State.PAYING,
)  # fmt: skip
FOR_APPLICANT = (State.WAITING, State.PAYING)
# Every state in which something is still to be done for a dossier, by whomever.
LIVE_STATES = (State.SUBMITTED, *OPEN_STATES, State.READY)
TABS = ("mine", "unit", "applicant", "to_return")
COUNTED = (*TABS, "late", "today", "soon")

# What an official has to do himself. Days and persons are compared before these texts.
WORK = ~Q(dossier__state__in=(*FOR_APPLICANT, State.READY))
# The most overdue first, what has no day last.
URGENCY = (F("due_on").asc(nulls_last=True), F("due_at").asc(nulls_last=True), F("id").asc())


class WaitingSteps(models.QuerySet[Any]):
    """Steps of dossiers …"""

    def doable(self, held: Mapping[str, "frozenset[int] | str | None"]) -> Self:
        """… that somebody may do.

        held: permission -> ids of units (or the array of them), None for every unit.
        """
        by_units: dict[frozenset[int] | str | None, list[str]] = {}
        for needs, ids in held.items():
            by_units.setdefault(ids, []).extend([needs, ""] if needs == HANDLE else [needs])
        asked = Q(pk__in=())
        for ids, known in by_units.items():
            one = Q(needs__in=known)
            asked |= one if ids is None else one & Q(AmongIds(F("unit_id"), ids))
        return self.filter(asked)

    def of_live_dossiers(self) -> Self:
        """… of dossiers that stand and are not ended; an index tells these and their states."""
        return self.filter(dossier__withdrawn_at__isnull=True, dossier__state__in=LIVE_STATES)

    def not_answered(self) -> Self:
        """… of applications submitted online that the desk has not answered."""
        return self.filter(dossier__state=State.SUBMITTED)

    def untold(self, since: datetime, at: datetime) -> Self:
        """… open past their minute, due since an instant, of which no leader was told yet."""
        return self.filter(
            done_on__isnull=True, told_at__isnull=True, due_at__gte=since, due_at__lt=at
        )

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

    def numbered(self, ids: "list[int] | str") -> Self:
        """… of these row numbers, or the array of them."""
        return self.filter(AmongIds(F("pk"), ids))

    def by_urgency(self) -> Self:
        """… the most overdue first, what has no day last."""
        return self.order_by(*URGENCY)

    def told(
        self,
        account_id: int,
        on: date,
        soon: Q,
        tabs: Sequence[str] = (),
        first: int = 1,
        last: int = 1,
    ) -> "models.QuerySet[Any, Any]":
        """One row: how many there are by COUNTED, and for each tab asked the ids of one page.

        soon: what is due by the last day that counts as soon.

        first, last: places in the tab, the most urgent first, counted from one. One scan tells
        all of it: counts and pages of their own read the same rows three times over.
        """
        is_in = _tabs(account_id)
        asked: dict[str, Any] = {
            **{tab: Count("pk", filter=is_in[tab]) for tab in TABS},
            "late": Count("pk", filter=Q(due_on__lt=on) & WORK),
            "today": Count("pk", filter=Q(due_on=on) & WORK),
            "soon": Count("pk", filter=Q(due_on__gt=on) & soon & WORK),
            **{f"{tab}_ids": _page(is_in[tab], first, last) for tab in tabs},
        }
        whole = self.order_by().annotate(whole=Value(1)).values("whole").annotate(**asked)
        row: models.QuerySet[Any, Any] = whole.values_list(*asked)
        return row

    def due_soon(self, on: date, soon: Q) -> Self:
        """… open, not late on a day, and due by the last day that counts as soon."""
        return self.filter(soon, done_on__isnull=True, due_on__gte=on)

    def by_person(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """How many there are, by unit, kind of step and who has them."""
        grouped = self.values(
            "unit_id", "role", "assignee_id", "assignee__full_name", "assignee__username"
        )
        counted: models.QuerySet[Any, dict[str, Any]] = grouped.annotate(
            count=Count("pk"), oldest=Min("due_on")
        ).order_by("-count", "oldest", "unit_id", "role")
        return counted


def _tabs(account_id: int) -> dict[str, Q]:
    """Which steps stand in each tab: an official's own, their units', the applicant's, ready."""
    is_mine = Q(assignee_id=account_id)
    return {
        "mine": is_mine & WORK,
        "unit": (Q(assignee_id__isnull=True) | ~is_mine) & WORK,
        "applicant": Q(dossier__state__in=FOR_APPLICANT),
        "to_return": Q(dossier__state=State.READY),
    }


def _page(tab: Q, first: int, last: int) -> SliceTransform:
    return SliceTransform(first, last, ArrayAgg("pk", filter=tab, order_by=URGENCY))
