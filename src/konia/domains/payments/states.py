"""The life of a payment request, and the words of everything around it."""

from django.db import models

from konia.kernel.cases.flow import Flow, Move


class State(models.TextChoices):
    """Where a payment request stands. A failed try leaves it asked: one may try again."""

    ASKED = "asked", "Chờ nộp tiền"
    PAID = "paid", "Đã nộp tiền"
    CONFIRMED = "confirmed", "Kho bạc đã xác nhận"
    CANCELLED = "cancelled", "Đã hủy"
    REFUNDED = "refunded", "Đã hoàn tiền"


class Kind(models.TextChoices):
    """What is paid."""

    FEE = "fee", "Phí, lệ phí"
    TAX = "tax", "Nghĩa vụ tài chính về đất đai"


class LineKind(models.TextChoices):
    """What one line of a request is."""

    FEE = "fee", "Lệ phí"
    CHARGE = "charge", "Phí"
    TAX = "tax", "Thuế, tiền sử dụng đất"


class Channel(models.TextChoices):
    """How the money came."""

    ONLINE = "online", "Trực tuyến"
    CASH = "cash", "Tiền mặt tại quầy"
    TREASURY = "treasury", "Nộp thẳng vào Kho bạc"


class AttemptState(models.TextChoices):
    """What became of one try at a gateway."""

    BEGUN = "begun", "Đang chờ cổng thanh toán"
    PAID = "paid", "Thành công"
    FAILED = "failed", "Không thành công"
    CANCELLED = "cancelled", "Người nộp hủy"
    EXCESS = "excess", "Nộp thừa, chờ hoàn"


class Verdict(models.TextChoices):
    """What was done with something a gateway said."""

    SETTLED = "settled", "Ghi nhận đã nộp"
    REPEATED = "repeated", "Đã biết, bỏ qua"
    FAILED = "failed", "Ghi nhận không thành công"
    EXCESS = "excess", "Nộp thừa, xếp hàng hoàn tiền"
    PENDING = "pending", "Chưa có kết quả"
    DIFFERS = "differs", "Từ chối: số tiền hoặc giao dịch khác"
    UNKNOWN = "unknown", "Từ chối: không có đơn này"
    FORGED = "forged", "Từ chối: chữ ký sai"


class RefundState(models.TextChoices):
    """Where a refund stands."""

    QUEUED = "queued", "Chờ hoàn"
    DONE = "done", "Đã hoàn"
    REFUSED = "refused", "Cổng từ chối, cần xử lý tay"


class Match(models.TextChoices):
    """What comparing our record with the gateway's file says of one payment."""

    MATCHED = "matched", "Khớp"
    ONLY_OURS = "only_ours", "Chỉ có ở hệ thống"
    ONLY_THEIRS = "only_theirs", "Chỉ có ở cổng thanh toán"
    DIFFERS = "differs", "Lệch số tiền"


SEE = "payments.see"
CHANGE = "payments.change"
TAKE_CASH = "payments.take_cash"
RECONCILE = "payments.reconcile"
FLOW = Flow(
    start=State.ASKED,
    moves=(
        Move("fail", State.ASKED, State.ASKED, "", title="Nộp không thành công, thử lại được"),
        Move("pay", State.ASKED, State.PAID, "", title="Nộp tiền"),
        Move("cancel", State.ASKED, State.CANCELLED, CHANGE, title="Hủy yêu cầu"),
        Move("confirm", State.PAID, State.CONFIRMED, "", title="Kho bạc xác nhận"),
        Move("refund", State.PAID, State.REFUNDED, CHANGE, title="Hoàn tiền"),
        Move("refund", State.CONFIRMED, State.REFUNDED, CHANGE, title="Hoàn tiền"),
    ),
    ends=frozenset({State.CANCELLED, State.REFUNDED}),
)
