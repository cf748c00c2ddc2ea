"""Makes the room known to Django."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """The figures room."""

    name = "konia.kernel.figures"
    label = "figures"
