"""Disciplinary cases of the Party and of the State."""

from django.db import models
from django.db.models import Q

from konia.domains.personnel.queries.discipline import DisciplineQuerySet
from konia.domains.personnel.states import DisciplineForm, DisciplineLevel, DisciplineSide
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager

from .order import in_order


class DisciplineCase(Record):
    """One decision against one person. Party and State may both decide; figures count persons."""

    person_code = models.CharField("mã cán bộ", max_length=24, db_index=True)
    full_name = models.CharField("họ và tên", max_length=120)
    level = models.CharField("đối tượng", max_length=24, choices=DisciplineLevel)
    side = models.CharField("phía xử lý", max_length=6, choices=DisciplineSide)
    form = models.CharField("hình thức", max_length=12, choices=DisciplineForm)
    basis = models.CharField("căn cứ, vi phạm", max_length=300)
    decision = models.CharField("quyết định", max_length=120)
    decided_on = models.DateField("ngày quyết định")
    effective_on = models.DateField("hiệu lực từ ngày")
    cleared_on = models.DateField("hết thời hạn kỷ luật", null=True, blank=True)

    objects = RecordManager.from_queryset(DisciplineQuerySet)()
    SEARCHED = ("person_code", "full_name", "basis", "decision")

    class Meta(Record.Meta):
        verbose_name = "xử lý kỷ luật"
        constraints = [
            models.UniqueConstraint(
                fields=("person_code", "side", "decided_on"),
                condition=Q(withdrawn_at__isnull=True),
                name="personnel_disciplinecase_once",
                violation_error_message="Quyết định kỷ luật này đã được ghi.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.full_name}: {self.get_form_display()}"

    def clean(self) -> None:
        """Decided, then in force, then cleared."""
        in_order(self, "decided_on", "effective_on")
        in_order(self, "effective_on", "cleared_on")
