"""Workshops on reform, procedures, IT and ISO, and who was registered for them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.personnel.queries.training import RegistrationQuerySet, WorkshopQuerySet
from konia.domains.personnel.states import WorkshopTopic
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager


class Workshop(Record):
    """A workshop planned for a month, held on a day. planned_month is the month's first day."""

    code = models.CharField("mã lớp tập huấn", max_length=20, unique=True)
    topic = models.CharField("chủ đề", max_length=12, choices=WorkshopTopic)
    name = models.CharField("tên", max_length=200)
    plan_number = models.CharField("số kế hoạch", max_length=60)
    announced_on = models.DateField("ngày ban hành kế hoạch")
    planned_month = models.DateField("tháng dự kiến (ngày 1)")
    registers_until = models.DateField("hạn đăng ký", null=True, blank=True)
    held_on = models.DateField("ngày tổ chức", null=True, blank=True)
    place = models.CharField("địa điểm", max_length=160, blank=True)

    objects = RecordManager.from_queryset(WorkshopQuerySet)()
    SEARCHED = ("code", "name", "plan_number")

    class Meta(Record.Meta):
        verbose_name = "lớp tập huấn"
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on__isnull=True) | Q(held_on__gte=F("announced_on")),
                name="personnel_workshop_held",
                violation_error_message="Ngày tổ chức đứng trước ngày ban hành kế hoạch.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"

    def clean(self) -> None:
        """A month is written as its first day."""
        if self.planned_month is not None and self.planned_month.day != 1:
            raise ValidationError({"planned_month": "Hãy ghi ngày 1 của tháng, ví dụ 1/8/2021."})


class WorkshopRegistration(Record):
    """A unit sends a person to a workshop."""

    workshop = models.ForeignKey(
        Workshop,
        on_delete=models.PROTECT,
        related_name="registrations",
        verbose_name="lớp tập huấn",
    )
    full_name = models.CharField("họ và tên", max_length=120)
    role = models.CharField("chức vụ", max_length=120, blank=True)
    registered_on = models.DateField("ngày đăng ký")

    objects = RecordManager.from_queryset(RegistrationQuerySet)()
    SEARCHED = ("full_name", "role")

    class Meta(Record.Meta):
        verbose_name = "đăng ký tập huấn"
        constraints = [
            models.UniqueConstraint(
                fields=("workshop", "unit", "full_name"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_workshopregistration_once",
                violation_error_message="Đơn vị đã đăng ký người này.",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def is_late(self) -> bool:
        """Whether it came after the deadline."""
        until = self.workshop.registers_until
        return until is not None and self.registered_on > until
