"""Levels, kinds of rooms, and what became of endpoints and meetings."""

from django.db import models


class Level(models.TextChoices):
    """The level a place stands at, or a meeting is called by."""

    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class EndpointState(models.TextChoices):
    """Whether an endpoint of the network can be used."""

    WORKING = "working", "Hoạt động"
    BROKEN = "broken", "Hỏng, chờ sửa"


class RoomKind(models.TextChoices):
    """How people meet in a room."""

    VIDEO = "video", "Hội nghị truyền hình"
    EMEETING = "emeeting", "Gia Lai eMeeting"
    ONSITE = "onsite", "Trực tiếp"


class Outcome(models.TextChoices):
    """What became of a meeting."""

    BOOKED = "booked", "Đã đặt lịch"
    HELD = "held", "Đã họp"
    CANCELLED = "cancelled", "Đã hủy"
