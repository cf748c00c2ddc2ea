"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "reporting",
        "Báo cáo",
        systems=("S09",),
        permissions=(Permission("reporting.see", "Xem báo cáo và phụ lục"),),
        doors=(
            Door(
                "workspace", "workspace:annex", "Phụ lục báo cáo CCHC", "reporting.see", 10,
                "Báo cáo", "file-text", ("cchc-2021-h1",),
            ),
        ),
    )
)  # fmt: skip
