"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "autonomy",
        "Tự chủ tài chính",
        systems=("S42", "S43", "S44"),
        permissions=(
            Permission("autonomy.see", "Xem tự chủ tài chính"),
            Permission("autonomy.change", "Quản lý tự chủ tài chính"),
        ),
    )
)
