"""Makes the face known to Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The api face."""

    name = "konia.faces.api"
    label = "api"
