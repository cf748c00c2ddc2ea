"""Makes the room known to Django."""

from django.apps import AppConfig


class CheckingConfig(AppConfig):
    """The checking room: it has no tables."""

    name = "konia.domains.checking"
    label = "checking"
