"""How often the catalogue has changed, so that what was read from it can be kept."""

from django.db import models


class CatalogueEdition(models.Model):
    """How often procedures, their contents, processes, services or forms have changed.

    One row, kept by triggers. What was read at a number stays true until the next one.
    """

    number = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "lần sửa danh mục thủ tục"

    def __str__(self) -> str:
        return str(self.number)
