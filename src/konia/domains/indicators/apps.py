"""Makes the room known to Django."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The indicators room."""

    name = "konia.domains.indicators"
    label = "indicators"
