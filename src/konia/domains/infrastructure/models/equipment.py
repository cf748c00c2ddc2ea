"""Devices, dated counts of computers, and links."""

from django.db import models

from konia.domains.infrastructure.queries import CountQuerySet, DeviceQuerySet, LinkQuerySet
from konia.domains.infrastructure.states import DeviceKind, LinkKind, LinkState
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager


class Device(SpellRecord):
    """One device for as long as it is in use.

    A device for classified drafting that reaches the Internet is a breach; it is entered as it
    is found, because a breach that cannot be entered cannot be listed.
    """

    code = models.CharField("mã thiết bị", max_length=40, unique=True)
    kind = models.CharField("loại", max_length=10, choices=DeviceKind)
    name = models.CharField("tên", max_length=150, blank=True)
    internet = models.BooleanField("có Internet", default=False)
    classified_use = models.BooleanField("soạn thảo văn bản mật", default=False)

    objects = RecordManager.from_queryset(DeviceQuerySet)()
    SEARCHED = ("code", "name")

    class Meta(SpellRecord.Meta):
        verbose_name = "thiết bị"

    def __str__(self) -> str:
        return self.code


class DeviceCount(Record):
    """How many officials and how many work computers a unit had on a day."""

    counted_on = models.DateField("ngày kiểm đếm")
    officials = models.PositiveIntegerField("số cán bộ, công chức")
    computers = models.PositiveIntegerField("số máy tính")

    objects = RecordManager.from_queryset(CountQuerySet)()

    class Meta(Record.Meta):
        verbose_name = "số đếm máy tính"
        constraints = [
            models.UniqueConstraint(
                fields=("unit", "counted_on"), name="infrastructure_devicecount_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.computers}/{self.officials}"


class Link(SpellRecord):
    """A network link of a unit, for a spell in one state."""

    code = models.CharField("mã đường truyền", max_length=40, unique=True)
    kind = models.CharField("loại mạng", max_length=10, choices=LinkKind)
    state = models.CharField("tình trạng", max_length=10, choices=LinkState)

    objects = RecordManager.from_queryset(LinkQuerySet)()
    SEARCHED = ("code",)

    class Meta(SpellRecord.Meta):
        verbose_name = "đường truyền"

    def __str__(self) -> str:
        return self.code
