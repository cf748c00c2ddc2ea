"""Questions about dialogues, petitions, cases of the 1022 line, and opening hours."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

if TYPE_CHECKING:
    from .models import Petition

SAME_WITHIN = timedelta(minutes=10)


def end_of(on: date) -> datetime:
    """The first moment after a day, by the clock of the province."""
    return timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))


class DialogueQuerySet(RecordQuerySet[models.Model]):
    """Dialogues …"""

    def held_in(self, period: Period) -> Self:
        """… that were held, not only planned, in a period."""
        return self.on_days("held_on", period)


class PetitionQuerySet(RecordQuerySet["Petition"]):
    """Petitions …"""

    def received_in(self, period: Period) -> Self:
        """… received in a period."""
        return self.on_days("received_on", period)

    def refused(self, on: date) -> Self:
        """… refused by a day."""
        return self.filter(refused_on__lte=on)

    def answered(self, on: date) -> Self:
        """… within authority and answered by a day."""
        return self.filter(answered_on__lte=on)

    def open(self, on: date) -> Self:
        """… neither refused nor answered by a day."""
        return self.filter(
            Q(refused_on__isnull=True) | Q(refused_on__gt=on),
            Q(answered_on__isnull=True) | Q(answered_on__gt=on),
        )

    def overdue(self, on: date) -> Self:
        """… still open on a day although their due day is before it."""
        return self.open(on).filter(due_on__lt=on)

    def about(self, field: str) -> Self:
        """… of a field."""
        return self.filter(field=field)

    def naming(self, procedure_id: int) -> Self:
        """… that name one procedure, newest first."""
        return self.filter(procedure_id=procedure_id).order_by("-received_on", "-pk")

    def coded(self, code: str) -> Self:
        """… of one code."""
        return self.filter(code=code)

    def numbered(self, pk: int) -> "Petition | None":
        """The one of an id, with its procedure; nothing when there is none."""
        return self.filter(pk=pk).select_related("procedure").first()

    def of_national(self, code: str) -> Self:
        """… the national portal knows under a code."""
        return self.filter(national_code=code)


class LineCaseQuerySet(RecordQuerySet[models.Model]):
    """Cases of the 1022 line …"""

    def received(self, on: date) -> Self:
        """… received up to the end of a day."""
        return self.filter(received_at__lt=end_of(on))

    def done(self, on: date) -> Self:
        """… handled by the end of a day."""
        return self.received(on).filter(closed_at__lt=end_of(on))

    def in_progress(self, on: date) -> Self:
        """… taken up and not handled by the end of a day."""
        end = end_of(on)
        undone = Q(closed_at__isnull=True) | Q(closed_at__gte=end)
        return self.received(on).filter(undone, taken_at__lt=end)

    def waiting(self, on: date) -> Self:
        """… neither taken up nor handled by the end of a day."""
        end = end_of(on)
        untaken = Q(taken_at__isnull=True) | Q(taken_at__gte=end)
        undone = Q(closed_at__isnull=True) | Q(closed_at__gte=end)
        return self.received(on).filter(untaken, undone)

    def by_channel(self) -> "models.QuerySet[Any, dict[str, Any]]":
        """How many came by each channel."""
        rows = self.order_by("channel").values("channel")
        found: models.QuerySet[Any, dict[str, Any]] = rows.annotate(number=Count("pk"))
        return found

    def possible_duplicates(self) -> Self:
        """… that repeat an earlier one: same sender and text, within minutes.

        They are offered to the operator, who decides; nothing is merged.
        """
        earlier = self.filter(
            sender=OuterRef("sender"), folded=OuterRef("folded"),
            received_at__gte=OuterRef("received_at") - SAME_WITHIN,
        ).filter(
            Q(received_at__lt=OuterRef("received_at"))
            | Q(received_at=OuterRef("received_at"), pk__lt=OuterRef("pk"))
        )  # fmt: skip
        return self.filter(Exists(earlier))


class ServiceHoursQuerySet(RecordQuerySet[models.Model]):
    """Opening hours …"""

    def of_line(self, line: str) -> Self:
        """… of a line of contact."""
        return self.filter(line=line)

    def begun(self, on: date) -> Self:
        """… that held on a day or before it."""
        return self.filter(first_on__lte=on)
