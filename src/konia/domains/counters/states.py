"""The life of a queue ticket, who goes first, and what becomes of a reserved number."""

from django.db import models

from konia.kernel.cases.flow import Flow, Move

SERVE = "counters.serve"


class TicketState(models.TextChoices):
    """Where a ticket stands."""

    WAITING = "waiting", "Đang chờ"
    CALLED = "called", "Đã gọi"
    SERVING = "serving", "Đang phục vụ"
    DONE = "done", "Đã phục vụ xong"
    LEFT = "left", "Đã rời hàng"


S = TicketState

FLOW = Flow(
    start=S.WAITING,
    moves=(
        Move("call", S.WAITING, S.CALLED, SERVE, title="Gọi"),
        Move("recall", S.CALLED, S.CALLED, SERVE, title="Gọi lại"),
        Move("begin", S.CALLED, S.SERVING, SERVE, title="Bắt đầu phục vụ"),
        Move("finish", S.SERVING, S.DONE, SERVE, title="Kết thúc"),
        Move("mark_left", S.WAITING, S.LEFT, SERVE, title="Ghi vắng"),
        Move("mark_left", S.CALLED, S.LEFT, SERVE, title="Ghi vắng"),
        Move("hand_on", S.CALLED, S.WAITING, SERVE, title="Chuyển quầy"),
        Move("hand_on", S.SERVING, S.WAITING, SERVE, title="Chuyển quầy"),
    ),
    ends=frozenset({S.DONE, S.LEFT}),
)


class Priority(models.TextChoices):
    """Why somebody is called before others."""

    NONE = "", "Không thuộc diện ưu tiên"
    ELDERLY = "elderly", "Người cao tuổi"
    DISABLED = "disabled", "Người khuyết tật"
    PREGNANT = "pregnant", "Phụ nữ mang thai"


class TakenAt(models.TextChoices):
    """Where a ticket was taken."""

    KIOSK = "kiosk", "Máy lấy số"
    PHONE = "phone", "Điện thoại"
    DESK = "desk", "Cán bộ lấy giúp"


class DeviceKind(models.TextChoices):
    """What a device at a desk is for."""

    KIOSK = "kiosk", "Máy lấy số"
    TABLET = "tablet", "Máy đánh giá tại quầy"
    INTAKE = "intake", "Máy tiếp nhận khi mất mạng"


class Fate(models.TextChoices):
    """What became of one reserved number."""

    USED = "used", "Đã dùng cho hồ sơ"
    GIVEN_BACK = "given_back", "Trả lại dãy số"
    VOIDED = "voided", "Hủy, có lý do"
