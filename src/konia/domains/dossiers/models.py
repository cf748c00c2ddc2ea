"""Dossiers, their steps and pauses."""

import re

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    ONLINE_LEVELS,
    CounterQuerySet,
    CounterServiceQuerySet,
    OneStopQuerySet,
    PauseQuerySet,
    PostPilotQuerySet,
    SystemUseQuerySet,
)  # fmt: skip
from .states import (
    Agency,
    Channel,
    FieldOfWork,
    Level,
    Operator,
    PilotStatus,
    Place,
    Role,
    Scheme,
    State,
    SystemUseKind,
)  # fmt: skip

# Receiving unit - day - running number of the unit's day, as QCVN 102:2016 codes write it.
CODE = re.compile(r"\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}")
STANDING = Q(withdrawn_at__isnull=True)


class MobileSession(Record):
    """One session away from the desk, where dossiers are received."""

    code = models.CharField("mã buổi", max_length=30, unique=True)
    agency = models.CharField("ngành", max_length=10, choices=Agency, blank=True)
    place = models.CharField("địa điểm", max_length=200)
    held_on = models.DateField("ngày")
    starts_at = models.TimeField("bắt đầu")
    ends_at = models.TimeField("kết thúc")

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


class Dossier(Record):
    """One application, counted at the unit that received it.

    due_on moves when the dossier waits for a supplement, and is blank while it waits.
    service_level, procedure_level, field: as they were when the dossier came, so that a service
    that is raised later does not change old figures.
    """

    code = models.CharField("mã hồ sơ", max_length=31)
    procedure_code = models.CharField("mã thủ tục", max_length=30)
    field = models.CharField("lĩnh vực", max_length=14, choices=FieldOfWork)
    procedure_level = models.CharField("cấp thủ tục", max_length=8, choices=Level)
    service_level = models.PositiveSmallIntegerField("mức độ dịch vụ khi tiếp nhận", default=2)
    applicant = models.CharField("người nộp", max_length=150)
    channel = models.CharField("hình thức nộp", max_length=7, choices=Channel)
    received_on = models.DateField("ngày tiếp nhận")
    due_on = models.DateField("ngày hẹn trả", null=True, blank=True)
    finished_on = models.DateField("ngày giải quyết xong", null=True, blank=True)
    returned_on = models.DateField("ngày trả kết quả", null=True, blank=True)
    state = models.CharField("trạng thái", max_length=11, choices=State, default=State.RECEIVED)
    agency = models.CharField("ngành dọc", max_length=10, choices=Agency, blank=True)
    receiver = models.CharField("người tiếp nhận", max_length=100, blank=True)
    session = models.ForeignKey(
        MobileSession, on_delete=models.PROTECT, null=True, blank=True, db_index=False,
        related_name="+", verbose_name="buổi lưu động",
    )  # fmt: skip

    objects = RecordManager.from_queryset(OneStopQuerySet)()
    SEARCHED = ("code", "applicant")

    class Meta(Record.Meta):
        verbose_name = "hồ sơ"
        constraints = [
            models.UniqueConstraint(
                fields=("code",),
                condition=STANDING,
                name="dossiers_dossier_code",
                violation_error_message="Mã hồ sơ này đã có. Hãy lấy số thứ tự tiếp theo.",
            ),
            models.CheckConstraint(
                name="dossiers_dossier_days",
                condition=(Q(finished_on__isnull=True) | Q(finished_on__gte=F("received_on")))
                & (Q(due_on__isnull=True) | Q(due_on__gte=F("received_on")))
                & (Q(returned_on__isnull=True) | Q(returned_on__gte=F("finished_on"))),
                violation_error_message="Các ngày của hồ sơ không theo thứ tự.",
            ),
            models.CheckConstraint(
                name="dossiers_dossier_service_level",
                condition=Q(service_level__range=(1, 4)),
                violation_error_message="Mức độ dịch vụ từ 1 đến 4.",
            ),
        ]
        indexes = [
            GinIndex(SearchVector("folded", config="simple"), name="dossiers_dossier_words"),
            # Figures of what came in a period and when it was finished read this index alone.
            models.Index(
                fields=("received_on",),
                include=("unit", "field", "finished_on", "due_on"),
                condition=STANDING,
                name="dossiers_dossier_received",
            ),
            models.Index(
                fields=("service_level", "channel"),
                include=("unit", "received_on", "procedure_code"),
                condition=STANDING & Q(service_level__gte=ONLINE_LEVELS),
                name="dossiers_dossier_online",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Code, days and channel fit together."""
        found: dict[str, str] = {}
        if not CODE.fullmatch(self.code):
            found["code"] = "Mã hồ sơ theo mẫu 000.00.01.H21-210104-0001. Hãy nhập lại."
        if self.received_on is not None:
            found |= self._misplaced_days()
        if self.channel == Channel.ONLINE and (self.service_level or 0) < ONLINE_LEVELS:
            found["channel"] = "Chỉ dịch vụ mức độ 3, 4 nhận hồ sơ trực tuyến. Hãy kiểm tra mức độ."
        if self.agency and self.unit_id is not None and not self._is_offered():
            found["agency"] = "Bộ phận này chưa tiếp nhận thủ tục đó của ngành dọc."
        if found:
            raise ValidationError(found)

    def _misplaced_days(self) -> dict[str, str]:
        text = "Ngày này đứng trước ngày tiếp nhận. Hãy kiểm tra lại."
        names = ("due_on", "finished_on", "returned_on")
        days = {name: getattr(self, name) for name in names}
        return {name: text for name, day in days.items() if day and day < self.received_on}

    def _is_offered(self) -> bool:
        services = CounterService.objects.of_units([self.unit_id])
        offered = services.offering(self.agency, self.procedure_code)
        return self.received_on is None or offered.holding_on(self.received_on).exists()


class Step(models.Model):
    """One step of a dossier: at which unit, who, from when, due when, done when."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="steps", verbose_name="hồ sơ"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="đơn vị"
    )
    role = models.PositiveSmallIntegerField("bước", choices=Role)
    by = models.CharField("người thực hiện", max_length=100, blank=True)
    began_on = models.DateField("bắt đầu")
    due_on = models.DateField("hạn", null=True, blank=True)
    done_on = models.DateField("xong", null=True, blank=True)

    class Meta:
        verbose_name = "bước giải quyết"
        constraints = [
            models.CheckConstraint(
                name="dossiers_step_days",
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("began_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.began_on}"


class Pause(Record):
    """A wait for the applicant's supplement. The working days it takes move the due day."""

    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, related_name="pauses", verbose_name="hồ sơ"
    )
    began_on = models.DateField("từ ngày")
    ended_on = models.DateField("đến ngày", null=True, blank=True)
    reason = models.CharField("nội dung cần bổ sung", max_length=300)
    was_due_on = models.DateField("hẹn trả trước khi dừng", null=True, blank=True)
    working_days = models.PositiveSmallIntegerField("số ngày làm việc đã dừng", default=0)

    objects = RecordManager.from_queryset(PauseQuerySet)()
    SEARCHED = ("reason",)

    class Meta(Record.Meta):
        verbose_name = "lần dừng chờ bổ sung"
        constraints = [
            models.UniqueConstraint(
                fields=("dossier",),
                condition=STANDING & Q(ended_on__isnull=True),
                name="dossiers_pause_one_open",
                violation_error_message="Hồ sơ đang chờ bổ sung rồi.",
            ),
            models.CheckConstraint(
                name="dossiers_pause_days",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.began_on}"


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
    """A vertical agency's procedure that a desk receives during a spell."""

    agency = models.CharField("ngành dọc", max_length=10, choices=Agency)
    procedure_code = models.CharField("mã thủ tục", max_length=30)
    procedure_name = models.CharField("tên thủ tục", max_length=300)

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
