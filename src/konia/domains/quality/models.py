"""Quality systems, conversions and who is due, electronic ISO, procedures, findings."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    DueQuerySet,
    ElectronicQuerySet,
    QmsConversionQuerySet,
    QmsFindingQuerySet,
    QualitySystemQuerySet,
    WorkProcedureQuerySet,
)  # fmt: skip
from .states import BodyGroup, Edition, ElectronicStage, FindingSeverity


class QualitySystem(SpellRecord):
    """A body keeps a quality system from the day it declared it; edition is that of the day."""

    group = models.CharField("nhóm", max_length=12, choices=BodyGroup)
    edition = models.CharField("tiêu chuẩn khi công bố", max_length=6, choices=Edition)
    scope = models.CharField("phạm vi áp dụng", max_length=200, blank=True)
    decision = models.CharField("quyết định công bố", max_length=120, blank=True)

    objects = RecordManager.from_queryset(QualitySystemQuerySet)()
    SEARCHED = ("scope", "decision")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "hệ thống quản lý chất lượng"
        constraints: ClassVar = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("unit",),
                condition=Q(last_on__isnull=True, withdrawn_at__isnull=True),
                name="quality_qualitysystem_one_at_a_time",
                violation_error_message="Đơn vị đang có một hệ thống. Hãy kết thúc nó trước.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_edition_display()}"


class ConversionDue(Record):
    """A plan names a body that must convert: the base of the share of converted bodies."""

    listed_on = models.DateField("ngày đưa vào danh sách")
    plan = models.CharField("kế hoạch chuyển đổi", max_length=120)
    deadline_on = models.DateField("hạn chuyển đổi", null=True, blank=True)

    objects = RecordManager.from_queryset(DueQuerySet)()
    SEARCHED = ("plan",)

    class Meta(Record.Meta):
        verbose_name = "đơn vị phải chuyển đổi"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "plan"),
                condition=Q(withdrawn_at__isnull=True),
                name="quality_conversiondue_once",
                violation_error_message="Đơn vị đã có trong danh sách của kế hoạch này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} – {self.plan}"


class IsoConversion(Record):
    """A body moved its quality system from one edition to another."""

    group = models.CharField("nhóm", max_length=12, choices=BodyGroup)
    from_edition = models.CharField("từ tiêu chuẩn", max_length=6, choices=Edition)
    to_edition = models.CharField("sang tiêu chuẩn", max_length=6, choices=Edition)
    converted_on = models.DateField("ngày công bố chuyển đổi")
    decision = models.CharField("quyết định", max_length=120, blank=True)

    objects = RecordManager.from_queryset(QmsConversionQuerySet)()
    SEARCHED = ("decision",)

    class Meta(Record.Meta):
        verbose_name = "chuyển đổi tiêu chuẩn"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "to_edition"),
                condition=Q(withdrawn_at__isnull=True),
                name="quality_isoconversion_once",
                violation_error_message="Đơn vị đã chuyển đổi sang tiêu chuẩn này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} → {self.get_to_edition_display()}"

    def clean(self) -> None:
        """A conversion leads to another edition."""
        if self.from_edition and self.from_edition == self.to_edition:
            words = "Hai tiêu chuẩn giống nhau. Hãy chọn tiêu chuẩn chuyển sang."
            raise ValidationError({"to_edition": words})


class ElectronicIso(SpellRecord):
    """A body runs its quality system electronically, from a day to a day, at a stage."""

    stage = models.CharField("giai đoạn", max_length=10, choices=ElectronicStage)
    software = models.CharField("phần mềm", max_length=120, blank=True)

    objects = RecordManager.from_queryset(ElectronicQuerySet)()
    SEARCHED = ("software",)

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "ISO điện tử"

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_stage_display()}"


class WorkProcedure(Record):
    """One version of one work procedure; a change is a new version, never an edit."""

    code = models.CharField("mã quy trình", max_length=30)
    title = models.CharField("tên quy trình", max_length=200)
    version = models.PositiveSmallIntegerField("lần ban hành", default=1)
    in_force_on = models.DateField("hiệu lực từ ngày")
    change = models.CharField("nội dung thay đổi", max_length=300, blank=True)

    objects = RecordManager.from_queryset(WorkProcedureQuerySet)()
    SEARCHED = ("code", "title")

    class Meta(Record.Meta):
        verbose_name = "quy trình ISO"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "code", "version"),
                condition=Q(withdrawn_at__isnull=True),
                name="quality_workprocedure_once",
                violation_error_message="Lần ban hành này của quy trình đã có.",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name="quality_workprocedure_version",
                violation_error_message="Lần ban hành phải từ 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} lần {self.version}: {self.title}"


class AuditFinding(Record):
    """What an audit found at a body; it is closed with evidence."""

    code = models.CharField("mã phát hiện", max_length=30, unique=True)
    audit = models.CharField("cuộc đánh giá, kiểm tra", max_length=160)
    severity = models.CharField("mức độ", max_length=12, choices=FindingSeverity)
    text = models.CharField("nội dung", max_length=300)
    found_on = models.DateField("ngày phát hiện")
    closed_on = models.DateField("ngày khắc phục xong", null=True, blank=True)
    evidence = models.CharField("bằng chứng khắc phục", max_length=300, blank=True)

    objects = RecordManager.from_queryset(QmsFindingQuerySet)()
    SEARCHED = ("code", "audit", "text")

    class Meta(Record.Meta):
        verbose_name = "phát hiện đánh giá ISO"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | ~Q(evidence=""),
                name="quality_auditfinding_evidence",
                violation_error_message="Thiếu bằng chứng khắc phục. Hãy ghi bằng chứng rồi đóng.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"

    def clean(self) -> None:
        """A finding is closed with evidence, after it was found."""
        if self.closed_on and not self.evidence.strip():
            words = "Thiếu bằng chứng khắc phục. Hãy ghi bằng chứng rồi đóng."
            raise ValidationError({"evidence": words})
        if self.closed_on and self.found_on is not None and self.closed_on < self.found_on:
            raise ValidationError({"closed_on": "Ngày khắc phục đứng trước ngày phát hiện."})
