"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "satisfaction",
        "Khảo sát hài lòng",
        systems=("S06",),
        permissions=(
            Permission("satisfaction.see", "Xem khảo sát hài lòng"),
            Permission("satisfaction.change", "Quản lý khảo sát hài lòng"),
        ),
    )
)
