"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "dossiers",
        "Hồ sơ một cửa",
        systems=("S18", "S19", "S20", "S21"),
        permissions=(
            Permission("dossiers.see", "Xem hồ sơ một cửa"),
            Permission("dossiers.change", "Tiếp nhận, giải quyết hồ sơ"),
            Permission("dossiers.keep_desks", "Quản lý điểm một cửa và thí điểm bưu điện"),
        ),
        personal_data=("Dossier.applicant", "Step.by"),
    )
)
