"""Training: yearly plans, classes, and who learned in them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from konia.domains.personnel.queries.training import ClassQuerySet, EnrolmentQuerySet
from konia.domains.personnel.states import TrainingKind
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .order import in_order


class TrainingPlan(Record):
    """The approved plan of a year, with its budget."""

    code = models.CharField("mã kế hoạch", max_length=20, unique=True)
    year = models.PositiveSmallIntegerField("năm")
    decision = models.CharField("quyết định", max_length=120)
    approved_on = models.DateField("ngày phê duyệt")
    budget_vnd = models.BigIntegerField("dự toán kinh phí (đồng)")

    SEARCHED = ("code", "decision")

    class Meta(Record.Meta):
        verbose_name = "kế hoạch đào tạo, bồi dưỡng"

    def __str__(self) -> str:
        return f"{self.code}: năm {self.year}"


class TrainingClass(Record):
    """One class of a plan. year and planned_on repeat the plan's, so that one table answers."""

    plan = models.ForeignKey(
        TrainingPlan, on_delete=models.PROTECT, related_name="classes", verbose_name="kế hoạch"
    )
    code = models.CharField("mã lớp", max_length=20, unique=True)
    name = models.CharField("tên lớp", max_length=200)
    kind = models.CharField("nội dung", max_length=20, choices=TrainingKind)
    year = models.PositiveSmallIntegerField("năm kế hoạch")
    planned_on = models.DateField("ngày đưa vào kế hoạch")
    planned_learners = models.PositiveIntegerField("số học viên dự kiến")
    cost_vnd = models.BigIntegerField("dự toán (đồng)", default=0)
    spent_vnd = models.BigIntegerField("đã chi (đồng)", default=0)
    place = models.CharField("địa điểm", max_length=160, blank=True)
    begun_on = models.DateField("khai giảng", null=True, blank=True)
    ended_on = models.DateField("bế giảng", null=True, blank=True)

    objects = RecordManager.from_queryset(ClassQuerySet)()
    SEARCHED = ("code", "name", "place")

    class Meta(Record.Meta):
        verbose_name = "lớp đào tạo, bồi dưỡng"
        constraints = [
            models.CheckConstraint(
                condition=Q(spent_vnd__gte=0, cost_vnd__gte=0), name="personnel_trainingclass_money"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code}: {self.name}"

    def clean(self) -> None:
        """A class ends after it began, and cannot end without having begun."""
        in_order(self, "begun_on", "ended_on")
        if self.ended_on and not self.begun_on:
            raise ValidationError({"begun_on": "Thiếu ngày khai giảng. Hãy điền ngày khai giảng."})


class Enrolment(Record):
    """A person in a class. year repeats the class's; finished_on stays blank until the end."""

    training_class = models.ForeignKey(
        TrainingClass, on_delete=models.PROTECT, related_name="enrolments", verbose_name="lớp"
    )
    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    year = models.PositiveSmallIntegerField("năm kế hoạch")
    enrolled_on = models.DateField("ngày cử đi học")
    finished_on = models.DateField("ngày hoàn thành", null=True, blank=True)
    result = models.CharField("kết quả", max_length=60, blank=True)

    objects = RecordManager.from_queryset(EnrolmentQuerySet)()
    SEARCHED = ("person_code", "full_name")

    class Meta(Record.Meta):
        verbose_name = "học viên"
        constraints = [
            models.UniqueConstraint(
                fields=("training_class", "person_code"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_enrolment_once",
                violation_error_message="Người này đã có trong lớp.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.full_name} ({self.person_code})"

    def clean(self) -> None:
        """Nobody finishes before being sent."""
        in_order(self, "enrolled_on", "finished_on")
