"""Name plate of the workspace: the doors that belong to no room of records."""

from konia.kernel.rooms.plates import ROOMS, Door, Room

ROOM = ROOMS.add(
    Room(
        "workspace",
        "Nơi làm việc",
        doors=(
            Door("workspace", "workspace:home", "Trang chính", order=1, icon="house"),
            Door("workspace", "workspace:registers", "Sổ", order=5, icon="database"),
        ),
    )
)
