"""Questions about programmes, assignments, extensions and broadcast items."""

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import ProgrammeKind

GIVEN_OUT = (ProgrammeKind.GOVERNMENT, ProgrammeKind.PROVINCE)


class ProgrammeQuerySet(RecordQuerySet[models.Model]):
    """Programmes …"""

    def of_kind(self, kind: str) -> Self:
        """… of a kind."""
        return self.filter(kind=kind)

    def approved(self, on: date) -> Self:
        """… decided by a day."""
        return self.filter(decided_on__lte=on)

    def awaited(self, on: date) -> Self:
        """… announced by a day with the time they are expected, and not decided by it."""
        undecided = Q(decided_on__isnull=True) | Q(decided_on__gt=on)
        return self.filter(undecided, announced_on__lte=on, expected_from__isnull=False)


class AssignmentQuerySet(RecordQuerySet[models.Model]):
    """Assignments …"""

    def of_kind(self, kind: str) -> Self:
        """… of programmes of a kind."""
        return self.filter(programme_kind=kind)

    def of_year(self, year: int) -> Self:
        """… of the plan of a year."""
        return self.filter(year=year)

    def under(self, programmes: "models.QuerySet[Any]") -> Self:
        """… of these programmes."""
        return self.filter(programme_id__in=programmes.values("pk"))

    def given_out(self) -> Self:
        """… given to units by Government or by the province, as the public board shows them."""
        return self.filter(programme_kind__in=GIVEN_OUT)

    def assigned_in(self, period: Period) -> Self:
        """… assigned in a period."""
        return self.on_days("assigned_on", period)

    def assigned_by(self, on: date) -> Self:
        """… assigned on or before a day."""
        return self.filter(assigned_on__lte=on)

    def completed(self, on: date) -> Self:
        """… completed by a day."""
        return self.filter(completed_on__lte=on)

    def on_time(self, on: date) -> Self:
        """… completed by a day and not after their due day; without a due day nothing is late."""
        return self.completed(on).alias(due_then=_due_then(on)).filter(_in_time())

    def late(self, on: date) -> Self:
        """… completed by a day and after their due day."""
        rows = self.completed(on).alias(due_then=_due_then(on))
        return rows.filter(completed_on__gt=F("due_then"))

    def remaining(self, on: date) -> Self:
        """… not completed by a day."""
        return self.filter(_undone(on))

    def overdue(self, on: date) -> Self:
        """… not completed by a day although their due day is before it."""
        return self.remaining(on).alias(due_then=_due_then(on)).filter(due_then__lt=on)

    def through(self, channel: str) -> Self:
        """… that go through a channel of communication."""
        return self.filter(channel=channel)

    def board(self, on: date) -> "models.QuerySet[Any, dict[str, Any]]":
        """Totals by unit for the public board: no titles, no notes."""
        done = Q(completed_on__lte=on)
        dated = self.assigned_by(on).alias(due_then=_due_then(on))
        rows = dated.order_by("unit_id").values("unit_id")
        found: models.QuerySet[Any, dict[str, Any]] = rows.annotate(
            on_time=Count("pk", filter=done & _in_time()),
            late=Count("pk", filter=done & Q(completed_on__gt=F("due_then"))),
            overdue=Count("pk", filter=_undone(on) & Q(due_then__lt=on)),
            open=Count("pk", filter=_undone(on) & (Q(due_then__isnull=True) | Q(due_then__gte=on))),
        )
        return found

    def late_by_lead(self, on: date) -> "models.QuerySet[Any, dict[str, Any]]":
        """How many are overdue on a day, by the unit that leads."""
        rows = self.overdue(on).order_by("unit_id").values("unit_id")
        found: models.QuerySet[Any, dict[str, Any]] = rows.annotate(number=Count("pk"))
        return found

    def numbered(self, on: date) -> list[str]:
        """The completed ones as '(1) title' in the order of the plan: the text of a footnote."""
        titles = self.completed(on).order_by("number", "code").values_list("title", flat=True)
        return [f"({place}) {title}" for place, title in enumerate(titles, 1)]


def _undone(on: date) -> Q:
    return Q(completed_on__isnull=True) | Q(completed_on__gt=on)


def _in_time() -> Q:
    """Completed by the due day that held (`due_then`), or without one."""
    return Q(due_then__isnull=True) | Q(completed_on__lte=F("due_then"))


def _due_then(on: date) -> Coalesce:
    """The due day as it stood on a day: one put off later still had its old one."""
    extensions = apps.get_model("assignments", "Extension").objects
    later = extensions.filter(assignment=OuterRef("pk"), extended_on__gt=on)
    old = later.order_by("extended_on", "pk").values("old_due_on")[:1]
    return Coalesce(Subquery(old), F("due_on"))


class ExtensionQuerySet(RecordQuerySet[models.Model]):
    """Extensions …"""

    def up_to(self, on: date) -> Self:
        """… granted by a day."""
        return self.filter(extended_on__lte=on)


class BroadcastQuerySet(RecordQuerySet[models.Model]):
    """Broadcast items …"""

    def aired_by(self, on: date) -> Self:
        """… aired by a day."""
        return self.filter(aired_on__lte=on)
