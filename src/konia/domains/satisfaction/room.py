"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "satisfaction",
        "Sự hài lòng",
        systems=("S06", "S27"),
        permissions=(
            Permission("satisfaction.see", "Xem khảo sát hài lòng"),
            Permission("satisfaction.change", "Quản lý khảo sát hài lòng"),
            Permission("satisfaction.read_ratings", "Xem đánh giá của người dân theo cán bộ"),
        ),
        doors=(
            Door(
                "workspace", "workspace:citizen_ratings", "Đánh giá của người dân",
                needs="satisfaction.see", order=8, group="Một cửa", icon="star",
            ),
            Door("portal", "portal:rating_results", "Mức hài lòng", order=30, icon="star"),
        ),
        personal_data=("Rating.comment", "Rating.official", "Invitation.recipient"),
        keep_years=5,
    )
)  # fmt: skip
