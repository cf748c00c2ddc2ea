"""Questions about thresholds, ratings, consultations and entry rounds."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, F, Q, QuerySet, Subquery, Value, When

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import Grade

FLOORS = (
    (Grade.EXCELLENT, "excellent_from"),
    (Grade.GOOD, "good_from"),
    (Grade.FAIR, "fair_from"),
    (Grade.AVERAGE, "average_from"),
)


class ThresholdSetQuerySet(RecordQuerySet[models.Model]):
    """Threshold sets …"""

    def in_force(self, on: date) -> Self:
        """… that hold on a day, the newest first."""
        return self.holding_on(on).order_by("-first_on")


class RatedUnitQuerySet(RecordQuerySet[models.Model]):
    """Units that are rated …"""

    def in_year(self, year: int) -> Self:
        """… for a year: those in the list on its last day."""
        return self.holding_on(date(year, 12, 31))


class IndexRuleQuerySet(RecordQuerySet[models.Model]):
    """Rules of the nine indices …"""

    def in_year(self, year: int) -> Self:
        """… that hold on a year's last day, by number."""
        return self.holding_on(date(year, 12, 31)).order_by("number")


class RatingQuerySet(RecordQuerySet[models.Model]):
    """Ratings …"""

    def of_year(self, year: int) -> Self:
        """… of the work of a year."""
        return self.filter(year=year)

    def published(self, on: date) -> Self:
        """… published by a day."""
        return self.filter(published_on__lte=on)

    def graded(self, grade: str) -> Self:
        """… published with a class; it is the class of the day of publication."""
        return self.filter(grade=grade)

    def below_good(self) -> Self:
        """… published with a class below Good."""
        return self.filter(grade__in=(Grade.FAIR, Grade.AVERAGE, Grade.WEAK))

    def with_number(self, pk: int) -> Self:
        """… of this row number: one or none."""
        return self.filter(pk=pk)

    def waiting(self) -> Self:
        """… not published."""
        return self.filter(published_on__isnull=True)

    def unpublished(self, on: date) -> Self:
        """… not published by a day."""
        return self.filter(Q(published_on__isnull=True) | Q(published_on__gt=on))

    def with_class(self, thresholds: "QuerySet[models.Model]", *, on: date) -> Self:
        """… each with the class it has on a day.

        A published one keeps its class; any other takes it from the thresholds of that day.
        thresholds: the threshold sets in force on the day.
        """
        floors = [
            When(score__gte=Subquery(thresholds.values(name)[:1]), then=Value(str(grade)))
            for grade, name in FLOORS
        ]
        kept = When(~Q(grade="") & Q(published_on__lte=on), then=F("grade"))
        return self.annotate(now=Case(kept, *floors, default=Value(str(Grade.WEAK))))


class ConsultationQuerySet(RecordQuerySet[models.Model]):
    """Consultations …"""

    def opened_in(self, period: Period) -> Self:
        """… opened in a period."""
        return self.on_days("opened_on", period)


class CommentQuerySet(RecordQuerySet[models.Model]):
    """Comments …"""

    def late(self) -> Self:
        """… that came after the deadline of their consultation."""
        return self.filter(received_on__gt=F("consultation__deadline_on"))


class EntryRoundQuerySet(RecordQuerySet[models.Model]):
    """Entry rounds …"""

    def of_year(self, year: int) -> Self:
        """… for the index of a year."""
        return self.filter(year=year)

    def entered(self, on: date) -> Self:
        """… finished by a day."""
        return self.filter(entered_on__lte=on)
