"""Where a message to another system stands."""

from django.db import models


class SyncState(models.TextChoices):
    """Where a message to another system stands. Nothing but an answer ends it."""

    WAITING = "waiting", "Chờ gửi"
    SENT = "sent", "Đang gửi"
    ACCEPTED = "accepted", "Đã nhận"
    REJECTED = "rejected", "Bị từ chối, cần xử lý"
    FAILED = "failed", "Chưa gửi được, sẽ gửi lại"


OPEN = (SyncState.WAITING, SyncState.SENT, SyncState.FAILED)
