"""Makes the room known to Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The documents room."""

    name = "konia.domains.documents"
    label = "documents"
