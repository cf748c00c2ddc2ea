"""Days that differ from the week's rule, each approved by an officer before it counts."""

from django.db import models


class DayKind(models.TextChoices):
    """How a day differs."""

    HOLIDAY = "holiday", "Nghỉ lễ, tết"
    SWAPPED_OFF = "swapped_off", "Nghỉ hoán đổi"
    WORKED = "worked", "Làm bù"


class SpecialDay(models.Model):
    """One day off that the week would work, or one worked that the week would rest."""

    day = models.DateField("ngày", unique=True)
    kind = models.CharField("loại ngày", max_length=12, choices=DayKind)
    name = models.CharField("tên", max_length=120)
    source = models.CharField("căn cứ", max_length=200)
    approved_by = models.CharField("người duyệt", max_length=150, blank=True)
    approved_on = models.DateField("ngày duyệt", null=True, blank=True)

    class Meta:
        verbose_name = "ngày đặc biệt"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
