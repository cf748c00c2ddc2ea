"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "reform",
        "Chỉ đạo cải cách hành chính",
        systems=("S04", "S05", "S26"),
        permissions=(
            Permission("reform.see", "Xem xếp loại và chỉ số CCHC"),
            Permission("reform.change", "Quản lý xếp loại và chỉ số CCHC"),
            Permission("reform.self_assess", "Tự chấm điểm giải quyết TTHC của đơn vị"),
        ),
        doors=(
            Door(
                "workspace", "workspace:unit_ratings", "Xếp loại giải quyết TTHC",
                needs="reform.see", order=9, group="Một cửa", icon="list-checks",
            ),
        ),
    )
)  # fmt: skip
