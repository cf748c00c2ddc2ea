"""Makes the room known to Django."""

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """The calendar room."""

    name = "konia.kernel.calendar"
    label = "calendar"
