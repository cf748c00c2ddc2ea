"""Makes the room known to Django."""

from django.apps import AppConfig


class InfrastructureConfig(AppConfig):
    """The infrastructure room."""

    name = "konia.domains.infrastructure"
    label = "infrastructure"
