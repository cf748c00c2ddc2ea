"""Survey rounds and their forms."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .queries import SurveyFormQuerySet, SurveyRoundQuerySet
from .states import FormState, Mode


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
