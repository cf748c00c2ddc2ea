"""Job positions: approved schemes, and breaches found by inspections."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from konia.domains.personnel.queries.positions import BreachQuerySet, SchemeQuerySet
from konia.domains.personnel.states import BodyKind
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager


class JobPositionScheme(SpellRecord):
    """A unit's approved scheme of job positions; a revised scheme is a new spell."""

    body = models.CharField("loại đơn vị", max_length=20, choices=BodyKind)
    positions = models.PositiveSmallIntegerField("số vị trí việc làm")
    decision = models.CharField("quyết định phê duyệt", max_length=120)

    objects = RecordManager.from_queryset(SchemeQuerySet)()
    SEARCHED = ("decision",)

    class Meta(SpellRecord.Meta, Record.Meta):
        verbose_name = "đề án vị trí việc làm"
        constraints: ClassVar = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=("unit", "first_on"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_jobpositionscheme_once",
                violation_error_message="Đơn vị đã có đề án được phê duyệt cùng ngày.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} – {self.decision}"


class PositionBreach(Record):
    """An inspection found that a body does not keep to its job positions."""

    found_on = models.DateField("ngày phát hiện")
    inspection = models.CharField("cuộc thanh tra, kiểm tra", max_length=200)
    finding = models.CharField("nội dung vi phạm", max_length=300)
    handled_on = models.DateField("ngày xử lý xong", null=True, blank=True)

    objects = RecordManager.from_queryset(BreachQuerySet)()
    SEARCHED = ("inspection", "finding")

    class Meta(Record.Meta):
        verbose_name = "vi phạm vị trí việc làm"

    def __str__(self) -> str:
        return self.finding
