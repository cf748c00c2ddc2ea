"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "quality",
        "Quản lý chất lượng ISO 9001",
        systems=("S61",),
        permissions=(
            Permission("quality.see", "Xem hệ thống quản lý chất lượng"),
            Permission("quality.change", "Quản lý hệ thống quản lý chất lượng"),
        ),
    )
)
