"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "mail",
        "Thư điện tử công vụ",
        systems=("S47",),
        permissions=(
            Permission("mail.see", "Xem hộp thư công vụ"),
            Permission("mail.change", "Quản lý hộp thư công vụ"),
        ),
        personal_data=("Mailbox.address", "Mailbox.holder"),
    )
)
