"""Makes the room known to Django."""

from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """The access room."""

    name = "konia.kernel.access"
    label = "access"

    def import_models(self) -> None:
        """Tokens stand above powers, which stand above the other models: a file of their own."""
        super().import_models()
        import_module("konia.kernel.access.tokens")
