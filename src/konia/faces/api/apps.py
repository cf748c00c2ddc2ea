"""Makes the face known to Django, and listens."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The api face."""

    name = "konia.faces.api"
    label = "api"

    def ready(self) -> None:
        from .listeners import listen

        listen()
