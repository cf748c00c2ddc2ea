"""Makes the face known to Django."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """The console face."""

    name = "konia.faces.console"
    label = "console"
