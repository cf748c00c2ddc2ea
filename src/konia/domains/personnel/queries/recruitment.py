"""Questions about recruitment."""

from datetime import date
from typing import Any, Self

from konia.domains.personnel.states import Route, StaffKind
from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet


class RecruitmentPlanQuerySet(RecordQuerySet[Any]):
    """Recruitment plans …"""

    def for_public_employees(self) -> Self:
        """… for public employees."""
        return self.filter(kind=StaffKind.PUBLIC_EMPLOYEE)

    def approved_in(self, period: Period) -> Self:
        """… approved in a period."""
        return self.on_days("approved_on", period)


class CandidateQuerySet(RecordQuerySet[Any]):
    """Candidates of an exam …"""

    def of_exam(self, exam: str) -> Self:
        """… of one exam."""
        return self.filter(exam=exam)

    def admitted_in(self, period: Period) -> Self:
        """… whose admission was decided in a period."""
        return self.on_days("admitted_on", period)


class RecruitQuerySet(RecordQuerySet[Any]):
    """Recruits …"""

    def decided_in(self, period: Period) -> Self:
        """… approved in a period."""
        return self.on_days("decided_on", period)

    def civil_servants(self) -> Self:
        """… as civil servants."""
        return self.filter(kind=StaffKind.CIVIL_SERVANT)

    def public_employees(self) -> Self:
        """… as public employees."""
        return self.filter(kind=StaffKind.PUBLIC_EMPLOYEE)

    def by_exam_or_selection(self) -> Self:
        """… by examination or selection."""
        return self.filter(route__in=(Route.EXAM, Route.SELECTION))

    def special(self) -> Self:
        """… as special cases."""
        return self.filter(route=Route.SPECIAL)

    def converted(self) -> Self:
        """… from commune staff."""
        return self.filter(route=Route.CONVERSION)

    def not_started_by(self, on: date) -> Self:
        """… approved by a day whom no unit has taken on yet."""
        return self.filter(decided_on__lte=on).exclude(started_on__lte=on)
