"""VssID registrations, cards of children, and dossiers employers send.

The province keeps numbers and days, not persons: those stay with the social insurance.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.indicators.public import CHILD_AGE, declared_number
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import ChildCardQuerySet, DossierQuerySet, VssidRegistrationQuerySet
from .states import CardMethod, DossierKind


class VssidRegistration(Record):
    """One registration for VssID: approved, rejected with a reason, or still pending."""

    code = models.CharField("mã đăng ký", max_length=40, unique=True)
    registered_on = models.DateField("ngày đăng ký")
    approved_on = models.DateField("ngày phê duyệt", null=True, blank=True)
    rejected_on = models.DateField("ngày từ chối", null=True, blank=True)
    reason = models.CharField("lý do từ chối", max_length=200, blank=True)

    objects = RecordManager.from_queryset(VssidRegistrationQuerySet)()
    SEARCHED = ("code",)

    class Meta(Record.Meta):
        verbose_name = "đăng ký VssID"
        constraints = [
            models.CheckConstraint(
                name="insurance_vssidregistration_one_answer",
                condition=Q(approved_on__isnull=True) | Q(rejected_on__isnull=True),
                violation_error_message="Một đăng ký không thể vừa được duyệt vừa bị từ chối.",
            ),
            models.CheckConstraint(
                name="insurance_vssidregistration_answered_after",
                condition=(Q(approved_on__isnull=True) | Q(approved_on__gte=F("registered_on")))
                & (Q(rejected_on__isnull=True) | Q(rejected_on__gte=F("registered_on"))),
                violation_error_message="Ngày trả lời đứng trước ngày đăng ký.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Whoever is rejected is told why."""
        if self.rejected_on and not self.reason.strip():
            raise ValidationError({"reason": "Thiếu lý do từ chối. Hãy ghi vì sao từ chối."})


class ChildCard(Record):
    """A health-insurance card issued for a child under the declared age."""

    code = models.CharField("số thẻ", max_length=40, unique=True)
    born_on = models.DateField("ngày sinh")
    issued_on = models.DateField("ngày cấp")
    method = models.CharField("hình thức đề nghị", max_length=10, choices=CardMethod)

    objects = RecordManager.from_queryset(ChildCardQuerySet)()
    SEARCHED = ("code",)

    class Meta(Record.Meta):
        verbose_name = "thẻ bảo hiểm y tế trẻ em"
        constraints = [
            models.CheckConstraint(
                name="insurance_childcard_issued_after_birth",
                condition=Q(issued_on__gte=F("born_on")),
                violation_error_message="Ngày cấp đứng trước ngày sinh.",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """The child is younger than the limit declared for the day of issue."""
        if self.born_on is None or self.issued_on is None:
            return
        limit = declared_number(CHILD_AGE, on=self.issued_on)
        if limit is not None and _age(self.born_on, self.issued_on) >= limit:
            raise ValidationError(
                {"born_on": f"Trẻ đã đủ {limit:.0f} tuổi vào ngày cấp. Hãy kiểm tra ngày sinh."}
            )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


class EmployerDossier(Record):
    """A dossier an employer sent electronically, with its receipt and its due day."""

    code = models.CharField("số biên nhận", max_length=40, unique=True)
    employer = models.CharField("đơn vị sử dụng lao động", max_length=200)
    kind = models.CharField("loại hồ sơ", max_length=10, choices=DossierKind)
    sent_on = models.DateField("ngày gửi")
    due_on = models.DateField("ngày hẹn trả")
    settled_on = models.DateField("ngày giải quyết", null=True, blank=True)
    returned_on = models.DateField("ngày trả lại", null=True, blank=True)

    objects = RecordManager.from_queryset(DossierQuerySet)()
    SEARCHED = ("code", "employer")

    class Meta(Record.Meta):
        verbose_name = "hồ sơ bảo hiểm xã hội điện tử"
        constraints = [
            models.CheckConstraint(
                name="insurance_employerdossier_due_after_sent",
                condition=Q(due_on__gte=F("sent_on")),
                violation_error_message="Ngày hẹn trả đứng trước ngày gửi.",
            ),
            models.CheckConstraint(
                name="insurance_employerdossier_one_end",
                condition=Q(settled_on__isnull=True) | Q(returned_on__isnull=True),
                violation_error_message="Một hồ sơ không thể vừa giải quyết vừa trả lại.",
            ),
        ]

    def __str__(self) -> str:
        return self.code
