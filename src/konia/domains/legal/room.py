"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "legal",
        "Văn bản quy phạm pháp luật",
        systems=("S10", "S11", "S12"),
        permissions=(
            Permission("legal.see", "Xem văn bản quy phạm pháp luật"),
            Permission("legal.change", "Quản lý, rà soát, kiểm tra văn bản quy phạm pháp luật"),
        ),
    )
)
