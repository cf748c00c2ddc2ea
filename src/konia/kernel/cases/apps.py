"""Makes the room known to Django."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The cases room."""

    name = "konia.kernel.cases"
    label = "cases"
