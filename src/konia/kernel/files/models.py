"""Files named by their content, and number series without gaps."""

from django.db import models


class StoredFile(models.Model):
    """A file's bytes, kept once however often they are attached. path: under the files folder."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField("cỡ (byte)")
    media_type = models.CharField("kiểu", max_length=100)
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "tệp"

    def __str__(self) -> str:
        return self.sha256[:12]


class Series(models.Model):
    """A series of numbers (one register, one year), taken one after the other under a row lock."""

    name = models.CharField(max_length=100, unique=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "sổ số"

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"
