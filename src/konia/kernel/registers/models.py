"""What every record of a register has: a unit, its search text, when it was recorded."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from konia.kernel.org.models import Unit
from konia.lib.vietnamese import fold, nfc

from .queries import RecordManager, RecordQuerySet


class Record(models.Model):
    """One record of a register. It is amended and withdrawn by actions, never deleted.

    SEARCHED: fields whose text the search looks through. Dates and numbers of the fact itself are
    fields of each register; `recorded_at` says when the system came to know it.
    """

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="đơn vị"
    )
    folded = models.TextField(editable=False, default="")
    recorded_at = models.DateTimeField("ghi nhận lúc", db_default=Now(), editable=False)
    withdrawn_at = models.DateTimeField("rút lại lúc", null=True, editable=False)

    if TYPE_CHECKING:
        # Rooms put managers with questions of their own here; each knows its own type.
        objects: Any
        all_records: Any
    else:
        objects = RecordManager.from_queryset(RecordQuerySet)()
        all_records = RecordQuerySet.as_manager()

    SEARCHED: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        base_manager_name = "all_records"
        default_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with composed texts and renewed search text."""
        self.compose()
        super().save(*args, **kwargs)

    def compose(self) -> None:
        """Bring every text to the composed form and renew the search text."""
        for field in self._meta.concrete_fields:
            if field.generated:
                continue
            value = getattr(self, field.attname)
            if isinstance(value, str) and field.attname != "folded":
                setattr(self, field.attname, nfc(value))
        self.folded = fold(" ".join(str(getattr(self, name) or "") for name in self.SEARCHED))


class SpellRecord(Record):
    """A record that holds from first_on to last_on, both counted, or still holds."""

    first_on = models.DateField("từ ngày")
    last_on = models.DateField("đến ngày", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_spell",
                condition=Q(last_on__isnull=True) | Q(last_on__gte=F("first_on")),
                violation_error_message="Ngày kết thúc đứng trước ngày bắt đầu.",
            )
        ]
