"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "checking",
        "Kiểm tra số liệu báo cáo",
        permissions=(Permission("checking.use", "Kiểm tra số liệu của báo cáo bất kỳ"),),
        doors=(
            Door(
                "workspace",
                "workspace:checking",
                "Kiểm tra báo cáo",
                needs="checking.use",
                order=20,
                icon="list-checks",
            ),
        ),
    )
)
