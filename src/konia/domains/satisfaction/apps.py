"""Makes the room known to Django."""

from django.apps import AppConfig


class SatisfactionConfig(AppConfig):
    """The satisfaction room."""

    name = "konia.domains.satisfaction"
    label = "satisfaction"
