"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "documents",
        "Văn bản và chứng thư số",
        systems=("S46", "S50"),
        permissions=(
            Permission("documents.see", "Xem văn bản và chứng thư số"),
            Permission("documents.change", "Ghi văn bản và kết nối liên thông"),
            Permission("documents.certify", "Quản lý chứng thư số"),
            Permission("documents.set_rates", "Đặt định mức tiết kiệm"),
        ),
        personal_data=("Certificate.holder",),
    )
)
