"""Questions about training classes and workshops."""

from datetime import date
from typing import Any, Self

from django.db.models import F, Q

from konia.kernel.registers.queries import RecordQuerySet


class ClassQuerySet(RecordQuerySet[Any]):
    """Training classes …"""

    def planned_for(self, year: int, *, as_of: date) -> Self:
        """… of a year's plan, planned by a day."""
        return self.filter(year=year, planned_on__lte=as_of)

    def held_by(self, on: date) -> Self:
        """… that had ended by a day."""
        return self.filter(ended_on__lte=on)


class EnrolmentQuerySet(RecordQuerySet[Any]):
    """Enrolments …"""

    def trained(self, year: int, *, as_of: date) -> Self:
        """… of a year's plan whose learner finished the class by a day."""
        return self.filter(year=year, finished_on__lte=as_of)

    def overlapping(self, person_code: str, first: date, last: date) -> Self:
        """… of a person in classes that share a day with a stretch of days."""
        return self.filter(
            person_code=person_code, training_class__begun_on__lte=last,
            training_class__ended_on__gte=first,
        )  # fmt: skip


class WorkshopQuerySet(RecordQuerySet[Any]):
    """Workshops …"""

    def planned_by(self, on: date) -> Self:
        """… announced by a day."""
        return self.filter(announced_on__lte=on)

    def ahead_of(self, on: date) -> Self:
        """… not held yet on a day."""
        return self.filter(Q(held_on__isnull=True) | Q(held_on__gt=on))

    def in_months(self, first: date, last: date) -> Self:
        """… planned for months that begin between two days."""
        return self.filter(planned_month__gte=first, planned_month__lte=last)


class RegistrationQuerySet(RecordQuerySet[Any]):
    """Registrations for workshops …"""

    def late(self) -> Self:
        """… made after the workshop's deadline."""
        return self.filter(registered_on__gt=F("workshop__registers_until"))

    def list_of(self, workshop_code: str) -> Self:
        """… of one workshop, ordered by unit as its printed list is."""
        return self.filter(workshop__code=workshop_code).order_by("unit__code", "full_name")
