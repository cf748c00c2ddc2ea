"""Makes the room known to Django."""

from django.apps import AppConfig


class ReformConfig(AppConfig):
    """The reform room."""

    name = "konia.domains.reform"
    label = "reform"
