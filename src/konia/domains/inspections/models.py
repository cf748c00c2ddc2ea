"""Inspection plans, their rounds, the units they name and visit, and the findings."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import FindingQuerySet, PlannedUnitQuerySet, RoundQuerySet
from .states import PlanKind, Standing, Topic


class InspectionPlan(Record):
    """The decision that sets out which units are inspected in a year, and on what."""

    code = models.CharField("mã kế hoạch", max_length=40, unique=True)
    kind = models.CharField("loại kiểm tra", max_length=20, choices=PlanKind)
    year = models.PositiveSmallIntegerField("năm")
    decision = models.CharField("số quyết định", max_length=80)
    decided_on = models.DateField("ngày quyết định")
    team_decision = models.CharField("quyết định lập đoàn", max_length=80, blank=True)
    team_decided_on = models.DateField("ngày lập đoàn", null=True, blank=True)

    SEARCHED = ("code", "decision")

    class Meta(Record.Meta):
        verbose_name = "kế hoạch kiểm tra"

    def __str__(self) -> str:
        return f"{self.code} {self.decision}"


class _UnderPlan(Record):
    """A record under a plan; kind and year stand here too, so that a count looks at one table."""

    kind = models.CharField("loại kiểm tra", max_length=20, choices=PlanKind, editable=False)
    year = models.PositiveSmallIntegerField("năm", editable=False)

    class Meta(Record.Meta):
        abstract = True


class _OfPlan(_UnderPlan):
    """A record that names its plan."""

    plan = models.ForeignKey(
        InspectionPlan, on_delete=models.PROTECT, related_name="+", verbose_name="kế hoạch"
    )

    class Meta(Record.Meta):
        abstract = True

    def compose(self) -> None:
        """Take over kind and year from the plan."""
        if self.plan_id:
            self.kind, self.year = self.plan.kind, self.plan.year
        super().compose()


class Round(_OfPlan):
    """A stretch of days in which some of a plan's units are visited, with the notice of it."""

    code = models.CharField("mã đợt", max_length=40, unique=True)
    number = models.PositiveSmallIntegerField("đợt")
    begins_on = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    notice = models.CharField("số thông báo", max_length=80, blank=True)
    noticed_on = models.DateField("ngày thông báo")

    objects = RecordManager.from_queryset(RoundQuerySet)()
    SEARCHED = ("code", "notice")

    class Meta(Record.Meta):
        verbose_name = "đợt kiểm tra"
        constraints = [
            models.CheckConstraint(
                name="inspections_round_days",
                condition=Q(ends_on__gte=F("begins_on")),
                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class PlannedUnit(_OfPlan):
    """One unit under a plan: when it was named, taken out, visited and concluded on.

    A unit visited outside the plan has no planned_on and says why it was visited.
    """

    code = models.CharField("mã lượt kiểm tra", max_length=60, unique=True)
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="đợt",
    )  # fmt: skip
    planned_on = models.DateField("ngày đưa vào kế hoạch", null=True, blank=True)
    expected_on = models.DateField("ngày dự kiến kiểm tra", null=True, blank=True)
    removed_on = models.DateField("ngày đưa ra khỏi kế hoạch", null=True, blank=True)
    removed_by = models.CharField("quyết định điều chỉnh", max_length=80, blank=True)
    removed_reason = models.CharField("lý do đưa ra", max_length=300, blank=True)
    visited_on = models.DateField("ngày kiểm tra", null=True, blank=True)
    includes_procedure_control = models.BooleanField("gồm kiểm soát TTHC", default=False)
    unscheduled_reason = models.CharField("lý do kiểm tra đột xuất", max_length=300, blank=True)
    concluded_on = models.DateField("ngày kết luận", null=True, blank=True)
    conclusion = models.CharField("số kết luận", max_length=80, blank=True)

    objects = RecordManager.from_queryset(PlannedUnitQuerySet)()
    SEARCHED = ("code", "conclusion", "removed_reason", "unscheduled_reason")

    class Meta(Record.Meta):
        verbose_name = "đơn vị được kiểm tra"
        indexes = [models.Index(fields=("kind", "year"), name="inspection_of_plan")]
        constraints = [
            models.UniqueConstraint(
                fields=("plan", "unit"), condition=Q(withdrawn_at__isnull=True),
                name="inspections_plannedunit_once_a_plan",
                violation_error_message="Đơn vị này đã có trong kế hoạch.",
            ),
            models.CheckConstraint(
                name="inspections_plannedunit_planned_or_explained",
                condition=Q(planned_on__isnull=False) | ~Q(unscheduled_reason=""),
                violation_error_message="Kiểm tra ngoài kế hoạch phải ghi lý do đột xuất.",
            ),
            models.CheckConstraint(
                name="inspections_plannedunit_removed_or_visited",
                condition=Q(removed_on__isnull=True) | Q(visited_on__isnull=True),
                violation_error_message="Đơn vị đã đưa ra khỏi kế hoạch thì không ghi kiểm tra.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A removal and a visit outside the plan say why; a conclusion follows a visit."""
        if self.planned_on is None and not self.unscheduled_reason:
            raise ValidationError(
                {"unscheduled_reason": "Đơn vị không có trong kế hoạch. Hãy ghi lý do đột xuất."}
            )
        if self.removed_on and not self.removed_reason:
            raise ValidationError(
                {"removed_reason": "Thiếu lý do. Hãy ghi vì sao đưa đơn vị ra khỏi kế hoạch."}
            )
        if self.concluded_on and (self.visited_on is None or self.concluded_on < self.visited_on):
            raise ValidationError({"concluded_on": "Kết luận phải sau ngày kiểm tra."})

    def standing(self, on: date) -> Standing:
        """How the unit stands on a day."""
        if self.removed_on and self.removed_on <= on:
            return Standing.REMOVED
        if self.concluded_on and self.concluded_on <= on:
            return Standing.CONCLUDED
        if self.visited_on and self.visited_on <= on:
            return Standing.INSPECTED
        return Standing.SCHEDULED if self._has_notice(on) else Standing.PLANNED

    def _has_notice(self, on: date) -> bool:
        return self.round is not None and self.round.noticed_on <= on


class Finding(_UnderPlan):
    """One thing found on a visit. Handled is a state of the finding, so never more than found."""

    visit = models.ForeignKey(
        PlannedUnit, on_delete=models.PROTECT, related_name="+", verbose_name="lượt kiểm tra"
    )
    topic = models.CharField("nội dung kiểm tra", max_length=20, choices=Topic)
    description = models.CharField("vấn đề phát hiện", max_length=500)
    found_on = models.DateField("ngày phát hiện")
    deadline = models.DateField("hạn xử lý", null=True, blank=True)
    handled_on = models.DateField("ngày xử lý xong", null=True, blank=True)
    evidence = models.CharField("tài liệu kiểm chứng", max_length=300, blank=True)

    objects = RecordManager.from_queryset(FindingQuerySet)()
    SEARCHED = ("description", "evidence")

    class Meta(Record.Meta):
        verbose_name = "vấn đề phát hiện"
        constraints = [
            models.CheckConstraint(
                name="inspections_finding_handled_has_evidence",
                condition=Q(handled_on__isnull=True) | ~Q(evidence=""),
                violation_error_message="Vấn đề đã xử lý phải có tài liệu kiểm chứng.",
            ),
            models.CheckConstraint(
                name="inspections_finding_handled_after_found",
                condition=Q(handled_on__isnull=True) | Q(handled_on__gte=F("found_on")),
                violation_error_message="Ngày xử lý đứng trước ngày phát hiện.",
            ),
        ]

    def __str__(self) -> str:
        return self.description

    def compose(self) -> None:
        """Take over kind and year from the visit."""
        if self.visit_id:
            self.kind, self.year = self.visit.kind, self.visit.year
        super().compose()

    def clean(self) -> None:
        """Something is found on a visit that was made, and handled with proof."""
        visited = self.visit.visited_on if self.visit_id else None
        if self.visit_id and visited is None:
            raise ValidationError({"visit": "Đơn vị chưa được kiểm tra. Hãy ghi ngày kiểm tra."})
        if visited and isinstance(self.found_on, date) and self.found_on < visited:
            raise ValidationError({"found_on": "Ngày phát hiện đứng trước ngày kiểm tra."})
        if self.handled_on and not self.evidence:
            raise ValidationError(
                {"evidence": "Thiếu tài liệu kiểm chứng. Hãy ghi văn bản chứng minh đã xử lý."}
            )
