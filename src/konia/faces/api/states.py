"""Where a message to a subscriber stands."""

from django.db import models


class DeliveryState(models.TextChoices):
    """Where a message to a subscriber stands."""

    WAITING = "waiting", "Chờ gửi"
    DELIVERED = "delivered", "Đã nhận"
    FAILED = "failed", "Chưa gửi được, sẽ gửi lại"
    DEAD = "dead", "Đã ngừng gửi"
