"""The kinds and states this room speaks of."""

from django.db import models


class Level(models.TextChoices):
    """The level of administration that decides a procedure."""

    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class Interlink(models.TextChoices):
    """Whether several bodies decide a procedure together."""

    NONE = "none", "Không liên thông"
    SAME_LEVEL = "same_level", "Liên thông cùng cấp"
    CROSS_LEVEL = "cross_level", "Liên thông giữa các cấp chính quyền"


class ProcedureField(models.TextChoices):
    """The field of administration a procedure belongs to."""

    LAND = "land", "Đất đai"
    CONSTRUCTION = "construction", "Xây dựng"
    ENVIRONMENT = "environment", "Môi trường"
    WATER_MINERALS = "water_minerals", "Tài nguyên nước, khoáng sản"
    CIVIL_STATUS = "civil_status", "Hộ tịch"
    RESIDENCE = "residence", "Đăng ký, quản lý cư trú"
    CERTIFICATION = "certification", "Chứng thực"
    JUDICIAL_SUPPORT = "judicial_support", "Công chứng, luật sư, trợ giúp pháp lý"
    BUSINESS = "business", "Đăng ký doanh nghiệp"
    COOPERATIVES = "cooperatives", "Hộ kinh doanh, hợp tác xã"
    INVESTMENT = "investment", "Đầu tư"
    FINANCE = "finance", "Tài chính, giá, tài sản công"
    TRADE = "trade", "Lưu thông hàng hóa trong nước"
    INDUSTRY = "industry", "Công nghiệp, điện, hóa chất"
    AGRICULTURE = "agriculture", "Nông nghiệp và phát triển nông thôn"
    FORESTRY = "forestry", "Lâm nghiệp"
    TRANSPORT = "transport", "Giao thông vận tải"
    INFORMATION = "information", "Thông tin, báo chí, xuất bản"
    LABOUR = "labour", "Lao động, việc làm"
    SOCIAL_PROTECTION = "social_protection", "Bảo trợ xã hội, người có công"
    CULTURE = "culture", "Văn hóa, thể thao, du lịch"
    SCIENCE = "science", "Khoa học và công nghệ"
    EDUCATION = "education", "Giáo dục và đào tạo"
    HEALTH = "health", "Y tế, dược, an toàn thực phẩm"
    HOME_AFFAIRS = "home_affairs", "Tổ chức, thi đua, tôn giáo"
    FOREIGN_AFFAIRS = "foreign_affairs", "Ngoại vụ"
    COMPLAINTS = "complaints", "Tiếp công dân, khiếu nại, tố cáo"
    ETHNIC_AFFAIRS = "ethnic_affairs", "Dân tộc"


class ChangeKind(models.TextChoices):
    """What a decision does to a procedure."""

    NEW = "new", "Công bố mới"
    AMENDED = "amended", "Sửa đổi, bổ sung"
    REPLACED = "replaced", "Thay thế"
    ABOLISHED = "abolished", "Bãi bỏ"


class Publisher(models.TextChoices):
    """Who publishes a procedure by decision."""

    PROVINCE = "province", "Chủ tịch UBND tỉnh"
    MINISTRY = "ministry", "Bộ, cơ quan ngang bộ"


class DutyKind(models.TextChoices):
    """What must be done within a number of working days when procedures are published."""

    MINISTRY = "ministry", "Bộ công bố trước khi văn bản có hiệu lực"
    PROVINCE = "province", "Tỉnh công bố trước khi văn bản có hiệu lực"
    ENTRY = "entry", "Nhập Cơ sở dữ liệu quốc gia sau khi ban hành"


class ProcedureState(models.TextChoices):
    """Where a procedure stands on a day; it follows from its dates."""

    DRAFTED = "drafted", "Dự thảo"
    IN_FORCE = "in_force", "Đang có hiệu lực"
    ABOLISHED = "abolished", "Đã bãi bỏ"


class ReviewState(models.TextChoices):
    """How far the review of one procedure has got on a day; it follows from its dates."""

    PLANNED = "planned", "Theo kế hoạch"
    UNDER_REVIEW = "under_review", "Đang rà soát"
    PROPOSED = "proposed", "Đã đề xuất"
    APPROVED = "approved", "Được thông qua"
    REJECTED = "rejected", "Không thông qua"


class ProposalKind(models.TextChoices):
    """What a review proposes."""

    KEEP = "keep", "Giữ nguyên"
    AMEND = "amend", "Đơn giản hóa"
    ABOLISH = "abolish", "Bãi bỏ"


class ServiceLevel(models.IntegerChoices):
    """How far a procedure can be done online. Level 2 is being listed on the portal."""

    THREE = 3, "Mức độ 3"
    FOUR = 4, "Mức độ 4"


class BlockerCause(models.TextChoices):
    """Why a service cannot be put on the national portal."""

    NO_CODE = "no_code", "Chưa có mã thủ tục"
    NO_DECISION = "no_decision", "Bộ chưa công bố thủ tục"
    TECHNICAL = "technical", "Vướng mắc kỹ thuật"


class Part(models.TextChoices):
    """The parts of a procedure that a publication shows."""

    NAME = "name", "Tên thủ tục"
    SEQUENCE = "sequence", "Trình tự thực hiện"
    CHANNELS = "channels", "Cách thức thực hiện"
    PAPERS = "papers", "Thành phần hồ sơ"
    SETS = "sets", "Số lượng hồ sơ"
    LIMIT = "limit", "Thời hạn giải quyết"
    AUDIENCE = "audience", "Đối tượng thực hiện"
    AGENCY = "agency", "Cơ quan giải quyết"
    RESULT = "result", "Kết quả thực hiện"
    FEES = "fees", "Phí, lệ phí"
    FORM = "form", "Mẫu đơn, mẫu tờ khai"
    CONDITIONS = "conditions", "Yêu cầu, điều kiện"
    BASES = "bases", "Căn cứ pháp lý"


class ChannelKind(models.TextChoices):
    """The ways in which a dossier may be handed in; the numbers are those of the national list."""

    DIRECT = "direct", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"
    POSTAL = "postal", "Dịch vụ bưu chính"


class FeeKind(models.TextChoices):
    """What is paid: a fee for a service, or a charge to the state."""

    FEE = "fee", "Phí"
    CHARGE = "charge", "Lệ phí"


class StepRole(models.TextChoices):
    """What is done at a step of an internal process."""

    RECEIVE = "receive", "Tiếp nhận"
    HANDLE = "handle", "Thụ lý"
    APPRAISE = "appraise", "Thẩm định"
    CONSULT = "consult", "Lấy ý kiến"
    HOP = "hop", "Chuyển cơ quan liên thông"
    PAY = "pay", "Thực hiện nghĩa vụ tài chính"
    SIGN = "sign", "Ký duyệt"
    RETURN = "return", "Trả kết quả"


class StepPlace(models.TextChoices):
    """Where a step is done: where it was received, at the competent body, or at a named unit."""

    RECEPTION = "reception", "Nơi tiếp nhận"
    COMPETENT = "competent", "Cơ quan có thẩm quyền"
    FIXED = "fixed", "Đơn vị cố định"


class MismatchKind(models.TextChoices):
    """How the own catalogue and the national database disagree over a procedure."""

    MISSING = "missing", "Thiếu trên Cơ sở dữ liệu quốc gia"
    EXTRA = "extra", "Thừa trên Cơ sở dữ liệu quốc gia"
    OUTDATED = "outdated", "Chưa cập nhật trên Cơ sở dữ liệu quốc gia"
