"""Questions about requests, attempts, refunds."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Q, When
from django.utils import timezone

from konia.kernel.registers.queries import RecordQuerySet

from .states import AttemptState, Match, RefundState, State

if TYPE_CHECKING:
    from .models import (
        PaymentAttempt,
        PaymentRequest,
        Reconciliation,
        ReconciliationLine,  # noqa: F401 - named below as text
        Refund,
        TaxNotice,
    )


class PaymentRequestQuerySet(RecordQuerySet["PaymentRequest"]):
    """Payment requests …"""

    def of_code(self, code: str) -> Self:
        """… that bear a code."""
        return self.filter(code=code)

    def about(self, subject: str, subject_code: str) -> Self:
        """… of one dossier or other thing."""
        return self.filter(subject=subject, subject_code=subject_code)

    def in_state(self, state: str) -> Self:
        """… in a state; all when none is named."""
        return self.filter(state=state) if state else self

    def overdue_on(self, on: date) -> Self:
        """… still unpaid after their due day."""
        return self.filter(state=State.ASKED, due_on__lt=on)


class PaymentAttemptQuerySet(RecordQuerySet["PaymentAttempt"]):
    """Attempts …"""

    def of_order(self, order: str, *, gateway: str) -> Self:
        """… known to a gateway by an order number."""
        return self.filter(order=order, gateway=gateway)

    def still_open(self) -> Self:
        """… whose outcome is not known."""
        return self.filter(state=AttemptState.BEGUN)

    def begun_between(self, first: datetime, last: datetime) -> Self:
        """… begun from one moment up to another, the last one not counted."""
        return self.filter(begun_at__gte=first, begun_at__lt=last)

    def took_money_on(self, on: date) -> Self:
        """… whose money came in on a day."""
        first, last = _day(on)
        took = Q(state__in=(AttemptState.PAID, AttemptState.EXCESS))
        return self.filter(took, paid_at__gte=first, paid_at__lt=last)


class RefundQuerySet(RecordQuerySet["Refund"]):
    """Refunds …"""

    def of_code(self, code: str) -> Self:
        """… that bear a code."""
        return self.filter(code=code)

    def alive(self) -> Self:
        """… queued or done: money that has gone back or will."""
        return self.exclude(state=RefundState.REFUSED)

    def done_on(self, on: date) -> Self:
        """… whose money went back through a gateway on a day."""
        first, last = _day(on)
        return self.filter(done_at__gte=first, done_at__lt=last, attempt__isnull=False)


class TaxNoticeQuerySet(RecordQuerySet["TaxNotice"]):
    """Tax notices …"""

    def of_number(self, number: str) -> Self:
        """… that bear a number."""
        return self.filter(number=number)


class ReconciliationQuerySet(RecordQuerySet["Reconciliation"]):
    """Comparisons …"""

    def with_number(self, pk: int) -> Self:
        """… of one number."""
        return self.filter(pk=pk)


class ReconciliationLineQuerySet(models.QuerySet["ReconciliationLine"]):
    """Lines …"""

    def in_match(self, match: str) -> Self:
        """… of one outcome; all when none is named."""
        return self.filter(match=match) if match else self

    def differences_first(self) -> Self:
        """… what does not match before what does."""
        return self.order_by(Case(When(match=Match.MATCHED, then=1), default=0), "order", "pk")


def _day(on: date) -> tuple[datetime, datetime]:
    """The first moment of a day, and of the next."""
    first = timezone.make_aware(datetime.combine(on, time.min))
    return first, first + timedelta(days=1)
