"""Name plate of the API."""

from django.utils import timezone

from konia.kernel.rooms.plates import ROOMS, Door, Job, Permission, Room

from .actions import forget_old

WEBHOOKS = "api.webhooks"


def _forget() -> None:
    forget_old(at=timezone.now())


ROOM = ROOMS.add(
    Room(
        "api",
        "Kết nối của phần mềm",
        permissions=(Permission(WEBHOOKS, "Quản lý móc nối của phần mềm khác"),),
        doors=(
            Door(
                "workspace", "hooks:webhooks", "Móc nối", needs=WEBHOOKS, order=62,
                group="Một cửa", icon="network",
            ),
        ),
        jobs=(Job("api.forget", every="hour", run=_forget),),
    )
)  # fmt: skip
