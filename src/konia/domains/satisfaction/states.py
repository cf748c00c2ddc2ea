"""Modes of a survey, the life of a form, and where a rating came from."""

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


class RatingChannel(models.TextChoices):
    """Where somebody rated a service."""

    PORTAL = "portal", "Cổng dịch vụ công"
    COUNTER = "counter", "Máy tại quầy"
    QR = "qr", "Mã QR trên phiếu"
    POST = "post", "Qua bưu điện"


class Face(models.IntegerChoices):
    """The five marks, in the words people tap."""

    VERY_BAD = 1, "Rất không hài lòng"
    BAD = 2, "Không hài lòng"
    MIDDLING = 3, "Bình thường"
    GOOD = 4, "Hài lòng"
    VERY_GOOD = 5, "Rất hài lòng"
