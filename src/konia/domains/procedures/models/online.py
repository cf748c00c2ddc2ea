"""Online services and their levels over time, targets, priorities, obstacles."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from konia.domains.procedures.offers import (
    BlockerLetterQuerySet,
    BlockerQuerySet,
    PriorityQuerySet,
    ServiceQuerySet,
    TargetQuerySet,
)
from konia.domains.procedures.states import BlockerCause, ServiceLevel
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .catalogue import Procedure


class OnlineService(SpellRecord):
    """A procedure offered online at level 3 or 4 for a time. Raising the level begins a new spell.

    national_linked_on: its listing is linked to the national portal; national_integrated_on: it can
    be used there from submission to result. The two are not the same and are counted apart.
    """

    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="services", verbose_name="thủ tục"
    )
    level = models.PositiveSmallIntegerField("mức độ", choices=ServiceLevel)
    national_linked_on = models.DateField("ngày liên kết Cổng DVC quốc gia", null=True, blank=True)
    national_integrated_on = models.DateField(
        "ngày tích hợp Cổng DVC quốc gia", null=True, blank=True
    )
    payment_enabled_on = models.DateField("ngày có thanh toán trực tuyến", null=True, blank=True)
    decision = models.CharField("quyết định", max_length=120, blank=True)

    objects = RecordManager.from_queryset(ServiceQuerySet)()
    SEARCHED = ("decision",)

    class Meta(SpellRecord.Meta):
        verbose_name = "dịch vụ công trực tuyến"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                name="procedures_service_one_open", fields=("procedure",),
                condition=Q(last_on__isnull=True, withdrawn_at__isnull=True),
                violation_error_message="Thủ tục này đang có một dịch vụ trực tuyến khác.",
            ),
            models.CheckConstraint(
                name="procedures_service_integrated_after_linked",
                condition=Q(national_integrated_on__isnull=True)
                | Q(national_integrated_on__gte=F("national_linked_on")),
                violation_error_message="Dịch vụ tích hợp trước khi liên kết Cổng quốc gia.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_level_display()} #{self.pk}"

    def clean(self) -> None:
        """Two spells of one procedure do not overlap; an integrated service was linked first."""
        if self.national_integrated_on is not None and self.national_linked_on is None:
            raise ValidationError(
                {"national_linked_on": "Dịch vụ tích hợp phải được liên kết trước. Hãy ghi ngày."}
            )
        if self.procedure_id is not None and self.first_on is not None:
            self._check_overlap()

    def _check_overlap(self) -> None:
        others = OnlineService.objects.filter(procedure_id=self.procedure_id).exclude(pk=self.pk)
        others = others.filter(Q(last_on__isnull=True) | Q(last_on__gte=self.first_on))
        if self.last_on is not None:
            others = others.filter(first_on__lte=self.last_on)
        if others.exists():
            raise ValidationError(
                {"first_on": "Trùng thời gian với mức độ khác của thủ tục. Hãy kết thúc mức cũ."}
            )


class OnlineTarget(Record):
    """What share of the eligible procedures shall be offered at level 4 by the end of a year."""

    code = models.CharField("mã quyết định", max_length=60, unique=True)
    decided_on = models.DateField("ngày ban hành")
    year = models.PositiveSmallIntegerField("năm")
    share_percent = models.PositiveSmallIntegerField(
        "mục tiêu (%)", validators=[MaxValueValidator(100)]
    )

    objects = RecordManager.from_queryset(TargetQuerySet)()
    SEARCHED = ("code",)

    class Meta(Record.Meta):
        verbose_name = "mục tiêu dịch vụ công trực tuyến"

    def __str__(self) -> str:
        return self.code


class PriorityItem(Record):
    """One procedure on the list given priority for the electronic environment.

    year and listed_on repeat those of the decision.
    """

    target = models.ForeignKey(
        OnlineTarget, on_delete=models.PROTECT, related_name="items", verbose_name="quyết định"
    )
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", verbose_name="thủ tục"
    )
    is_eligible = models.BooleanField("đủ điều kiện lên mức độ 4", default=True)
    year = models.PositiveSmallIntegerField("năm", editable=False)
    listed_on = models.DateField("ngày vào danh mục", editable=False)

    objects = RecordManager.from_queryset(PriorityQuerySet)()

    class Meta(Record.Meta):
        verbose_name = "thủ tục ưu tiên trên môi trường điện tử"
        constraints = [
            models.UniqueConstraint(
                name="procedures_priority_once", fields=("target", "procedure"),
                condition=Q(withdrawn_at__isnull=True),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year} #{self.pk}"

    def compose(self) -> None:
        """Renew the search text, and take year and day from the decision."""
        if self.target_id is not None:
            self.year, self.listed_on = self.target.year, self.target.decided_on
        super().compose()


class IntegrationBlocker(Record):
    """What keeps a service off the national portal; for want of a code it may have no procedure."""

    code = models.CharField("mã vướng mắc", max_length=40, unique=True)
    service_name = models.CharField("dịch vụ", max_length=300)
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thủ tục",
    )  # fmt: skip
    cause = models.CharField("nguyên nhân", max_length=12, choices=BlockerCause)
    letters = models.CharField("văn bản kiến nghị", max_length=200, blank=True)
    met_on = models.DateField("ngày phát sinh")
    cleared_on = models.DateField("ngày tháo gỡ", null=True, blank=True)

    objects = RecordManager.from_queryset(BlockerQuerySet)()
    SEARCHED = ("code", "service_name", "letters")

    class Meta(Record.Meta):
        verbose_name = "vướng mắc tích hợp Cổng DVC quốc gia"
        constraints = [
            models.CheckConstraint(
                name="procedures_blocker_cleared_after_met",
                condition=Q(cleared_on__isnull=True) | Q(cleared_on__gte=F("met_on")),
                violation_error_message="Ngày tháo gỡ đứng trước ngày phát sinh.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class BlockerLetter(Record):
    """A letter that asks for an obstacle to be cleared, and its answer."""

    blocker = models.ForeignKey(
        IntegrationBlocker, on_delete=models.PROTECT, related_name="sent", verbose_name="vướng mắc"
    )
    number = models.CharField("số, ký hiệu", max_length=60)
    sent_on = models.DateField("ngày gửi")
    addressee = models.CharField("nơi nhận", max_length=200)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer = models.CharField("nội dung trả lời", max_length=300, blank=True)

    objects = RecordManager.from_queryset(BlockerLetterQuerySet)()
    SEARCHED = ("number", "addressee", "answer")

    class Meta(Record.Meta):
        verbose_name = "văn bản kiến nghị tháo gỡ"
        constraints = [
            models.UniqueConstraint(
                name="procedures_letter_once", fields=("blocker", "number"),
                condition=Q(withdrawn_at__isnull=True),
                violation_error_message="Văn bản này đã được ghi cho vướng mắc.",
            ),
            models.CheckConstraint(
                name="procedures_letter_answered_after_sent",
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("sent_on")),
                violation_error_message="Ngày trả lời đứng trước ngày gửi.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number

    def waiting_words(self, on: date) -> str:
        """How long an answer has been awaited on a day, or when it came."""
        if self.answered_on is not None and self.answered_on <= on:
            return f"đã trả lời ngày {self.answered_on:%d/%m/%Y}"
        return f"đang chờ trả lời, {(on - self.sent_on).days} ngày"
