"""Questions about procedures, their publication, online services, questions and answers."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

from .states import ChangeKind, Interlink, Level

if TYPE_CHECKING:
    from .models import (
        CatalogueCheck,
        ImpactAssessment,
        LifeEvent,
        LifeEventItem,
        PostedQuestion,
        Procedure,
        ProcedureChange,
        PublicationDecision,
        ReviewItem,
    )


class ProcedureQuerySet(RecordQuerySet["Procedure"]):
    """Procedures …"""

    def of_code(self, code: str) -> Self:
        """… with a code, as somebody types it."""
        return self.filter(code=code.strip().upper())

    def in_force_on(self, on: date) -> Self:
        """… in force on a day; one abolished from that day on is not."""
        still = Q(abolished_on__isnull=True) | Q(abolished_on__gt=on)
        return self.filter(still, in_force_from__lte=on)

    def of_level(self, level: Level) -> Self:
        """… of one level of administration."""
        return self.filter(level=level)

    def coded(self, code: str) -> "Procedure | None":
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


class DecisionQuerySet(RecordQuerySet["PublicationDecision"]):
    """Publication decisions …"""

    def decided_in(self, period: Period) -> Self:
        """… signed within a period."""
        return self.on_days("decided_on", period)

    def among(self, ids: Any) -> Self:
        """… of these ids."""
        return self.filter(pk__in=ids)

    def with_effect(self) -> Self:
        """… each with `effect_on`: when the text, or else the first later content, takes effect.

        A change that takes effect on the day it is signed says nothing of the text behind it.
        """
        changes = apps.get_model("procedures", "ProcedureChange").objects
        later = changes.filter(
            Q(decided_on__isnull=True) | Q(effective_on__gt=F("decided_on")),
            decision=OuterRef("pk"), effective_on__isnull=False,
        )  # fmt: skip
        first = later.order_by("effective_on").values("effective_on")[:1]
        return self.annotate(effect_on=Coalesce(F("text_effective_on"), Subquery(first)))

    def published_late(self) -> Self:
        """… signed after the last day to be in time, as counted last."""
        return self.filter(decided_on__gt=F("publish_by"))

    def signed(self) -> Self:
        """… that were signed."""
        return self.filter(decided_on__isnull=False)

    def newest_first(self) -> Self:
        """… those not signed yet, then the latest."""
        return self.order_by(F("decided_on").desc(nulls_first=True), "-pk")

    def to_carry_out(self, on: date) -> Self:
        """… signed by a day and not yet carried into the catalogue."""
        return self.filter(carried_out_on__isnull=True, decided_on__lte=on)


class ChangeQuerySet(RecordQuerySet["ProcedureChange"]):
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


class ReviewQuerySet(RecordQuerySet["ReviewItem"]):
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


class QuestionQuerySet(RecordQuerySet["PostedQuestion"]):
    """Questions and answers …"""

    def posted_on(self, on: date) -> Self:
        """… on the portal on a day."""
        still = Q(taken_down_on__isnull=True) | Q(taken_down_on__gt=on)
        return self.filter(still, posted_on__lte=on)

    def standing_on(self, on: date) -> Self:
        """… on the portal on a day, whose procedure is not abolished by then."""
        ended = Q(procedure__abolished_on__lte=on) & Q(procedure__isnull=False)
        return self.posted_on(on).exclude(ended)

    def with_any_of(self, words: Sequence[str]) -> Self:
        """… in whose search text some of these words begins a word."""
        whole = Q()
        for word in words:
            whole |= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
        return self.filter(whole)

    def among(self, ids: Any) -> Self:
        """… of these ids, with their procedures."""
        return self.filter(pk__in=ids).select_related("procedure")

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

    def about(self, procedure_id: int) -> Self:
        """… about one procedure."""
        return self.filter(procedure_id=procedure_id)


class ImpactAssessmentQuerySet(RecordQuerySet["ImpactAssessment"]):
    """Impact assessments …"""

    def assessed_in(self, period: Period) -> Self:
        """… made within a period."""
        return self.on_days("assessed_on", period)

    def of_document(self, document_id: int) -> Self:
        """… of one draft, with the procedures that stand already."""
        rows = self.filter(document_id=document_id).select_related("document", "procedure")
        return rows.order_by("pk")

    def documents(self) -> "models.QuerySet[Any, int]":
        """The drafts they are about, by id."""
        found: models.QuerySet[Any, int] = self.values_list("document_id", flat=True)
        return found

    def newest_first(self) -> Self:
        """… the latest first, with their drafts."""
        return self.select_related("document", "procedure").order_by("-assessed_on", "-pk")


class LifeEventQuerySet(RecordQuerySet["LifeEvent"]):
    """Life events …"""

    def in_order(self) -> Self:
        """… as they are offered to people."""
        return self.order_by("order", "pk")


class LifeEventItemQuerySet(RecordQuerySet["LifeEventItem"]):
    """Procedures of life events …"""

    def of_event(self, code: str) -> Self:
        """… of one event, in order."""
        return self.filter(event__code=code, event__withdrawn_at__isnull=True).order_by("order")


class CatalogueCheckQuerySet(RecordQuerySet["CatalogueCheck"]):
    """Comparisons with the national database …"""

    def newest_first(self) -> Self:
        """… the latest first."""
        return self.order_by("-checked_on", "-pk")

    def with_counts(self) -> Self:
        """… each with the number of mismatches it found."""
        return self.annotate(found=Count("mismatches"))
