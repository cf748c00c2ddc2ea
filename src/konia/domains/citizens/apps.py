"""Makes the room known to Django."""

from django.apps import AppConfig


class CitizensConfig(AppConfig):
    """The citizens room."""

    name = "konia.domains.citizens"
    label = "citizens"
