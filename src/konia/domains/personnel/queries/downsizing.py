"""Questions about downsizing."""

from datetime import date
from typing import Any, Self

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from konia.domains.personnel.states import QuotaKind
from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

BASELINE_LAST_DAY = date(2015, 12, 31)


class DownsizingBatchQuerySet(RecordQuerySet[Any]):
    """Half-yearly batches …"""

    def approved_by(self, on: date) -> Self:
        """… approved by a day."""
        return self.filter(approved_on__lte=on)

    def with_benefits(self) -> Self:
        """… each with the sum of its cases' benefits as `benefits_vnd`."""
        return self.annotate(benefits_vnd=Coalesce(Sum("cases__benefit_vnd"), 0))

    def out_of_balance(self) -> Self:
        """… whose cases do not add up to the amount decided."""
        return self.with_benefits().exclude(benefits_vnd=F("amount_vnd"))


class DownsizingCaseQuerySet(RecordQuerySet[Any]):
    """Downsizing cases …"""

    def civil_service(self) -> Self:
        """… of civil servants."""
        return self.filter(kind=QuotaKind.CIVIL_SERVICE)

    def public_units(self) -> Self:
        """… of persons of public units."""
        return self.filter(kind=QuotaKind.PUBLIC_UNIT)

    def effective_in(self, period: Period) -> Self:
        """… approved, whose person left in a period."""
        return self.filter(approved_on__lte=period.last).on_days("effective_on", period)

    def since_2015(self, as_of: date) -> Self:
        """… approved, whose person left after 2015 and by a day."""
        return self.filter(
            approved_on__lte=as_of, effective_on__gt=BASELINE_LAST_DAY, effective_on__lte=as_of
        )
