"""Makes the room known to Django."""

from django.apps import AppConfig


class CountersConfig(AppConfig):
    """The counters room."""

    name = "konia.domains.counters"
    label = "counters"
