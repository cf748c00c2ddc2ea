"""What the API keeps: answers to repeat, files on their way, the feed, subscriptions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from konia.domains.dossiers.models import Event
from konia.kernel.access.models import Account
from konia.kernel.files.models import StoredFile
from konia.kernel.org.models import Unit

from .queries import (
    FeedQuerySet,
    HookDeliveryQuerySet,
    KeptAnswerQuerySet,
    UploadQuerySet,
    WebhookQuerySet,
)
from .states import DeliveryState


class KeptAnswer(models.Model):
    """The answer to a request that named itself by a key, so that its repeat gets the same.

    digest: of the request; status is blank while the first is still at work.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    begun_at = models.DateTimeField()

    objects = KeptAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "câu trả lời giữ lại"
        constraints = [
            models.UniqueConstraint(fields=("account", "key"), name="api_keptanswer_once")
        ]
        indexes = [models.Index(fields=("begun_at",), name="api_keptanswer_begun")]

    def __str__(self) -> str:
        return self.key


class Upload(models.Model):
    """A file sent in before the request it belongs to. Only its own account may name it."""

    handle = models.CharField(max_length=32, unique=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp gửi trước"
        indexes = [models.Index(fields=("at",), name="api_upload_at")]

    def __str__(self) -> str:
        return self.name


class FeedEntry(models.Model):
    """One line of the progress feed. Numbers rise in the order in which lines became visible."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng của luồng tiến độ"

    def __str__(self) -> str:
        return str(self.pk)


class Webhook(models.Model):
    """A subscription: which acts on dossiers of which units are told to which address.

    turn: counts the secrets it has had; the secret itself is derived, not kept.
    """

    code = models.CharField("mã", max_length=20, unique=True)
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="tài khoản"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    url = models.URLField("địa chỉ nhận", max_length=500)
    topics = ArrayField(models.CharField(max_length=60), verbose_name="việc được báo")
    turn = models.PositiveSmallIntegerField("lần đổi khóa", default=1)
    made_at = models.DateTimeField("tạo lúc")
    ended_at = models.DateTimeField("ngừng lúc", null=True)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        verbose_name = "móc nối"

    def __str__(self) -> str:
        return self.code


class HookDelivery(models.Model):
    """One event told, or to be told, to one subscriber. turn: how often it was started over."""

    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    entry = models.ForeignKey(FeedEntry, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        "trạng thái", max_length=10, choices=DeliveryState, default=DeliveryState.WAITING
    )
    turn = models.PositiveSmallIntegerField("lượt", default=1)
    tries = models.PositiveSmallIntegerField("số lần gửi", default=0)
    status = models.PositiveSmallIntegerField("mã trả lời", null=True)
    trouble = models.CharField("vướng mắc", max_length=300, blank=True)
    noted_at = models.DateTimeField("ghi nhận lúc")
    delivered_at = models.DateTimeField("nhận lúc", null=True)

    objects = HookDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "lần báo"
        constraints = [
            models.UniqueConstraint(
                fields=("webhook", "entry"), name="api_hookdelivery_once"
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=("webhook", "-id"), name="api_hookdelivery_newest"),
            models.Index(
                fields=("-id",), name="api_hookdelivery_dead",
                condition=Q(state=DeliveryState.DEAD),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.webhook_id} {self.entry_id}"
