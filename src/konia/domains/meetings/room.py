"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "meetings",
        "Hội nghị truyền hình và họp trực tuyến",
        systems=("S48", "S49"),
        permissions=(
            Permission("meetings.see", "Xem điểm cầu, phòng và cuộc họp"),
            Permission("meetings.change", "Quản lý điểm cầu, đặt phòng và mời họp"),
        ),
    )
)
