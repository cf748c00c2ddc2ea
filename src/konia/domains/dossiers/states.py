"""The life of a dossier, and the words it is described with."""

from django.db import models

from konia.kernel.cases.flow import Clock, Flow, Move


class State(models.TextChoices):
    """Where a dossier stands."""

    RECEIVED = "received", "Mới tiếp nhận"
    HANDLING = "handling", "Đang giải quyết"
    WAITING = "waiting", "Chờ bổ sung hồ sơ"
    INTERLINKED = "interlinked", "Chuyển cơ quan phối hợp"
    READY = "ready", "Đã có kết quả"
    RETURNED = "returned", "Đã trả kết quả"
    REFUSED = "refused", "Từ chối giải quyết"
    GIVEN_UP = "given_up", "Người nộp rút hồ sơ"


class Channel(models.TextChoices):
    """How a dossier came in."""

    COUNTER = "counter", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"
    POST = "post", "Bưu chính công ích"


class FieldOfWork(models.TextChoices):
    """The field a procedure belongs to."""

    LAND = "land", "Đất đai"
    CONSTRUCTION = "construction", "Xây dựng"
    CIVIL_STATUS = "civil_status", "Hộ tịch"
    CERTIFICATION = "certification", "Chứng thực"
    BUSINESS = "business", "Đăng ký kinh doanh"
    TRANSPORT = "transport", "Giao thông vận tải"
    HEALTH = "health", "Y tế"
    SOCIAL = "social", "Lao động, người có công, bảo trợ xã hội"
    JUSTICE = "justice", "Tư pháp"
    FARMING = "farming", "Nông nghiệp và phát triển nông thôn"
    TRADE = "trade", "Công thương"
    EDUCATION = "education", "Giáo dục và đào tạo"
    CULTURE = "culture", "Văn hóa, thể thao, du lịch"
    IDENTITY = "identity", "Cư trú, căn cước"
    OTHER = "other", "Lĩnh vực khác"


class Level(models.TextChoices):
    """The level of government a procedure belongs to."""

    PROVINCE = "province", "Cấp tỉnh"
    DISTRICT = "district", "Cấp huyện"
    COMMUNE = "commune", "Cấp xã"


class Agency(models.TextChoices):
    """The vertical agency whose procedure is received at a one-stop desk."""

    POLICE = "police", "Công an"
    INSURANCE = "insurance", "Bảo hiểm xã hội"
    MILITARY = "military", "Quân sự"


class Role(models.IntegerChoices):
    """What a step of a dossier is."""

    RECEIVE = 1, "Tiếp nhận"
    HANDLE = 2, "Giải quyết"
    RETURN = 3, "Trả kết quả"
    HOP = 4, "Liên thông"


class SystemUseKind(models.TextChoices):
    """How a body uses the one-stop system."""

    CONNECTED = "connected", "Đã kết nối hệ thống"
    RECEIVES = "receives", "Tiếp nhận hồ sơ trên hệ thống"


class Place(models.TextChoices):
    """Where a one-stop desk stands."""

    CENTRE = "centre", "Trung tâm Phục vụ hành chính công"
    DISTRICT = "district", "Bộ phận Một cửa cấp huyện"
    COMMUNE = "commune", "Bộ phận Một cửa cấp xã"


class Operator(models.TextChoices):
    """Whose staff run a one-stop desk."""

    STATE = "state", "Cơ quan nhà nước"
    POST = "post", "Bưu điện"


class PilotStatus(models.TextChoices):
    """How far the transfer of a desk to the post office is."""

    PLANNED = "planned", "Dự kiến"
    LEARNING = "learning", "Nhân viên Bưu điện học việc"
    RUNNING = "running", "Đang thí điểm"


class Scheme(models.TextChoices):
    """Whether a desk was in the scheme or joined it later."""

    ORIGINAL = "original", "Theo đề án"
    EXTENSION = "extension", "Nhân rộng ngoài đề án"


HANDLE = "dossiers.change"
FLOW = Flow(
    start=State.RECEIVED,
    moves=(
        Move("begin", State.RECEIVED, State.HANDLING, HANDLE, Clock.START),
        Move("ask_supplement", State.HANDLING, State.WAITING, HANDLE, Clock.PAUSE),
        Move("resume", State.WAITING, State.HANDLING, HANDLE, Clock.RESUME),
        Move("send_on", State.HANDLING, State.INTERLINKED, HANDLE),
        Move("take_back", State.INTERLINKED, State.HANDLING, HANDLE),
        Move("decide", State.HANDLING, State.READY, HANDLE, Clock.STOP),
        Move("refuse", State.HANDLING, State.REFUSED, HANDLE, Clock.STOP),
        Move("give_up", State.WAITING, State.GIVEN_UP, HANDLE, Clock.STOP),
        Move("hand_over", State.READY, State.RETURNED, HANDLE),
    ),
    ends=frozenset({State.RETURNED, State.REFUSED, State.GIVEN_UP}),
)
