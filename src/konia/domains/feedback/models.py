"""Dialogues, petitions, cases of the 1022 line, and the hours a line is open."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from konia.domains.procedures.public import Procedure
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager

from .queries import (
    DialogueQuerySet,
    LineCaseQuerySet,
    PetitionQuerySet,
    ServiceHoursQuerySet,
    end_of,
)  # fmt: skip
from .states import (
    Audience,
    Level,
    LineChannel,
    LineField,
    LineState,
    PetitionChannel,
    PetitionField,
    PetitionState,
    ServiceLine,
)  # fmt: skip


class Dialogue(Record):
    """A session in which leaders answer people or businesses; planned, then held or not."""

    code = models.CharField("mã buổi đối thoại", max_length=40, unique=True)
    level = models.CharField("cấp chủ trì", max_length=20, choices=Level)
    chair = models.CharField("người chủ trì", max_length=150)
    audience = models.CharField("đối tượng", max_length=20, choices=Audience)
    topics = models.CharField("nội dung", max_length=400)
    planned_on = models.DateField("ngày dự kiến")
    held_on = models.DateField("ngày tổ chức", null=True, blank=True)
    minutes = models.CharField("biên bản", max_length=120, blank=True)
    conclusion = models.CharField("thông báo kết luận", max_length=120, blank=True)
    concluded_on = models.DateField("ngày kết luận", null=True, blank=True)

    objects = RecordManager.from_queryset(DialogueQuerySet)()
    SEARCHED = ("code", "topics", "chair")

    class Meta(Record.Meta):
        verbose_name = "buổi đối thoại"

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """Conclusions are drawn from a session that was held."""
        if self.concluded_on and (self.held_on is None or self.concluded_on < self.held_on):
            raise ValidationError({"concluded_on": "Kết luận phải sau ngày tổ chức."})


class Petition(Record):
    """A petition on rules or procedures. unit: who answers for it, at first the office.

    procedure: the one it is about, when it names one; national_code: its code on the national
    portal, blank when it did not come from there and the portal has not given one.
    """

    code = models.CharField("mã phản ánh", max_length=40, unique=True)
    national_code = models.CharField("mã trên Cổng quốc gia", max_length=60, blank=True)
    received_on = models.DateField("ngày nhận")
    channel = models.CharField("kênh tiếp nhận", max_length=20, choices=PetitionChannel)
    sender = models.CharField("người gửi", max_length=150)
    phone = models.CharField("số điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    field = models.CharField("lĩnh vực", max_length=20, choices=PetitionField)
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, null=True, blank=True, related_name="petitions",
        verbose_name="thủ tục",
    )  # fmt: skip
    content = models.TextField("nội dung")
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    refused_on = models.DateField("ngày từ chối", null=True, blank=True)
    refused_reason = models.CharField("lý do từ chối", max_length=300, blank=True)
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    answer = models.TextField("nội dung trả lời", blank=True)
    published_on = models.DateField("ngày công khai", null=True, blank=True)

    objects = RecordManager.from_queryset(PetitionQuerySet)()
    SEARCHED = ("code", "sender", "content")

    class Meta(Record.Meta):
        verbose_name = "phản ánh, kiến nghị"
        constraints = [
            models.UniqueConstraint(
                name="feedback_petition_national_once", fields=("national_code",),
                condition=~Q(national_code=""),
                violation_error_message="Mã này của Cổng quốc gia đã có ở một phản ánh khác.",
            ),
            models.CheckConstraint(
                name="feedback_petition_refused_or_answered",
                condition=Q(refused_on__isnull=True) | Q(answered_on__isnull=True),
                violation_error_message="Phản ánh bị từ chối thì không có trả lời.",
            ),
            models.CheckConstraint(
                name="feedback_petition_refused_has_reason",
                condition=Q(refused_on__isnull=True) | ~Q(refused_reason=""),
                violation_error_message="Từ chối phải ghi lý do.",
            ),
            models.CheckConstraint(
                name="feedback_petition_answered_has_answer",
                condition=Q(answered_on__isnull=True) | ~Q(answer=""),
                violation_error_message="Đã trả lời thì phải có nội dung trả lời.",
            ),
            models.CheckConstraint(
                name="feedback_petition_ends_after_received",
                condition=(Q(refused_on__isnull=True) | Q(refused_on__gte=F("received_on")))
                & (Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on"))),
                violation_error_message="Ngày từ chối hoặc trả lời đứng trước ngày nhận.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A refusal gives its reason, an answer its words."""
        if self.refused_on and not self.refused_reason:
            raise ValidationError({"refused_reason": "Thiếu lý do từ chối. Hãy ghi lý do."})
        if self.answered_on and not self.answer:
            raise ValidationError({"answer": "Thiếu nội dung trả lời. Hãy ghi câu trả lời."})

    def state_on(self, on: date) -> PetitionState:
        """Where it stood at the end of a day."""
        if self.refused_on is not None and self.refused_on <= on:
            return PetitionState.REFUSED
        if self.answered_on is not None and self.answered_on <= on:
            return PetitionState.ANSWERED
        late = self.due_on is not None and self.due_on < on
        return PetitionState.OVERDUE if late else PetitionState.OPEN


class Line1022Case(Record):
    """One case that came to the 1022 line, at any hour. unit: who handles it."""

    code = models.CharField("mã vụ việc", max_length=40, unique=True)
    channel = models.CharField("kênh tiếp nhận", max_length=20, choices=LineChannel)
    received_at = models.DateTimeField("nhận lúc")
    sender = models.CharField("người gửi", max_length=150)
    field = models.CharField("lĩnh vực", max_length=20, choices=LineField)
    location = models.CharField("địa điểm", max_length=200, blank=True)
    content = models.TextField("nội dung")
    taken_at = models.DateTimeField("bắt đầu xử lý lúc", null=True, blank=True)
    closed_at = models.DateTimeField("xử lý xong lúc", null=True, blank=True)
    answer = models.TextField("nội dung trả lời", blank=True)

    objects = RecordManager.from_queryset(LineCaseQuerySet)()
    SEARCHED = ("content",)

    class Meta(Record.Meta):
        verbose_name = "vụ việc 1022"
        indexes = [models.Index(fields=("received_at",), name="line_case_received")]
        constraints = [
            models.CheckConstraint(
                name="feedback_line1022case_closed_has_answer",
                condition=Q(closed_at__isnull=True) | ~Q(answer=""),
                violation_error_message="Vụ việc đã xử lý phải có nội dung trả lời.",
            ),
            models.CheckConstraint(
                name="feedback_line1022case_order_of_moments",
                condition=(Q(taken_at__isnull=True) | Q(taken_at__gte=F("received_at")))
                & (Q(closed_at__isnull=True) | Q(closed_at__gte=F("taken_at"))),
                violation_error_message="Thứ tự thời điểm sai: nhận, xử lý, xong.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        """A handled case was taken up and has an answer."""
        if self.closed_at and not self.answer:
            raise ValidationError({"answer": "Thiếu nội dung trả lời. Hãy ghi câu trả lời."})
        if self.closed_at and not self.taken_at:
            raise ValidationError({"taken_at": "Thiếu thời điểm bắt đầu xử lý."})

    def state(self, on: date) -> LineState:
        """Where it stands at the end of a day."""
        end = end_of(on)
        if self.closed_at and self.closed_at < end:
            return LineState.DONE
        taken = self.taken_at and self.taken_at < end
        return LineState.IN_PROGRESS if taken else LineState.WAITING


class ServiceHours(SpellRecord):
    """How many hours a day and days a week a line of contact is open, from a day to a day."""

    line = models.CharField("đường dây", max_length=20, choices=ServiceLine)
    hours_per_day = models.PositiveSmallIntegerField(
        "giờ mỗi ngày", validators=(MinValueValidator(1), MaxValueValidator(24))
    )
    days_per_week = models.PositiveSmallIntegerField(
        "ngày mỗi tuần", validators=(MinValueValidator(1), MaxValueValidator(7))
    )
    decision = models.CharField("văn bản", max_length=120, blank=True)

    objects = RecordManager.from_queryset(ServiceHoursQuerySet)()
    SEARCHED = ("decision",)

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "giờ phục vụ"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("line",), condition=Q(withdrawn_at__isnull=True, last_on__isnull=True),
                name="feedback_servicehours_one_open",
                violation_error_message="Đường dây này đã có giờ phục vụ. Hãy kết thúc bản cũ.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_line_display()} {self.hours_per_day}/{self.days_per_week}"
