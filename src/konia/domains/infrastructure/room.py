"""Name plate."""

from konia.kernel.rooms.plates import ROOMS, Permission, Room

ROOM = ROOMS.add(
    Room(
        "infrastructure",
        "Hạ tầng, an toàn thông tin và nền tảng",
        systems=("S28", "S29", "S58", "S59", "S60", "S63"),
        permissions=(
            Permission("infrastructure.see", "Xem thiết bị, hệ thống, sự cố và nền tảng"),
            Permission("infrastructure.change", "Quản lý thiết bị, hệ thống, sự cố và nền tảng"),
        ),
        personal_data=("Incident.owner", "ReportingAccount.code"),
    )
)
