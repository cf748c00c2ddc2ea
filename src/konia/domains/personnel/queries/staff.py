"""Questions about quotas, employments and labour contracts."""

from datetime import date
from typing import Any, Self

from django.db.models import Q

from konia.domains.personnel.states import BodyKind, QuotaKind, StaffKind
from konia.kernel.registers.queries import RecordQuerySet

BASELINE_YEAR = 2015


class QuotaQuerySet(RecordQuerySet[Any]):
    """Assignments of posts …"""

    def for_year(self, year: int, *, as_of: date) -> Self:
        """… for a year, decided by a day; later adjustments come as rows of their own."""
        return self.filter(year=year, decided_on__lte=as_of)

    def civil_service(self) -> Self:
        """… of civil servants."""
        return self.filter(kind=QuotaKind.CIVIL_SERVICE)

    def public_units(self) -> Self:
        """… of persons working in public units."""
        return self.filter(kind=QuotaKind.PUBLIC_UNIT)


class EmploymentQuerySet(RecordQuerySet[Any]):
    """Employments …"""

    def civil_servants(self) -> Self:
        """… of civil servants."""
        return self.filter(kind=StaffKind.CIVIL_SERVANT)

    def public_employees(self) -> Self:
        """… of public employees paid from the budget."""
        return self.filter(kind=StaffKind.PUBLIC_EMPLOYEE, budget_paid=True)

    def of_quota(self, kind: str) -> Self:
        """… that fill posts of one of the two quotas."""
        civil = kind == QuotaKind.CIVIL_SERVICE
        return self.civil_servants() if civil else self.public_employees()

    def of_person(self, code: str) -> Self:
        """… of one person, oldest first."""
        return self.filter(person_code=code).order_by("first_on")


class ContractQuerySet(RecordQuerySet[Any]):
    """Labour contracts …"""

    def in_administration(self) -> Self:
        """… with administrative bodies."""
        return self.filter(body=BodyKind.ADMINISTRATIVE)

    def ending_within(self, first: date, last: date) -> Self:
        """… that end between two days."""
        return self.filter(Q(last_on__gte=first) & Q(last_on__lte=last))
