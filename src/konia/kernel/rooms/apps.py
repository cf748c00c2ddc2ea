"""Makes the room known to Django, and finds what the other rooms offer."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RoomsConfig(AppConfig):
    """The rooms room: at start-up it reads every room's name plate, registers and figures."""

    name = "konia.kernel.rooms"
    label = "rooms"

    def ready(self) -> None:
        autodiscover_modules("room", "registers", "figures", "messages", "jobs", "provinces")
