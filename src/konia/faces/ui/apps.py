"""Makes the face's look known to Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base pages and components; no rules and no tables."""

    name = "konia.faces.ui"
    label = "ui"
