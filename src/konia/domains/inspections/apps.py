"""Makes the room known to Django."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """The inspections room."""

    name = "konia.domains.inspections"
    label = "inspections"
