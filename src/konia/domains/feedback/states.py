"""Levels of dialogues, fields and channels of what people say, and where a case stands."""

from django.db import models


class Level(models.TextChoices):
    """Whose leaders hold a dialogue."""

    PROVINCE = "province", "Lãnh đạo UBND tỉnh"
    DISTRICT = "district", "Lãnh đạo UBND cấp huyện"
    DEPARTMENT = "department", "Lãnh đạo sở, ngành"


class Audience(models.TextChoices):
    """With whom a dialogue is held."""

    PEOPLE = "people", "Người dân"
    BUSINESS = "business", "Doanh nghiệp"
    BOTH = "both", "Người dân và doanh nghiệp"


class PetitionChannel(models.TextChoices):
    """How a petition reached the office."""

    PORTAL = "portal", "Cổng Dịch vụ công quốc gia"
    PAPER = "paper", "Văn bản, công văn"
    EMAIL = "email", "Thư điện tử"
    PHONE = "phone", "Điện thoại"


class PetitionField(models.TextChoices):
    """What a petition is about."""

    LAND = "land", "Đất đai"
    BUSINESS = "business", "Đăng ký kinh doanh"
    TAX = "tax", "Thuế"
    IDENTITY = "identity", "Căn cước công dân"
    INSURANCE = "insurance", "Bảo hiểm xã hội"
    BANKING = "banking", "Ngân hàng"
    OTHER = "other", "Lĩnh vực khác"


class PetitionState(models.TextChoices):
    """Where a petition stands on a day; it follows from its dates."""

    OPEN = "open", "Đang xử lý"
    OVERDUE = "overdue", "Quá hạn trả lời"
    ANSWERED = "answered", "Đã trả lời"
    REFUSED = "refused", "Từ chối"


class LineChannel(models.TextChoices):
    """How a case reached the 1022 line."""

    PHONE = "phone", "Điện thoại"
    SMS = "sms", "Tin nhắn"
    EMAIL = "email", "Thư điện tử"
    WEB = "web", "Trang web"
    ZALO = "zalo", "Zalo"
    FACEBOOK = "facebook", "Facebook"


class LineField(models.TextChoices):
    """What a case of the 1022 line is about."""

    TRAFFIC = "traffic", "Hạ tầng giao thông"
    LIGHTING = "lighting", "Chiếu sáng, cây xanh"
    ENVIRONMENT = "environment", "Môi trường, rác thải"
    ORDER = "order", "An ninh trật tự"
    POWER = "power", "Điện"
    WATER = "water", "Cấp thoát nước"
    PROCEDURES = "procedures", "Thủ tục hành chính"
    TELECOM = "telecom", "Thông tin, viễn thông"


class LineState(models.TextChoices):
    """Where a case of the 1022 line stands."""

    WAITING = "waiting", "Chờ xử lý"
    IN_PROGRESS = "in_progress", "Đang xử lý"
    DONE = "done", "Đã xử lý"


class ServiceLine(models.TextChoices):
    """A line of contact whose opening hours are kept."""

    LINE_1022 = "line_1022", "Hệ thống thông tin dịch vụ công 1022"
