"""Makes the room known to Django."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """The files room."""

    name = "konia.kernel.files"
    label = "files"
