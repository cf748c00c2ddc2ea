"""Makes the room known to Django."""

from django.apps import AppConfig


class InsuranceConfig(AppConfig):
    """The insurance room."""

    name = "konia.domains.insurance"
    label = "insurance"
