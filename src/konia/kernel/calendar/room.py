"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "calendar",
        "Lịch làm việc",
        permissions=(
            Permission("calendar.see", "Xem lịch làm việc"),
            Permission("calendar.approve", "Đề xuất và duyệt lịch làm việc"),
        ),
        doors=(
            Door(
                "workspace", "workspace:calendar", "Lịch làm việc", "calendar.see", 21, "Tổ chức",
                "calendar-clock",
            ),
        ),
    )
)  # fmt: skip
