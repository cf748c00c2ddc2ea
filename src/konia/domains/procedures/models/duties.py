"""How many working days a duty of publication leaves, for a time, and on whose word."""

from django.db import models
from django.db.models import Q

from konia.domains.procedures.states import DutyKind
from konia.domains.procedures.version_queries import DutyRuleQuerySet
from konia.kernel.registers.models import SpellRecord
from konia.kernel.registers.queries import RecordManager


class DutyRule(SpellRecord):
    """The working days of one duty. Without a rule the days named in `duties.py` hold."""

    duty = models.CharField("việc phải làm", max_length=10, choices=DutyKind)
    working_days = models.PositiveSmallIntegerField("số ngày làm việc")
    source = models.CharField("căn cứ", max_length=200)

    objects = RecordManager.from_queryset(DutyRuleQuerySet)()
    SEARCHED = ("source",)

    class Meta(SpellRecord.Meta):
        verbose_name = "quy định về thời hạn công bố"
        constraints = [
            *SpellRecord.Meta.constraints,
            models.UniqueConstraint(
                name="procedures_dutyrule_one_open", fields=("duty",),
                condition=Q(last_on__isnull=True, withdrawn_at__isnull=True),
                violation_error_message="Việc này đang có một quy định khác.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.get_duty_display()
