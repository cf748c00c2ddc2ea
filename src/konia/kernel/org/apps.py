"""Makes the room known to Django."""

from django.apps import AppConfig


class OrgConfig(AppConfig):
    """The org room."""

    name = "konia.kernel.org"
    label = "org"
