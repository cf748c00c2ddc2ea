"""Questions about normative documents and their examinations."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Value

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import ExaminationKind, Finding, IssuerBody, IssuerLevel, Wanted

if TYPE_CHECKING:
    from .models import NormativeDocument

CRITERIA = ("authority", "content", "legality", "form", "drafting")


class NormativeDocumentQuerySet(RecordQuerySet["NormativeDocument"]):
    """Documents …"""

    def coded(self, code: str) -> "NormativeDocument | None":
        """The one of a code, with its unit; nothing when there is none."""
        return self.select_related("unit").filter(code=code).first()

    def numbered(self, pk: int) -> "NormativeDocument | None":
        """The one of an id; nothing when there is none."""
        return self.filter(pk=pk).first()

    def among(self, ids: object) -> Self:
        """… of these ids."""
        return self.filter(pk__in=ids)

    def issued_in(self, period: Period) -> Self:
        """… issued within a period."""
        return self.on_days("issued_on", period)

    def by_provincial_committee(self) -> Self:
        """… of the provincial People's Committee, not of the People's Council."""
        return self.filter(issuer_level=IssuerLevel.PROVINCE, issuer_body=IssuerBody.COMMITTEE)

    def unpublished_on(self, on: date) -> Self:
        """… issued by a day and not yet published on the national legal database on it."""
        waiting = Q(published_on__isnull=True) | Q(published_on__gt=on)
        return self.filter(waiting, issued_on__lte=on)

    def with_days_since_issue(self, on: date) -> Self:
        """… each with `waiting`: how long ago it was issued."""
        passed = ExpressionWrapper(
            Value(on, models.DateField()) - F("issued_on"), models.DurationField()
        )
        return self.annotate(waiting=passed)

    def in_force_on(self, on: date) -> Self:
        """… in effect on a day: begun, not ended, not replaced, not suspended."""
        still = Q(ended_on__isnull=True) | Q(ended_on__gt=on)
        paused = Q(suspended_from__lte=on) & (
            Q(suspended_until__isnull=True) | Q(suspended_until__gte=on)
        )
        # A null suspended_from makes the comparison unknown, so it is asked for by name.
        active = Q(suspended_from__isnull=True) | ~paused
        return self.filter(still, active, effective_on__lte=on).not_replaced_on(on)

    def not_replaced_on(self, on: date) -> Self:
        """… that no other document in effect by a day replaces."""
        return self.filter(~Exists(self._replacing(on)))

    def replaced_on(self, on: date) -> Self:
        """… that another document in effect by a day replaces."""
        return self.filter(Exists(self._replacing(on)))

    def _replacing(self, on: date) -> Self:
        standing = type(self)(self.model).filter(withdrawn_at__isnull=True)
        return standing.filter(replaces=OuterRef("pk"), effective_on__lte=on)


class ExaminationQuerySet(RecordQuerySet[models.Model]):
    """Examinations …"""

    def done_in(self, period: Period) -> Self:
        """… done within a period."""
        return self.on_days("done_on", period)

    def done_before(self, day: date) -> Self:
        """… done before a day."""
        return self.filter(done_on__lt=day)

    def of_kind(self, kind: ExaminationKind) -> Self:
        """… of one kind."""
        return self.filter(kind=kind)

    def recommending(self) -> Self:
        """… that ask for something to be done, or found a criterion not met."""
        failed = Q()
        for name in CRITERIA:
            failed |= Q(**{name: Finding.FAILED})
        return self.filter(~Q(wanted=Wanted.NOTHING) | failed)

    def handled_in(self, period: Period) -> Self:
        """… whose recommendation was carried out within a period."""
        return self.on_days("handled_on", period)

    def waiting_on(self, on: date) -> Self:
        """… whose recommendation was not yet carried out on a day."""
        return self.filter(Q(handled_on__isnull=True) | Q(handled_on__gt=on))

    def begun_by(self, on: date) -> Self:
        """… on whose recommendation work had begun, or was done, by a day."""
        return self.filter(Q(begun_on__lte=on) | Q(handled_on__lte=on))

    def of_documents_in(self, others: Self) -> Self:
        """… of documents that one of these other examinations is about."""
        return self.filter(Exists(others.filter(document_id=OuterRef("document_id"))))

    def of_no_document_in(self, others: Self) -> Self:
        """… of documents that none of these other examinations is about."""
        return self.filter(~Exists(others.filter(document_id=OuterRef("document_id"))))

    def on_list_of(self, year: int, *, on: date) -> Self:
        """… that the follow-up list of a year names, done by a day."""
        return self.filter(list_year=year, done_on__lte=on)


class DraftOpinionQuerySet(RecordQuerySet[models.Model]):
    """Opinions on drafts …"""

    def given_in(self, period: Period) -> Self:
        """… given within a period."""
        return self.on_days("given_on", period)
