"""Kinds of dossiers employers send, and how a child's card is asked for."""

from django.db import models


class DossierKind(models.TextChoices):
    """What an employer's dossier asks for."""

    SICKNESS = "sickness", "Ốm đau"
    MATERNITY = "maternity", "Thai sản"
    PENSION = "pension", "Hưu trí"
    ACCIDENT = "accident", "Tai nạn lao động"
    DISEASE = "disease", "Bệnh nghề nghiệp"


class CardMethod(models.TextChoices):
    """How a child's card was asked for."""

    BIRTH = "birth", "Liên thông khai sinh"
    ONLINE = "online", "Giao dịch điện tử"
    COUNTER = "counter", "Nộp giấy tại quầy"


# ASSUMPTION: working days until a dossier is settled; the report names the kinds, not the days.
DAYS_TO_SETTLE = {
    DossierKind.SICKNESS: 6,
    DossierKind.MATERNITY: 6,
    DossierKind.PENSION: 12,
    DossierKind.ACCIDENT: 6,
    DossierKind.DISEASE: 6,
}
