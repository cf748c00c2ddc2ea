"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "org",
        "Tổ chức bộ máy",
        systems=("S32", "S64"),
        permissions=(
            Permission("org.see", "Xem danh mục đơn vị"),
            Permission("org.change", "Sắp xếp tổ chức bộ máy"),
        ),
        doors=(
            Door("workspace", "workspace:units", "Đơn vị", "org.see", 20, "Tổ chức", "building"),
        ),
    )
)
