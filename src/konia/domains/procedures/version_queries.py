"""Questions about contents, processes and forms of procedures, and the rules they are kept by."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from konia.kernel.calendar.periods import Period
from konia.kernel.registers.queries import RecordQuerySet

if TYPE_CHECKING:
    from .models import DutyRule, FormRevision, PartRule, ProcedureVersion, ProcessVersion

# Where the form of a paper is named and found.
FORM = ("form_file", "form_code", "form_url", "form_kept")
# The lines of a content, and what of each is shown on its page.
LINES_SHOWN = {
    "sequence": ("SequenceStep", ("case", "words")),
    "channels": ("Channel", ("kind", "working_days", "fee_words", "words")),
    "papers": ("PaperPart", ("case", "name", "originals", "copies", "required", *FORM)),
    "fees": ("FeeLine", ("name", "amount_vnd", "kind", "case", "since", "after_days")),
    "bases": ("LegalBasis", ("number", "title")),
}  # fmt: skip


class ProcedureVersionQuerySet(RecordQuerySet["ProcedureVersion"]):
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

    def brought_by_decisions(self) -> Self:
        """… that a signed decision brought, with the decision."""
        return self.filter(decision__decided_on__isnull=False).select_related("decision")

    def decided_in(self, period: Period) -> Self:
        """… whose decision was signed within a period."""
        return self.on_days("decision__decided_on", period)

    def entered_late(self, on: date) -> Self:
        """… entered nationally after their day, or missing on a day past it, as counted last."""
        missing = (Q(entered_on__isnull=True) | Q(entered_on__gt=on)) & Q(enter_by__lt=on)
        return self.filter(missing | Q(entered_on__gt=F("enter_by"), entered_on__lte=on))

    def of_decision(self, decision_id: int) -> Self:
        """… that one decision brought."""
        return self.filter(decision_id=decision_id)

    def numbered(self, pk: int) -> "ProcedureVersion | None":
        """The one of an id; nothing when there is none."""
        return self.filter(pk=pk).first()

    def of_procedures(self, ids: Any) -> Self:
        """… of these procedures, with papers and fees at hand."""
        return self.filter(procedure_id__in=ids).prefetch_related("papers", "fees")

    def with_parts(self) -> Self:
        """… with all their lines at hand."""
        return self.prefetch_related("sequence", "channels", "papers__form_kept", "fees", "bases")

    def with_lines_shown(self) -> Self:
        """… with all their lines as plain data (`shown_papers` …), in the same one query."""
        return self.annotate(
            **{f"shown_{kind}": _lines(*which) for kind, which in LINES_SHOWN.items()}
        )


def _lines(model: str, fields: tuple[str, ...]) -> ArraySubquery:
    rows = apps.get_model("procedures", model).objects.filter(version=OuterRef("pk"))
    shown = JSONObject(**{name: name for name in fields})
    return ArraySubquery(rows.order_by("order", "pk").values_list(shown))


class PartRuleQuerySet(RecordQuerySet["PartRule"]):
    """Rules on compulsory parts …"""


class DutyRuleQuerySet(RecordQuerySet["DutyRule"]):
    """Rules on the days of publication duties …"""

    def of_duty(self, duty: str) -> Self:
        """… of one duty."""
        return self.filter(duty=duty)


class ProcessVersionQuerySet(RecordQuerySet["ProcessVersion"]):
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

    def numbered(self, pk: int) -> "ProcessVersion | None":
        """The one of an id; nothing when there is none."""
        return self.filter(pk=pk).select_related("procedure").first()


class FormRevisionQuerySet(RecordQuerySet["FormRevision"]):
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

    def numbered(self, pk: int) -> "FormRevision | None":
        """The one of an id; nothing when there is none."""
        return self.filter(pk=pk).select_related("procedure").first()


class VersionPartQuerySet(models.QuerySet[Any]):
    """Parts of the contents of procedures …"""

    def with_form(self, file_id: int) -> Self:
        """… of standing contents whose form is kept as a file."""
        rows = self.filter(form_kept_id=file_id, version__withdrawn_at__isnull=True)
        return rows.select_related("form_kept")

    def of_version(self, version_id: int) -> Self:
        """… of one content."""
        return self.filter(version_id=version_id)

    def published_for(self, code: str) -> Self:
        """… of the contents of one procedure that are or were in force."""
        return self.filter(version__procedure__code=code, version__first_on__isnull=False)

    def holding_for(self, procedure_id: int, on: date) -> Self:
        """… of one procedure, as they hold on a day, in order."""
        still = Q(version__last_on__isnull=True) | Q(version__last_on__gte=on)
        standing = Q(version__withdrawn_at__isnull=True, version__first_on__lte=on)
        found = self.filter(still, standing, version__procedure_id=procedure_id)
        return found.order_by("order", "pk")
