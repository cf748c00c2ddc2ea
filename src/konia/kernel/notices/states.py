"""Ways of telling somebody, and how far a delivery has come."""

from django.db import models


class Way(models.TextChoices):
    """A way of reaching a person."""

    EMAIL = "email", "thư điện tử"
    SMS = "sms", "tin nhắn SMS"
    ZALO = "zalo", "Zalo"


class DeliveryState(models.TextChoices):
    """How far a delivery has come."""

    WAITING = "waiting", "chờ gửi"
    SENT = "sent", "đã gửi"
    REFUSED = "refused", "bị từ chối"
    FAILED = "failed", "gửi không được"
    OFF = "off", "kênh chưa bật"


RETRIABLE = (DeliveryState.REFUSED, DeliveryState.FAILED, DeliveryState.OFF)
