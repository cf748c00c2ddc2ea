"""Makes the room known to Django."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """The quality room."""

    name = "konia.domains.quality"
    label = "quality"
