"""Messages waiting to be told, written in the transaction of the act that caused them."""

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """One announcement. key: given by the sender so that a repeated act posts it once."""

    topic = models.CharField("chủ đề", max_length=80)
    key = models.CharField("khóa", max_length=120, unique=True)
    payload = models.JSONField("nội dung")
    posted_at = models.DateTimeField(auto_now_add=True)
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)
    delivered_at = models.DateTimeField(null=True)
    trouble = models.TextField("lỗi lần cuối", blank=True)

    class Meta:
        verbose_name = "thông điệp"
        indexes = [
            models.Index(
                fields=("next_try_at",), name="message_waiting",
                condition=Q(delivered_at__isnull=True),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"
