"""Questions about what is offered online: services, targets, priorities, obstacles."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from konia.kernel.registers.queries import RecordQuerySet

from .states import ServiceLevel

if TYPE_CHECKING:
    from .models import BlockerLetter, IntegrationBlocker, OnlineService, OnlineTarget, PriorityItem


def _in_force(model: type[models.Model], on: date) -> Exists:
    """That the procedure a row is about is in force on a day."""
    procedures: Any = model._meta.get_field("procedure").related_model
    found = procedures.objects.in_force_on(on)
    return Exists(found.filter(pk=OuterRef("procedure_id")))


class ServiceQuerySet(RecordQuerySet["OnlineService"]):
    """Online services …"""

    def at_level(self, *levels: ServiceLevel) -> Self:
        """… offered at one of these levels."""
        return self.filter(level__in=levels)

    def of_procedures_in_force(self, on: date) -> Self:
        """… of procedures in force on a day."""
        return self.filter(_in_force(self.model, on))

    def of_procedure(self, procedure_id: int) -> Self:
        """… of one procedure, newest first."""
        return self.filter(procedure_id=procedure_id).order_by("-first_on")

    def linked_by(self, on: date) -> Self:
        """… whose listing is linked to the national portal by a day."""
        return self.filter(national_linked_on__lte=on)

    def integrated_by(self, on: date) -> Self:
        """… that can be used from end to end on the national portal by a day."""
        return self.filter(national_integrated_on__lte=on)

    def paid_online_by(self, on: date) -> Self:
        """… whose fee can be paid online by a day."""
        return self.filter(payment_enabled_on__lte=on)


class PriorityQuerySet(RecordQuerySet["PriorityItem"]):
    """Procedures on the list given priority for the electronic environment …"""

    def of_year(self, year: int, *, on: date) -> Self:
        """… of the list of a year, as listed by a day."""
        return self.filter(year=year, listed_on__lte=on)

    def eligible(self) -> Self:
        """… that can be done fully online at all."""
        return self.filter(is_eligible=True)

    def of_procedures_in_force(self, on: date) -> Self:
        """… of procedures in force on a day."""
        return self.filter(_in_force(self.model, on))

    def at_level_four(self, services: "models.QuerySet[models.Model]") -> Self:
        """… that one of these level-4 services offers."""
        return self.filter(Exists(services.filter(procedure=OuterRef("procedure"))))

    def below_level_four(self, services: "models.QuerySet[models.Model]") -> Self:
        """… that none of these level-4 services offers."""
        return self.filter(~Exists(services.filter(procedure=OuterRef("procedure"))))


class TargetQuerySet(RecordQuerySet["OnlineTarget"]):
    """Yearly targets of online services …"""

    def of_year(self, year: int, *, on: date) -> Self:
        """… of a year, decided by a day."""
        return self.filter(year=year, decided_on__lte=on)


class BlockerQuerySet(RecordQuerySet["IntegrationBlocker"]):
    """Obstacles to putting services on the national portal …"""

    def standing_on(self, on: date) -> Self:
        """… met by a day and not yet cleared on it."""
        return self.filter(Q(cleared_on__isnull=True) | Q(cleared_on__gt=on), met_on__lte=on)

    def of_procedure(self, procedure_id: int) -> Self:
        """… of one procedure, newest first."""
        return self.filter(procedure_id=procedure_id).order_by("-met_on", "-pk")

    def with_letters(self) -> Self:
        """… with the letters about them at hand, oldest first."""
        return self.select_related("procedure").prefetch_related("sent")


class BlockerLetterQuerySet(RecordQuerySet["BlockerLetter"]):
    """Letters about obstacles …"""

    def waiting_on(self, on: date) -> Self:
        """… sent by a day and not answered on it."""
        return self.filter(Q(answered_on__isnull=True) | Q(answered_on__gt=on), sent_on__lte=on)
