"""What was sent to whom outside the house, and what became of it."""

from django.db import models
from django.db.models import Q

from konia.kernel.org.models import Unit

from .queries import DeliveryQuerySet
from .states import DeliveryState, Way


class Delivery(models.Model):
    """One message to one person by one way.

    key: of the notice, given by the room that asked; with the way it tells deliveries apart.
    values: what the template is filled with; texts are made when sending, so none is kept twice.
    reference: the gateway's own number for the message, when it gave one.
    """

    key = models.CharField("khóa", max_length=100)
    template = models.CharField("mẫu tin", max_length=80)
    way = models.CharField("kênh", max_length=5, choices=Way)
    name = models.CharField("người nhận", max_length=200)
    address = models.CharField("địa chỉ nhận", max_length=254)
    values = models.JSONField("nội dung điền vào mẫu")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="đơn vị",
    )  # fmt: skip
    subject = models.CharField("loại đối tượng", max_length=40, blank=True)
    subject_code = models.CharField("mã đối tượng", max_length=60, blank=True)
    state = models.CharField(
        "tình trạng", max_length=7, choices=DeliveryState, default=DeliveryState.WAITING
    )
    tries = models.PositiveSmallIntegerField("số lần thử", default=0)
    rounds = models.PositiveSmallIntegerField("số lần gửi lại", default=0)
    trouble = models.TextField("lỗi lần cuối", blank=True)
    reference = models.CharField("mã phía nhà mạng", max_length=100, blank=True)
    asked_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    delivered_at = models.DateTimeField("gửi xong lúc", null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "lần gửi tin"
        constraints = [
            models.UniqueConstraint(fields=("key", "way"), name="notices_delivery_key"),
        ]
        indexes = [
            models.Index(fields=("-asked_at", "-id"), name="notices_delivery_newest"),
            models.Index(
                fields=("subject", "subject_code"), name="notices_delivery_subject"
            ),
            models.Index(
                fields=("state", "-asked_at"), name="notices_delivery_unsent",
                condition=~Q(state="sent"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.template} {self.way} {self.masked}"

    @property
    def masked(self) -> str:
        """The address as lists show it: ng***@gmail.com, 0905***123."""
        return masked(self.address)


def masked(address: str) -> str:
    """An address of which only enough is left to recognise it."""
    user, at, host = address.partition("@")
    if at:
        return f"{user[:2]}***@{host}"
    return f"{address[:4]}***{address[-3:]}" if len(address) > 8 else f"{address[:2]}***"
