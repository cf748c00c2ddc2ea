"""The yearly plan of procedures to review, and what the reviews propose."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.procedures.queries import ReviewQuerySet
from konia.domains.procedures.states import ProposalKind, ReviewState
from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .catalogue import Procedure, ProcedureChange


class ReviewPlan(Record):
    """The plan of one year, approved by decision."""

    code = models.CharField("mã kế hoạch", max_length=60, unique=True)
    decision = models.CharField("quyết định phê duyệt", max_length=60)
    decided_on = models.DateField("ngày phê duyệt")
    year = models.PositiveSmallIntegerField("năm")

    SEARCHED = ("code", "decision")

    class Meta(Record.Meta):
        verbose_name = "kế hoạch rà soát thủ tục"

    def __str__(self) -> str:
        return self.code


class ReviewItem(Record):
    """One procedure under focused review. unit: the lead body.

    year and planned_on repeat those of the plan. draft: the change that an approved proposal made.
    """

    plan = models.ForeignKey(
        ReviewPlan, on_delete=models.PROTECT, related_name="items", verbose_name="kế hoạch"
    )
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="reviews", verbose_name="thủ tục"
    )
    year = models.PositiveSmallIntegerField("năm", editable=False)
    planned_on = models.DateField("ngày vào kế hoạch", editable=False)
    coordinator = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="cơ quan phối hợp",
    )  # fmt: skip
    due_on = models.DateField("hạn hoàn thành", null=True, blank=True)
    begun_on = models.DateField("ngày bắt đầu rà soát", null=True, blank=True)
    proposed_on = models.DateField("ngày đề xuất", null=True, blank=True)
    proposal = models.CharField("phương án", max_length=10, choices=ProposalKind, blank=True)
    words = models.CharField("nội dung đề xuất", max_length=500, blank=True)
    time_limit_before = models.PositiveSmallIntegerField("thời hạn hiện tại", null=True, blank=True)
    time_limit_after = models.PositiveSmallIntegerField("thời hạn đề xuất", null=True, blank=True)
    fee_before = models.PositiveBigIntegerField("phí hiện tại (đồng)", null=True, blank=True)
    fee_after = models.PositiveBigIntegerField("phí đề xuất (đồng)", null=True, blank=True)
    saving_vnd = models.PositiveBigIntegerField(
        "chi phí tiết kiệm mỗi năm (đồng)", null=True, blank=True
    )
    necessity = models.TextField("đánh giá sự cần thiết", blank=True)
    reasonableness = models.TextField("đánh giá tính hợp lý", blank=True)
    legality = models.TextField("đánh giá tính hợp pháp", blank=True)
    times_a_year = models.PositiveIntegerField("số lần thực hiện mỗi năm", null=True, blank=True)
    hour_wage_vnd = models.PositiveIntegerField("thu nhập mỗi giờ (đồng)", null=True, blank=True)
    hours_before = models.DecimalField(
        "số giờ thực hiện hiện tại", max_digits=7, decimal_places=2, null=True, blank=True
    )
    hours_after = models.DecimalField(
        "số giờ thực hiện sau đơn giản hóa", max_digits=7, decimal_places=2, null=True, blank=True
    )
    other_before_vnd = models.PositiveBigIntegerField(
        "chi phí khác hiện tại (đồng)", null=True, blank=True
    )
    other_after_vnd = models.PositiveBigIntegerField(
        "chi phí khác sau đơn giản hóa (đồng)", null=True, blank=True
    )
    sent_on = models.DateField("ngày gửi bộ, ngành", null=True, blank=True)
    approved_on = models.DateField("ngày thông qua", null=True, blank=True, editable=False)
    rejected_on = models.DateField("ngày không thông qua", null=True, blank=True)
    draft = models.ForeignKey(
        ProcedureChange, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = RecordManager.from_queryset(ReviewQuerySet)()
    SEARCHED = ("words",)

    class Meta(Record.Meta):
        verbose_name = "thủ tục được rà soát"
        constraints = [
            models.UniqueConstraint(
                name="procedures_review_once", fields=("plan", "procedure"),
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="procedures_review_approved_after_proposed",
                condition=Q(approved_on__isnull=True) | Q(approved_on__gte=F("proposed_on")),
                violation_error_message="Ngày thông qua đứng trước ngày đề xuất.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year} #{self.pk}"

    def compose(self) -> None:
        """Take year and day from the plan, the present terms from the procedure."""
        if self.plan_id is not None:
            self.year, self.planned_on = self.plan.year, self.plan.decided_on
        if self.proposed_on is not None and self.procedure_id is not None:
            if self.time_limit_before is None:
                self.time_limit_before = self.procedure.time_limit_days
            if self.fee_before is None:
                self.fee_before = self.procedure.fee_vnd
        super().compose()

    def clean(self) -> None:
        """A recorded proposal says what it proposes."""
        if (self.proposed_on is None) != (self.proposal == ""):
            raise ValidationError({"proposal": "Hãy ghi cả ngày đề xuất và phương án."})
        if self.approved_on is not None and self.rejected_on is not None:
            raise ValidationError({"rejected_on": "Đề xuất đã được thông qua."})

    def state_on(self, on: date) -> ReviewState:
        """How far it had got on a day."""
        steps = (
            (self.rejected_on, ReviewState.REJECTED), (self.approved_on, ReviewState.APPROVED),
            (self.proposed_on, ReviewState.PROPOSED), (self.begun_on, ReviewState.UNDER_REVIEW),
        )  # fmt: skip
        reached = (state for day, state in steps if day is not None and day <= on)
        return next(reached, ReviewState.PLANNED)
