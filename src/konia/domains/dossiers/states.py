"""The life of a dossier, and the words it is described with."""

from django.db import models

from konia.kernel.cases.flow import Clock, Flow, Move


class State(models.TextChoices):
    """Where a dossier stands."""

    SUBMITTED = "submitted", "Mới đăng ký"
    DECLINED = "declined", "Không được tiếp nhận"
    RECEIVED = "received", "Mới tiếp nhận"
    HANDLING = "handling", "Đang giải quyết"
    WAITING = "waiting", "Chờ bổ sung hồ sơ"
    INTERLINKED = "interlinked", "Chuyển cơ quan phối hợp"
    PAYING = "paying", "Chờ thực hiện nghĩa vụ tài chính"
    READY = "ready", "Đã có kết quả"
    RETURNED = "returned", "Đã trả kết quả"
    REFUSED = "refused", "Từ chối giải quyết"
    STOPPED = "stopped", "Dừng giải quyết"
    GIVEN_UP = "given_up", "Người nộp rút hồ sơ"


class NationalState(models.IntegerChoices):
    """The ten states of the national catalogue, as the national portal is told them."""

    REGISTERED = 1, "Mới đăng ký"
    RECEIVED = 2, "Được tiếp nhận"
    NOT_RECEIVED = 3, "Không được tiếp nhận"
    IN_PROCESS = 4, "Đang xử lý"
    SUPPLEMENT_ASKED = 5, "Yêu cầu bổ sung giấy tờ"
    PAYMENT_ASKED = 6, "Yêu cầu thực hiện nghĩa vụ tài chính"
    WITHDRAWAL = 7, "Công dân yêu cầu rút hồ sơ"
    STOPPED = 8, "Dừng xử lý"
    DONE = 9, "Đã xử lý xong"
    RETURNED = 10, "Đã trả kết quả"


NATIONAL = {
    State.SUBMITTED: NationalState.REGISTERED,
    State.DECLINED: NationalState.NOT_RECEIVED,
    State.RECEIVED: NationalState.RECEIVED,
    State.HANDLING: NationalState.IN_PROCESS,
    State.WAITING: NationalState.SUPPLEMENT_ASKED,
    State.INTERLINKED: NationalState.IN_PROCESS,
    State.PAYING: NationalState.PAYMENT_ASKED,
    State.READY: NationalState.DONE,
    State.RETURNED: NationalState.RETURNED,
    State.REFUSED: NationalState.STOPPED,
    State.STOPPED: NationalState.STOPPED,
    State.GIVEN_UP: NationalState.WITHDRAWAL,
}


class PaymentState(models.TextChoices):
    """How far the applicant's payment is; apart from the state of the dossier."""

    NONE = "", "Không phải nộp"
    ASKED = "asked", "Chờ nộp"
    PAID = "paid", "Đã nộp"
    REFUNDED = "refunded", "Đã hoàn"


class Delivery(models.TextChoices):
    """How the applicant wants the result."""

    COUNTER = "counter", "Nhận tại Bộ phận Một cửa"
    POST = "post", "Nhận qua bưu chính công ích"
    ONLINE = "online", "Nhận bản điện tử trực tuyến"


class DeliveryState(models.TextChoices):
    """How far the result is on its way; apart from the state of the dossier."""

    NONE = "", "Chưa có kết quả"
    WAITING = "waiting", "Chờ người dân đến nhận"
    SENT = "sent", "Đã gửi bưu chính"
    DELIVERED = "delivered", "Đã giao"


class SyncState(models.TextChoices):
    """How far the national portal knows of the newest change."""

    NONE = "", "Chưa đồng bộ"
    WAITING = "waiting", "Đang chờ gửi"
    ACCEPTED = "accepted", "Đã đồng bộ"
    FAILED = "failed", "Gửi lỗi"


class ApplicantKind(models.IntegerChoices):
    """Who applies; the numbers are those of the national packet."""

    PERSON = 1, "Cá nhân"
    ORGANISATION = 2, "Tổ chức"


class PaperForm(models.TextChoices):
    """In which form a paper was handed in."""

    ORIGINAL = "original", "Bản chính"
    CERTIFIED = "certified", "Bản sao chứng thực"
    COPY = "copy", "Bản sao"
    ELECTRONIC = "electronic", "Bản điện tử"


class Outcome(models.TextChoices):
    """How a step ended."""

    FORWARD = "forward", "Chuyển bước sau"
    BACK = "back", "Trả lại bước trước"
    ANSWERED = "answered", "Đã trả lời"
    CLOSED = "closed", "Kết thúc cùng hồ sơ"


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
    APPRAISE = 5, "Thẩm định"
    SIGN = 6, "Ký duyệt"
    CONSULT = 7, "Lấy ý kiến"
    PAY = 8, "Nghĩa vụ tài chính"


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


class Matter(models.TextChoices):
    """What the office lays down for desks, from a day on and for a part of the province."""

    SOON = "soon", "Số ngày làm việc được coi là sắp đến hạn"
    TELL_OVERDUE = "tell_overdue", "Báo lãnh đạo khi một bước quá hạn"
    ANY_PLACE = "any_place", "Nhận hồ sơ không phụ thuộc địa giới hành chính"
    SCAN = "scan", "Số hóa giấy tờ khi tiếp nhận"
    POST_RECEIVES = "post_receives", "Giao bưu điện tiếp nhận hồ sơ"
    RATE_BY_QR = "rate_by_qr", "Đánh giá bằng mã QR tại một cửa"


# ASSUMPTION: two working days ahead is soon; no text of law names a number.
SOON_DAYS = 2
# What holds where nobody has laid anything down: desks of 2021 received regardless of boundary,
# through the post office and rated by QR; scanning and telling leaders are switched on by date.
ON_AT_FIRST = frozenset({Matter.ANY_PLACE, Matter.POST_RECEIVES, Matter.RATE_BY_QR})

RECEIVE = "dossiers.receive"
HANDLE = "dossiers.change"
SIGN = "dossiers.sign"
RETURN = "dossiers.return"
APPLICANT = ""  # the applicant's own act: being the applicant is checked, not a permission

_OPEN = (State.RECEIVED, State.HANDLING, State.WAITING, State.INTERLINKED, State.PAYING)

FLOW = Flow(
    start=State.SUBMITTED,
    moves=(
        Move("accept", State.SUBMITTED, State.RECEIVED, RECEIVE, Clock.START, "Tiếp nhận"),
        Move("decline", State.SUBMITTED, State.DECLINED, RECEIVE, title="Từ chối tiếp nhận"),
        Move("ask_supplement", State.SUBMITTED, State.WAITING, RECEIVE, title="Yêu cầu bổ sung"),
        Move("send_again", State.WAITING, State.SUBMITTED, APPLICANT, title="Nộp lại"),
        Move("begin", State.RECEIVED, State.HANDLING, HANDLE, title="Chuyển xử lý"),
        Move(
            "ask_supplement", State.RECEIVED, State.WAITING, HANDLE, Clock.PAUSE, "Yêu cầu bổ sung"
        ),
        Move(
            "ask_supplement", State.HANDLING, State.WAITING, HANDLE, Clock.PAUSE, "Yêu cầu bổ sung"
        ),
        Move("resume", State.WAITING, State.HANDLING, RECEIVE, Clock.RESUME, "Nhận bổ sung"),
        Move("send_on", State.HANDLING, State.INTERLINKED, HANDLE, title="Chuyển liên thông"),
        Move("take_back", State.INTERLINKED, State.HANDLING, HANDLE, title="Nhận lại"),
        Move("ask_payment", State.HANDLING, State.PAYING, HANDLE, title="Yêu cầu nộp tiền"),
        Move("ask_payment", State.INTERLINKED, State.PAYING, HANDLE, title="Yêu cầu nộp tiền"),
        Move("paid", State.PAYING, State.HANDLING, APPLICANT, title="Đã nộp tiền"),
        Move("decide", State.HANDLING, State.READY, SIGN, Clock.STOP, "Ký kết quả"),
        Move("refuse", State.HANDLING, State.REFUSED, SIGN, Clock.STOP, "Từ chối giải quyết"),
        *(
            Move("stop", state, State.STOPPED, SIGN, Clock.STOP, "Dừng giải quyết")
            for state in _OPEN
        ),
        Move("give_up", State.SUBMITTED, State.GIVEN_UP, APPLICANT, title="Rút hồ sơ"),
        *(
            Move("give_up", state, State.GIVEN_UP, APPLICANT, Clock.STOP, "Rút hồ sơ")
            for state in _OPEN
        ),
        Move("hand_over", State.READY, State.RETURNED, RETURN, title="Trả kết quả"),
    ),
    ends=frozenset({State.DECLINED, State.RETURNED, State.REFUSED, State.STOPPED, State.GIVEN_UP}),
)

# The field a dossier is counted in, by the field of its procedure; others count as "other".
FIELD_OF = {
    "land": FieldOfWork.LAND,
    "construction": FieldOfWork.CONSTRUCTION,
    "civil_status": FieldOfWork.CIVIL_STATUS,
    "certification": FieldOfWork.CERTIFICATION,
    "judicial_support": FieldOfWork.JUSTICE,
    "business": FieldOfWork.BUSINESS,
    "cooperatives": FieldOfWork.BUSINESS,
    "trade": FieldOfWork.TRADE,
    "industry": FieldOfWork.TRADE,
    "agriculture": FieldOfWork.FARMING,
    "forestry": FieldOfWork.FARMING,
    "transport": FieldOfWork.TRANSPORT,
    "labour": FieldOfWork.SOCIAL,
    "social_protection": FieldOfWork.SOCIAL,
    "culture": FieldOfWork.CULTURE,
    "education": FieldOfWork.EDUCATION,
    "health": FieldOfWork.HEALTH,
}
# What a step of a process is among the steps of a dossier.
ROLE_OF = {
    "receive": Role.RECEIVE,
    "handle": Role.HANDLE,
    "appraise": Role.APPRAISE,
    "sign": Role.SIGN,
    "return": Role.RETURN,
    "hop": Role.HOP,
    "consult": Role.CONSULT,
    "pay": Role.PAY,
}

# The field a dossier of a vertical agency is counted in when only the desk's list knows it.
FIELD_OF_AGENCY = {
    Agency.POLICE: FieldOfWork.IDENTITY,
    Agency.INSURANCE: FieldOfWork.SOCIAL,
    Agency.MILITARY: FieldOfWork.OTHER,
}

# The service whose timetable and cut-off count a dossier's time: paper that comes after three
# o'clock counts from the next day, what is sent online at once.
SERVICE = {Channel.COUNTER: "paper", Channel.POST: "paper", Channel.ONLINE: "online"}
