"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "audit",
        "Nhật ký hệ thống",
        systems=("S58",),
        permissions=(Permission("audit.read", "Xem nhật ký hệ thống"),),
        doors=(
            Door(
                "workspace", "workspace:audit", "Nhật ký", "audit.read", 90, "Hệ thống", "history"
            ),
        ),
        keep_years=10,
    )
)
