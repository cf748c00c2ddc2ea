"""Makes the room known to Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The registers room."""

    name = "konia.kernel.registers"
    label = "registers"
