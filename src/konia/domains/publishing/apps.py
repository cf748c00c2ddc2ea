"""Makes the room known to Django."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The publishing room."""

    name = "konia.domains.publishing"
    label = "publishing"
