"""One-stop desks, the post-office pilot, sessions away from the desk, use of the system."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.dossiers.places import (
    CounterQuerySet,
    CounterServiceQuerySet,
    DeskRuleQuerySet,
    MobileSessionQuerySet,
    PostPilotQuerySet,
    SystemUseQuerySet,
)
from konia.domains.dossiers.states import (
    Agency,
    Matter,
    Operator,
    PilotStatus,
    Place,
    Scheme,
    SystemUseKind,
)
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager


class MobileSession(Record):
    """One session away from the desk, where dossiers are received."""

    code = models.CharField("mã buổi", max_length=30, unique=True)
    agency = models.CharField("ngành", max_length=10, choices=Agency, blank=True)
    place = models.CharField("địa điểm", max_length=200)
    held_on = models.DateField("ngày")
    starts_at = models.TimeField("bắt đầu")
    ends_at = models.TimeField("kết thúc")

    objects = RecordManager.from_queryset(MobileSessionQuerySet)()
    SEARCHED = ("code", "place")

    class Meta(Record.Meta):
        verbose_name = "buổi lưu động"
        constraints = [
            models.CheckConstraint(
                name="dossiers_mobilesession_hours",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.held_on:%d/%m/%Y}"


class SystemUse(SpellRecord):
    """A spell during which a body was connected with the one-stop system, or received there."""

    kind = models.CharField("cách dùng", max_length=10, choices=SystemUseKind)

    objects = RecordManager.from_queryset(SystemUseQuerySet)()

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "sử dụng hệ thống một cửa điện tử"

    def __str__(self) -> str:
        return f"{self.unit_id} {self.get_kind_display()}"


class CounterPoint(SpellRecord):
    """A one-stop desk, and whose staff ran it during a spell."""

    place = models.CharField("loại điểm", max_length=8, choices=Place)
    operator = models.CharField("đơn vị vận hành", max_length=5, choices=Operator)

    objects = RecordManager.from_queryset(CounterQuerySet)()

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "điểm một cửa"

    def __str__(self) -> str:
        return f"{self.unit_id} {self.get_operator_display()}"

    def clean(self) -> None:
        """A desk has one operator at a time."""
        if self.unit_id is None or self.first_on is None:
            return
        others = CounterPoint.objects.filter(unit_id=self.unit_id).exclude(pk=self.pk)
        others = others.exclude(last_on__lt=self.first_on)
        if self.last_on is not None:
            others = others.exclude(first_on__gt=self.last_on)
        if others.exists():
            raise ValidationError(
                {"first_on": "Điểm này đã có đơn vị vận hành lúc đó. Hãy kết thúc trước."}
            )


class PostPilot(SpellRecord):
    """A desk in the pilot that hands reception to the post office; first_on may lie ahead."""

    place = models.CharField("loại điểm", max_length=8, choices=Place)
    scheme = models.CharField("thuộc đề án", max_length=9, choices=Scheme)
    status = models.CharField("tình trạng", max_length=8, choices=PilotStatus)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = RecordManager.from_queryset(PostPilotQuerySet)()
    SEARCHED = ("note",)

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "điểm thí điểm bưu điện"

    def __str__(self) -> str:
        return f"{self.unit_id} {self.get_status_display()}"


class CounterService(SpellRecord):
    """A vertical agency's procedure that a desk receives during a spell.

    working_days: how long the agency takes; needed for a procedure that is not in the province's
    catalogue, since no receipt is given without a day.
    """

    agency = models.CharField("ngành dọc", max_length=10, choices=Agency)
    procedure_code = models.CharField("mã thủ tục", max_length=30)
    procedure_name = models.CharField("tên thủ tục", max_length=300)
    working_days = models.PositiveSmallIntegerField(
        "thời hạn (ngày làm việc)", null=True, blank=True
    )

    objects = RecordManager.from_queryset(CounterServiceQuerySet)()
    SEARCHED = ("procedure_code", "procedure_name")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "thủ tục ngành dọc tại một cửa"

    def __str__(self) -> str:
        return f"{self.procedure_code} {self.unit_id}"


class MobileHours(SpellRecord):
    """The hours during which an agency works away from its desk, in whole hours of the day."""

    service = models.CharField("dịch vụ", max_length=200)
    starts_hour = models.PositiveSmallIntegerField("từ giờ")
    ends_hour = models.PositiveSmallIntegerField("đến giờ")
    days_a_week = models.PositiveSmallIntegerField("số ngày trong tuần", default=7)

    SEARCHED = ("service",)

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "giờ làm việc lưu động"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.CheckConstraint(
                name="dossiers_mobilehours_day",
                condition=Q(ends_hour__gt=F("starts_hour"), ends_hour__lte=24, days_a_week__lte=7),
                violation_error_message="Giờ làm việc không hợp lệ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.starts_hour}-{self.ends_hour}"


class DeskRule(SpellRecord):
    """What the office has laid down for the desks of a unit and of all units under it.

    unit: the whole province at its root; a unit below may have it otherwise. days: for the one
    matter that is a number of working days. source: the text or decision it rests on.
    """

    matter = models.CharField("nội dung", max_length=13, choices=Matter)
    is_on = models.BooleanField("áp dụng", default=True)
    days = models.PositiveSmallIntegerField("số ngày làm việc", null=True, blank=True)
    source = models.CharField("căn cứ, ghi chú", max_length=300)

    objects = RecordManager.from_queryset(DeskRuleQuerySet)()
    SEARCHED = ("source",)

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "quy định một cửa"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.CheckConstraint(
                name="dossiers_deskrule_days",
                condition=Q(matter=Matter.SOON, days__isnull=False, days__range=(1, 60), is_on=True)
                | ~Q(matter=Matter.SOON) & Q(days__isnull=True),
                violation_error_message=(
                    "Chỉ nội dung “sắp đến hạn” ghi số ngày, từ 1 đến 60, và luôn áp dụng."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_matter_display()} {self.unit_id}"

    def clean(self) -> None:
        """One word on a matter at a time."""
        if self.unit_id is None or self.first_on is None:
            return
        same = DeskRule.objects.of_units([self.unit_id]).about(self.matter).exclude(pk=self.pk)
        if same.overlapping(self.first_on, self.last_on).exists():
            raise ValidationError(
                {"first_on": "Lúc đó đã có quy định về việc này. Hãy kết thúc quy định cũ trước."}
            )
