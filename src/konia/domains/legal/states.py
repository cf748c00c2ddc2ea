"""The kinds and states this room speaks of."""

from django.db import models


class DocumentKind(models.TextChoices):
    """What form a normative document takes."""

    RESOLUTION = "resolution", "Nghị quyết"
    DECISION = "decision", "Quyết định"
    DIRECTIVE = "directive", "Chỉ thị"


class IssuerLevel(models.TextChoices):
    """The level of the body that issues."""

    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class IssuerBody(models.TextChoices):
    """Which body of that level issues."""

    COUNCIL = "council", "Hội đồng nhân dân"
    COMMITTEE = "committee", "Ủy ban nhân dân"


class EndKind(models.TextChoices):
    """How a document lost its effect."""

    EXPIRED = "expired", "Hết hiệu lực"
    ABOLISHED = "abolished", "Bị bãi bỏ"


class DocumentState(models.TextChoices):
    """Where a document stands on a day; it follows from its dates."""

    PROPOSED = "proposed", "Đề nghị xây dựng"
    DRAFTED = "drafted", "Đã soạn thảo"
    APPRAISED = "appraised", "Đã thẩm định"
    ISSUED = "issued", "Đã ban hành"
    PUBLISHED = "published", "Đã đăng tải"
    IN_FORCE = "in_force", "Đang có hiệu lực"
    SUSPENDED = "suspended", "Ngưng hiệu lực"
    EXPIRED = "expired", "Hết hiệu lực"
    REPLACED = "replaced", "Bị thay thế"


class ExaminationKind(models.TextChoices):
    """Who looks at a document again, and on what ground."""

    REVIEW = "review", "Rà soát"
    SELF_CHECK = "self_check", "Tự kiểm tra"
    AUTHORITY_CHECK = "authority_check", "Kiểm tra theo thẩm quyền"
    CONCLUSION = "conclusion", "Kết luận kiểm tra của cơ quan cấp trên"


class Wanted(models.TextChoices):
    """What the examination recommends to do with the document."""

    NOTHING = "nothing", "Không kiến nghị"
    AMEND = "amend", "Sửa đổi, bổ sung"
    REPLACE = "replace", "Thay thế"
    ABOLISH = "abolish", "Bãi bỏ"


class Finding(models.TextChoices):
    """What a check found about one criterion."""

    PASSED = "passed", "Đạt"
    FAILED = "failed", "Không đạt"


class HandlingState(models.TextChoices):
    """How far a recommendation has got on a day; it follows from its dates."""

    NOT_STARTED = "not_started", "Chưa xử lý"
    IN_PROGRESS = "in_progress", "Đang xử lý"
    DONE = "done", "Đã xử lý xong"


class EffectLost(models.TextChoices):
    """What a yearly list says about a document."""

    EXPIRED = "expired", "Hết hiệu lực"
    SUSPENDED = "suspended", "Ngưng hiệu lực"


class DraftOpinionKind(models.TextChoices):
    """What is said about a draft that contains procedures."""

    OPINION = "opinion", "Tham gia ý kiến"
    APPRAISAL = "appraisal", "Thẩm định"
