"""Survey rounds and their forms; invitations to rate a service, and the ratings."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from konia.kernel.org.models import Unit
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import (
    RatingAnswerQuerySet,
    RatingInvitationQuerySet,
    ServiceRatingQuerySet,
    SurveyFormQuerySet,
    SurveyRoundQuerySet,
)  # fmt: skip
from .states import Face, FormState, Mode, RatingChannel


class SurveyRound(Record):
    """One round of a survey in one mode; a combined survey is a paper round and an online one."""

    code = models.CharField("mã đợt khảo sát", max_length=40, unique=True)
    year = models.PositiveSmallIntegerField("năm")
    mode = models.CharField("hình thức", max_length=10, choices=Mode)
    questionnaire = models.CharField("bảng hỏi", max_length=200)
    opened_on = models.DateField("ngày mở")
    closed_on = models.DateField("ngày đóng", null=True, blank=True)

    objects = RecordManager.from_queryset(SurveyRoundQuerySet)()
    SEARCHED = ("code", "questionnaire")

    class Meta(Record.Meta):
        verbose_name = "đợt khảo sát"
        constraints = [
            models.CheckConstraint(
                name="satisfaction_surveyround_days",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                violation_error_message="Ngày đóng đứng trước ngày mở.",
            )
        ]

    def __str__(self) -> str:
        return self.code


class SurveyForm(Record):
    """One form about one unit. unit: the unit that is assessed; mark: from 1 to 5."""

    code = models.CharField("số phiếu", max_length=40, unique=True)
    round = models.ForeignKey(
        SurveyRound, on_delete=models.PROTECT, related_name="+", verbose_name="đợt khảo sát"
    )
    procedure = models.CharField("thủ tục đã làm", max_length=200, blank=True)
    issued_on = models.DateField("ngày phát")
    collected_on = models.DateField("ngày thu", null=True, blank=True)
    state = models.CharField(
        "trạng thái", max_length=10, choices=FormState, default=FormState.ISSUED
    )
    invalid_reason = models.CharField("lý do không hợp lệ", max_length=200, blank=True)
    mark = models.PositiveSmallIntegerField(
        "mức hài lòng", null=True, blank=True,
        validators=(MinValueValidator(1), MaxValueValidator(5)),
    )  # fmt: skip

    objects = RecordManager.from_queryset(SurveyFormQuerySet)()
    SEARCHED = ("code", "procedure")

    class Meta(Record.Meta):
        verbose_name = "phiếu khảo sát"
        indexes = [models.Index(fields=("collected_on",), name="survey_form_collected")]
        constraints = [
            models.CheckConstraint(
                name="satisfaction_surveyform_collected_has_day",
                condition=Q(state=FormState.ISSUED, collected_on__isnull=True)
                | ~Q(state=FormState.ISSUED) & Q(collected_on__isnull=False),
                violation_error_message="Phiếu đã thu thì có ngày thu; phiếu mới phát thì chưa.",
            ),
            models.CheckConstraint(
                name="satisfaction_surveyform_collected_after_issued",
                condition=Q(collected_on__isnull=True) | Q(collected_on__gte=F("issued_on")),
                violation_error_message="Ngày thu đứng trước ngày phát.",
            ),
            models.CheckConstraint(
                name="satisfaction_surveyform_mark",
                condition=Q(mark__isnull=True) | Q(mark__gte=1, mark__lte=5),
                violation_error_message="Mức hài lòng từ 1 đến 5.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A form that does not count says why."""
        if self.state == FormState.INVALID and not self.invalid_reason:
            raise ValidationError(
                {"invalid_reason": "Thiếu lý do. Hãy ghi vì sao phiếu không hợp lệ."}
            )


class Invitation(Record):
    """A dossier whose result was handed over, and which may be rated once until a day."""

    dossier_code = models.CharField("mã hồ sơ", max_length=60, unique=True)
    procedure_code = models.CharField("mã thủ tục", max_length=30, blank=True)
    official = models.CharField("cán bộ", max_length=150, blank=True)
    recipient = models.CharField("người nhận kết quả", max_length=150, blank=True)
    returned_at = models.DateTimeField("trả kết quả lúc")
    returned_on = models.DateField("ngày trả kết quả")
    expires_on = models.DateField("hết hạn đánh giá")
    rated_on = models.DateField("ngày đánh giá", null=True, blank=True)

    objects = RecordManager.from_queryset(RatingInvitationQuerySet)()
    SEARCHED = ("dossier_code",)

    class Meta(Record.Meta):
        verbose_name = "lời mời đánh giá"
        indexes = [models.Index(fields=("returned_on",), name="satisfaction_invited")]

    def __str__(self) -> str:
        return self.dossier_code


class Rating(Record):
    """What somebody thinks of how they were served. A blank dossier code makes it a visit rating.

    taken_from: a mark of the device or address, against floods; it does not tell the address.
    """

    dossier_code = models.CharField("mã hồ sơ", max_length=60, blank=True)
    procedure_code = models.CharField("mã thủ tục", max_length=30, blank=True)
    official = models.CharField("cán bộ", max_length=150, blank=True)
    device = models.CharField("thiết bị", max_length=40, blank=True)
    channel = models.CharField("nơi đánh giá", max_length=7, choices=RatingChannel)
    questionnaire = models.CharField("bộ câu hỏi", max_length=40, blank=True)
    mark = models.PositiveSmallIntegerField("mức hài lòng", choices=Face)
    comment = models.TextField("ý kiến", max_length=1000, blank=True)
    rated_at = models.DateTimeField("đánh giá lúc")
    rated_on = models.DateField("ngày đánh giá")
    taken_from = models.CharField(max_length=32, blank=True, editable=False)

    objects = RecordManager.from_queryset(ServiceRatingQuerySet)()
    SEARCHED = ("dossier_code", "procedure_code")

    class Meta(Record.Meta):
        verbose_name = "đánh giá sự phục vụ"
        indexes = [models.Index(fields=("rated_on",), name="satisfaction_rated")]
        constraints = [
            # Also when the rating was withdrawn: a dossier is rated once, whatever became of it.
            models.UniqueConstraint(
                fields=("dossier_code",), condition=~Q(dossier_code=""),
                name="satisfaction_rating_once",
                violation_error_message="Hồ sơ này đã được đánh giá.",
            ),
            models.CheckConstraint(
                name="satisfaction_rating_mark", condition=Q(mark__gte=1, mark__lte=5)
            ),
            models.CheckConstraint(
                name="satisfaction_rating_visit_at_a_counter",
                condition=~Q(dossier_code="") | Q(channel=RatingChannel.COUNTER) & ~Q(device=""),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.dossier_code or 'Lượt đến'}: {self.get_mark_display()}"


class RatingAnswer(models.Model):
    """The points given to one index; unit and rated_on are those of the rating."""

    rating = models.ForeignKey(
        Rating, on_delete=models.PROTECT, related_name="answers", verbose_name="đánh giá"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", db_index=False, verbose_name="đơn vị"
    )
    number = models.PositiveSmallIntegerField("chỉ số")
    points = models.PositiveSmallIntegerField("điểm")
    most = models.PositiveSmallIntegerField("điểm tối đa")
    rated_on = models.DateField("ngày đánh giá")

    objects = RatingAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm từng chỉ số"
        indexes = [models.Index(fields=("number", "rated_on"), name="satisfaction_answered")]
        constraints = [
            models.UniqueConstraint(fields=("rating", "number"), name="satisfaction_answer_once"),
            models.CheckConstraint(
                name="satisfaction_answer_points", condition=Q(points__lte=F("most"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.points}"
