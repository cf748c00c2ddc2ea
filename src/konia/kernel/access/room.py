"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "access",
        "Tài khoản và phân quyền",
        permissions=(Permission("access.change", "Giao quyền cho tài khoản"),),
        personal_data=("Account.full_name", "Account.email", "SignInAttempt.address"),
    )
)
