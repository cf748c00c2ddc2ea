"""Readings: what a figure said at a moment, kept for good."""

from django.db import models


class Reading(models.Model):
    """One answer, with a fingerprint of the records behind it. Never changed."""

    code = models.CharField("định nghĩa", max_length=160)
    unit_code = models.CharField("đơn vị", max_length=32)
    tiers = models.CharField("cấp", max_length=80, blank=True)
    first_on = models.DateField("từ ngày")
    last_on = models.DateField("đến ngày")
    as_of = models.DateField("tính đến ngày")
    value = models.CharField("giá trị", max_length=40, blank=True)
    part = models.DecimalField("tử số", max_digits=20, decimal_places=4, null=True)
    whole = models.DecimalField("mẫu số", max_digits=20, decimal_places=4, null=True)
    digest = models.CharField("dấu tập bản ghi", max_length=200, blank=True)
    rounding = models.CharField("quy tắc làm tròn", max_length=10)
    batch = models.CharField("lần lập", max_length=64, db_index=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "lần đọc chỉ tiêu"
        ordering = ("-recorded_at", "-id")

    def __str__(self) -> str:
        return f"{self.code} {self.value}"
