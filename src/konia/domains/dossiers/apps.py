"""Makes the room known to Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """The dossiers room."""

    name = "konia.domains.dossiers"
    label = "dossiers"
