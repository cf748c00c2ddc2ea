"""Makes the room known to Django."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """The mail room."""

    name = "konia.domains.mail"
    label = "mail"
