"""Ratings with their thresholds, consultations on criteria, and entry rounds of the index."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    FLOORS,
    CommentQuerySet,
    ConsultationQuerySet,
    EntryRoundQuerySet,
    RatingQuerySet,
    ThresholdSetQuerySet,
)  # fmt: skip
from .states import Grade


class ThresholdSet(SpellRecord):
    """From how many points on a unit is in which class, from a day to a day."""

    code = models.CharField("mã bộ ngưỡng", max_length=40, unique=True)
    excellent_from = models.DecimalField("Xuất sắc từ (điểm)", max_digits=5, decimal_places=2)
    good_from = models.DecimalField("Tốt từ (điểm)", max_digits=5, decimal_places=2)
    average_from = models.DecimalField("Trung bình từ (điểm)", max_digits=5, decimal_places=2)
    basis = models.CharField("căn cứ", max_length=200, blank=True)

    objects = RecordManager.from_queryset(ThresholdSetQuerySet)()
    SEARCHED = ("code", "basis")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "bộ ngưỡng xếp loại"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.CheckConstraint(
                name="reform_thresholdset_falls",
                condition=Q(excellent_from__gt=F("good_from"), good_from__gt=F("average_from")),
                violation_error_message="Ngưỡng phải giảm dần từ Xuất sắc đến Trung bình.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def grade(self, score: Decimal) -> Grade:
        """The class of a score by this set."""
        for grade, name in FLOORS:
            if score >= getattr(self, name):
                return grade
        return Grade.WEAK


class Rating(Record):
    """How one unit handled procedures in a year, in points.

    The class is written down when the rating is published, so that thresholds changed later do
    not touch a published list; an unpublished rating has no class of its own.
    """

    code = models.CharField("mã đánh giá", max_length=40, unique=True)
    year = models.PositiveSmallIntegerField("năm đánh giá")
    score = models.DecimalField("điểm", max_digits=5, decimal_places=2)
    grade = models.CharField("xếp loại đã công bố", max_length=20, choices=Grade, blank=True)
    report = models.CharField("văn bản công bố", max_length=80, blank=True)
    published_on = models.DateField("ngày công bố", null=True, blank=True)

    objects = RecordManager.from_queryset(RatingQuerySet)()
    SEARCHED = ("code", "report")

    class Meta(Record.Meta):
        verbose_name = "kết quả đánh giá giải quyết TTHC"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "year"), condition=Q(withdrawn_at__isnull=True),
                name="reform_rating_once_a_year",
                violation_error_message="Đơn vị này đã được đánh giá cho năm đó.",
            ),
            models.CheckConstraint(
                name="reform_rating_published_has_class",
                condition=Q(published_on__isnull=True, grade="")
                | Q(published_on__isnull=False) & ~Q(grade=""),
                violation_error_message="Kết quả công bố phải có xếp loại, và chỉ khi đã công bố.",
            ),
            models.CheckConstraint(
                name="reform_rating_score",
                condition=Q(score__gte=0, score__lte=100),
                violation_error_message="Điểm phải từ 0 đến 100.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A published rating names the paper that published it."""
        if self.published_on and not self.report:
            raise ValidationError({"report": "Thiếu văn bản công bố. Hãy ghi số văn bản."})


class CriteriaConsultation(Record):
    """A draft set of criteria sent out for comment, with the last day for comments."""

    code = models.CharField("mã đợt lấy ý kiến", max_length=40, unique=True)
    title = models.CharField("dự thảo", max_length=300)
    replaces = models.CharField("thay thế văn bản", max_length=80, blank=True)
    letter = models.CharField("công văn lấy ý kiến", max_length=80)
    opened_on = models.DateField("ngày lấy ý kiến")
    deadline_on = models.DateField("hạn góp ý")

    objects = RecordManager.from_queryset(ConsultationQuerySet)()
    SEARCHED = ("code", "title", "letter")

    class Meta(Record.Meta):
        verbose_name = "lấy ý kiến bộ tiêu chí"
        constraints = [
            models.CheckConstraint(
                name="reform_criteriaconsultation_days",
                condition=Q(deadline_on__gte=F("opened_on")),
                violation_error_message="Hạn góp ý đứng trước ngày lấy ý kiến.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class ConsultationComment(Record):
    """What one unit answered on a draft set of criteria, and when."""

    consultation = models.ForeignKey(
        CriteriaConsultation, on_delete=models.PROTECT, related_name="+",
        verbose_name="đợt lấy ý kiến",
    )  # fmt: skip
    text = models.TextField("nội dung góp ý")
    received_on = models.DateField("ngày nhận")

    objects = RecordManager.from_queryset(CommentQuerySet)()
    SEARCHED = ("text",)

    class Meta(Record.Meta):
        verbose_name = "ý kiến góp ý"

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_late(self) -> bool:
        """Whether it came after the deadline; the last day still counts."""
        return self.received_on > self.consultation.deadline_on


class EntryRound(Record):
    """One round in which results and evidence were entered into the ministry's scoring software."""

    year = models.PositiveSmallIntegerField("năm chỉ số")
    number = models.PositiveSmallIntegerField("lần nhập")
    entered_on = models.DateField("ngày hoàn thành nhập")
    report = models.CharField("báo cáo", max_length=80, blank=True)
    contents = models.CharField("nội dung nhập", max_length=200)

    objects = RecordManager.from_queryset(EntryRoundQuerySet)()
    SEARCHED = ("report", "contents")

    class Meta(Record.Meta):
        verbose_name = "lần nhập Chỉ số CCHC"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "year", "number"), condition=Q(withdrawn_at__isnull=True),
                name="reform_entryround_once",
                violation_error_message="Lần nhập này đã có.",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"
