"""Makes the room known to Django."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The reporting room."""

    name = "konia.domains.reporting"
    label = "reporting"
