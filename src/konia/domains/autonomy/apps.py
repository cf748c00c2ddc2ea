"""Makes the room known to Django."""

from django.apps import AppConfig


class AutonomyConfig(AppConfig):
    """The autonomy room."""

    name = "konia.domains.autonomy"
    label = "autonomy"
