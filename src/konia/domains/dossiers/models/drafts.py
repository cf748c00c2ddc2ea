"""Applications somebody has begun and not sent."""

from django.db import models

from konia.domains.dossiers.coming import DraftQuerySet
from konia.domains.procedures.public import FormRevision, Procedure
from konia.kernel.access.models import Account
from konia.kernel.org.models import Unit


class Draft(models.Model):
    """An application being filled in. It belongs to its account alone and becomes a dossier once.

    stage: the last question answered; sent_code: the dossier it became.
    """

    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="+", verbose_name="tài khoản"
    )
    procedure = models.ForeignKey(
        Procedure, on_delete=models.PROTECT, related_name="+", verbose_name="thủ tục"
    )
    form = models.ForeignKey(
        FormRevision, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="biểu mẫu"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="nơi nộp"
    )
    acting_for = models.CharField("nộp thay cho", max_length=40, blank=True)
    stage = models.CharField("đang ở bước", max_length=60, blank=True)
    answers = models.JSONField("nội dung", default=dict)
    papers = models.JSONField("giấy tờ", default=list)
    choices = models.JSONField("lựa chọn nhận kết quả", default=dict)
    begun_at = models.DateTimeField("bắt đầu lúc")
    changed_at = models.DateTimeField("sửa lúc")
    sent_code = models.CharField("mã hồ sơ", max_length=31, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "bản nháp"
        indexes = [models.Index(fields=("account", "-changed_at"), name="dossiers_draft_own")]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.changed_at}"
