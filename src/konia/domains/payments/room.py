"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

from .states import CHANGE, RECONCILE, SEE, TAKE_CASH

ROOM = ROOMS.add(
    Room(
        "payments",
        "Thanh toán",
        systems=("S23", "S24"),
        permissions=(
            Permission(SEE, "Xem yêu cầu nộp tiền, biên lai, hoàn tiền"),
            Permission(CHANGE, "Hủy yêu cầu nộp tiền, hoàn tiền"),
            Permission(TAKE_CASH, "Thu tiền mặt tại quầy"),
            Permission(RECONCILE, "Đối soát với cổng thanh toán"),
        ),
        doors=(
            Door(
                "workspace", "workspace:payments", "Thanh toán", needs=SEE, order=30,
                group="Một cửa", icon="banknote",
            ),
        ),
        personal_data=("PaymentRequest.payer", "Receipt.payer"),
    )
)  # fmt: skip
