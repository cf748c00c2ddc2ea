"""Name plate of the bridges."""

from konia.kernel.rooms.plates import ROOMS, Door, Job, Permission, Room

from .jobs import ask_open, send_waiting

SEE, CHANGE = "bridges.see", "bridges.change"
ROOM = ROOMS.add(
    Room(
        "bridges",
        "Kết nối hệ thống ngoài",
        systems=("S22", "S23", "S24", "S31", "S52"),
        permissions=(
            Permission(SEE, "Xem đồng bộ với hệ thống ngoài"),
            Permission(CHANGE, "Gửi lại gói tin ra hệ thống ngoài"),
        ),
        doors=(
            Door(
                "workspace", "bridges:sync", "Đồng bộ", needs=SEE, order=60, group="Một cửa",
                icon="network",
            ),
        ),
        personal_data=("ZaloQuestion.asker", "ZaloQuestion.text", "ZaloQuestion.answer"),
        jobs=(
            Job("bridges.send", every="minute", run=send_waiting),
            Job("bridges.ask_payments", every="minute", run=ask_open),
        ),
    )
)  # fmt: skip
