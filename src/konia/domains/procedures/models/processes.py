"""Internal processes and forms, version by version: a dossier keeps the one it began with."""

from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from konia.domains.procedures.states import StepPlace, StepRole
from konia.domains.procedures.version_queries import FormRevisionQuerySet, ProcessVersionQuerySet
from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .catalogue import Procedure


class ProcessVersion(Record):
    """The internal process of a procedure for a time. Without approved_on it is a draft."""

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="processes", verbose_name="thủ tục"
    )
    version = models.PositiveSmallIntegerField("phiên bản")
    document = models.CharField("văn bản phê duyệt", max_length=120, blank=True)
    approved_on = models.DateField("ngày phê duyệt", null=True, editable=False)
    first_on = models.DateField("áp dụng từ ngày", null=True, editable=False)
    last_on = models.DateField("áp dụng đến ngày", null=True, editable=False)
    is_electronic = models.BooleanField("chạy trên phần mềm một cửa", default=True)

    objects = RecordManager.from_queryset(ProcessVersionQuerySet)()
    SEARCHED = ("document",)

    class Meta(Record.Meta):
        verbose_name = "quy trình nội bộ"
        constraints = [
            models.UniqueConstraint(
                name="procedures_process_version", fields=("procedure", "version"),
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="procedures_process_one_open", fields=("procedure",),
                condition=Q(
                    first_on__isnull=False, last_on__isnull=True, withdrawn_at__isnull=True
                ),
                violation_error_message="Thủ tục này đang có một quy trình khác.",
            ),
            models.CheckConstraint(
                name="procedures_process_spell",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
            ),
            models.CheckConstraint(
                name="procedures_process_approved_first",
                condition=Q(first_on__isnull=True) | Q(first_on__gte=F("approved_on")),
                violation_error_message="Quy trình áp dụng trước ngày phê duyệt.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Quy trình lần {self.version}"

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.approved_on is None


class ProcessStep(models.Model):
    """One step. unit: only at a fixed place; needs: blank takes the permission of its role."""

    version = models.ForeignKey(
        ProcessVersion, on_delete=models.CASCADE, related_name="steps", verbose_name="quy trình"
    )
    order = models.PositiveSmallIntegerField("thứ tự")
    code = models.CharField("mã bước", max_length=20)
    name = models.CharField("tên bước", max_length=200)
    role = models.CharField("việc", max_length=10, choices=StepRole)
    place = models.CharField("nơi làm", max_length=10, choices=StepPlace)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="đơn vị",
    )  # fmt: skip
    working_hours = models.DecimalField("thời gian (giờ)", max_digits=7, decimal_places=2)
    needs = models.CharField("quyền cần có", max_length=60, blank=True)
    takes = models.CharField("đầu vào", max_length=200, blank=True)
    gives = models.CharField("đầu ra", max_length=200, blank=True)

    class Meta:
        verbose_name = "bước của quy trình nội bộ"
        ordering = ("order",)
        constraints = [
            models.UniqueConstraint(name="procedures_step_order_once", fields=("version", "order")),
            models.UniqueConstraint(name="procedures_step_code_once", fields=("version", "code")),
            models.CheckConstraint(
                name="procedures_step_fixed_has_unit",
                condition=Q(place=StepPlace.FIXED) | Q(unit__isnull=True),
                violation_error_message="Chỉ bước ở đơn vị cố định mới ghi đơn vị.",
            ),
            models.CheckConstraint(
                name="procedures_step_hours_positive", condition=Q(working_hours__gte=Decimal(0))
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FormRevision(Record):
    """The form of a procedure as data for a time. Without first_on it is a draft.

    schema: JSON Schema 2020-12 with Vietnamese titles and, under x- names, pages and order.
    """

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="forms", verbose_name="thủ tục"
    )
    revision = models.PositiveSmallIntegerField("bản")
    schema = models.JSONField("định nghĩa mẫu", default=dict)
    first_on = models.DateField("dùng từ ngày", null=True, editable=False)
    last_on = models.DateField("dùng đến ngày", null=True, editable=False)

    objects = RecordManager.from_queryset(FormRevisionQuerySet)()

    class Meta(Record.Meta):
        verbose_name = "mẫu đơn, tờ khai điện tử"
        constraints = [
            models.UniqueConstraint(
                name="procedures_form_revision", fields=("procedure", "revision"),
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="procedures_form_one_open", fields=("procedure",),
                condition=Q(
                    first_on__isnull=False, last_on__isnull=True, withdrawn_at__isnull=True
                ),
            ),
            models.CheckConstraint(
                name="procedures_form_spell",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Mẫu điện tử bản {self.revision}"

    def holds_on(self, on: date) -> bool:
        """Whether it is the one in use on a day."""
        begun = self.first_on is not None and self.first_on <= on
        return begun and (self.last_on is None or on <= self.last_on) and not self.withdrawn_at

    def compose(self) -> None:
        """Write the order of the questions down: the database keeps no order of names."""
        fields = self.schema.get("properties", {})
        known = [name for name in self.schema.get("x-order", ()) if name in fields]
        order = [*known, *(name for name in fields if name not in known)]
        self.schema = {**self.schema, "x-order": order}
        super().compose()

    @property
    def is_draft(self) -> bool:
        """Whether it may still be changed."""
        return self.first_on is None
