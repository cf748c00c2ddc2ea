"""Recruitment: plans, candidates of an exam with their marks, and recruits."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from konia.domains.personnel.queries.recruitment import (
    CandidateQuerySet,
    RecruitmentPlanQuerySet,
    RecruitQuerySet,
)  # fmt: skip
from konia.domains.personnel.states import Route, StaffKind
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .order import in_order


class RecruitmentPlan(Record):
    """An approved plan to recruit for a number of posts."""

    code = models.CharField("mã kế hoạch", max_length=30, unique=True)
    title = models.CharField("tên kế hoạch", max_length=200)
    year = models.PositiveSmallIntegerField("năm")
    kind = models.CharField("đối tượng", max_length=20, choices=StaffKind)
    posts = models.PositiveSmallIntegerField("số chỉ tiêu")
    decision = models.CharField("văn bản phê duyệt", max_length=120, blank=True)
    approved_on = models.DateField("ngày phê duyệt", null=True, blank=True)

    objects = RecordManager.from_queryset(RecruitmentPlanQuerySet)()
    SEARCHED = ("code", "title", "decision")

    class Meta(Record.Meta):
        verbose_name = "kế hoạch tuyển dụng"

    def __str__(self) -> str:
        return f"{self.code}: {self.title}"


class Candidate(Record):
    """Somebody who sat an exam for a post. The unit is the one that recruits."""

    exam = models.CharField("kỳ thi", max_length=60, db_index=True)
    number = models.CharField("số báo danh", max_length=20)
    full_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("vị trí dự tuyển", max_length=120)
    mark = models.DecimalField("điểm thi", max_digits=5, decimal_places=2)
    priority = models.DecimalField("điểm ưu tiên", max_digits=4, decimal_places=2, default=0)
    admitted_on = models.DateField("ngày công nhận trúng tuyển", null=True, blank=True)
    decision = models.CharField("quyết định công nhận", max_length=120, blank=True)

    objects = RecordManager.from_queryset(CandidateQuerySet)()
    SEARCHED = ("number", "full_name", "post")

    class Meta(Record.Meta):
        verbose_name = "thí sinh"
        constraints = [
            models.UniqueConstraint(
                fields=("exam", "number"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_candidate_once",
                violation_error_message="Số báo danh đã có trong kỳ thi.",
            ),
            models.CheckConstraint(
                condition=Q(mark__gte=0, mark__lte=100),
                name="personnel_candidate_mark",
                violation_error_message="Điểm phải từ 0 đến 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.full_name}"

    def clean(self) -> None:
        """An admission names its decision."""
        if self.admitted_on and not self.decision:
            raise ValidationError(
                {"decision": "Thiếu quyết định công nhận. Hãy ghi số quyết định."}
            )


class Recruit(Record):
    """Somebody recruited. decided_on: the list was approved; started_on: the unit took them on."""

    plan = models.ForeignKey(
        RecruitmentPlan, on_delete=models.PROTECT, null=True, blank=True, related_name="recruits",
        verbose_name="kế hoạch",
    )  # fmt: skip
    person_code = models.CharField("mã cán bộ", max_length=24, unique=True)
    full_name = models.CharField("họ và tên", max_length=120)
    kind = models.CharField("tuyển làm", max_length=20, choices=StaffKind)
    route = models.CharField("hình thức", max_length=12, choices=Route)
    post = models.CharField("vị trí", max_length=120, blank=True)
    decision = models.CharField("quyết định", max_length=120)
    decided_on = models.DateField("ngày phê duyệt kết quả")
    started_on = models.DateField("ngày nhận việc", null=True, blank=True)

    objects = RecordManager.from_queryset(RecruitQuerySet)()
    SEARCHED = ("person_code", "full_name", "post")

    class Meta(Record.Meta):
        verbose_name = "người được tuyển dụng"

    def __str__(self) -> str:
        return f"{self.full_name} ({self.person_code})"

    def clean(self) -> None:
        """Nobody starts before the result is approved; only civil servants come by conversion."""
        in_order(self, "decided_on", "started_on")
        if self.route == Route.CONVERSION and self.kind != StaffKind.CIVIL_SERVANT:
            words = "Xét chuyển từ cấp xã chỉ áp dụng cho công chức. Hãy chọn hình thức khác."
            raise ValidationError({"route": words})
