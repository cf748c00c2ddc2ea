"""Messages waiting to be told, and when periodic work was last done."""

from django.db import models
from django.db.models import Q

from .queries import MessageQuerySet


class Message(models.Model):
    """One announcement, written in the transaction of the act that caused it.

    key: given by the sender so that a repeated act posts it once; listener: the only one it is
    for, blank when it is for everybody who subscribed; dead_at: when it was given up.
    """

    topic = models.CharField("chủ đề", max_length=80)
    key = models.CharField("khóa", max_length=250, unique=True)
    listener = models.CharField("người nghe", max_length=120, blank=True)
    payload = models.JSONField("nội dung")
    posted_at = models.DateTimeField(auto_now_add=True)
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)
    delivered_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField("bỏ lúc", null=True, blank=True)
    trouble = models.TextField("lỗi lần cuối", blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "thông điệp"
        indexes = [
            models.Index(
                fields=("next_try_at",), name="message_waiting",
                condition=Q(delivered_at__isnull=True, dead_at__isnull=True),
            ),
            models.Index(
                fields=("dead_at",), name="message_dead", condition=Q(dead_at__isnull=False)
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class JobRun(models.Model):
    """When a periodic job is due next, and how its last run went. name: as its room declares it."""

    name = models.CharField("việc", max_length=80, unique=True)
    next_at = models.DateTimeField("lần tới")
    began_at = models.DateTimeField("bắt đầu", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc", null=True, blank=True)
    trouble = models.TextField("lỗi lần cuối", blank=True)

    class Meta:
        verbose_name = "lần chạy việc định kỳ"

    def __str__(self) -> str:
        return self.name
