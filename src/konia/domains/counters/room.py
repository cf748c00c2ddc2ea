"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Door, Job, Permission, Room

from .jobs import close_days

ROOM = ROOMS.add(
    Room(
        "counters",
        "Quầy một cửa",
        systems=("S19",),
        permissions=(
            Permission("counters.see", "Xem số thứ tự và thời gian chờ"),
            Permission("counters.serve", "Gọi số và phục vụ tại quầy"),
            Permission("counters.change", "Quản lý quầy, loại việc lấy số và thiết bị"),
            Permission("counters.reserve", "Giữ dải số hồ sơ để tiếp nhận khi mất mạng"),
        ),
        doors=(
            Door(
                "workspace", "workspace:windows", "Quầy", needs="counters.serve", order=7,
                group="Một cửa", icon="users",
            ),
            Door(
                "workspace", "workspace:counter_devices", "Thiết bị tại quầy",
                needs="counters.change", order=22, group="Một cửa", icon="list-checks",
            ),
        ),
        jobs=(Job("counters.close_days", every="day 00:10", run=close_days),),
        keep_years=5,
    )
)  # fmt: skip
