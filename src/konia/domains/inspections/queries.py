"""Questions about rounds, units of inspection plans, and findings."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce, TruncMonth

from konia.kernel.registers.queries import RecordQuerySet


class _OfPlanQuerySet(RecordQuerySet[models.Model]):
    """Records of a plan …"""

    def of_plan(self, kind: str, *, year: int) -> Self:
        """… of the plans of a kind and year."""
        return self.of_year(year).filter(kind=kind)

    def of_year(self, year: int) -> Self:
        """… of the plans of a year, whatever they look at."""
        return self.filter(year=year)


class RoundQuerySet(_OfPlanQuerySet):
    """Rounds …"""

    def numbered(self, number: int, *, on: date) -> Self:
        """… of a number, whose notice was given by a day."""
        return self.filter(number=number, noticed_on__lte=on)


class PlannedUnitQuerySet(_OfPlanQuerySet):
    """Units of a plan …"""

    def planned(self, on: date) -> Self:
        """… named by the plan on a day: put in by then and not taken out by then."""
        kept = Q(removed_on__isnull=True) | Q(removed_on__gt=on)
        return self.filter(kept, planned_on__lte=on)

    def removed(self, on: date) -> Self:
        """… taken out of the plan by a day."""
        return self.filter(planned_on__isnull=False, removed_on__lte=on)

    def visited(self, on: date) -> Self:
        """… visited by a day."""
        return self.filter(visited_on__lte=on)

    def remaining(self, on: date) -> Self:
        """… named by the plan on a day and not yet visited by it."""
        return self.planned(on).filter(Q(visited_on__isnull=True) | Q(visited_on__gt=on))

    def with_procedure_control(self) -> Self:
        """… whose visit looks at the control of procedures too."""
        return self.filter(includes_procedure_control=True)

    def overlapping(self, on: date) -> Self:
        """… that another kind of plan visits in the same calendar month, seen on a day."""
        named = self.in_months(on)
        others = named.filter(unit_id=OuterRef("unit_id"), month=OuterRef("month"))
        return named.filter(Exists(others.exclude(kind=OuterRef("kind"))))

    def in_months(self, on: date) -> Self:
        """… named by the plan on a day, each with the month of its visit, made or expected."""
        month = TruncMonth(Coalesce("visited_on", "expected_on"))
        return self.planned(on).annotate(month=month).filter(month__isnull=False)


class FindingQuerySet(_OfPlanQuerySet):
    """Findings …"""

    def found(self, on: date) -> Self:
        """… made by a day."""
        return self.filter(found_on__lte=on)

    def handled(self, on: date) -> Self:
        """… fully handled by a day."""
        return self.found(on).filter(handled_on__lte=on)

    def overdue(self, on: date) -> Self:
        """… not handled by a day although their deadline is before it."""
        undone = Q(handled_on__isnull=True) | Q(handled_on__gt=on)
        return self.found(on).filter(undone, deadline__lt=on)

    def about(self, topic: str) -> Self:
        """… about a topic."""
        return self.filter(topic=topic)
