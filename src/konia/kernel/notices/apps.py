"""Makes the room known to Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The notices room."""

    name = "konia.kernel.notices"
    label = "notices"
