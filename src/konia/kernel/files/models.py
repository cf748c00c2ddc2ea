"""Files named by their content, and number series without gaps."""

from django.db import models
from django.db.models import Q

from konia.kernel.org.models import Unit

from .queries import ElectronicCopyQuerySet, SignatureCheckQuerySet, StoredFileQuerySet


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


class Verdict(models.TextChoices):
    """What may be said of all signatures of a file together; the worst of them counts."""

    VALID = "valid", "Chữ ký số hợp lệ"
    UNKNOWN = "unknown", "Không kiểm được chữ ký số"
    CHANGED = "changed", "Đã bị sửa sau khi ký"
    UNSIGNED = "unsigned", "Không có chữ ký số"
    UNREADABLE = "unreadable", "Không đọc được tệp"


class SignatureCheck(models.Model):
    """One look at the signatures of a file; the last one counts. report: as `signing.reports`."""

    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="signature_checks", verbose_name="tệp"
    )
    checked_at = models.DateTimeField("kiểm lúc")
    verdict = models.CharField("kết luận", max_length=10, choices=Verdict)
    report = models.JSONField("chi tiết")

    objects = SignatureCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "lần kiểm tra chữ ký số"

    def __str__(self) -> str:
        return f"{self.file_id}: {self.verdict}"


class ElectronicCopy(models.Model):
    """A scan that a body sealed as an electronic copy of the paper its official saw."""

    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="copies", verbose_name="bản quét"
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="bản sao điện tử"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="+", verbose_name="cơ quan ký"
    )
    sealed_at = models.DateTimeField("ký lúc")
    by = models.CharField("người thao tác", max_length=150)

    objects = ElectronicCopyQuerySet.as_manager()

    class Meta:
        verbose_name = "bản sao điện tử"
        constraints = [
            models.UniqueConstraint(
                fields=("original", "unit"), name="files_electroniccopy_once_by_a_body"
            )
        ]

    def __str__(self) -> str:
        return f"{self.original_id} → {self.file_id}"


class Series(models.Model):
    """A series of numbers (one register, one year), taken one after the other under a row lock."""

    name = models.CharField(max_length=100, unique=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "sổ số"

    def __str__(self) -> str:
        return f"{self.name}: {self.last}"
