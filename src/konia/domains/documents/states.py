"""The words a document, its way and a certificate are described with."""

from django.db import models


class Direction(models.TextChoices):
    """Whether the body issued the document or received it."""

    OUT = "out", "Văn bản đi"
    IN = "in", "Văn bản đến"


class NumberRegister(models.TextChoices):
    """The book in which a number is given; each book counts from 1 every year."""

    COMMITTEE = "committee", "Sổ của UBND"
    CHAIRMAN = "chairman", "Sổ của Chủ tịch UBND"
    UNIT = "unit", "Sổ văn bản đi của cơ quan"
    INCOMING = "incoming", "Sổ văn bản đến"


class Channel(models.TextChoices):
    """How an outgoing document leaves."""

    ELECTRONIC = "electronic", "Hoàn toàn điện tử"
    BOTH = "both", "Điện tử song song với giấy"
    PAPER = "paper", "Chỉ bản giấy"


class CertificateKind(models.TextChoices):
    """Whom a certificate names."""

    ORGANISATION = "organisation", "Cơ quan, tổ chức"
    PERSON = "person", "Cá nhân"


class Device(models.TextChoices):
    """Where the private key is kept."""

    TOKEN = "token", "Thiết bị USB"
    MOBILE = "mobile", "Thiết bị di động"
