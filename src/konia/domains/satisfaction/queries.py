"""Questions about survey rounds, forms, invitations and ratings."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import Avg, Count, F, Max, Q

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import FormState

SATISFIED_FROM = 4


class SurveyRoundQuerySet(RecordQuerySet[models.Model]):
    """Survey rounds …"""

    def open_in(self, period: Period) -> Self:
        """… open on some day of a period."""
        unended = Q(closed_on__isnull=True) | Q(closed_on__gte=period.first)
        return self.filter(unended, opened_on__lte=period.last)

    def in_mode(self, mode: str) -> Self:
        """… taken in a mode."""
        return self.filter(mode=mode)


class SurveyFormQuerySet(RecordQuerySet[models.Model]):
    """Survey forms …"""

    def collected_in(self, period: Period) -> Self:
        """… collected in a period."""
        return self.on_days("collected_on", period)

    def valid(self) -> Self:
        """… found valid."""
        return self.filter(state=FormState.VALID)

    def invalid(self) -> Self:
        """… found not valid."""
        return self.filter(state=FormState.INVALID)

    def answered(self) -> Self:
        """… that give a mark."""
        return self.filter(mark__isnull=False)

    def satisfied(self) -> Self:
        """… whose mark is satisfied or very satisfied."""
        return self.filter(mark__gte=SATISFIED_FROM)


class RatingInvitationQuerySet(RecordQuerySet[models.Model]):
    """Invitations to rate …"""

    def returned_in(self, period: Period) -> Self:
        """… of dossiers whose result was handed over in a period."""
        return self.on_days("returned_on", period)

    def rated_by(self, day: date) -> Self:
        """… answered by a day."""
        return self.filter(rated_on__lte=day)

    def of_dossier(self, code: str) -> Self:
        """… of one dossier."""
        return self.filter(dossier_code=code)


class ServiceRatingQuerySet(RecordQuerySet[models.Model]):
    """Ratings of a service …"""

    def rated_in(self, period: Period) -> Self:
        """… given in a period."""
        return self.on_days("rated_on", period)

    def of_dossiers(self) -> Self:
        """… of a dossier whose result was returned."""
        return self.exclude(dossier_code="")

    def of_visits(self) -> Self:
        """… of a visit to a counter, without a dossier code."""
        return self.filter(dossier_code="")

    def satisfied(self) -> Self:
        """… satisfied or very satisfied."""
        return self.filter(mark__gte=SATISFIED_FROM)

    def last_at_devices(self, codes: Iterable[str], since: date) -> dict[str, datetime]:
        """When each of these devices last sent one, not before a day; device code -> moment."""
        rows = self.filter(device__in=list(codes), rated_on__gte=since).order_by()
        return dict(rows.values_list("device").annotate(at=Max("rated_at")))

    def with_comment(self) -> Self:
        """… in which somebody wrote something, the newest first."""
        return self.exclude(comment="").order_by("-rated_at")

    def from_source(self, digest: str, since: datetime) -> Self:
        """… given from one device or address since a moment."""
        return self.filter(taken_from=digest, rated_at__gte=since)

    def told_by(self, field: str) -> "models.QuerySet[Any, dict[str, Any]]":
        """Average, base and how many are satisfied, for each value of a field, the most first."""
        rows = self.exclude(**{field: ""}) if field != "unit_id" else self
        found: models.QuerySet[Any, dict[str, Any]] = (
            rows.order_by().values(key=F(field))
            .annotate(
                base=Count("pk"), average=Avg("mark"),
                content=Count("pk", filter=Q(mark__gte=SATISFIED_FROM)),
            )
            .order_by("-base", "key")
        )  # fmt: skip
        return found


class RatingAnswerQuerySet(models.QuerySet[models.Model]):
    """Answers to single questions …"""

    def to(self, number: int, period: Period) -> Self:
        """… to one question, given in a period, of ratings that stand."""
        return self.filter(
            number=number, rated_on__gte=period.first, rated_on__lte=period.last,
            rating__withdrawn_at__isnull=True,
        )  # fmt: skip
