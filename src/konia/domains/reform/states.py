"""Classes of the yearly rating."""

from django.db import models


class Grade(models.TextChoices):
    """The class a unit reached in the rating of how it handles procedures."""

    EXCELLENT = "excellent", "Xuất sắc"
    GOOD = "good", "Tốt"
    AVERAGE = "average", "Trung bình"
    WEAK = "weak", "Yếu"
