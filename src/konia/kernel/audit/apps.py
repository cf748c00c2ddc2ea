"""Makes the room known to Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The audit room."""

    name = "konia.kernel.audit"
    label = "audit"
