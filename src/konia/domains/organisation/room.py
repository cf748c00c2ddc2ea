"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "organisation",
        "Sắp xếp tổ chức bộ máy",
        systems=("S32", "S64"),
        permissions=(
            Permission("organisation.see", "Xem quyết định sắp xếp và cấp phó"),
            Permission("organisation.change", "Ghi quyết định sắp xếp và cấp phó"),
        ),
        personal_data=("DeputyHead.person",),
    )
)
