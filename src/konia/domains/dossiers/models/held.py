"""Intakes taken during an outage that came too late to be received without a look."""

from django.db import models
from django.db.models import Q

from konia.domains.dossiers.coming import HeldIntakeQuerySet
from konia.kernel.access.models import Account
from konia.kernel.org.models import Unit

from .dossiers import Dossier


class HeldIntake(models.Model):
    """An offline intake that waits for a supervisor. asked: the whole intake as plain values.

    received_at: when the clerk says the papers were handed in; entered_at: when it came here.
    number: the reserved number on the applicant's receipt. Settled by a dossier or a refusal.
    """

    key = models.CharField("khóa gửi", max_length=80, unique=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="nơi tiếp nhận"
    )
    device = models.CharField("máy", max_length=120)
    number = models.PositiveIntegerField("số đã cấp", null=True)
    received_at = models.DateTimeField("nhận lúc")
    entered_at = models.DateTimeField("gửi đến lúc")
    by = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="người tiếp nhận"
    )
    asked = models.JSONField("nội dung")
    settled_at = models.DateTimeField("giải quyết lúc", null=True)
    settled_by = models.CharField("người giải quyết", max_length=150, blank=True)
    reason = models.CharField("lý do", max_length=300, blank=True)
    dossier = models.ForeignKey(
        Dossier, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="hồ sơ"
    )

    objects = HeldIntakeQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ ngoại tuyến chờ duyệt"
        constraints = [
            models.CheckConstraint(
                name="dossiers_heldintake_settled",
                condition=Q(settled_at__isnull=True, dossier__isnull=True)
                | Q(settled_at__isnull=False) & ~Q(reason=""),
            )
        ]

    def __str__(self) -> str:
        return self.key
