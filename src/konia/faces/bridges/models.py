"""What goes out to other systems, kept until it is answered."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

if TYPE_CHECKING:
    from datetime import datetime


class SyncState(models.TextChoices):
    """Where a message to another system stands. Nothing but an answer ends it."""

    WAITING = "waiting", "Chờ gửi"
    SENT = "sent", "Đang gửi"
    ACCEPTED = "accepted", "Đã nhận"
    REJECTED = "rejected", "Bị từ chối, cần xử lý"
    FAILED = "failed", "Chưa gửi được, sẽ gửi lại"


OPEN = (SyncState.WAITING, SyncState.SENT, SyncState.FAILED)


class SyncRecordQuerySet(models.QuerySet["SyncRecord"]):
    """Messages out …"""

    def unanswered(self) -> Self:
        """… neither accepted nor rejected."""
        return self.filter(state__in=OPEN)

    def to_send(self, at: "datetime") -> Self:
        """… whose time has come, and before which nothing of the same thing still waits."""
        earlier = SyncRecord.objects.filter(
            target=OuterRef("target"), subject_code=OuterRef("subject_code"),
            state__in=OPEN, pk__lt=OuterRef("pk"),
        )  # fmt: skip
        return self.unanswered().filter(~Exists(earlier), next_try_at__lte=at)

    def of_target(self, target: str) -> Self:
        """… to one system."""
        return self.filter(target=target)

    def in_state(self, state: str) -> Self:
        """… in a state; all when none is named."""
        return self.filter(state=state) if state else self

    def of_event(self, event_id: str) -> Self:
        """… of one event at home."""
        return self.filter(event_id=event_id)

    def of_service(self, service: str) -> Self:
        """… through one service."""
        return self.filter(service=service)

    def of_code(self, subject_code: str) -> Self:
        """… about one thing."""
        return self.filter(subject_code=subject_code)

    def matching(self, text: str) -> Self:
        """… whose thing bears a text in its code."""
        return self.filter(subject_code__icontains=text.strip()) if text.strip() else self


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
