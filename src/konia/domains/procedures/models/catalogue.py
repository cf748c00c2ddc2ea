"""Procedures, the decisions that publish them, and what each decision changes."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Greatest

from konia.domains.procedures.queries import ChangeQuerySet, DecisionQuerySet, ProcedureQuerySet
from konia.domains.procedures.states import (
    ChangeKind,
    Interlink,
    Level,
    ProcedureField,
    ProcedureState,
    Publisher,
)
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

# A procedure that the ministry has not yet coded is kept under a provisional code of the province.
PROVISIONAL = "TAM."
_CODE = RegexValidator(
    r"^(\d\.\d{6}|TAM\.[A-Z0-9]+)(\.[A-Z0-9.]+)?$",
    "Mã thủ tục có dạng 1.012784 hoặc 1.012784.H21; chưa có mã quốc gia thì đặt TAM.TEN.H21.",
)


class Procedure(Record):
    """One administrative procedure. unit: the department that keeps it, also at lower levels.

    The days on which it was listed, disclosed and given a process stand here, so that every
    figure of the catalogue is one look at one table. The terms are the newest that were decided;
    `ProcedureChange` knows what they were before.
    """

    code = models.CharField("mã thủ tục", max_length=24, unique=True, validators=[_CODE])
    name = models.CharField("tên thủ tục", max_length=500)
    field = models.CharField("lĩnh vực", max_length=20, choices=ProcedureField)
    level = models.CharField("cấp thực hiện", max_length=10, choices=Level)
    interlink = models.CharField(
        "liên thông", max_length=12, choices=Interlink, default=Interlink.NONE, blank=True
    )
    time_limit_days = models.PositiveSmallIntegerField("thời hạn (ngày làm việc)")
    fee_vnd = models.PositiveBigIntegerField("phí, lệ phí (đồng)", default=0, blank=True)
    papers = models.TextField("thành phần hồ sơ", blank=True)
    legal_basis = models.CharField("căn cứ pháp lý", max_length=300, blank=True)
    keywords = models.CharField("từ khóa người dân hay dùng", max_length=300, blank=True)
    is_vertical = models.BooleanField("thủ tục của cơ quan ngành dọc", default=False)
    in_force_from = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    abolished_on = models.DateField("bãi bỏ từ ngày", null=True, blank=True)
    process_approved_on = models.DateField("ngày phê duyệt quy trình nội bộ", null=True, blank=True)
    process_electronic_on = models.DateField("ngày điện tử hóa quy trình", null=True, blank=True)
    portal_listed_on = models.DateField("ngày đăng Cổng DVC tỉnh", null=True, blank=True)
    national_disclosed_on = models.DateField(
        "ngày công khai trên Cổng DVC quốc gia", null=True, blank=True
    )

    objects = RecordManager.from_queryset(ProcedureQuerySet)()
    SEARCHED = ("code", "name", "keywords")

    class Meta(Record.Meta):
        verbose_name = "thủ tục hành chính"
        constraints = [
            models.CheckConstraint(
                name="procedures_procedure_abolished_after_in_force",
                condition=Q(abolished_on__isnull=True) | Q(abolished_on__gte=F("in_force_from")),
                violation_error_message="Ngày bãi bỏ đứng trước ngày có hiệu lực.",
            ),
            models.CheckConstraint(
                name="procedures_procedure_electronic_after_approved",
                condition=Q(process_electronic_on__isnull=True)
                | Q(process_electronic_on__gte=F("process_approved_on")),
                violation_error_message="Quy trình được điện tử hóa trước khi phê duyệt.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """An abolished procedure was in force; an electronic process was approved first."""
        self.interlink = self.interlink or Interlink.NONE
        if self.abolished_on is not None and self.in_force_from is None:
            raise ValidationError(
                {"in_force_from": "Thủ tục bãi bỏ phải có ngày có hiệu lực. Hãy điền ngày này."}
            )
        if self.process_electronic_on is not None and self.process_approved_on is None:
            raise ValidationError(
                {"process_approved_on": "Quy trình điện tử phải được phê duyệt trước."}
            )

    @property
    def has_national_code(self) -> bool:
        """Whether the ministry has given it a code; without one it cannot be integrated."""
        return not self.code.startswith(PROVISIONAL)

    def state_on(self, on: date) -> ProcedureState:
        """Where it stood on a day."""
        if self.abolished_on is not None and self.abolished_on <= on:
            return ProcedureState.ABOLISHED
        in_force = self.in_force_from is not None and self.in_force_from <= on
        return ProcedureState.IN_FORCE if in_force else ProcedureState.DRAFTED


class PublicationDecision(Record):
    """A decision that publishes new, amended and abolished procedures. unit: who issues it.

    text_effective_on: the day on which the legal text that brings the procedures takes effect;
    publish_by: the last day to sign it in time, counted anew every hour;
    carried_out_on: the day on which its changes were taken into the catalogue.
    """

    code = models.CharField("mã quyết định", max_length=60, unique=True)
    number = models.CharField("số, ký hiệu", max_length=60, blank=True)
    issuer = models.CharField(
        "cấp công bố", max_length=10, choices=Publisher, default=Publisher.PROVINCE, blank=True
    )
    decided_on = models.DateField("ngày ban hành", null=True, blank=True)
    text_effective_on = models.DateField("ngày văn bản có hiệu lực", null=True, blank=True)
    publish_by = models.DateField("hạn ban hành", null=True, editable=False)
    abstract = models.CharField("trích yếu", max_length=300)
    carried_out_on = models.DateField("ngày cập nhật danh mục", null=True, editable=False)

    objects = RecordManager.from_queryset(DecisionQuerySet)()
    SEARCHED = ("code", "number", "abstract")

    class Meta(Record.Meta):
        verbose_name = "quyết định công bố thủ tục"

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A signed decision has a number."""
        self.issuer = self.issuer or Publisher.PROVINCE
        if self.decided_on is not None and not self.number:
            raise ValidationError({"number": "Quyết định đã ban hành phải có số, ký hiệu."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and keep the day of its changes the same as its own."""
        super().save(*args, **kwargs)
        stale = self.changes.exclude(decided_on=self.decided_on)
        if self.decided_on is None:
            stale.update(decided_on=None)
        else:
            # Nothing takes effect before it was decided.
            effective = Greatest("effective_on", Value(self.decided_on, models.DateField()))
            stale.update(decided_on=self.decided_on, effective_on=effective)


class ProcedureChange(Record):
    """What one decision does to one procedure; without a decision it is a draft.

    decided_on repeats the decision's day, so that counting needs no second table. The terms
    before and after are kept when they change.
    """

    decision = models.ForeignKey(
        PublicationDecision, on_delete=models.PROTECT, null=True, blank=True,
        related_name="changes", verbose_name="quyết định",
    )  # fmt: skip
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="changes", verbose_name="thủ tục"
    )
    kind = models.CharField("hình thức", max_length=10, choices=ChangeKind)
    decided_on = models.DateField("ngày quyết định", null=True, editable=False)
    effective_on = models.DateField("có hiệu lực từ ngày", null=True, blank=True)
    time_limit_before = models.PositiveSmallIntegerField("thời hạn cũ", null=True, blank=True)
    time_limit_after = models.PositiveSmallIntegerField("thời hạn mới", null=True, blank=True)
    fee_before = models.PositiveBigIntegerField("phí cũ (đồng)", null=True, blank=True)
    fee_after = models.PositiveBigIntegerField("phí mới (đồng)", null=True, blank=True)
    replacement = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thủ tục thay thế",
    )  # fmt: skip
    words = models.CharField("nội dung thay đổi", max_length=300, blank=True)
    version = models.OneToOneField(
        "procedures.ProcedureVersion", on_delete=models.PROTECT, null=True, editable=False,
        related_name="change",
    )  # fmt: skip

    objects = RecordManager.from_queryset(ChangeQuerySet)()
    SEARCHED = ("words",)

    class Meta(Record.Meta):
        verbose_name = "thay đổi thủ tục"
        indexes = [models.Index(fields=("decided_on",), name="procedures_change_decided")]
        constraints = [
            models.UniqueConstraint(
                name="procedures_change_once", fields=("decision", "procedure", "kind"),
                condition=Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(
                name="procedures_change_effect_after_decision",
                condition=Q(effective_on__isnull=True)
                | Q(decided_on__isnull=True)
                | Q(effective_on__gte=F("decided_on")),
                violation_error_message="Thay đổi có hiệu lực trước ngày quyết định.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"

    def compose(self) -> None:
        """Renew the search text, and take the day from the decision."""
        self.decided_on = self.decision.decided_on if self.decision is not None else None
        if self.effective_on is None:
            self.effective_on = self.decided_on
        super().compose()

    def clean(self) -> None:
        """A replacement is named exactly where a procedure is replaced."""
        if (self.kind == ChangeKind.REPLACED) != (self.replacement_id is not None):
            raise ValidationError(
                {"replacement": "Chỉ thay đổi “Thay thế” mới có, và phải có thủ tục thay thế."}
            )
