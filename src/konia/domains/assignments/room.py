"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "assignments",
        "Kế hoạch và nhiệm vụ được giao",
        systems=("S01", "S02", "S07", "S62", "S63"),
        permissions=(
            Permission("assignments.see", "Xem kế hoạch và nhiệm vụ"),
            Permission("assignments.change", "Quản lý kế hoạch và nhiệm vụ"),
        ),
    )
)
