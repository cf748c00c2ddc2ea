"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "insurance",
        "Bảo hiểm xã hội số",
        systems=("S57",),
        permissions=(
            Permission("insurance.see", "Xem đăng ký VssID, thẻ và hồ sơ bảo hiểm"),
            Permission("insurance.change", "Nhận và xử lý hồ sơ bảo hiểm điện tử"),
        ),
        personal_data=("ChildCard.code", "ChildCard.born_on"),
    )
)
