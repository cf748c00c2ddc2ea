"""Makes the room known to Django."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """The outbox room."""

    name = "konia.kernel.outbox"
    label = "outbox"
