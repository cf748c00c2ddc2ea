"""Modes of a survey, and the life of a form."""

from django.db import models


class Mode(models.TextChoices):
    """How a survey is taken."""

    PAPER = "paper", "Phát phiếu"
    ONLINE = "online", "Trực tuyến"


class FormState(models.TextChoices):
    """Where a form stands: only a valid one counts."""

    ISSUED = "issued", "Đã phát"
    COLLECTED = "collected", "Đã thu, chưa kiểm"
    VALID = "valid", "Hợp lệ"
    INVALID = "invalid", "Không hợp lệ"
