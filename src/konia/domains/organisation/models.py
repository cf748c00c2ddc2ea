"""Restructuring decisions, the bodies they name, and the deputies of bodies."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models

from konia.kernel.org.models import Spell
from konia.kernel.registers.models import Record, SpellRecord
from konia.kernel.registers.queries import RecordManager, RecordQuerySet

from .queries import DeputyQuerySet, RestructuredUnitQuerySet
from .states import Rearranged


class RestructuringDecision(SpellRecord):
    """A decision that rearranges bodies, from the day it is issued until it has been carried out.

    number: as printed; the same number may be issued twice, so the code tells them apart.
    """

    code = models.CharField("mã quyết định", max_length=40, unique=True)
    number = models.CharField("số, ký hiệu", max_length=40)
    about = models.CharField("trích yếu", max_length=300)
    what = models.CharField("phạm vi sắp xếp", max_length=10, choices=Rearranged)

    objects = RecordManager.from_queryset(RecordQuerySet)()
    SEARCHED = ("code", "number", "about")

    class Meta(SpellRecord.Meta):
        verbose_name = "quyết định sắp xếp"

    def __str__(self) -> str:
        return self.number


class RestructuredUnit(Record):
    """One body named by a decision: the unit whose inside, or whose branches, are rearranged."""

    decision = models.ForeignKey(
        RestructuringDecision,
        on_delete=models.PROTECT,
        related_name="named",
        verbose_name="quyết định sắp xếp",
    )
    what = models.CharField("phạm vi sắp xếp", max_length=10, choices=Rearranged, editable=False)
    begins_on = models.DateField("thực hiện từ ngày")
    done_on = models.DateField("hoàn thành ngày", null=True, blank=True)

    objects = RecordManager.from_queryset(RestructuredUnitQuerySet)()

    class Meta(Record.Meta):
        verbose_name = "cơ quan được sắp xếp"
        constraints = [
            models.UniqueConstraint(
                fields=("decision", "unit"), name="organisation_restructuredunit_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision} – {self.unit}"

    def compose(self) -> None:
        """The reach is the decision's own; it stands here so that one table answers a count."""
        if self.decision_id:
            self.what = self.decision.what
        super().compose()

    def clean(self) -> None:
        """Work begins with the decision and ends after it began."""
        if self.begins_on is None:
            return
        if self.decision_id and self.begins_on < self.decision.first_on:
            raise ValidationError(
                {"begins_on": "Ngày thực hiện đứng trước ngày ban hành quyết định. Hãy sửa ngày."}
            )
        if self.done_on and self.done_on < self.begins_on:
            raise ValidationError(
                {"done_on": "Ngày hoàn thành đứng trước ngày thực hiện. Hãy sửa ngày."}
            )


class DeputyHead(SpellRecord):
    """A deputy of a body's head, for as long as the appointment holds."""

    code = models.CharField("mã bổ nhiệm", max_length=40, unique=True)
    person = models.CharField("họ tên", max_length=150)
    position = models.CharField("chức vụ", max_length=150)
    decision = models.CharField("quyết định bổ nhiệm", max_length=120, blank=True)

    objects = RecordManager.from_queryset(DeputyQuerySet)()
    SEARCHED = ("code", "person", "position")

    class Meta(SpellRecord.Meta):
        verbose_name = "cấp phó"

    def __str__(self) -> str:
        return f"{self.person}, {self.position}"

    def warning(self, on: date) -> str:
        """Why this appointment needs a second look, or ''. It is kept all the same: only the
        committee may say that a unit goes beyond its number for a time."""
        allowed = Spell.objects.holding_on(on).get(unit=self.unit_id).deputies_allowed
        held = DeputyHead.objects.holding_on(on).of_units([self.unit_id]).count()
        if allowed is None or held <= allowed:
            return ""
        return (
            f"Đơn vị có {held} cấp phó, quá số được giao {allowed}. "
            "Hãy kiểm tra lại quyết định bổ nhiệm hoặc số lượng cấp phó được giao."
        )
