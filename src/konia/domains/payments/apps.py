"""Makes the room known to Django."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """The payments room."""

    name = "konia.domains.payments"
    label = "payments"
