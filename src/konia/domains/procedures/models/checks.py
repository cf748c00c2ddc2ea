"""Comparisons of the own catalogue with the national database."""

from django.db import models

from konia.domains.procedures.queries import CatalogueCheckQuerySet
from konia.domains.procedures.states import MismatchKind
from konia.kernel.registers.models import Record
from konia.kernel.registers.queries import RecordManager


class CatalogueCheck(Record):
    """One comparison. ours, theirs: how many procedures each side had in force."""

    checked_on = models.DateField("ngày đối chiếu")
    source = models.CharField("nguồn danh sách", max_length=200)
    ours = models.PositiveIntegerField("số thủ tục của tỉnh")
    theirs = models.PositiveIntegerField("số thủ tục trên Cơ sở dữ liệu quốc gia")

    objects = RecordManager.from_queryset(CatalogueCheckQuerySet)()
    SEARCHED = ("source",)

    class Meta(Record.Meta):
        verbose_name = "lần đối chiếu danh mục"

    def __str__(self) -> str:
        return f"Đối chiếu #{self.pk}"


class CatalogueMismatch(models.Model):
    """One procedure over which the two sides disagree, as it was found."""

    check_run = models.ForeignKey(
        CatalogueCheck, on_delete=models.CASCADE, related_name="mismatches",
        verbose_name="lần đối chiếu",
    )  # fmt: skip
    kind = models.CharField("loại", max_length=10, choices=MismatchKind)
    code = models.CharField("mã thủ tục", max_length=40)
    name = models.CharField("tên thủ tục", max_length=500, blank=True)
    words = models.CharField("chi tiết", max_length=500, blank=True)

    class Meta:
        verbose_name = "chênh lệch danh mục"
        ordering = ("kind", "code")

    def __str__(self) -> str:
        return self.code
