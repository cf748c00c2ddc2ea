"""The words of the room: groups of bodies, editions of the standard, stages."""

from django.db import models


class BodyGroup(models.TextChoices):
    """The groups in which quality systems are counted."""

    DEPARTMENT = "department", "Sở, ngành"
    CENTRAL = "central", "Cơ quan Trung ương đóng tại tỉnh"
    DISTRICT = "district", "UBND cấp huyện"
    BRANCH = "branch", "Chi cục và tương đương"
    COMMUNE = "commune", "UBND cấp xã"
    OTHER = "other", "Đơn vị khác"


class Edition(models.TextChoices):
    """The edition of the standard."""

    ISO_2008 = "2008", "TCVN ISO 9001:2008"
    ISO_2015 = "2015", "TCVN ISO 9001:2015"


class ElectronicStage(models.TextChoices):
    """How far a body is with electronic ISO."""

    PLANNED = "planned", "Dự kiến"
    PILOT = "pilot", "Thí điểm"
    IN_USE = "in_use", "Đang áp dụng"


class FindingSeverity(models.TextChoices):
    """How grave a finding is."""

    MAJOR = "major", "Không phù hợp lớn"
    MINOR = "minor", "Không phù hợp nhỏ"
    OBSERVATION = "observation", "Khuyến nghị cải tiến"
