"""Makes the room known to Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The access room."""

    name = "konia.kernel.access"
    label = "access"
