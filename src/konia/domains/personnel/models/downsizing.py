"""Downsizing: batches decided each half-year, and the people in them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from konia.domains.personnel.queries.downsizing import (
    DownsizingBatchQuerySet,
    DownsizingCaseQuerySet,
)  # fmt: skip
from konia.domains.personnel.states import QuotaKind
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .order import in_order


class DownsizingBatch(Record):
    """A half-yearly list: proposed, appraised, approved with a sum of money, notified."""

    code = models.CharField("mã đợt", max_length=20, unique=True)
    year = models.PositiveSmallIntegerField("năm")
    half = models.PositiveSmallIntegerField("đợt (1 = đầu năm, 2 = cuối năm)")
    basis = models.CharField("căn cứ", max_length=120)
    amount_vnd = models.BigIntegerField("kinh phí theo quyết định (đồng)")
    proposed_on = models.DateField("ngày đề nghị")
    appraised_on = models.DateField("ngày thẩm định", null=True, blank=True)
    approved_on = models.DateField("ngày phê duyệt", null=True, blank=True)
    decision = models.CharField("quyết định", max_length=120, blank=True)
    notified_on = models.DateField("ngày thông báo", null=True, blank=True)

    objects = RecordManager.from_queryset(DownsizingBatchQuerySet)()
    SEARCHED = ("code", "decision", "basis")

    class Meta(Record.Meta):
        verbose_name = "đợt tinh giản biên chế"
        constraints = [
            models.CheckConstraint(
                condition=Q(half__in=(1, 2)),
                name="personnel_downsizingbatch_half",
                violation_error_message="Đợt phải là 1 (đầu năm) hoặc 2 (cuối năm).",
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__gte=0), name="personnel_downsizingbatch_amount"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}: đợt {self.half} năm {self.year}"

    def clean(self) -> None:
        """The stages follow one another, and an approval has its decision."""
        in_order(self, "proposed_on", "appraised_on")
        in_order(self, "appraised_on", "approved_on")
        in_order(self, "approved_on", "notified_on")
        if self.approved_on and not self.decision:
            raise ValidationError(
                {"decision": "Thiếu quyết định phê duyệt. Hãy ghi số quyết định."}
            )


class DownsizingCase(Record):
    """One person of a batch. approved_on repeats the batch's day, so that one table answers."""

    batch = models.ForeignKey(
        DownsizingBatch, on_delete=models.PROTECT, related_name="cases", verbose_name="đợt"
    )
    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    kind = models.CharField("loại biên chế", max_length=20, choices=QuotaKind)
    reason = models.CharField("lý do, chính sách", max_length=160)
    benefit_vnd = models.BigIntegerField("số tiền hưởng (đồng)")
    effective_on = models.DateField("nghỉ từ ngày")
    approved_on = models.DateField("ngày phê duyệt", null=True, blank=True, editable=False)

    objects = RecordManager.from_queryset(DownsizingCaseQuerySet)()
    SEARCHED = ("person_code", "full_name", "reason")

    class Meta(Record.Meta):
        verbose_name = "trường hợp tinh giản"
        constraints = [
            models.UniqueConstraint(
                fields=("batch", "person_code"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_downsizingcase_once",
                violation_error_message="Người này đã có trong đợt.",
            ),
            models.CheckConstraint(
                condition=Q(benefit_vnd__gte=0), name="personnel_downsizingcase_benefit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.person_code})"
