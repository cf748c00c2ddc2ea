"""Makes the room known to Django."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """The feedback room."""

    name = "konia.domains.feedback"
    label = "feedback"
