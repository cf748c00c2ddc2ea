"""Milestones of platforms, data services with their consumers and calls, reporting accounts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.infrastructure.queries import (
    AccountQuerySet,
    CallQuerySet,
    MilestoneQuerySet,
    ServiceUseQuerySet,
)  # fmt: skip
from konia.domains.infrastructure.states import AccountLevel, CallResult, Stage, Subject
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager, RecordQuerySet

from .security import InformationSystem


class PlatformMilestone(Record):
    """The day a platform or connection reached a stage. The newest one tells where it stands."""

    subject = models.CharField("đối tượng", max_length=30, choices=Subject)
    stage = models.PositiveSmallIntegerField("giai đoạn", choices=Stage)
    reached_on = models.DateField("ngày đạt")
    evidence = models.CharField("văn bản, kiểm chứng", max_length=300)

    objects = RecordManager.from_queryset(MilestoneQuerySet)()
    SEARCHED = ("evidence",)

    class Meta(Record.Meta):
        verbose_name = "mốc triển khai"
        constraints = [
            models.UniqueConstraint(
                fields=("subject", "reached_on"),
                name="infrastructure_platformmilestone_one_a_day",
                condition=Q(withdrawn_at__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_display()}: {self.get_stage_display()}"

    def clean(self) -> None:
        """One unit answers for a subject, so that its stage is said once."""
        others = PlatformMilestone.objects.about(self.subject).exclude(pk=self.pk)
        if others.exclude(unit_id=self.unit_id).exists():
            raise ValidationError(
                {"unit": "Đơn vị khác đang theo dõi mốc này. Hãy ghi tại đơn vị đó."}
            )


class DataService(Record):
    """A service systems call through the provincial platform."""

    code = models.CharField("mã dịch vụ", max_length=40, unique=True)
    name = models.CharField("tên dịch vụ", max_length=200)
    provider = models.ForeignKey(
        InformationSystem, on_delete=models.PROTECT, related_name="services",
        verbose_name="hệ thống cung cấp",
    )  # fmt: skip
    version = models.CharField("phiên bản", max_length=20)
    down_on = models.DateField("gián đoạn từ ngày", null=True, blank=True)
    back_on = models.DateField("khôi phục ngày", null=True, blank=True)

    objects = RecordManager.from_queryset(RecordQuerySet)()
    SEARCHED = ("code", "name")

    class Meta(Record.Meta):
        verbose_name = "dịch vụ dữ liệu"
        constraints = [
            models.CheckConstraint(
                name="infrastructure_dataservice_back_after_down",
                condition=Q(back_on__isnull=True) | Q(back_on__gte=F("down_on")),
                violation_error_message="Ngày khôi phục đứng trước ngày gián đoạn.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ServiceUse(SpellRecord):
    """A system of the unit that uses a service, from day to day."""

    service = models.ForeignKey(
        DataService, on_delete=models.PROTECT, related_name="uses", verbose_name="dịch vụ"
    )
    consumer = models.ForeignKey(
        InformationSystem, on_delete=models.PROTECT, related_name="+", verbose_name="hệ thống dùng"
    )

    objects = RecordManager.from_queryset(ServiceUseQuerySet)()

    class Meta(SpellRecord.Meta):
        verbose_name = "bên dùng dịch vụ"

    def __str__(self) -> str:
        return f"{self.consumer} – {self.service}"


class CallLog(Record):
    """One call of a system to a service, with how it ended."""

    service = models.ForeignKey(
        DataService, on_delete=models.PROTECT, related_name="calls", verbose_name="dịch vụ"
    )
    caller = models.ForeignKey(
        InformationSystem, on_delete=models.PROTECT, related_name="+", verbose_name="hệ thống gọi"
    )
    called_on = models.DateField("ngày gọi")
    called_at = models.DateTimeField("gọi lúc")
    result = models.CharField("kết quả", max_length=10, choices=CallResult)
    detail = models.CharField("chi tiết", max_length=200, blank=True)

    objects = RecordManager.from_queryset(CallQuerySet)()
    SEARCHED = ("detail",)

    class Meta(Record.Meta):
        verbose_name = "lượt gọi dịch vụ"

    def __str__(self) -> str:
        return f"{self.caller} → {self.service}"


class ReportingAccount(SpellRecord):
    """An account on the national reporting system, from the day it is given out until closed."""

    code = models.CharField("tên tài khoản", max_length=60, unique=True)
    level = models.CharField("cấp", max_length=10, choices=AccountLevel)
    task = models.CharField("nhiệm vụ", max_length=150, blank=True)

    objects = RecordManager.from_queryset(AccountQuerySet)()
    SEARCHED = ("code", "task")

    class Meta(SpellRecord.Meta):
        verbose_name = "tài khoản hệ thống báo cáo"

    def __str__(self) -> str:
        return self.code
