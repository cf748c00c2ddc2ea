"""Name plate of the portal: its own doors."""

from konia.kernel.rooms.plates import ROOMS, Door, Room

ROOM = ROOMS.add(
    Room(
        "portal",
        "Cổng công khai",
        doors=(
            Door("portal", "portal:home", "Trang chủ", order=1, icon="house"),
            Door("portal", "portal:procedures", "Thủ tục", order=2, icon="file-text"),
            Door("portal", "portal:tracking", "Tra cứu hồ sơ", order=3, icon="search"),
            Door("portal", "portal:own", "Hồ sơ của tôi", order=4, icon="folder-open"),
            Door("portal", "portal:store", "Kho giấy tờ", order=5, icon="archive"),
            Door("portal", "portal:statistics", "Số liệu mở", order=10, icon="chart-column"),
        ),
    )
)
