"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "indicators",
        "Giá trị khai báo",
        permissions=(
            Permission("indicators.see", "Xem giá trị khai báo"),
            Permission("indicators.change", "Khai báo giá trị kèm kiểm chứng"),
        ),
    )
)
