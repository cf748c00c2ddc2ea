"""Makes the room known to Django."""

from django.apps import AppConfig


class LegalConfig(AppConfig):
    """The legal room."""

    name = "konia.domains.legal"
    label = "legal"
