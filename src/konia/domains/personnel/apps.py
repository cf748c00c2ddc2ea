"""Makes the room known to Django."""

from django.apps import AppConfig


class PersonnelConfig(AppConfig):
    """The personnel room."""

    name = "konia.domains.personnel"
    label = "personnel"
