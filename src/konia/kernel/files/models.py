"""Files named by their content, and number series without gaps."""

from django.db import models
from django.db.models import Q

from .queries import StoredFileQuerySet


class ScanState(models.TextChoices):
    """What is known about malicious code in a file."""

    UNSCANNED = "unscanned", "chưa quét"
    CLEAN = "clean", "sạch"
    INFECTED = "infected", "có mã độc"


class StoredFile(models.Model):
    """A file's bytes, kept once however often they are attached. path: under the files folder.

    finding: the name of the malicious code; scanned_at: when it was last looked at.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField("cỡ (byte)")
    media_type = models.CharField("kiểu", max_length=100)
    kept_at = models.DateTimeField(auto_now_add=True)
    scan_state = models.CharField(
        "tình trạng quét", max_length=9, choices=ScanState, default=ScanState.UNSCANNED
    )
    scanned_at = models.DateTimeField("quét lúc", null=True, blank=True)
    finding = models.CharField("mã độc tìm thấy", max_length=200, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp"
        indexes = [
            models.Index(
                fields=("kept_at",),
                name="files_storedfile_unscanned",
                condition=Q(scan_state="unscanned"),
            )
        ]

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
