"""Makes the room known to Django."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """The procedures room."""

    name = "konia.domains.procedures"
    label = "procedures"
