from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "konia.domains.payments"
    label = "payments"
