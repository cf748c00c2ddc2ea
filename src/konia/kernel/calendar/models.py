"""What the clock counts by; each row is approved by an officer before it counts."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import F, Q

from konia.kernel.org.models import Unit
from konia.lib.vietnamese import nfc

from . import rows
from .queries import CalendarRowQuerySet, SpecialDayQuerySet
from .spans import parse_spans


class DayKind(models.TextChoices):
    """How a day differs."""

    HOLIDAY = rows.HOLIDAY, "Nghỉ lễ, tết"
    SWAPPED_OFF = rows.SWAPPED_OFF, "Nghỉ hoán đổi"
    WORKED = rows.WORKED, "Làm bù"
    MORNING_OFF = rows.MORNING_OFF, "Nghỉ buổi sáng"
    AFTERNOON_OFF = rows.AFTERNOON_OFF, "Nghỉ buổi chiều"
    ORDINARY = rows.ORDINARY, "Theo lịch tuần"


class ChangeKind(models.TextChoices):
    """Which rows an approval put in force."""

    DAYS = "days", "Ngày đặc biệt"
    HOURS = "hours", "Giờ làm việc"
    CUT_OFF = "cut_off", "Giờ chốt tiếp nhận"


class CalendarRow(models.Model):
    """A row somebody proposes and an officer approves. No unit: every unit of the province."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="đơn vị",
    )  # fmt: skip
    source = models.CharField("căn cứ", max_length=200)
    proposed_by = models.CharField("người đề xuất", max_length=150, blank=True)
    approved_by = models.CharField("người duyệt", max_length=150, blank=True)
    approved_on = models.DateField("ngày duyệt", null=True, blank=True)
    withdrawn_at = models.DateTimeField("rút lại lúc", null=True, editable=False)

    if TYPE_CHECKING:
        objects: ClassVar[Any]
    else:
        objects = CalendarRowQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with composed texts."""
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(value, str):
                setattr(self, field.attname, nfc(value))
        super().save(*args, **kwargs)


class SpecialDay(CalendarRow):
    """One day off that the week would work, one worked that it would rest, or half of one."""

    day = models.DateField("ngày")
    kind = models.CharField("loại ngày", max_length=13, choices=DayKind)
    name = models.CharField("tên", max_length=120)
    replaced_on = models.DateField("được thay ngày", null=True, blank=True, editable=False)

    objects: ClassVar[Any] = SpecialDayQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày đặc biệt"
        ordering = ("day", "id")
        constraints = [
            models.UniqueConstraint(
                fields=("day", "unit"), name="calendar_specialday_one_proposed",
                nulls_distinct=False,
                condition=Q(approved_on__isnull=True, withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=("day", "unit"), name="calendar_specialday_one_in_force",
                nulls_distinct=False,
                condition=Q(
                    approved_on__isnull=False, withdrawn_at__isnull=True, replaced_on__isnull=True
                ),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"

    @property
    def row(self) -> rows.DayRow:
        """The row as the clock takes it."""
        return rows.DayRow(self.day, self.kind, self.name, self.unit_id)


class DatedRule(CalendarRow):
    """A rule from first_on to last_on, open when blank; a later one goes before an earlier.

    service: whom it is for, 'paper' or 'online' or a province's own word; blank for all.
    """

    service = models.SlugField("dịch vụ", max_length=40, blank=True)
    first_on = models.DateField("từ ngày")
    last_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("first_on", "id")
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_spell",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
            )
        ]


class HoursRule(DatedRule):
    """The hours of each day of a week. week: seven texts from Monday, '07:30-11:30, 13:30-17:00'.

    every_day: holidays and special days change nothing, as for a service round the clock.
    """

    name = models.CharField("tên", max_length=120)
    week = models.JSONField("giờ làm việc trong tuần")
    every_day = models.BooleanField("cả ngày nghỉ lễ", default=False)

    class Meta(DatedRule.Meta):
        verbose_name = "giờ làm việc"

    def __str__(self) -> str:
        return self.name

    @property
    def row(self) -> rows.HoursRow:
        """The row as the clock takes it."""
        days = [parse_spans(text) for text in self.week]
        mon, tue, wed, thu, fri, sat, sun = days
        return rows.HoursRow(
            (mon, tue, wed, thu, fri, sat, sun), self.first_on, self.last_on, self.unit_id,
            self.service, self.every_day, self.name,
        )  # fmt: skip


class CutOff(DatedRule):
    """What comes after `at` begins counting on the next working day; blank: at once, always."""

    at = models.TimeField("giờ chốt", null=True, blank=True)

    class Meta(DatedRule.Meta):
        verbose_name = "giờ chốt tiếp nhận"

    def __str__(self) -> str:
        return f"{self.at:%H:%M}" if self.at else "tính ngay"

    @property
    def row(self) -> rows.CutOffRow:
        """The row as the clock takes it."""
        minute = None if self.at is None else self.at.hour * 60 + self.at.minute
        return rows.CutOffRow(minute, self.first_on, self.last_on, self.unit_id, self.service)


class CalendarChange(models.Model):
    """One approval: what came into force, who approved it, how many deadlines it moves.

    affected: holder -> how many; recounted: holder -> how many batches, and whether all are done.
    """

    kind = models.CharField("loại thay đổi", max_length=8, choices=ChangeKind)
    title = models.CharField("nội dung", max_length=200)
    row_ids = models.JSONField("các dòng được duyệt")
    approved_by = models.CharField("người duyệt", max_length=150)
    approved_at = models.DateTimeField("duyệt lúc")
    affected = models.JSONField("số thời hạn dự kiến đổi", default=dict)
    recounted = models.JSONField("tiến độ tính lại", default=dict)

    class Meta:
        verbose_name = "lần đổi lịch"
        ordering = ("-approved_at", "-id")

    def __str__(self) -> str:
        return self.title


class CalendarEdition(models.Model):
    """How often the calendar has changed: one row, kept by triggers.

    What was read at an edition stays true until the next one.
    """

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "lần sửa lịch làm việc"

    def __str__(self) -> str:
        return str(self.number)
