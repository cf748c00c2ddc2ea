"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "reform",
        "Chỉ đạo cải cách hành chính",
        systems=("S04", "S05", "S26"),
        permissions=(
            Permission("reform.see", "Xem xếp loại và chỉ số CCHC"),
            Permission("reform.change", "Quản lý xếp loại và chỉ số CCHC"),
        ),
    )
)
