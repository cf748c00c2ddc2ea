"""Information systems with their levels, alerts and incidents."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from konia.domains.infrastructure.queries import IncidentQuerySet, SystemQuerySet
from konia.domains.infrastructure.states import Layer, Severity
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager, RecordQuerySet

STEPS = ("drafted_on", "appraised_on", "approved_on")


class InformationSystem(SpellRecord):
    """A system its unit owns, in use from day to day, and how far its level dossier has come."""

    code = models.CharField("mã hệ thống", max_length=40, unique=True)
    name = models.CharField("tên hệ thống", max_length=200)
    layer = models.CharField("tầng kiến trúc", max_length=12, choices=Layer)
    level = models.PositiveSmallIntegerField(
        "cấp độ đề xuất",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(5)],
    )
    drafted_on = models.DateField("lập hồ sơ ngày", null=True, blank=True)
    appraised_on = models.DateField("thẩm định ngày", null=True, blank=True)
    approved_on = models.DateField("phê duyệt ngày", null=True, blank=True)
    decision = models.CharField("quyết định phê duyệt", max_length=120, blank=True)

    objects = RecordManager.from_queryset(SystemQuerySet)()
    SEARCHED = ("code", "name")

    class Meta(SpellRecord.Meta):
        verbose_name = "hệ thống thông tin"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.CheckConstraint(
                name="infrastructure_informationsystem_level",
                condition=Q(level__isnull=True) | Q(level__gte=1, level__lte=5),
                violation_error_message="Cấp độ phải từ 1 đến 5.",
            ),
            models.CheckConstraint(
                name="infrastructure_informationsystem_approved_level",
                condition=Q(approved_on__isnull=True) | Q(level__isnull=False),
                violation_error_message="Hồ sơ được phê duyệt phải có cấp độ.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """A dossier is drafted, then appraised, then approved."""
        days = [getattr(self, name) for name in STEPS]
        for number in (1, 2):
            if days[number] and not (days[number - 1] and days[number - 1] <= days[number]):
                raise ValidationError(
                    {STEPS[number]: "Bước trước chưa có ngày, hoặc muộn hơn. Hãy điền theo thứ tự."}
                )


class Alert(Record):
    """An alert a monitoring source raised about a system of the unit."""

    code = models.CharField("mã cảnh báo", max_length=40, unique=True)
    system = models.ForeignKey(
        InformationSystem, on_delete=models.PROTECT, related_name="alerts", verbose_name="hệ thống"
    )
    source = models.CharField("nguồn cảnh báo", max_length=150)
    severity = models.CharField("mức độ", max_length=10, choices=Severity)
    raised_on = models.DateField("ngày cảnh báo")
    about = models.CharField("nội dung", max_length=300)

    objects = RecordManager.from_queryset(RecordQuerySet)()
    SEARCHED = ("code", "source", "about")

    class Meta(Record.Meta):
        verbose_name = "cảnh báo"

    def __str__(self) -> str:
        return self.code


class Incident(Record):
    """An incident its unit answers for: open, contained, closed with what was learnt."""

    code = models.CharField("mã sự cố", max_length=40, unique=True)
    alert = models.OneToOneField(
        Alert, on_delete=models.PROTECT, null=True, blank=True, related_name="incident",
        verbose_name="cảnh báo",
    )  # fmt: skip
    owner = models.CharField("người chịu trách nhiệm", max_length=150)
    opened_on = models.DateField("ngày mở")
    due_on = models.DateField("hạn xử lý")
    contained_on = models.DateField("khoanh vùng ngày", null=True, blank=True)
    closed_on = models.DateField("ngày đóng", null=True, blank=True)
    measures = models.TextField("biện pháp đã làm", blank=True)
    lessons = models.TextField("bài học rút ra", blank=True)

    objects = RecordManager.from_queryset(IncidentQuerySet)()
    SEARCHED = ("code", "owner", "measures")

    class Meta(Record.Meta):
        verbose_name = "sự cố an toàn thông tin"
        constraints = [
            models.CheckConstraint(
                name="infrastructure_incident_due_after_opening",
                condition=Q(due_on__gte=F("opened_on")),
                violation_error_message="Hạn xử lý đứng trước ngày mở.",
            ),
            models.CheckConstraint(
                name="infrastructure_incident_closed_with_lessons",
                condition=Q(closed_on__isnull=True) | ~Q(lessons=""),
                violation_error_message="Sự cố đã đóng phải có bài học rút ra.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def compose(self) -> None:
        """Blanks alone are no lesson, for the table either."""
        self.lessons = self.lessons.strip()
        super().compose()

    def clean(self) -> None:
        """It is contained and closed after it was opened, and nobody closes it without lessons."""
        wrong: dict[str, Any] = {}
        for name in ("contained_on", "closed_on"):
            day = getattr(self, name)
            if day and self.opened_on is not None and day < self.opened_on:
                wrong[name] = "Ngày này đứng trước ngày mở sự cố. Hãy sửa ngày."
        if self.closed_on and not self.lessons.strip():
            wrong["lessons"] = "Chưa đóng được: thiếu bài học rút ra. Hãy ghi bài học rồi đóng."
        if wrong:
            raise ValidationError(wrong)
