"""What a draft legal text would ask of people: the impact of each procedure it contains."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from konia.domains.legal.public import NormativeDocument
from konia.domains.procedures.cost import Inputs, compliance_cost
from konia.domains.procedures.queries import ImpactAssessmentQuerySet
from konia.domains.procedures.states import ChangeKind
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .catalogue import Procedure


class ImpactAssessment(Record):
    """The assessment of one procedure in a draft. unit: the body that drafts.

    procedure: the one that stands already, none for a new one. Units: hours and đồng for one
    time; cost_vnd: for a year, counted as in reviews.
    """

    document = models.ForeignKey(
        NormativeDocument, on_delete=models.PROTECT, related_name="+", verbose_name="dự thảo"
    )
    procedure_name = models.CharField("tên thủ tục trong dự thảo", max_length=500)
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thủ tục đang có",
    )  # fmt: skip
    kind = models.CharField("hình thức", max_length=10, choices=ChangeKind)
    assessed_on = models.DateField("ngày đánh giá")
    necessity = models.TextField("sự cần thiết")
    reasonableness = models.TextField("tính hợp lý")
    legality = models.TextField("tính hợp pháp")
    times_a_year = models.PositiveIntegerField("số lần thực hiện mỗi năm")
    hour_wage_vnd = models.PositiveIntegerField("thu nhập mỗi giờ (đồng)")
    hours = models.DecimalField(
        "số giờ thực hiện một lần", max_digits=7, decimal_places=2,
        validators=[MinValueValidator(Decimal(0))],
    )  # fmt: skip
    other_vnd = models.PositiveBigIntegerField("chi phí khác một lần (đồng)", default=0, blank=True)
    fee_vnd = models.PositiveBigIntegerField("phí, lệ phí một lần (đồng)", default=0, blank=True)
    cost_vnd = models.PositiveBigIntegerField(
        "chi phí tuân thủ mỗi năm (đồng)", editable=False, default=0
    )

    objects = RecordManager.from_queryset(ImpactAssessmentQuerySet)()
    SEARCHED = ("procedure_name", "necessity")

    class Meta(Record.Meta):
        verbose_name = "đánh giá tác động của thủ tục"
        constraints = [
            models.UniqueConstraint(
                name="procedures_impact_once", fields=("document", "procedure_name"),
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message="Dự thảo này đã có đánh giá cho thủ tục này.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.procedure_name} #{self.pk}"

    def compose(self) -> None:
        """Renew the search text, and count the cost from its inputs."""
        if None not in (self.times_a_year, self.hour_wage_vnd, self.hours):
            self.cost_vnd = compliance_cost(
                Inputs(
                    self.times_a_year, self.hour_wage_vnd, self.hours, self.other_vnd or 0,
                    self.fee_vnd or 0,
                )
            )  # fmt: skip
        super().compose()

    def clean(self) -> None:
        """A draft is assessed before it is issued; what is amended or ended stands already."""
        if (self.kind == ChangeKind.NEW) != (self.procedure_id is None):
            raise ValidationError(
                {"procedure": "Thủ tục mới thì để trống; sửa đổi, thay thế, bãi bỏ thì phải ghi."}
            )
        if self.document_id is None or self.assessed_on is None:
            return
        issued = self.document.issued_on
        if issued is not None and issued <= self.assessed_on:
            raise ValidationError(
                {"assessed_on": "Văn bản đã ban hành; chỉ đánh giá tác động khi còn là dự thảo."}
            )
