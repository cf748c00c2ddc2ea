"""Makes the room known to Django."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The meetings room."""

    name = "konia.domains.meetings"
    label = "meetings"
