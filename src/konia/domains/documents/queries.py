"""Questions about documents, their turns, links and certificates."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from konia.kernel.calendar.periods import Period
from konia.kernel.org.models import Unit
from konia.kernel.org.queries import UnitQuerySet
from konia.kernel.registers.queries import RecordQuerySet
from konia.lib.vietnamese import fold

from .states import CertificateKind, Channel, Direction

# The bodies of the three levels that reports on electronic government are about.
BODY_KINDS = ("department", "management_board", "district_pc", "commune_pc")
WORDS = SearchVector("folded", config="simple")


def bodies(on: date) -> UnitQuerySet:
    """Departments, district and commune people's committees that exist on a day."""
    return Unit.objects.open_on(on).of_kind(*BODY_KINDS, on=on)


def moments(period: Period) -> tuple[datetime, datetime]:
    """The first instant of a period and the first after it, by the province's clock."""
    here = timezone.get_default_timezone()
    first = datetime.combine(period.first, time(), here)
    return first, datetime.combine(period.last + timedelta(days=1), time(), here)


def words_begin(text: str) -> SearchQuery | None:
    """A full-text question: all words, the last one perhaps unfinished."""
    words = fold(text).split()
    if not words:
        return None
    return SearchQuery(
        " & ".join([*words[:-1], f"{words[-1]}:*"]), config="simple", search_type="raw"
    )


class DocumentQuerySet(RecordQuerySet[models.Model]):
    """Documents …"""

    def matching(self, text: str) -> Self:
        """… whose search text holds the words, the last one perhaps unfinished; by the index."""
        asked = words_begin(text)
        if asked is None:
            return self
        return self.alias(words=WORDS).filter(words=asked)

    def outgoing(self) -> Self:
        """… that the unit itself issued."""
        return self.filter(direction=Direction.OUT)

    def sent_in(self, period: Period) -> Self:
        """… that left in a period."""
        return self.on_days("sent_on", period)

    def issued_in(self, period: Period) -> Self:
        """… dated in a period."""
        return self.on_days("issued_on", period)

    def wholly_electronic(self) -> Self:
        """… signed with a certificate and sent with no paper beside."""
        return self.filter(channel=Channel.ELECTRONIC, signed=True)

    def with_paper_beside(self) -> Self:
        """… sent electronically and on paper too."""
        return self.filter(channel=Channel.BOTH)

    def steering(self) -> Self:
        """… that steer administrative reform."""
        return self.filter(is_steering=True)


class TransmissionQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Transmissions …"""

    def sent_in(self, period: Period) -> Self:
        """… sent in a period."""
        first, after = moments(period)
        return self.filter(sent_at__gte=first, sent_at__lt=after)

    def received_in(self, period: Period) -> Self:
        """… whose receipt came back in a period."""
        first, after = moments(period)
        return self.filter(received_at__gte=first, received_at__lt=after)

    def seen_by(self, unit_id: int) -> Self:
        """… that one body sent or got."""
        return self.filter(Q(unit_id=unit_id) | Q(to_unit_id=unit_id))


class DocumentLinkQuerySet(RecordQuerySet[models.Model]):
    """Links of document systems …"""

    def bodies_on(self, on: date) -> UnitQuerySet:
        """The bodies of the three levels that one of these links joins on a day."""
        held = self.holding_on(on).filter(unit=OuterRef("pk"))
        return bodies(on).filter(Exists(held))


class CertificateQuerySet(RecordQuerySet[models.Model]):
    """Certificates …"""

    def personal(self) -> Self:
        """… of persons."""
        return self.filter(kind=CertificateKind.PERSON)

    def of_organisations(self) -> Self:
        """… of bodies."""
        return self.filter(kind=CertificateKind.ORGANISATION)

    def active_on(self, on: date) -> Self:
        """… issued, not run out and not revoked on a day."""
        standing = Q(revoked_on__isnull=True) | Q(revoked_on__gt=on)
        return self.filter(standing, issued_on__lte=on, expires_on__gte=on)

    def expiring_within(self, days: int, *, on: date) -> Self:
        """… still active on a day and running out within so many days of it."""
        return self.active_on(on).filter(expires_on__lte=on + timedelta(days=days))

    def bodies_on(self, on: date) -> UnitQuerySet:
        """The bodies of the three levels that hold an active one of these on a day."""
        held = self.active_on(on).filter(unit=OuterRef("pk"))
        return bodies(on).filter(Exists(held))

    def bodies_without(self, on: date) -> UnitQuerySet:
        """The bodies of the three levels that hold none on a day."""
        held = self.active_on(on).filter(unit=OuterRef("pk"))
        return bodies(on).filter(~Exists(held))


class UnitCostQuerySet(RecordQuerySet[models.Model]):
    """Rates …"""

    def of_turns(self) -> Self:
        """… of one electronic turn."""
        return self.filter(code="document_turn")
