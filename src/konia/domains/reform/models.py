"""Ratings with their thresholds, consultations on criteria, and entry rounds of the index."""

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.kernel.figures.definitions import FIGURES
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    FLOORS,
    CommentQuerySet,
    ConsultationQuerySet,
    EntryRoundQuerySet,
    IndexRuleQuerySet,
    RatedUnitQuerySet,
    RatingQuerySet,
    ThresholdSetQuerySet,
)  # fmt: skip
from .states import Grade, Stage


class ThresholdSet(SpellRecord):
    """From how many points on a unit is in which class, from a day to a day."""

    code = models.CharField("mã bộ ngưỡng", max_length=40, unique=True)
    excellent_from = models.DecimalField("Xuất sắc từ (điểm)", max_digits=5, decimal_places=2)
    good_from = models.DecimalField("Tốt từ (điểm)", max_digits=5, decimal_places=2)
    fair_from = models.DecimalField(
        "Khá từ (điểm)", max_digits=5, decimal_places=2, null=True, blank=True
    )
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
                condition=Q(excellent_from__gt=F("good_from"), good_from__gt=F("average_from"))
                & (
                    Q(fair_from__isnull=True)
                    | Q(good_from__gt=F("fair_from"), fair_from__gt=F("average_from"))
                ),
                violation_error_message="Ngưỡng phải giảm dần từ Xuất sắc đến Trung bình.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def grade(self, score: Decimal) -> Grade:
        """The class of a score by this set."""
        for grade, name in FLOORS:
            floor = getattr(self, name)
            if floor is not None and score >= floor:
                return grade
        return Grade.WEAK


class RatedUnit(SpellRecord):
    """A unit that is rated each year while it is in the list."""

    note = models.CharField("ghi chú", max_length=200, blank=True)

    objects = RecordManager.from_queryset(RatedUnitQuerySet)()
    SEARCHED = ("note",)

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "đơn vị thuộc diện đánh giá"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("unit", "first_on"), condition=Q(withdrawn_at__isnull=True),
                name="reform_ratedunit_once",
                violation_error_message="Đơn vị này đã có trong danh sách từ ngày đó.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.unit_id}"


class IndexRule(SpellRecord):
    """Which figure stands behind one index, and the values from which it earns 2 points or 1."""

    number = models.PositiveSmallIntegerField("chỉ số")
    title = models.CharField("tên chỉ số", max_length=200)
    figure = models.CharField("chỉ tiêu (mã)", max_length=80)
    full_from = models.DecimalField("2 điểm từ", max_digits=9, decimal_places=2)
    half_from = models.DecimalField("1 điểm từ", max_digits=9, decimal_places=2)
    basis = models.CharField("căn cứ", max_length=200, blank=True)

    objects = RecordManager.from_queryset(IndexRuleQuerySet)()
    SEARCHED = ("title", "figure")

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "quy tắc chấm chỉ số"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("number", "first_on"), condition=Q(withdrawn_at__isnull=True),
                name="reform_indexrule_once",
                violation_error_message="Chỉ số này đã có quy tắc từ ngày đó.",
            ),
            models.CheckConstraint(
                name="reform_indexrule_falls",
                condition=Q(full_from__gt=F("half_from"), number__range=(1, 9)),
                violation_error_message="Chỉ số từ 1 đến 9; mức 2 điểm phải cao hơn mức 1 điểm.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"

    def clean(self) -> None:
        """The figure must be one that some room computes."""
        if self.figure and self.figure not in FIGURES:
            raise ValidationError({"figure": "Không có chỉ tiêu mang mã này."})


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
    computed_at = models.DateTimeField("tính điểm lúc", null=True, editable=False)
    as_of = models.DateField("số liệu tính đến ngày", null=True, editable=False)
    self_assessed_on = models.DateField("ngày tự chấm", null=True, editable=False)
    appraised_on = models.DateField("ngày thẩm định", null=True, editable=False)

    objects = RecordManager.from_queryset(RatingQuerySet)()
    SEARCHED = ("code", "report")
    FROZEN: ClassVar[tuple[str, ...]] = (
        "unit_id", "year", "score", "grade", "report", "published_on",
    )  # fmt: skip

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
        """A published rating names the paper that published it, and is not touched any more."""
        if self.published_on and not self.report:
            raise ValidationError({"report": "Thiếu văn bản công bố. Hãy ghi số văn bản."})
        if self.pk is not None and self._is_touched():
            raise ValidationError("Kết quả đã công bố thì không sửa được nữa.")

    def _is_touched(self) -> bool:
        kept = Rating.all_records.filter(pk=self.pk, published_on__isnull=False)
        old = kept.values(*self.FROZEN).first()
        return old is not None and any(getattr(self, n) != value for n, value in old.items())

    @property
    def is_complete(self) -> bool:
        """Whether every index has its points; until then it is in no class."""
        return all(point.earned is not None for point in self.points.all())

    @property
    def stage(self) -> Stage:
        """How far it has come."""
        if self.published_on:
            return Stage.PUBLISHED
        if self.appraised_on:
            return Stage.APPRAISED
        if self.self_assessed_on:
            return Stage.SELF_ASSESSED
        return Stage.COMPUTED if self.computed_at else Stage.ENTERED


class RatingPoint(models.Model):
    """One index of one rating: the value it was computed from, and the points it earned.

    A blank value means that there was nothing to count; full_from, half_from: as they were.
    """

    rating = models.ForeignKey(
        Rating, on_delete=models.PROTECT, related_name="points", verbose_name="kết quả đánh giá"
    )
    number = models.PositiveSmallIntegerField("chỉ số")
    title = models.CharField("tên chỉ số", max_length=200)
    figure = models.CharField("chỉ tiêu (mã)", max_length=80)
    value = models.DecimalField("giá trị", max_digits=14, decimal_places=2, null=True)
    part = models.DecimalField("số đạt", max_digits=14, decimal_places=2, null=True)
    whole = models.DecimalField("tổng số", max_digits=14, decimal_places=2, null=True)
    full_from = models.DecimalField("2 điểm từ", max_digits=9, decimal_places=2)
    half_from = models.DecimalField("1 điểm từ", max_digits=9, decimal_places=2)
    computed = models.PositiveSmallIntegerField("điểm tính", null=True)
    assessed = models.PositiveSmallIntegerField("điểm tự chấm", null=True)
    appraised = models.PositiveSmallIntegerField("điểm thẩm định", null=True)
    reason = models.CharField("lý do", max_length=300, blank=True)

    class Meta:
        verbose_name = "điểm một chỉ số"
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=("rating", "number"), name="reform_ratingpoint_once"),
            models.CheckConstraint(
                name="reform_ratingpoint_most",
                condition=(Q(computed__isnull=True) | Q(computed__lte=2))
                & (Q(assessed__isnull=True) | Q(assessed__lte=2))
                & (Q(appraised__isnull=True) | Q(appraised__lte=2)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.earned}"

    @property
    def earned(self) -> int | None:
        """The points that count: appraised, else assessed by the unit, else computed."""
        given = (self.appraised, self.assessed, self.computed)
        return next((points for points in given if points is not None), None)


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
