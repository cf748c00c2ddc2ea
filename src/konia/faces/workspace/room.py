"""Name plate of the workspace: the doors that belong to no room of records."""

from konia.kernel.rooms.plates import ROOMS, Door, Room


def _case(target: str, title: str, needs: str, order: int, icon: str) -> Door:
    return Door("workspace", target, title, needs=needs, order=order, icon=icon)


ROOM = ROOMS.add(
    Room(
        "workspace",
        "Nơi làm việc",
        doors=(
            Door("workspace", "workspace:home", "Trang chính", order=1, icon="house"),
            _case("workspace:inbox", "Việc cần làm", "dossiers.see", 2, "inbox"),
            _case("workspace:intake", "Tiếp nhận", "dossiers.receive", 3, "clipboard-list"),
            _case("workspace:dossier_list", "Hồ sơ", "dossiers.see", 4, "folder-open"),
            _case("workspace:board", "Điều hành", "dossiers.see", 4, "layout-dashboard"),
            Door("workspace", "workspace:registers", "Sổ", order=5, icon="database"),
        ),
    )
)
