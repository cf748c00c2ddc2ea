"""What goes out to other systems, kept until it is answered."""

from django.db import models
from django.db.models import Q

from .queries import SyncRecordQuerySet, ZaloQuestionQuerySet
from .states import OPEN, SyncState


class SyncRecord(models.Model):
    """One message to another system. event_id: of the event at home, so that it goes out once."""

    target = models.CharField("hệ thống", max_length=20)
    service = models.CharField("dịch vụ", max_length=40)
    subject_code = models.CharField("mã việc", max_length=80)
    event_id = models.CharField("mã sự kiện", max_length=160)
    packet = models.JSONField("gói tin")
    state = models.CharField(
        "trạng thái", max_length=10, choices=SyncState, default=SyncState.WAITING
    )
    tries = models.PositiveIntegerField("số lần gửi", default=0)
    noted_at = models.DateTimeField("ghi nhận lúc")
    next_try_at = models.DateTimeField("gửi tiếp lúc")
    answered_at = models.DateTimeField("có trả lời lúc", null=True, blank=True)
    answer = models.JSONField("trả lời", default=dict)

    objects = SyncRecordQuerySet.as_manager()

    class Meta:
        verbose_name = "lần đồng bộ"
        constraints = [
            models.UniqueConstraint(
                fields=("target", "event_id"), name="bridges_syncrecord_event_once"
            )
        ]
        indexes = [
            models.Index(
                fields=("next_try_at",), name="sync_record_open", condition=Q(state__in=OPEN)
            ),
            models.Index(fields=("target", "subject_code", "id"), name="sync_record_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.subject_code}"


class ZaloQuestion(models.Model):
    """What somebody asked the official account. message_id: Zalo's, so that it is answered once."""

    message_id = models.CharField("mã tin nhắn", max_length=120, unique=True)
    asker = models.CharField("mã người hỏi trên Zalo", max_length=80)
    text = models.TextField("câu hỏi")
    answer = models.TextField("trả lời")
    asked_at = models.DateTimeField("nhận lúc")

    objects = ZaloQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "câu hỏi qua Zalo"
        indexes = [models.Index(fields=("asked_at",), name="zalo_question_asked")]

    def __str__(self) -> str:
        return self.message_id
