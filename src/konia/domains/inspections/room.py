"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "inspections",
        "Thanh tra, kiểm tra",
        systems=("S03", "S13", "S39"),
        permissions=(
            Permission("inspections.see", "Xem thanh tra, kiểm tra"),
            Permission("inspections.change", "Quản lý thanh tra, kiểm tra"),
        ),
    )
)
