"""Questions about procedures, their publication, online services, questions and answers."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import ChangeKind, Interlink, Level, ServiceLevel


class ProcedureQuerySet(RecordQuerySet[models.Model]):
    """Procedures …"""

    def in_force_on(self, on: date) -> Self:
        """… in force on a day; one abolished from that day on is not."""
        still = Q(abolished_on__isnull=True) | Q(abolished_on__gt=on)
        return self.filter(still, in_force_from__lte=on)

    def of_level(self, level: Level) -> Self:
        """… of one level of administration."""
        return self.filter(level=level)

    def coded(self, code: str) -> "models.Model | None":
        """The one of a code, with its unit; nothing when there is none."""
        return self.select_related("unit").filter(code=code).first()

    def of_codes(self, codes: Any) -> Self:
        """… of these codes."""
        return self.filter(code__in=codes)

    def of_field(self, field: str) -> Self:
        """… of one field."""
        return self.filter(field=field)

    def among(self, ids: Any) -> Self:
        """… of these ids."""
        return self.filter(pk__in=ids)

    def meeting_all(self, places: Sequence[Q]) -> Self:
        """… that meet every condition."""
        found = self
        for place in places:
            found = found.filter(place)
        return found

    def meeting_any(self, places: Sequence[Q]) -> Self:
        """… that meet some condition."""
        whole = Q()
        for place in places:
            whole |= place
        return self.filter(whole)

    def with_usefulness(self, services: "models.QuerySet[models.Model]") -> Self:
        """… each with its online level among these services (2: none) and its use in a year."""
        services = services.filter(procedure=OuterRef("pk"))
        return self.annotate(
            online_level=Coalesce(Subquery(services.values("level")[:1]), Value(2)),
            used=Coalesce(F("use__uses"), Value(0)),
        )

    def most_useful_first(self) -> Self:
        """… by online level, then by use; after `with_usefulness`."""
        return self.order_by("-online_level", "-used", "name", "code")

    def linked(self, interlink: Interlink) -> Self:
        """… several bodies decide together in this way."""
        return self.filter(interlink=interlink)

    def listed_by(self, on: date) -> Self:
        """… listed on the provincial portal by a day."""
        return self.filter(portal_listed_on__lte=on)

    def disclosed_by(self, on: date) -> Self:
        """… disclosed on the national portal by a day."""
        return self.filter(national_disclosed_on__lte=on)

    def not_disclosed_on(self, on: date) -> Self:
        """… not yet disclosed on the national portal on a day."""
        waiting = Q(national_disclosed_on__isnull=True) | Q(national_disclosed_on__gt=on)
        return self.filter(waiting)

    def with_process_by(self, on: date) -> Self:
        """… whose internal process was approved by a day."""
        return self.filter(process_approved_on__lte=on)

    def without_process_on(self, on: date) -> Self:
        """… without an approved internal process on a day."""
        waiting = Q(process_approved_on__isnull=True) | Q(process_approved_on__gt=on)
        return self.filter(waiting)

    def with_electronic_process_by(self, on: date) -> Self:
        """… whose internal process ran electronically by a day."""
        return self.filter(process_electronic_on__lte=on)


class DecisionQuerySet(RecordQuerySet[models.Model]):
    """Publication decisions …"""

    def decided_in(self, period: Period) -> Self:
        """… signed within a period."""
        return self.on_days("decided_on", period)

    def newest_first(self) -> Self:
        """… those not signed yet, then the latest."""
        return self.order_by(F("decided_on").desc(nulls_first=True), "-pk")

    def to_carry_out(self, on: date) -> Self:
        """… signed by a day and not yet carried into the catalogue."""
        return self.filter(carried_out_on__isnull=True, decided_on__lte=on)


class ChangeQuerySet(RecordQuerySet[models.Model]):
    """Changes of procedures …"""

    def decided_in(self, period: Period) -> Self:
        """… decided within a period; a draft change has no decision and is in none."""
        return self.on_days("decided_on", period)

    def of_kind(self, *kinds: ChangeKind) -> Self:
        """… of these kinds."""
        return self.filter(kind__in=kinds)

    def drafts(self) -> Self:
        """… that no decision has taken up yet."""
        return self.filter(decision__isnull=True)

    def of_procedure(self, procedure_id: int) -> Self:
        """… of one procedure, newest first."""
        return self.filter(procedure_id=procedure_id).order_by("-effective_on", "-pk")

    def in_decision(self, decision_id: int) -> Self:
        """… of one decision, in its order."""
        rows = self.filter(decision_id=decision_id).select_related("procedure", "replacement")
        return rows.order_by("procedure__level", "procedure__field", "procedure__code")

    def taking_effect_after(self, on: date) -> Self:
        """… decided, and effective only after a day."""
        return self.filter(decided_on__isnull=False, effective_on__gt=on)


class ServiceQuerySet(RecordQuerySet[models.Model]):
    """Online services …"""

    def at_level(self, *levels: ServiceLevel) -> Self:
        """… offered at one of these levels."""
        return self.filter(level__in=levels)

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


class PriorityQuerySet(RecordQuerySet[models.Model]):
    """Procedures on the list given priority for the electronic environment …"""

    def of_year(self, year: int, *, on: date) -> Self:
        """… of the list of a year, as listed by a day."""
        return self.filter(year=year, listed_on__lte=on)

    def eligible(self) -> Self:
        """… that can be done fully online at all."""
        return self.filter(is_eligible=True)

    def at_level_four(self, services: "models.QuerySet[models.Model]") -> Self:
        """… that one of these level-4 services offers."""
        return self.filter(Exists(services.filter(procedure=OuterRef("procedure"))))

    def below_level_four(self, services: "models.QuerySet[models.Model]") -> Self:
        """… that none of these level-4 services offers."""
        return self.filter(~Exists(services.filter(procedure=OuterRef("procedure"))))


class TargetQuerySet(RecordQuerySet[models.Model]):
    """Yearly targets of online services …"""

    def of_year(self, year: int, *, on: date) -> Self:
        """… of a year, decided by a day."""
        return self.filter(year=year, decided_on__lte=on)


class BlockerQuerySet(RecordQuerySet[models.Model]):
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


class ReviewQuerySet(RecordQuerySet[models.Model]):
    """Procedures under review …"""

    def planned_for(self, year: int, *, on: date) -> Self:
        """… in the plans of a year approved by a day."""
        return self.filter(year=year, planned_on__lte=on)

    def of_plan(self, plan_id: int) -> Self:
        """… of one plan, with their procedures."""
        return self.filter(plan_id=plan_id).select_related("procedure").order_by("procedure__code")

    def of_procedure(self, procedure_id: int) -> Self:
        """… of one procedure, newest first."""
        rows = self.filter(procedure_id=procedure_id).select_related("plan")
        return rows.order_by("-planned_on", "-pk")

    def proposed_by(self, on: date) -> Self:
        """… for which a proposal was recorded by a day."""
        return self.filter(proposed_on__lte=on)


class QuestionQuerySet(RecordQuerySet[models.Model]):
    """Questions and answers …"""

    def posted_on(self, on: date) -> Self:
        """… on the portal on a day."""
        still = Q(taken_down_on__isnull=True) | Q(taken_down_on__gt=on)
        return self.filter(still, posted_on__lte=on)

    def of_procedure(self, procedure_id: int) -> Self:
        """… about one procedure, newest first."""
        return self.filter(procedure_id=procedure_id).order_by("-posted_on", "-pk")

    def drafts(self) -> Self:
        """… not yet posted."""
        return self.filter(posted_on__isnull=True)

    def coded(self, code: str) -> Self:
        """… of one code."""
        return self.filter(code=code)

    def about_abolished(self, on: date) -> Self:
        """… whose procedure was abolished by a day, so that the answer must be revised."""
        return self.filter(procedure__abolished_on__lte=on)


class ProcedureVersionQuerySet(RecordQuerySet[models.Model]):
    """Contents of procedures …"""

    def of_procedure(self, procedure_id: int) -> Self:
        """… of one procedure."""
        return self.filter(procedure_id=procedure_id)

    def drafts(self) -> Self:
        """… that no decision has carried into force."""
        return self.filter(first_on__isnull=True)

    def newest_first(self) -> Self:
        """… the latest first."""
        return self.order_by("-number")

    def numbered(self, pk: int) -> "models.Model | None":
        """The one of an id; nothing when there is none."""
        return self.filter(pk=pk).first()

    def of_procedures(self, ids: Any) -> Self:
        """… of these procedures, with papers and fees at hand."""
        return self.filter(procedure_id__in=ids).prefetch_related("papers", "fees")

    def with_parts(self) -> Self:
        """… with all their lines at hand."""
        return self.prefetch_related("sequence", "channels", "papers", "fees", "bases")


class PartRuleQuerySet(RecordQuerySet[models.Model]):
    """Rules on compulsory parts …"""


class ProcessVersionQuerySet(RecordQuerySet[models.Model]):
    """Internal processes …"""

    def of_procedure(self, procedure_id: int) -> Self:
        """… of one procedure."""
        return self.filter(procedure_id=procedure_id)

    def drafts(self) -> Self:
        """… not yet approved."""
        return self.filter(approved_on__isnull=True)

    def of_procedures(self, ids: Any) -> Self:
        """… of these procedures, with their steps at hand."""
        return self.filter(procedure_id__in=ids).prefetch_related("steps")

    def newest_first(self) -> Self:
        """… the latest first, with their steps."""
        return self.order_by("-version").prefetch_related("steps")

    def numbered(self, pk: int) -> "models.Model | None":
        """The one of an id; nothing when there is none."""
        return self.filter(pk=pk).select_related("procedure").first()


class FormRevisionQuerySet(RecordQuerySet[models.Model]):
    """Revisions of forms …"""

    def of_procedure(self, procedure_id: int) -> Self:
        """… of one procedure."""
        return self.filter(procedure_id=procedure_id)

    def drafts(self) -> Self:
        """… not yet in use."""
        return self.filter(first_on__isnull=True)

    def newest_first(self) -> Self:
        """… the latest first."""
        return self.order_by("-revision")

    def numbered(self, pk: int) -> "models.Model | None":
        """The one of an id; nothing when there is none."""
        return self.filter(pk=pk).select_related("procedure").first()


class VersionPartQuerySet(models.QuerySet[models.Model]):
    """Parts of the contents of procedures …"""

    def holding_for(self, procedure_id: int, on: date) -> Self:
        """… of one procedure, as they hold on a day, in order."""
        still = Q(version__last_on__isnull=True) | Q(version__last_on__gte=on)
        standing = Q(version__withdrawn_at__isnull=True, version__first_on__lte=on)
        found = self.filter(still, standing, version__procedure_id=procedure_id)
        return found.order_by("order", "pk")


class LifeEventQuerySet(RecordQuerySet[models.Model]):
    """Life events …"""

    def in_order(self) -> Self:
        """… as they are offered to people."""
        return self.order_by("order", "pk")


class LifeEventItemQuerySet(RecordQuerySet[models.Model]):
    """Procedures of life events …"""

    def of_event(self, code: str) -> Self:
        """… of one event, in order."""
        return self.filter(event__code=code, event__withdrawn_at__isnull=True).order_by("order")


class BlockerLetterQuerySet(RecordQuerySet[models.Model]):
    """Letters about obstacles …"""

    def waiting_on(self, on: date) -> Self:
        """… sent by a day and not answered on it."""
        return self.filter(Q(answered_on__isnull=True) | Q(answered_on__gt=on), sent_on__lte=on)


class CatalogueCheckQuerySet(RecordQuerySet[models.Model]):
    """Comparisons with the national database …"""

    def newest_first(self) -> Self:
        """… the latest first."""
        return self.order_by("-checked_on", "-pk")

    def with_counts(self) -> Self:
        """… each with the number of mismatches it found."""
        return self.annotate(found=Count("mismatches"))
