"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "figures",
        "Chỉ tiêu",
        permissions=(Permission("figures.see", "Xem chỉ tiêu và hồ sơ phía sau"),),
        doors=(
            Door(
                "workspace",
                "workspace:figures",
                "Chỉ tiêu",
                "figures.see",
                11,
                "Báo cáo",
                "chart-column",
            ),
        ),
    )
)
