"""Questions and answers on procedures, posted on the portal."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from konia.domains.procedures.queries import QuestionQuerySet
from konia.domains.procedures.states import ProcedureField
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .catalogue import Procedure


class PostedQuestion(Record):
    """One question with its answer; a draft until it is posted."""

    code = models.CharField("mã câu hỏi", max_length=20, unique=True)
    question = models.CharField("câu hỏi", max_length=500)
    answer = models.TextField("trả lời")
    field = models.CharField("lĩnh vực", max_length=20, choices=ProcedureField)
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, blank=True, related_name="questions",
        verbose_name="thủ tục",
    )  # fmt: skip
    posted_on = models.DateField("ngày đăng", null=True, blank=True)
    taken_down_on = models.DateField("ngày gỡ", null=True, blank=True)
    views = models.PositiveIntegerField("lượt xem", default=0, blank=True)

    objects = RecordManager.from_queryset(QuestionQuerySet)()
    SEARCHED = ("question", "answer")

    class Meta(Record.Meta):
        verbose_name = "câu hỏi, trả lời về thủ tục"
        constraints = [
            models.CheckConstraint(
                name="procedures_question_taken_down_after_posted",
                condition=Q(taken_down_on__isnull=True) | Q(taken_down_on__gte=F("posted_on")),
                violation_error_message="Ngày gỡ đứng trước ngày đăng.",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Only what was posted is taken down."""
        if self.taken_down_on is not None and self.posted_on is None:
            raise ValidationError({"posted_on": "Câu hỏi chưa đăng thì không có ngày gỡ."})
