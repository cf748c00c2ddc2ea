"""Life events: how people look for procedures when they do not know their names."""

from django.db import models
from django.db.models import Q

from konia.domains.procedures.queries import LifeEventItemQuerySet, LifeEventQuerySet
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .catalogue import Procedure


class LifeEvent(Record):
    """Something that happens in a life or a business. icon: a name of the icon set."""

    code = models.CharField("mã sự kiện", max_length=30, unique=True)
    name = models.CharField("tên sự kiện", max_length=120)
    words = models.CharField("mô tả", max_length=300, blank=True)
    icon = models.CharField("biểu tượng", max_length=40, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=1)
    is_business = models.BooleanField("dành cho doanh nghiệp, tổ chức", default=False)

    objects = RecordManager.from_queryset(LifeEventQuerySet)()
    SEARCHED = ("name", "words")

    class Meta(Record.Meta):
        verbose_name = "sự kiện trong đời"

    def __str__(self) -> str:
        return self.name


class LifeEventItem(Record):
    """A procedure that an event calls for."""

    event = models.ForeignKey(
        LifeEvent, on_delete=models.PROTECT, related_name="items", verbose_name="sự kiện"
    )
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="event_items", verbose_name="thủ tục"
    )
    order = models.PositiveSmallIntegerField("thứ tự", default=1)

    objects = RecordManager.from_queryset(LifeEventItemQuerySet)()

    class Meta(Record.Meta):
        verbose_name = "thủ tục của sự kiện"
        constraints = [
            models.UniqueConstraint(
                name="procedures_eventitem_once", fields=("event", "procedure"),
                condition=Q(withdrawn_at__isnull=True),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.event_id} #{self.procedure_id}"
