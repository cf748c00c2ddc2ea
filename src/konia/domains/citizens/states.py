"""How a mandate came about, what it covers, and how surely a person is known."""

from django.db import models


class Gender(models.TextChoices):
    """As an identity card tells it."""

    MALE = "male", "Nam"
    FEMALE = "female", "Nữ"


class IdentityLevel(models.TextChoices):
    """How surely the system knows that a person is who they say."""

    DECLARED = "declared", "Tự khai"
    PAPER = "paper", "Đã đối chiếu giấy tờ"
    ELECTRONIC_1 = "electronic_1", "Định danh điện tử mức độ 1"
    ELECTRONIC_2 = "electronic_2", "Định danh điện tử mức độ 2"


class MandateKind(models.TextChoices):
    """In what role somebody acts for another."""

    RELATIVE = "relative", "Người thân"
    CLERK = "clerk", "Cán bộ một cửa"
    POST_OFFICER = "post_officer", "Nhân viên bưu điện"
    LEGAL_REPRESENTATIVE = "legal_representative", "Người đại diện theo pháp luật"
    AUTHORISED = "authorised", "Người được ủy quyền"


class MandateScope(models.TextChoices):
    """What somebody may do for another."""

    EVERYTHING = "everything", "Mọi thủ tục"
    PROCEDURES = "procedures", "Một số thủ tục"
    DOSSIER = "dossier", "Một hồ sơ"


class GivenHow(models.TextChoices):
    """Where the grantor said so."""

    ONLINE = "online", "Trực tuyến"
    PAPER = "paper", "Văn bản tại quầy"


class MandateState(models.TextChoices):
    """What may be done with a mandate on a day."""

    WAITING = "waiting", "Chờ duyệt"
    IN_FORCE = "in_force", "Đang có hiệu lực"
    NOT_YET = "not_yet", "Chưa đến ngày"
    EXPIRED = "expired", "Đã hết hạn"
    REVOKED = "revoked", "Đã thu hồi"
    REFUSED = "refused", "Không được duyệt"


class NoticeChannel(models.TextChoices):
    """How a person wants to be told."""

    EMAIL = "email", "Thư điện tử"
    SMS = "sms", "Tin nhắn SMS"
    ZALO = "zalo", "Zalo"
