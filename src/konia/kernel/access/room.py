"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Job, Permission, Room

from .turns import forget_old_tries

ROOM = ROOMS.add(
    Room(
        "access",
        "Tài khoản và phân quyền",
        permissions=(Permission("access.change", "Giao quyền cho tài khoản"),),
        doors=(
            Door(
                "workspace", "workspace:officials", "Tài khoản cán bộ", "access.change", 83,
                "Hệ thống", "users",
            ),
            Door(
                "workspace", "workspace:roles", "Vai trò", "access.change", 84, "Hệ thống",
                "shield-check",
            ),
            Door(
                "workspace", "workspace:tokens", "Mã truy cập API", "access.change", 85,
                "Hệ thống", "network",
            ),
        ),
        personal_data=(
            *("Account.full_name", "Account.email", "Account.phone"),
            *("SignInAttempt.address", "PublicPost.address"),
        ),
        jobs=(Job("access.forget_tries", every="hour", run=forget_old_tries),),
    )
)  # fmt: skip
