"""Decisions on a person's post, grade and pay; leaders and their terms; appraisals; planning."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.personnel.queries.moves import (
    AppointmentQuerySet,
    AppraisalQuerySet,
    MoveQuerySet,
    PlannedLeaderQuerySet,
)  # fmt: skip
from konia.domains.personnel.states import (
    AppointmentMethod,
    AppraisalGrade,
    LeaderLevel,
    MoveKind,
    Sex,
    StaffKind,
)  # fmt: skip
from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .order import in_order


class Move(Record):
    """One decision about one person; the unit is the one the person belongs to afterwards."""

    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    kind = models.CharField("nội dung", max_length=24, choices=MoveKind)
    holder = models.CharField("đối tượng", max_length=20, choices=StaffKind)
    from_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="đơn vị cũ",
    )  # fmt: skip
    was = models.CharField("trước đó", max_length=120, blank=True)
    becomes = models.CharField("sau đó", max_length=120, blank=True)
    decision = models.CharField("quyết định", max_length=120)
    decided_on = models.DateField("ngày quyết định")
    effective_on = models.DateField("hiệu lực từ ngày", null=True, blank=True)

    objects = RecordManager.from_queryset(MoveQuerySet)()
    SEARCHED = ("person_code", "full_name", "decision")

    class Meta(Record.Meta):
        verbose_name = "biến động nhân sự"

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.full_name}"

    def clean(self) -> None:
        """A decision does not take effect before it is made."""
        in_order(self, "decided_on", "effective_on")


class Appointment(Record):
    """A leader appointed to a post for a term, newly or again."""

    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    sex = models.CharField("giới tính", max_length=6, choices=Sex)
    level = models.CharField("cấp", max_length=20, choices=LeaderLevel)
    post = models.CharField("chức vụ", max_length=160)
    is_new = models.BooleanField("bổ nhiệm mới", default=True)
    method = models.CharField(
        "cách tuyển chọn", max_length=20, choices=AppointmentMethod, default=AppointmentMethod.USUAL
    )
    decision = models.CharField("quyết định", max_length=120)
    decided_on = models.DateField("ngày quyết định")
    term_ends_on = models.DateField("hết thời hạn bổ nhiệm")
    left_on = models.DateField("thôi giữ chức vụ", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = RecordManager.from_queryset(AppointmentQuerySet)()
    SEARCHED = ("person_code", "full_name", "post", "decision")

    class Meta(Record.Meta):
        verbose_name = "bổ nhiệm lãnh đạo"
        constraints = [
            models.UniqueConstraint(
                fields=("person_code", "post", "decided_on"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_appointment_once",
                violation_error_message="Quyết định bổ nhiệm này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(term_ends_on__gt=F("decided_on")),
                name="personnel_appointment_term",
                violation_error_message="Thời hạn bổ nhiệm phải kết thúc sau ngày quyết định.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.full_name}"

    def clean(self) -> None:
        """Nobody leaves a post before coming to it."""
        in_order(self, "decided_on", "left_on")


class Appraisal(Record):
    """What a person's work of a year was judged to be."""

    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    year = models.PositiveSmallIntegerField("năm")
    grade = models.CharField("xếp loại", max_length=12, choices=AppraisalGrade)
    approved_on = models.DateField("ngày thông qua")

    objects = RecordManager.from_queryset(AppraisalQuerySet)()
    SEARCHED = ("person_code", "full_name")

    class Meta(Record.Meta):
        verbose_name = "đánh giá, xếp loại"
        constraints = [
            models.UniqueConstraint(
                fields=("person_code", "year"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_appraisal_once",
                violation_error_message="Người này đã được xếp loại trong năm.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.full_name} {self.year}"

    def clean(self) -> None:
        """A year is judged when it is nearly over, not before it began."""
        if None not in (self.approved_on, self.year) and self.approved_on.year < self.year:
            raise ValidationError({"approved_on": "Ngày thông qua đứng trước năm được đánh giá."})


class PlannedLeader(Record):
    """Somebody planned for a leading post."""

    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức danh quy hoạch", max_length=160)
    term = models.CharField("nhiệm kỳ", max_length=20)
    approved_on = models.DateField("ngày phê duyệt")

    objects = RecordManager.from_queryset(PlannedLeaderQuerySet)()
    SEARCHED = ("person_code", "full_name", "post")

    class Meta(Record.Meta):
        verbose_name = "quy hoạch chức danh"
        constraints = [
            models.UniqueConstraint(
                fields=("person_code", "post", "term"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_plannedleader_once",
                violation_error_message="Người này đã được quy hoạch vào chức danh trong nhiệm kỳ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.post}: {self.full_name}"
