"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Permission, Room

ROOM = ROOMS.add(
    Room(
        "citizens",
        "Người dân và tổ chức",
        systems=("S18", "S21"),
        permissions=(
            Permission("citizens.look_up", "Tra cứu người tại quầy, số định danh được che"),
            Permission("citizens.see", "Xem đầy đủ dữ liệu cá nhân"),
            Permission("citizens.change", "Ghi nhận người, giấy tờ và ủy quyền tại quầy"),
            Permission("citizens.approve_mandates", "Duyệt người hành động thay tổ chức"),
        ),
        doors=(
            Door(
                "workspace",
                "workspace:people",
                "Tra cứu người",
                "citizens.look_up",
                20,
                "Một cửa",
                "users",
            ),
            Door(
                "workspace",
                "workspace:mandates",
                "Thay tổ chức",
                "citizens.approve_mandates",
                21,
                "Một cửa",
                "shield-check",
            ),
        ),
        personal_data=(
            *("Person.full_name", "Person.identity_no", "Person.declared_no", "Person.birth_on"),
            *("Person.gender", "Person.phone", "Person.email", "Person.address"),
            *("Organisation.phone", "Organisation.email", "Mandate.holder_no"),
            "Mandate.holder_name",
        ),
    )
)
