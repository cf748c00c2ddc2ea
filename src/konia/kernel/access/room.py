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
