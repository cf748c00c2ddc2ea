"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "notices",
        "Thông báo gửi người dân",
        permissions=(
            Permission("notices.see", "Xem các thông báo đã gửi"),
            Permission("notices.retry", "Gửi lại thông báo"),
        ),
        doors=(
            Door(
                "workspace", "workspace:notices", "Thông báo đã gửi", needs="notices.see",
                order=80, icon="mail",
            ),
        ),
        personal_data=("Delivery.name", "Delivery.address", "Delivery.values"),
    )
)  # fmt: skip
