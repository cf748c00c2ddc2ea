"""Makes the room known to Django."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """The assignments room."""

    name = "konia.domains.assignments"
    label = "assignments"
